#include "lint/facts/references.hpp"

#include <algorithm>
#include <utility>

#include "base/letter_case.hpp"
#include "base/text.hpp"
#include "lint/facts/block_syntax.hpp"

namespace kiji::lint {

using markdown::Kind;
using Form = markdown::Link::Form;

std::string normal_label(std::string_view label) {
    const std::string small = lower_case(label);
    std::string text;
    bool space = false;
    for (std::size_t at = 0; at < small.size();) {
        const CodePoint point = decode(small, at);
        if (is_space(point.value) || point.value == 0xFEFF) {
            space = true;
        } else {
            if (space && !text.empty())
                text.push_back(' ');
            space = false;
            text.append(small, at, point.length);
        }
        at += point.length;
    }
    return text;
}

std::string without_prefixes(std::string_view text) {
    std::string result;
    while (true) {
        const std::size_t end = text.find_first_of("\n\r");
        result.append(text.substr(0, end));
        if (end == std::string_view::npos)
            return result;
        result.push_back(' ');
        text.remove_prefix(std::min(text.find_first_not_of("\n\r\t >", end), text.size()));
    }
}

References::References(const Document& doc, const Inlines& inlines, const Blocks* blocks) {
    const markdown::Tree& tree = doc.tree();
    if (blocks != nullptr)
        add_definitions(doc, *blocks);
    for (markdown::NodeId id = 0; blocks == nullptr && id < tree.size(); ++id) {
        if (tree[id].kind == Kind::link_definition || tree[id].kind == Kind::footnote_definition)
            add_definition(doc, id);
    }
    for (const InlineToken& token : inlines.tokens()) {
        if (!token.in_html_block)
            add_use(doc, inlines, token);
    }
    for (const UndefinedReference& reference : inlines.undefined_references())
        uses_.push_back(
            {normal_label(reference.label), reference.span, reference.form == Form::shortcut});
}

void References::add_definition(const Document& doc, markdown::NodeId id) {
    const markdown::Tree& tree = doc.tree();
    Definition found{.span = tree[id].span};
    if (tree[id].kind == Kind::link_definition) {
        const markdown::LinkDefinition& definition = tree.link_definition(id);
        found.label = normal_label(definition.label);
        found.label_span = definition.label_span;
        found.url = definition.destination;
        found.destination = doc.file().slice(found.url);
        if (found.destination.starts_with('<')) {
            found.destination = {};
            found.url = {found.url.begin + 1, found.url.end - 1};
        }
    } else {
        const std::string_view label = tree.footnote(id).label;
        found.label = normal_label(std::string("^").append(label));
        found.label_span = span_of(found.span.begin + 1, found.span.begin + 2 + label.size());
        found.is_footnote = true;
    }
    add(std::move(found));
}

void References::add_definitions(const Document& doc, const Blocks& blocks) {
    auto next = blocks.definitions().begin();
    for (std::uint32_t id = 0; id < blocks.all().size(); ++id) {
        for (; next != blocks.definitions().end() && next->block == id; ++next)
            add({.label = normal_label(without_prefixes(doc.file().slice(next->label))),
                 .span = next->span,
                 .label_span = next->label,
                 .destination =
                     next->in_angles ? std::string_view() : doc.file().slice(next->destination),
                 .url = next->destination});
        const Block& block = blocks[id];
        if (block.kind != BlockKind::footnote)
            continue;
        const std::string_view label = footnote_name(doc.file().slice(block.start));
        add({.label = normal_label(std::string("^").append(label)),
             .span = blocks.line_range(block),
             .label_span = span_of(block.start.begin + 1, block.start.begin + 2 + label.size()),
             .is_footnote = true});
    }
}

void References::add(Definition definition) {
    definition.first = definitions_.size();
    const auto [place, is_first] = by_label_.try_emplace(definition.label, definitions_.size());
    if (!is_first)
        definition.first = place->second;
    definitions_.push_back(std::move(definition));
}

void References::add_use(const Document& doc, const Inlines& inlines, const InlineToken& token) {
    if (token.kind == InlineToken::Kind::footnote_call) {
        uses_.push_back({normal_label(doc.file().slice({token.span.begin + 1, token.span.end - 1})),
                         token.span, true});
        return;
    }
    if (token.kind != InlineToken::Kind::link && token.kind != InlineToken::Kind::image)
        return;
    const InlineLink& link = inlines.link(token);
    if (link.form == Form::inlined)
        return;
    const Span label = link.form == Form::full
                           ? Span{link.reference.begin + 1, link.reference.end - 1}
                           : link.text;
    uses_.push_back({normal_label(without_prefixes(doc.file().slice(label))), token.span,
                     link.form == Form::shortcut});
}

const References::Definition* References::find(std::string_view label) const {
    const auto found = by_label_.find(label);
    return found == by_label_.end() ? nullptr : &definitions_[found->second];
}

}  // namespace kiji::lint
