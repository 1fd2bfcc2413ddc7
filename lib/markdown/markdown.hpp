// The door to Markdown: text to tree, tree to HTML.
#pragma once

#include <span>
#include <string>

#include "base/limits.hpp"
#include "base/result.hpp"
#include "markdown/site_engine.hpp"
#include "markdown/tree.hpp"
#include "source/source_file.hpp"

namespace kiji::markdown {

/// What masked Liquid is replaced by, byte for byte: a letter, so that what stands around it parses
/// as it will when the template has run.
inline constexpr char filler = 'x';

/// Parses `body` of `file` as GitHub Flavored Markdown with footnotes, by cmark-gfm. Spans in
/// `masked` (sorted, disjoint, inside `body`) read as `filler`, line ends excepted. The file must
/// have passed `check_text`. Error: a limit was passed; it names the limit, line and column. Safe
/// from several threads at once. O(size) for all but hostile input, which the limits bound.
Result<Tree> parse(const SourceFile& file, Span body, std::span<const Span> masked,
                   const Limits& limits);

/// The HTML of `tree`, byte for byte as `cmark-gfm --unsafe` with its extensions footnotes, table,
/// strikethrough, autolink, tagfilter and tasklist writes it. Error: more bytes than `limits` allow
/// for a document of `source_bytes`.
Result<std::string> to_html(const Tree& tree, std::size_t source_bytes, const Limits& limits);

/// Appends `text` with & < > " as entities.
void escape_html(std::string& out, std::string_view text);

}  // namespace kiji::markdown
