// Definitions that nothing refers to, or that stand twice.
#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "lint/facts/places.hpp"
#include "lint/facts/references.hpp"
#include "lint/rules/inlines/inlines.hpp"

namespace kiji::lint {
namespace {

using markdown::Kind;
using markdown::NodeId;

constexpr std::array<std::string_view, 1> ignored{"//"};
constexpr std::array options{Option{
    .name = "ignored_definitions",
    .summary = "labels that nothing has to refer to: \"[//]: # (…)\" is a comment",
    .standard = Texts(ignored),
}};

/// Adds what stands in brackets in `text`.
void add_labels(std::string_view text, std::set<std::string>& labels) {
    for (std::size_t open = text.find('['); open != std::string_view::npos;
         open = text.find('[', open + 1)) {
        const std::size_t close = text.find_first_of("[]", open + 1);
        if (close == std::string_view::npos)
            return;
        if (text[close] == ']')
            labels.insert(normal_label(text.substr(open + 1, close - open - 1)));
    }
}

/// Labels that are used, also where no page is known yet: in HTML, which kramdown may read as
/// Markdown, and in Liquid.
std::set<std::string> used_labels(const Document& doc, const References& references,
                                  bool knows_jekyll) {
    std::set<std::string> labels;
    for (const References::Use& use : references.uses())
        labels.insert(use.label);
    if (!knows_jekyll)
        return labels;
    for (const Span liquid : doc.liquid())
        add_labels(doc.file().slice(liquid), labels);
    for (const markdown::Node& node : doc.tree().nodes()) {
        if (node.kind == Kind::html_block)
            add_labels(doc.file().slice(node.span), labels);
    }
    return labels;
}

/// "[label]: " in `line` is not all there is.
bool is_whole(std::string_view line) {
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    if (indent > 3 || indent == line.size() || line[indent] != '[')
        return true;
    const std::size_t close = line.find(']', indent);
    if (close == std::string_view::npos || close + 1 >= line.size() || line[close + 1] != ':' ||
        close == indent + 1 || line[close - 1] == '\\')
        return true;
    return line.find_first_not_of(" \t", close + 2) != std::string_view::npos;
}

/// Where the first of the definitions stands that no other block follows; behind all text where
/// there is none.
std::uint32_t definitions_at_end(const markdown::Tree& tree) {
    std::uint32_t first = UINT32_MAX;
    for (const NodeId id : tree.children(markdown::Tree::root)) {
        if (tree[id].kind != Kind::link_definition)
            first = UINT32_MAX;
        else if (first == UINT32_MAX)
            first = tree[id].span.begin;
    }
    return first;
}

/// All of `line`; of a last one without a line end with the line end before it.
Span whole_line(const Document& doc, std::size_t line) {
    const LineIndex& lines = doc.file().lines();
    const Span full = lines.full_line(line);
    const bool has_end = full.end > lines.line(line).end;
    return has_end || line == 0 ? full : span_of(lines.line(line - 1).end, full.end);
}

void check(const Document& doc, Findings& out) {
    const References& references = out.references();
    if (references.definitions().empty())
        return;
    const std::set<std::string> used = used_labels(doc, references, out.knows_jekyll());
    const std::vector<std::string_view> labels = out.options().texts("ignored_definitions");
    const LineIndex& lines = doc.file().lines();
    // Behind the last block a definition of one line goes without a trace.
    const std::uint32_t at_end = definitions_at_end(doc.tree());
    for (std::size_t i = 0; i < references.definitions().size(); ++i) {
        const References::Definition& definition = references.definitions()[i];
        const bool again = definition.first != i;
        if ((!again && used.contains(definition.label)) ||
            std::ranges::find(labels, definition.label) != labels.end())
            continue;
        const std::size_t number = lines.line_at(definition.label_span.begin);
        Diagnostic finding{
            .span = lines.line(number),
            .message = again ? fmt::format("[{}] is defined a second time", definition.label)
                             : fmt::format("nothing refers to [{}]", definition.label),
            .help = again ? "the first definition counts: delete this one" : "delete it, or use it",
        };
        if (again)
            finding.related.push_back(
                {references.definitions()[definition.first].label_span, "defined here first"});
        if (is_whole(doc.file().slice(finding.span)))
            finding.fix = {{whole_line(doc, number), ""}};
        const bool leaves_no_trace =
            definition.span.begin >= at_end && is_in_one_line(doc, definition.span);
        finding.safety = leaves_no_trace ? Safety::safe : Safety::unsafe;
        out.add(std::move(finding));
    }
}

}  // namespace

constinit const Rule rules::definition_unused{
    .name = "definition-unused",
    .code = "MD053",
    .also = "link-image-reference-definitions",
    .tags = "images links",
    .severity = Severity::info,
    .in_blog = true,
    .fixes = Fixes::unsafe,
    .summary = "Nothing refers to a definition, or it stands twice",
    .why = "It is left over from a link that is gone, or one of two addresses never shows.",
    .bad = "It snowed.\n\n[snow]: https://example.org/snow\n",
    .good = "It [snowed][snow].\n\n[snow]: https://example.org/snow\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
