// What a reader gets of a block: its inlines without markup.
#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/text.hpp"
#include "prose/code_points.hpp"
#include "prose/prose.hpp"

namespace kiji::prose {
namespace {

using markdown::Kind;
using markdown::NodeId;

/// Walks the spans of a sorted list along with rising offsets.
class Holes {
  public:
    explicit Holes(std::span<const Span> spans) : spans_(spans) {}

    bool overlap(Span span) {
        seek(span.begin);
        return next_ < spans_.size() && spans_[next_].overlaps(span);
    }
    bool contain(std::uint32_t offset) {
        seek(offset);
        return next_ < spans_.size() && spans_[next_].contains(offset);
    }

  private:
    void seek(std::uint32_t offset) {
        if (next_ > 0 && offset < spans_[next_ - 1].end)
            next_ = 0;
        if (next_ == 0) {
            const auto first =
                std::upper_bound(spans_.begin(), spans_.end(), offset,
                                 [](std::uint32_t at, const Span& span) { return at < span.end; });
            next_ = static_cast<std::size_t>(first - spans_.begin());
        }
        while (next_ < spans_.size() && spans_[next_].end <= offset)
            ++next_;
    }

    std::span<const Span> spans_;
    std::size_t next_ = 0;
};

class Reader {
  public:
    Reader(const Document& doc, std::span<const Span> without)
        : doc_(doc), masked_(doc.tree().masked()), without_(without) {}

    PlacedText read(NodeId block, Span part) {
        const markdown::Tree& tree = doc_.tree();
        // A look at the whole of it first: nearly none has attributes.
        attributes_ = doc_.file().slice(part).find("{:") != std::string_view::npos;
        for (NodeId id = first_in(block, part);
             id < tree[block].end && tree[id].span.begin < part.end; ++id)
            inline_node(id);
        std::string& text = out_.text;
        while (!text.empty() && (text.back() == '\n' || text.back() == ' '))
            text.pop_back();
        return std::move(out_);
    }

  private:
    /// The first inline of `block` that may reach into `part`. Nodes are sorted by where they begin
    /// and text does not overlap, so that it is the last one that begins before it.
    NodeId first_in(NodeId block, Span part) const {
        const markdown::Tree& tree = doc_.tree();
        const auto inlines = tree.nodes().subspan(block + 1, tree[block].end - block - 1);
        const auto first = std::partition_point(
            inlines.begin(), inlines.end(),
            [part](const markdown::Node& node) { return node.span.begin < part.begin; });
        const auto before = static_cast<NodeId>(first - inlines.begin());
        return block + 1 + (before > 0 ? before - 1 : 0);
    }

    void inline_node(NodeId id) {
        const markdown::Tree& tree = doc_.tree();
        const markdown::Node& node = tree[id];
        switch (node.kind) {
            case Kind::text:
                text(tree.literal(id), node.span);
                break;
            case Kind::code:
                literal(tree.literal(id), content_of_code(node.span), Escapes::none);
                break;
            case Kind::soft_break:
                soft_break_ = true;
                break;
            case Kind::line_break:
                hard_break_ = true;
                break;
            default:  // containers are read through their children, the rest is not text
                break;
        }
    }

    void text(std::string_view plain, Span span) {
        if (!attributes_) {
            literal(plain, span, Escapes::resolved);
            return;
        }
        const PlacedText kept = keep(plain, span, Escapes::resolved);
        const std::string_view all = kept.text;
        std::size_t from = 0;
        for (std::size_t open = all.find("{:"); open != std::string_view::npos;
             open = all.find("{:", from)) {
            const std::size_t close = all.find('}', open);
            if (close == std::string_view::npos)
                break;
            append(kept, from, open);
            from = close + 1;
        }
        append(kept, from, all.size());
    }

    /// Between the ticks and the one blank that CommonMark takes off on both sides.
    Span content_of_code(Span span) const {
        const std::string_view source = doc_.file().slice(span);
        const std::size_t ticks = std::min(source.find_first_not_of('`'), source.size() / 2);
        const std::string_view content = source.substr(ticks, source.size() - 2 * ticks);
        const auto is_blank = [](char c) { return c == ' ' || c == '\n'; };
        const bool padded = content.size() > 1 && is_blank(content.front()) &&
                            is_blank(content.back()) &&
                            !std::all_of(content.begin(), content.end(), is_blank);
        const std::size_t edge = ticks + (padded ? 1U : 0U);
        return span_of(span.begin + edge, span.end - edge);
    }

    enum class Escapes : std::uint8_t { none, resolved };

    /// Appends `plain`, which is what the parser made of `span`.
    void literal(std::string_view plain, Span span, Escapes escapes) {
        if (plain.size() == span.size() && !masked_.overlap(span) && !without_.overlap(span)) {
            append(plain, span);
            return;
        }
        const PlacedText kept = keep(plain, span, escapes);
        append(kept, 0, kept.text.size());
    }

    /// `plain`, which is what the parser made of `span`, without what is masked or left out there.
    /// Escapes and entities make the two differ in length, so they are walked side by side.
    PlacedText keep(std::string_view plain, Span span, Escapes escapes) {
        PlacedText kept;
        std::uint32_t at = span.begin;
        for (std::size_t i = 0; i < plain.size();) {
            if (masked_.contain(at)) {
                ++at;
                ++i;
                continue;
            }
            const std::string_view source = doc_.file().slice({std::min(at, span.end), span.end});
            if (escapes == Escapes::resolved && source.starts_with('\\') && plain[i] != '\\') {
                ++at;
                continue;
            }
            const bool entity = escapes == Escapes::resolved && source.starts_with('&') &&
                                (plain[i] != '&' || is_ampersand(source));
            const std::size_t length = entity ? decode(plain, i).length : 1;
            const std::size_t width =
                std::min(entity ? source.find(';') + 1 : std::size_t{1}, source.size());
            if (!without_.contain(at))
                kept.append(plain.substr(i, length), span_of(at, at + width));
            i += length;
            at += static_cast<std::uint32_t>(width);
        }
        return kept;
    }

    /// The entities that read as what they begin with.
    static bool is_ampersand(std::string_view source) {
        return source.starts_with("&amp;") || source.starts_with("&AMP;") ||
               source.starts_with("&#38;") || source.starts_with("&#x26;") ||
               source.starts_with("&#X26;");
    }

    /// [from, to) of `piece`.
    void append(const PlacedText& piece, std::size_t from, std::size_t to) {
        for (const PlacedText::Stretch& stretch : piece.stretches) {
            const std::size_t begin = std::max<std::size_t>(from, stretch.text.begin);
            const std::size_t end = std::min<std::size_t>(to, stretch.text.end);
            if (begin < end)
                append(std::string_view(piece.text).substr(begin, end - begin),
                       piece.place(begin, end));
        }
    }

    void append(std::string_view text, Span source) {
        if (text.empty())
            return;
        const bool first = out_.text.empty();
        if (hard_break_ && !first)
            out_.text += '\n';
        else if (soft_break_ && !first && needs_blank(text))
            out_.text += ' ';
        hard_break_ = soft_break_ = false;
        if (first) {
            const std::size_t blanks = std::min(text.find_first_not_of(" \n"), text.size());
            text.remove_prefix(blanks);
            if (source.size() >= blanks)
                source.begin += static_cast<std::uint32_t>(blanks);
        }
        if (!text.empty())
            out_.append(text, source);
    }

    /// Scripts without blanks between words have none at a line end either.
    bool needs_blank(std::string_view next) const {
        return !(is_cjk(last_of(out_.text)) && is_cjk(first_of(next)));
    }

    const Document& doc_;
    Holes masked_;
    Holes without_;
    bool attributes_ = false;
    bool soft_break_ = false;
    bool hard_break_ = false;
    PlacedText out_;
};

}  // namespace

void PlacedText::append(std::string_view more, Span source) {
    const Span added = span_of(text.size(), text.size() + more.size());
    text += more;
    const bool linear = added.size() == source.size();
    if (linear && !stretches.empty() && stretches.back().linear() &&
        stretches.back().text.end == added.begin && stretches.back().source.end == source.begin) {
        stretches.back().text.end = added.end;
        stretches.back().source.end = source.end;
        return;
    }
    stretches.push_back({added, source});
}

Span PlacedText::place(std::size_t begin, std::size_t end) const {
    const auto ends_behind = [](std::size_t offset) {
        return [offset](const Stretch& stretch) { return stretch.text.end <= offset; };
    };
    const auto first = std::partition_point(stretches.begin(), stretches.end(), ends_behind(begin));
    const auto last = std::partition_point(first, stretches.end(), ends_behind(end - 1));
    if (last == stretches.end())
        return {};
    const std::size_t from = std::max<std::size_t>(begin, first->text.begin) - first->text.begin;
    const std::size_t to = std::max<std::size_t>(end, last->text.begin) - last->text.begin;
    return span_of(first->linear() ? first->source.begin + from : first->source.begin,
                   last->linear() ? last->source.begin + to : last->source.end);
}

PlacedText placed_reader_text(const Document& doc, NodeId block, std::span<const Span> without) {
    return Reader(doc, without).read(block, doc.tree()[block].span);
}

std::string reader_text(const Document& doc, NodeId block, std::span<const Span> without) {
    return placed_reader_text(doc, block, without).text;
}

std::string reader_text_in(const Document& doc, NodeId block, Span part) {
    const Span whole = doc.tree()[block].span;
    const std::array outside{Span{whole.begin, part.begin}, Span{part.end, whole.end}};
    return Reader(doc, outside).read(block, part).text;
}

}  // namespace kiji::prose
