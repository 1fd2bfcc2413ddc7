// What rules about inlines share: lines that a token covers, and what a tag of HTML says.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "document/document.hpp"
#include "lint/facts/inlines.hpp"

namespace kiji::lint {

/// The line that holds `offset`, without its line end.
Span line_of(const Document& doc, std::uint32_t offset);
/// `span` as far as the line goes that it begins on.
Span first_line(const Document& doc, Span span);
bool is_in_one_line(const Document& doc, Span span);
/// `span` where it is in one line, else the line it begins on.
Span one_line(const Document& doc, Span span);
/// The text of a span for a message: at most 40 characters of its first line.
std::string quoted(const Document& doc, Span span);

struct Tag {
    std::string_view name;
    bool closing = false;
};
/// The name of the tag or instruction that `html` is; nothing for comments and declarations.
std::optional<Tag> tag_of(std::string_view html);
/// The value of an attribute; nothing where the tag does not have it. Case of `name`, in lower
/// case, does not count.
std::optional<std::string_view> attribute(std::string_view tag, std::string_view name);

}  // namespace kiji::lint
