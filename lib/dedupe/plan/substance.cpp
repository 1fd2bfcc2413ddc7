#include "dedupe/plan/substance.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"

namespace kiji::dedupe {
namespace {

using markdown::Kind;
using markdown::NodeId;
using markdown::Tree;

/// What an inline holds, with a letter for its kind; empty where it is words and emphasis.
std::string held_by(const Document& doc, NodeId id) {
    const Tree& tree = doc.tree();
    switch (tree[id].kind) {
        case Kind::link:
            return fmt::format("l{}", tree.link(id).url);
        case Kind::image:
            return fmt::format("i{}", tree.link(id).url);
        case Kind::footnote_reference:
            return fmt::format("f{}", tree.footnote(id).label);
        case Kind::code:
            return fmt::format("c{}", tree.literal(id));
        case Kind::html_inline:
            return fmt::format("h{}", tree.literal(id));
        default:
            return {};
    }
}

/// "{: .note}" and its like.
void add_attributes(std::string_view text, std::vector<std::uint64_t>& out) {
    for (std::size_t at = text.find("{:"); at != std::string_view::npos;
         at = text.find("{:", at + 2)) {
        const std::size_t end = text.find('}', at);
        if (end == std::string_view::npos)
            return;
        out.push_back(hash64(text.substr(at, end - at)));
    }
}

constexpr std::u32string_view signs = U"+<=>%#&@$^|/¢£¤¥€₩×÷±−°№§";

constexpr bool is_operator(char32_t value) {
    return value >= 0x2190 && value <= 0x22FF;  // arrows, mathematical operators
}

/// Full-width forms as what they are the wide form of.
constexpr char32_t narrow(char32_t value) {
    if (value >= 0xFF01 && value <= 0xFF5E)
        return value - 0xFEE0;
    return value == 0xFFE5 ? U'¥' : value;
}

std::string signs_of(std::string_view text) {
    std::string found;
    char32_t before = ' ';
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        at += point.length;
        const char32_t value = narrow(point.value);
        const bool behind_word = is_letter_mark_or_number(before);
        before = value;
        if (ascii::is_letter(value))
            continue;
        const bool minus =
            value == '-' && !behind_word && at < text.size() && ascii::is_digit(text[at]);
        if (minus || signs.find(value) != std::u32string_view::npos || is_operator(value))
            append_utf8(found, value);
    }
    return found;
}

}  // namespace

std::vector<std::uint64_t> substance_of(const Document& doc, NodeId node, Span part) {
    std::vector<std::uint64_t> held;
    const Tree& tree = doc.tree();
    for (NodeId id = node + 1; id < tree[node].end; ++id) {
        if (!tree[id].span.overlaps(part))
            continue;
        if (const std::string text = held_by(doc, id); !text.empty())
            held.push_back(hash64(text));
    }
    auto liquid = std::ranges::partition_point(
        doc.liquid(), [&](const Span& one) { return one.end <= part.begin; });
    for (; liquid != doc.liquid().end() && liquid->begin < part.end; ++liquid)
        held.push_back(hash64(doc.file().slice(*liquid)));
    add_attributes(doc.file().slice(part), held);
    std::ranges::sort(held);
    held.erase(std::unique(held.begin(), held.end()), held.end());
    return held;
}

Signs::Signs(const Document& doc, NodeId node) : doc_(doc) {
    const Tree& tree = doc.tree();
    for (NodeId id = node + 1; id < tree[node].end; ++id) {
        if (tree[id].kind == Kind::html_inline)
            hidden_.push_back(tree[id].span);
        if (tree[id].kind != Kind::link && tree[id].kind != Kind::image)
            continue;
        const Span text = tree.link(id).text;
        if (tree[id].span.contains(text) && !text.empty())
            hidden_.push_back({text.end, tree[id].span.end});
    }
    std::ranges::sort(hidden_);
}

std::string Signs::in(Span part) const {
    std::string found;
    auto hidden = std::ranges::partition_point(
        hidden_, [&](const Span& one) { return one.end <= part.begin; });
    std::size_t at = part.begin;
    for (; hidden != hidden_.end() && hidden->begin < part.end; ++hidden) {
        if (hidden->begin > at)
            found += signs_of(doc_.file().slice(span_of(at, hidden->begin)));
        at = std::max<std::size_t>(at, hidden->end);
    }
    if (at < part.end)
        found += signs_of(doc_.file().slice(span_of(at, part.end)));
    return found;
}

bool parts_cleanly(const Document& doc, NodeId block, std::size_t offset) {
    const Tree& tree = doc.tree();
    for (NodeId id = block + 1; id < tree[block].end && tree[id].span.begin < offset; ++id) {
        if (tree[id].kind != Kind::text && tree[id].span.end > offset)
            return false;
    }
    return true;
}

}  // namespace kiji::dedupe
