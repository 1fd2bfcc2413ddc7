// Openings of blocks, each known by one line. All take a line from its first character that is no
// blank to its end, and follow micromark. O(length).
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace kiji::lint {

bool is_atx_heading(std::string_view line);
bool is_setext_underline(std::string_view line);
bool is_thematic_break(std::string_view line);

/// A fence of code (```, ~~~), math ($$) or a directive (:::).
struct Fence {
    char sign = 0;
    std::size_t size = 0;
};
std::optional<Fence> opened_fence(std::string_view line);
std::optional<Fence> opened_math(std::string_view line);
std::optional<Fence> opened_directive(std::string_view line);
/// True where `line` is a closing fence for `open`.
bool closes(const Fence& open, std::string_view line);

/// "::name[label]{attributes}".
bool is_leaf_directive(std::string_view line);
/// The length of "[^label]:" at the start; 0 where there is none.
std::size_t footnote_label(std::string_view line);
/// Of "[^label]: …" the label.
std::string_view footnote_name(std::string_view line);

}  // namespace kiji::lint
