// HTML as kramdown reads and writes it again.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "markdown/kramdown/attributes.hpp"

namespace kiji::markdown::kramdown {

/// What kramdown does with what stands within an element.
enum class Content : std::uint8_t { raw, spans, blocks };

struct Tag {
    std::string name{};  // in lower case where HTML knows it
    Attributes attributes{};
    bool closed = false;  // "/>"
    std::size_t end = 0;  // behind its ">"
};

/// The tag that begins at `at`, where '<' stands; nothing where kramdown sees none. O(size of it).
std::optional<Tag> scan_open_tag(std::string_view text, std::size_t at);
/// The same of a closing tag; it has no attributes.
std::optional<Tag> scan_close_tag(std::string_view text, std::size_t at);

bool is_span_element(std::string_view name);
/// One that may not stand within a paragraph.
bool is_block_element(std::string_view name);
/// One that has no end tag.
bool is_void_element(std::string_view name);
Content content_of(std::string_view name);

/// True where a line that begins with `text` ends a paragraph: a tag that no span may have.
bool ends_paragraph(std::string_view text);

/// Appends `<name attributes`, without the end of the tag.
void write_tag(std::string& out, const Tag& tag);

/// Text of an element that is not read as Markdown: < > & as entities, but for references.
void write_raw_text(std::string& out, std::string_view text);

/// The element whose tag ends at `tag.end`, with all within it, as kramdown writes it: attributes
/// in double quotes, elements closed, stray end tags as text. `end`: where the text goes on.
/// `closed`: its end tag was found; else it reaches to the end of `text`. O(size of it).
struct Element {
    std::string html{};  // behind the tag's attributes: from ">" or " />" on
    std::size_t end = 0;
    bool closed = true;
};
Element read_raw_element(std::string_view text, const Tag& tag);

}  // namespace kiji::markdown::kramdown
