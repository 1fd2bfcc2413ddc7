// Sentences that a chunk marker cuts in two.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
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
    Finder(const Document& doc, std::span<const Marker> markers, Behind behind)
        : doc_(doc), markers_(markers), behind_(behind), joints_(doc.file().slice(doc.body())) {
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

    std::vector<Cut> run() {
        std::vector<Cut> cuts;
        for (const auto& [marker, next] : joints_between()) {
            if (auto cut = cut_between(pieces_[marker - 1], pieces_[next])) {
                cut->marker = pieces_[marker].span;
                cuts.push_back(*cut);
            }
        }
        return cuts;
    }

    std::vector<Span> doubtful() {
        std::vector<Span> markers;
        for (const auto& [marker, next] : joints_between()) {
            const Piece& before = pieces_[marker - 1];
            if (is_prose(before) && is_prose(pieces_[next]) && stands_alone(pieces_[next]) &&
                breaks_off(text_of(before)) != Certainty::no)
                markers.push_back(pieces_[marker].span);
        }
        return markers;
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

    /// The markers between two texts, the first of each row, and the texts behind them.
    std::vector<std::pair<std::size_t, std::size_t>> joints_between() const {
        std::vector<std::pair<std::size_t, std::size_t>> found;
        for (std::size_t i = 1; i < pieces_.size(); ++i) {
            if (!pieces_[i].marker || pieces_[i - 1].marker)
                continue;
            std::size_t next = i;
            while (next < pieces_.size() && (pieces_[next].marker || is_rule(pieces_[next])))
                ++next;
            if (next < pieces_.size())
                found.emplace_back(i, next);
            i = next - 1;
        }
        return found;
    }

    std::optional<Cut> cut_between(const Piece& before, const Piece& after) {
        if (!is_prose(before) || !stands_alone(after) || ends_in_liquid(before.span))
            return std::nullopt;
        if (!is_text(after))
            return behind_ == Behind::any_text && begins_section(after)
                       ? broken_off_before(before, after)
                       : std::nullopt;
        const std::string left = text_of(before);
        const std::string right = text_of(after);
        if (is_display(before.span) || is_display(after.span))
            return std::nullopt;
        const bool anew = begins_with_title(right) || !heads_.insert(head_key(right)).second;
        const Certainty onward = anew ? Certainty::no : continues(left, right, joints_);
        // An item of a list often has no full stop.
        const bool goes_on = onward != Certainty::no &&
                             (stands_alone(before) || breaks_off(left) == Certainty::yes ||
                              (onward == Certainty::yes && sentences(left).size() > 1));
        if (!goes_on && !breaks_off_for_sure(before, left))
            return std::nullopt;
        return Cut{.marker = {},
                   .before = tail(before.span),
                   .after = head(after.span),
                   .block_before = before.node,
                   .block_after = after.node,
                   .certain = goes_on && onward == Certainty::yes,
                   .broken_off = !goes_on};
    }

    std::optional<Cut> broken_off_before(const Piece& before, const Piece& after) {
        if (is_display(before.span) || !breaks_off_for_sure(before, text_of(before)))
            return std::nullopt;
        return Cut{.marker = {},
                   .before = tail(before.span),
                   .after = head(after.span),
                   .block_before = before.node,
                   .block_after = after.node,
                   .broken_off = true};
    }

    /// Whether a sentence ends in the middle, whatever follows: not where an author may have left
    /// out the full stop.
    bool breaks_off_for_sure(const Piece& piece, std::string_view text) {
        const Certainty broken = breaks_off(text);
        if (broken == Certainty::no || closes_aside(text) || has_hard_break(text) ||
            is_end_elsewhere(text) || ends_in_node(piece) || habit() == 0)
            return false;
        const bool has_sentence = sentences(text).size() > 1;
        if (!stands_alone(piece))  // an item of a list often has no full stop
            return broken == Certainty::yes && has_sentence;
        constexpr std::size_t always = 10;  // so many ends for each paragraph without one
        return broken == Certainty::yes || has_sentence || is_clause(text) || habit() >= always;
    }

    /// A sentence may be left open on purpose, before a formula, say. Then its copy is as well.
    bool is_end_elsewhere(std::string_view text) {
        if (!ends_listed_)
            list_ends();
        const char32_t letter = last_letter(text);
        if (letter != 0) {
            learn_ends(letter);
            learn_ends(0);
        } else {
            while (!unread_ends_.empty())
                learn_ends(unread_ends_.begin()->first);
        }
        return ends_.contains(tail_key(text));
    }
    /// Texts that end in different letters are not the same: most need not be read.
    void list_ends() {
        ends_listed_ = true;
        for (std::uint32_t i = 0; i + 1 < pieces_.size(); ++i) {
            if (pieces_[i].marker || pieces_[i + 1].marker || !is_prose(pieces_[i]))
                continue;
            const bool is_plain = !ends_in_node(pieces_[i]);
            unread_ends_[is_plain ? last_letter(doc_.file().slice(pieces_[i].span)) : 0].push_back(
                i);
        }
    }
    void learn_ends(char32_t letter) {
        const auto unread = unread_ends_.extract(letter);
        if (unread.empty())
            return;
        for (const std::uint32_t piece : unread.mapped())
            ends_.insert(tail_key(text_of(pieces_[piece])));
    }
    /// The kana or Han with which the normal form of `text` ends; 0 where that takes a closer look.
    static char32_t last_letter(std::string_view text) {
        constexpr std::u32string_view dropped = U"。、！？」』.,!? \n";
        while (!text.empty() && dropped.find(last_of(text)) != std::u32string_view::npos)
            text = text.substr(0, last_begin(text));
        const char32_t last = last_of(text);
        const bool is_kept = (last >= 0x3041 && last <= 0x3096) ||
                             (last >= 0x30A1 && last <= 0x30FA) ||
                             (last >= 0x4E00 && last <= 0x9FFF);
        return is_kept ? last : 0;
    }

    /// How many paragraphs end as sentences do for each that does not; 0: too few to tell. Worked
    /// out when first asked for.
    std::size_t habit() {
        if (!habit_)
            habit_ = find_habit();
        return *habit_;
    }
    std::size_t find_habit() const {
        std::size_t ended = 0;
        std::size_t open = 0;
        for (std::size_t i = 0; i + 1 < pieces_.size(); ++i) {
            // Before code, lists and formulas a sentence may stop; before a marker it is cut.
            const Kind next = doc_.tree()[pieces_[i + 1].node].kind;
            if (pieces_[i].marker || pieces_[i + 1].marker || !is_prose(pieces_[i]) ||
                !stands_alone(pieces_[i]) || (next != Kind::paragraph && next != Kind::heading) ||
                !stands_alone(pieces_[i + 1]) || is_display(pieces_[i + 1].span) ||
                is_display(pieces_[i].span) || ends_in_node(pieces_[i]))
                continue;
            ++(breaks_off(text_of(pieces_[i])) == Certainty::no ? ended : open);
        }
        constexpr std::size_t few = 4;
        return ended < few * open
                   ? 0
                   : std::max<std::size_t>(1, ended / std::max<std::size_t>(1, open));
    }

    /// Whose last line stands for itself.
    static bool has_hard_break(std::string_view text) {
        return text.find('\n') != std::string_view::npos;
    }
    /// A link, code, picture or name in bold type at the end may stand for itself.
    bool ends_in_node(const Piece& piece) const {
        const markdown::Tree& tree = doc_.tree();
        const auto nodes = tree.nodes();
        const auto is_before = [](const markdown::Node& node, std::uint32_t offset) {
            return node.span.begin < offset;
        };
        const auto behind =
            std::lower_bound(nodes.begin() + piece.node + 1, nodes.begin() + tree[piece.node].end,
                             piece.span.end, is_before);
        auto id = static_cast<NodeId>(behind - nodes.begin()) - 1;
        while (id > piece.node && tree[id].parent != piece.node)
            id = tree[id].parent;
        return id > piece.node && tree[id].kind != Kind::text;
    }

    /// By this much a text is known again: a machine that is asked twice begins twice in the same
    /// place, and goes on with the sentence that it broke off first.
    static std::string head_key(std::string_view text) {
        constexpr std::size_t bytes = 60;
        return normal_form(head_of(text, bytes));
    }

    /// A formula, a picture or a bare address in a paragraph of its own, or at its end.
    bool is_display(Span span) const {
        const std::string_view text = doc_.file().slice(span);
        return text.starts_with("$$") || text.ends_with("$$") || text.starts_with("![") ||
               text.starts_with("http://") || text.starts_with("https://");
    }
    static std::string tail_key(std::string_view text) {
        constexpr std::size_t bytes = 60;
        return normal_form(tail_of(text, bytes));
    }

    bool is_rule(const Piece& piece) const {
        return doc_.tree()[piece.node].kind == Kind::thematic_break;
    }

    /// Prose, or a whole sentence in bold type.
    bool is_text(const Piece& piece) const {
        return is_prose(piece) ||
               (doc_.tree()[piece.node].kind == Kind::paragraph && text_of(piece).ends_with("。"));
    }
    /// A heading, or a line of bold type in its place.
    bool begins_section(const Piece& piece) const {
        const markdown::Tree& tree = doc_.tree();
        const NodeId first = tree.first_child(piece.node);
        return tree[piece.node].kind == Kind::heading ||
               (first != markdown::no_node && tree[first].kind == Kind::strong &&
                tree[first].end == tree[piece.node].end);
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
    bool begins_with_title(std::string_view text) {
        if (!title_) {
            const Value* title = doc_.meta("title");
            const bool named = title != nullptr && title->is(Value::Type::string);
            title_ = named ? normal_form(title->string()) : std::string();
        }
        constexpr std::size_t slack = 100;  // a normal form may be shorter than its text
        return !title_->empty() &&
               normal_form(head_of(text, 2 * title_->size() + slack)).starts_with(*title_);
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
    Behind behind_;
    Joints joints_;
    std::vector<Piece> pieces_;
    std::optional<std::size_t> habit_;
    std::optional<std::string> title_;  // in normal form
    std::unordered_set<std::string> heads_;
    bool ends_listed_ = false;
    std::unordered_set<std::string> ends_;  // tails of texts, by as much as was asked for
    std::unordered_map<char32_t, std::vector<std::uint32_t>> unread_ends_;  // pieces
};

}  // namespace

std::vector<Cut> find_cuts(const Document& doc, std::span<const Marker> markers, Behind behind) {
    if (markers.empty())
        return {};
    return Finder(doc, markers, behind).run();
}

std::vector<Span> doubtful_markers(const Document& doc, std::span<const Marker> markers) {
    if (markers.empty())
        return {};
    return Finder(doc, markers, Behind::paragraph).doubtful();
}

}  // namespace kiji::prose
