// Sentences that a chunk marker cuts in two.
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "prose/code_points.hpp"
#include "prose/continuation.hpp"
#include "prose/prose.hpp"

namespace kiji::prose {
namespace {

using markdown::Kind;
using markdown::NodeId;

/// A stretch of a block between markers, or the whole block.
struct Piece {
    NodeId node = markdown::no_node;
    Span span;
    bool marker = false;
};

class Finder {
  public:
    Finder(const Document& doc, std::span<const Marker> markers)
        : doc_(doc), markers_(markers), joints_(doc.file().slice(doc.body())) {
        const markdown::Tree& tree = doc.tree();
        for (NodeId id = 1; id < tree.size();) {
            const Kind kind = tree[id].kind;
            const bool leaf = holds_inlines(kind) || tree.first_child(id) == markdown::no_node ||
                              kind == Kind::table;
            if (leaf)
                add_block(id);
            id = leaf ? tree[id].end : id + 1;
        }
    }

    std::vector<Cut> run() const {
        std::vector<Cut> cuts;
        for (std::size_t i = 1; i + 1 < pieces_.size(); ++i) {
            if (!pieces_[i].marker || pieces_[i - 1].marker)
                continue;
            std::size_t next = i;
            while (next < pieces_.size() && pieces_[next].marker)
                ++next;
            if (next == pieces_.size())
                break;
            const Certainty certainty = goes_on(pieces_[i - 1], pieces_[next]);
            if (certainty != Certainty::no)
                cuts.push_back({.marker = pieces_[i].span,
                                .before = tail(pieces_[i - 1].span),
                                .after = head(pieces_[next].span),
                                .certain = certainty == Certainty::yes});
        }
        return cuts;
    }

  private:
    void add_block(NodeId id) {
        const Span block = doc_.tree()[id].span;
        auto marker = std::lower_bound(
            markers_.begin(), markers_.end(), block.begin,
            [](const Marker& m, std::uint32_t offset) { return m.line.begin < offset; });
        std::uint32_t from = block.begin;
        for (; marker != markers_.end() && marker->line.end <= block.end; ++marker) {
            add_piece(id, {from, marker->line.begin});
            pieces_.push_back({id, marker->line, true});
            from = marker->line.end;
        }
        add_piece(id, {from, block.end});
    }

    void add_piece(NodeId id, Span span) {
        const std::string_view text = doc_.file().slice(span);
        const std::size_t first = text.find_first_not_of(" \t\r\n");
        if (first == std::string_view::npos)
            return;
        const std::size_t last = text.find_last_not_of(" \t\r\n");
        pieces_.push_back({id, span_of(span.begin + first, span.begin + last + 1), false});
    }

    Certainty goes_on(const Piece& before, const Piece& after) const {
        if (!is_prose(before) || !is_prose(after) || !stands_alone(after) ||
            ends_in_liquid(before.span))
            return Certainty::no;
        const std::string text = text_of(after);
        if (is_title(text))
            return Certainty::no;
        const Certainty certainty = continues(text_of(before), text, joints_);
        // An item of a list often has no full stop.
        return stands_alone(before) || certainty == Certainty::yes ? certainty : Certainty::no;
    }

    /// A paragraph that is not a heading in bold type, a picture or a link.
    bool is_prose(const Piece& piece) const {
        const markdown::Tree& tree = doc_.tree();
        if (tree[piece.node].kind != Kind::paragraph)
            return false;
        const auto nodes = tree.nodes();
        const auto is_before = [](const markdown::Node& node, std::uint32_t offset) {
            return node.span.begin < offset;
        };
        auto node =
            std::lower_bound(nodes.begin() + piece.node + 1, nodes.begin() + tree[piece.node].end,
                             piece.span.begin, is_before);
        for (; node != nodes.end() && node->span.begin == piece.span.begin; ++node) {
            if (node->parent == piece.node && node->span == piece.span && node->kind != Kind::text)
                return false;
        }
        return true;
    }
    bool stands_alone(const Piece& piece) const {
        const markdown::Tree& tree = doc_.tree();
        return tree[tree[piece.node].parent].kind == Kind::document;
    }

    /// A machine that starts anew likes to begin with the title.
    bool is_title(std::string_view text) const {
        const Value* title = doc_.meta("title");
        return title != nullptr && title->is(Value::Type::string) &&
               same_text(title->string(), text);
    }

    bool ends_in_liquid(Span span) const { return doc_.has_liquid({span.end - 1, span.end}); }

    std::string text_of(const Piece& piece) const {
        return reader_text_in(doc_, piece.node, piece.span);
    }

    /// So much as a reader needs to see where it is.
    static constexpr std::size_t shown = 10;
    Span tail(Span span) const {
        std::string_view text = doc_.file().slice(span);
        for (std::size_t i = 0; i < shown && !text.empty() && text.back() != '\n'; ++i)
            text = text.substr(0, last_begin(text));
        return span_of(span.begin + text.size(), span.end);
    }
    Span head(Span span) const {
        const std::string_view text = doc_.file().slice(span);
        std::size_t end = 0;
        for (std::size_t i = 0; i < shown && end < text.size() && text[end] != '\n'; ++i)
            end += decode(text, end).length;
        return span_of(span.begin, span.begin + end);
    }

    const Document& doc_;
    std::span<const Marker> markers_;
    Joints joints_;
    std::vector<Piece> pieces_;
};

}  // namespace

std::vector<Cut> find_cuts(const Document& doc, std::span<const Marker> markers) {
    if (markers.empty())
        return {};
    return Finder(doc, markers).run();
}

}  // namespace kiji::prose
