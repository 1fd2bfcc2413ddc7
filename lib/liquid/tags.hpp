// The table of tags: one file each in tags/, one row here.
#pragma once

#include <array>

#include "liquid/tag.hpp"

namespace kiji::liquid {

namespace tags {

extern const TagRow assign;
extern const TagRow break_loop;
extern const TagRow capture;
extern const TagRow case_of;
extern const TagRow comment;
extern const TagRow continue_loop;
extern const TagRow cycle;
extern const TagRow decrement;
extern const TagRow doc;
extern const TagRow echo;
extern const TagRow for_each;
extern const TagRow if_true;
extern const TagRow ifchanged;
extern const TagRow include;
extern const TagRow increment;
extern const TagRow inline_comment;
extern const TagRow liquid;
extern const TagRow raw;
extern const TagRow render;
extern const TagRow tablerow;
extern const TagRow unless;

}  // namespace tags

/// All tags, in the order in which they are listed.
inline constexpr std::array<const TagRow*, 21> tag_table{
    &tags::assign,   &tags::capture,   &tags::increment,      &tags::decrement,
    &tags::echo,     &tags::if_true,   &tags::unless,         &tags::case_of,
    &tags::for_each, &tags::tablerow,  &tags::break_loop,     &tags::continue_loop,
    &tags::cycle,    &tags::ifchanged, &tags::include,        &tags::render,
    &tags::raw,      &tags::comment,   &tags::inline_comment, &tags::doc,
    &tags::liquid,
};

}  // namespace kiji::liquid
