#include "output/marked_text.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/core.h>

#include "base/text.hpp"
#include "output/paint.hpp"

namespace kiji::output {
namespace {

constexpr std::string_view ellipsis = "…";
constexpr std::size_t marks = 4;  // columns around what differs

/// Writes text with its blanks folded: a line end is for editors, not for readers.
class Folded {
  public:
    void add(std::string_view text, bool differs) {
        if (pieces_.empty() || pieces_.back().differs != differs) {
            // A blank belongs to the piece that it ends, not to the next one.
            if (began_ && blank_ && line_ends_ == 0) {
                pieces_.back().text += ' ';
                blank_ = false;
            }
            pieces_.push_back({{}, differs});
        }
        for (std::size_t at = 0; at < text.size();) {
            const CodePoint point = decode(text, at);
            const std::string_view bytes = text.substr(at, point.length);
            at += point.length;
            if (point.value == '\n' || (point.value == '\r' && text.substr(at, 1) != "\n")) {
                ++line_ends_;
                continue;
            }
            if (is_space(point.value) && point.value != 0x3000) {
                blank_ = true;
                continue;
            }
            join(is_cjk(point.value));
            pieces_.back().text += bytes;
        }
    }
    std::vector<Piece> take() {
        std::erase_if(pieces_, [](const Piece& piece) { return piece.text.empty(); });
        return std::move(pieces_);
    }

  private:
    void join(bool cjk) {
        if (began_ && line_ends_ > 1)
            pieces_.back().text += '\n';
        else if (began_ && (line_ends_ == 1 ? !(cjk && cjk_) : blank_))
            pieces_.back().text += ' ';
        began_ = true;
        blank_ = false;
        line_ends_ = 0;
        cjk_ = cjk;
    }

    std::vector<Piece> pieces_;
    bool began_ = false;
    bool blank_ = false;         // blanks stand between this and the last character
    std::size_t line_ends_ = 0;  // so many, too; two make a paragraph
    bool cjk_ = false;           // the last character was
};

std::size_t columns_of(std::string_view text) {
    return display_width(text);
}

/// The first `columns` columns of `text`, which has no control characters.
std::string_view head(std::string_view text, std::size_t columns) {
    std::size_t at = 0;
    for (std::size_t used = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        used += static_cast<std::size_t>(display_width(point.value));
        if (used > columns)
            break;
        at += point.length;
    }
    return text.substr(0, at);
}

/// The last columns of `text`, at most `columns`, beginning with a character that has width.
std::string_view tail(std::string_view text, std::size_t columns) {
    const std::size_t all = columns_of(text);
    std::size_t at = 0;
    for (std::size_t used = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        const auto width = static_cast<std::size_t>(display_width(point.value));
        if (all - used <= columns && width > 0)
            break;
        used += width;
        at += point.length;
    }
    return text.substr(at);
}

/// What is shown of text that both sides share: its ends, next to what differs.
std::string shared_text(std::string_view text, bool first, bool last, std::size_t context) {
    const std::size_t before = first ? 0 : context;  // columns after the difference before it
    const std::size_t after = last ? 0 : context;
    if (columns_of(text) <= before + after + 1 || (first && last))
        return std::string(text);
    return std::string(head(text, before)) + std::string(ellipsis) + std::string(tail(text, after));
}

std::string on_one_line(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        out += escape_for_terminal(text.substr(at, end - at));
        out += end < text.size() ? " ¶ " : "";
        at = end + 1;
    }
    return out;
}

struct Shown {
    std::string text;
    bool differs = false;
};

std::vector<Shown> shown_pieces(const std::vector<Piece>& pieces, std::size_t width) {
    std::vector<Shown> all;
    std::size_t columns = 0;
    for (const Piece& piece : pieces) {
        all.push_back({on_one_line(piece.text), piece.differs});
        columns += columns_of(all.back().text) + (piece.differs ? marks : 0);
    }
    if (columns <= width)
        return all;
    constexpr std::size_t context = 16;
    for (std::size_t i = 0; i < all.size(); ++i) {
        // Of a long piece that differs its ends, so that there is room for the next one.
        if (all[i].differs && columns_of(all[i].text) > width / 2)
            all[i].text = std::string(head(all[i].text, width / 3)) + std::string(ellipsis) +
                          std::string(tail(all[i].text, context));
        // The beginning tells which text it is, where there is room for it.
        const bool short_start = i == 0 && columns_of(all[i].text) <= width / 2;
        if (!all[i].differs && !short_start)
            all[i].text = shared_text(all[i].text, i == 0, i + 1 == all.size(), context);
    }
    return all;
}

}  // namespace

std::vector<Piece> marked_text(const SourceFile& file, Span span,
                               std::span<const dedupe::Difference> differences, Side side,
                               std::size_t most) {
    Folded out;
    Span shown = span;
    shown.end = static_cast<std::uint32_t>(std::min<std::size_t>(span.end, span.begin + most));
    // Not within a code point.
    while (shown.end > shown.begin && shown.end < span.end &&
           (static_cast<unsigned char>(file.text()[shown.end]) & 0xC0U) == 0x80U)
        --shown.end;
    std::uint32_t at = shown.begin;
    for (const dedupe::Difference& difference : differences) {
        const Span part = side == Side::a ? difference.a : difference.b;
        if (part.empty() || part.begin < at || part.end > span.end || part.begin >= shown.end)
            continue;
        const std::uint32_t end = std::min(part.end, shown.end);
        out.add(file.slice({at, part.begin}), false);
        out.add(file.slice({part.begin, end}), true);
        at = end;
    }
    out.add(file.slice({at, shown.end}), false);
    std::vector<Piece> pieces = out.take();
    if (shown.end < span.end) {
        if (pieces.empty() || pieces.back().differs)
            pieces.push_back({});
        pieces.back().text += ellipsis;
    }
    return pieces;
}

std::string marked_line(const std::vector<Piece>& pieces, Side side, std::size_t width,
                        Color color) {
    const std::string_view open = side == Side::a ? "[-" : "{+";
    const std::string_view close = side == Side::a ? "-]" : "+}";
    const std::string_view parameters = side == Side::a ? sgr::red : sgr::green;
    std::string out;
    std::size_t left = width;
    const std::vector<Shown> all = shown_pieces(pieces, width);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::size_t around = all[i].differs ? marks : 0;
        const std::size_t columns = columns_of(all[i].text) + around;
        const bool fits = columns + (i + 1 < all.size() ? 1 : 0) <= left;
        if (!fits && left < around + 2) {
            out += ellipsis;
            break;
        }
        std::string text = all[i].text;
        if (!fits)
            text = std::string(head(text, left - around - 1)) + std::string(ellipsis);
        if (all[i].differs)
            paint(out, fmt::format("{}{}{}", open, text, close), parameters, color);
        else
            out += text;
        if (!fits)
            break;
        left -= columns;
    }
    return out;
}

}  // namespace kiji::output
