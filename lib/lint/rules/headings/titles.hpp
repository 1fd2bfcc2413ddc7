// Whether a page has a title before its body begins.
#pragma once

#include <optional>

#include "document/document.hpp"
#include "lint/rule.hpp"

namespace kiji::lint {

/// The option of all rules that ask for it.
inline constexpr Option front_matter_title{
    .name = "front_matter_title",
    .summary = "expression for the line of the front matter that holds the title; empty: none does",
    .standard = std::string_view(R"(^\s*"?title"?\s*[:=])"),
};

/// Where the front matter gives a title: its line. Where Jekyll's syntax is known that is the key
/// "title", unless the option says otherwise.
std::optional<Span> title_line(const Document& doc, const Findings& out);

}  // namespace kiji::lint
