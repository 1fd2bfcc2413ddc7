// A whole page around the HTML of a post: the embedded template and its slots.
#pragma once

#include <string>
#include <string_view>

#include "corpus/corpus.hpp"
#include "document/document.hpp"

namespace kiji::cli {

/// `content` (the HTML of the body) inside templates/page.html. Title, date, language, description
/// and reading time are those of the front matter, else what the post itself tells: its first
/// heading, its file name, its text. O(size).
std::string page(const Document& doc, std::string_view content, const corpus::Config& config);

}  // namespace kiji::cli
