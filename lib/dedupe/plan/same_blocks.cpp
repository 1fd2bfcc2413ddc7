#include "dedupe/plan/same_blocks.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.hpp"

namespace kiji::dedupe {
namespace {

using markdown::Kind;
using markdown::NodeId;
using markdown::Tree;

constexpr std::string_view blanks = " \t\r\n";

/// Hashes of numbers and texts one after the other.
class Digest {
  public:
    void add(std::uint64_t value) {
        bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    void add(std::string_view text) {
        add(text.size());
        bytes_ += text;
    }
    std::uint64_t take() const { return hash64(bytes_); }

  private:
    std::string bytes_;
};

/// A block without blocks in it, as a reader meets it.
struct Leaf {
    Span span;                // in its file
    std::uint64_t place = 0;  // kind and level, the containers around it, its number
    std::uint64_t inlines = 0;
    std::string text;  // what is left of it, without blanks
    bool touched = false;
    friend bool operator==(const Leaf& a, const Leaf& b) {
        return a.place == b.place && a.text == b.text &&
               (a.touched || b.touched || a.inlines == b.inlines);
    }
};

bool is_leaf(const Tree& tree, NodeId id) {
    if (tree[id].kind == Kind::table || markdown::holds_inlines(tree[id].kind))
        return true;
    const NodeId child = tree.first_child(id);
    return child == markdown::no_node || !markdown::is_block(tree[child].kind);
}

/// What is left of the bytes of `span`, without blanks; `touched` where some are gone.
std::string left_of(const Document& doc, Span span, std::span<const Span> removed, bool& touched) {
    std::string text;
    const auto keep = [&](std::size_t begin, std::size_t end) {
        for (const char c : doc.file().slice(span_of(begin, end))) {
            if (blanks.find(c) == std::string_view::npos)
                text += c;
        }
    };
    auto range = std::ranges::partition_point(
        removed, [&](const Span& one) { return one.end <= span.begin; });
    std::size_t at = span.begin;
    for (; range != removed.end() && range->begin < span.end; ++range) {
        touched = true;
        if (range->begin > at)
            keep(at, range->begin);
        at = std::max<std::size_t>(at, range->end);
    }
    if (at < span.end)
        keep(at, span.end);
    return text;
}

class Leaves {
  public:
    Leaves(const Document& doc, std::span<const Span> removed)
        : doc_(doc),
          removed_(removed),
          seen_(doc.tree().size(), false),
          numbers_(doc.tree().size(), 0) {}

    std::vector<Leaf> run() {
        const Tree& tree = doc_.tree();
        for (NodeId id = 1; id < tree.size();) {
            if (!is_leaf(tree, id)) {
                enter(id);
                ++id;
                continue;
            }
            add(id);
            id = tree[id].end;
        }
        return std::move(leaves_);
    }

  private:
    /// Items of ordered lists bear the number that readers see.
    void enter(NodeId id) {
        if (doc_.tree()[id].kind == Kind::list)
            numbers_[id] = doc_.tree().list(id).start - 1;
        if (doc_.tree()[id].kind == Kind::list_item)
            ++numbers_[doc_.tree()[id].parent];
    }

    void add(NodeId id) {
        enter(id);  // an item may be empty
        Leaf leaf{.span = doc_.tree()[id].span};
        leaf.text = left_of(doc_, leaf.span, removed_, leaf.touched);
        if (leaf.touched && leaf.text.empty())
            return;
        if (!leaves_.empty() && runs_on(leaves_.back().span, leaf.span)) {
            leaves_.back().span.end = leaf.span.end;
            leaves_.back().text += leaf.text;
            return;
        }
        leaf.place = place_of(id);
        leaf.inlines = inlines_of(id);
        leaves_.push_back(std::move(leaf));
    }

    /// True where one removed range is all that stood between the two.
    bool runs_on(Span before, Span after) const {
        const auto range = std::ranges::partition_point(
            removed_, [&](const Span& one) { return one.end <= before.end; });
        if (range == removed_.end() || range->begin > before.end)
            return false;
        return range->end >= after.begin;
    }

    std::uint64_t place_of(NodeId id) {
        const Tree& tree = doc_.tree();
        Digest digest;
        digest.add(static_cast<std::uint64_t>(tree[id].kind));
        if (tree[id].kind == Kind::heading)
            digest.add(static_cast<std::uint64_t>(tree.heading(id).level));
        for (NodeId node = id; node != Tree::root; node = tree[node].parent) {
            if (node != id || tree[id].kind == Kind::list_item) {
                digest.add(static_cast<std::uint64_t>(tree[node].kind));
                digest.add(seen_[node] ? 1U : 0U);
                seen_[node] = true;
            }
            if (tree[node].kind != Kind::list)
                continue;
            const markdown::List& list = tree.list(node);
            digest.add(static_cast<std::uint64_t>(list.ordered));
            digest.add(static_cast<std::uint64_t>(list.tight));
            digest.add(static_cast<std::uint64_t>(list.marker));
            if (list.ordered)
                digest.add(static_cast<std::uint64_t>(numbers_[node]));
        }
        return digest.take();
    }

    std::uint64_t inlines_of(NodeId block) const {
        const Tree& tree = doc_.tree();
        Digest digest;
        for (NodeId id = block + 1; id < tree[block].end; ++id)
            digest.add(static_cast<std::uint64_t>(tree[id].kind));
        return digest.take();
    }

    const Document& doc_;
    std::span<const Span> removed_;
    std::vector<bool> seen_;    // containers that a leaf was met in
    std::vector<int> numbers_;  // of the last item met, by list
    std::vector<Leaf> leaves_;
};

}  // namespace

std::optional<std::size_t> first_changed_block(const Document& before,
                                               std::span<const Span> removed,
                                               const Document& after) {
    const std::vector<Leaf> expected = Leaves(before, removed).run();
    const std::vector<Leaf> found = Leaves(after, {}).run();
    const std::size_t common = std::min(expected.size(), found.size());
    for (std::size_t i = 0; i < common; ++i) {
        if (!(expected[i] == found[i]))
            return expected[i].span.begin;
    }
    if (expected.size() == found.size())
        return std::nullopt;
    return expected.size() > common ? expected[common].span.begin : before.text().size();
}

}  // namespace kiji::dedupe
