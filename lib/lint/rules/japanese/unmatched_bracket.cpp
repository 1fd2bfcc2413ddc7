// Brackets that are never closed.
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include <fmt/format.h>

#include "base/code_points.hpp"
#include "base/text.hpp"
#include "lint/facts/prose_text.hpp"
#include "lint/rules/japanese/japanese.hpp"

namespace kiji::lint {
namespace {

constexpr std::u32string_view openers = U"\"[({「（『｛［〚【«‹";
constexpr std::u32string_view closers = U"\"])}」）』｝］〛】»›";

/// First bytes of the characters above.
constexpr std::array<bool, 256> may_begin_bracket = [] {
    std::array<bool, 256> table{};
    for (const char c : {'"', '[', ']', '(', ')', '{', '}'})
        table[static_cast<unsigned char>(c)] = true;
    for (const unsigned lead : {0xC2U, 0xE2U, 0xE3U, 0xEFU})
        table[lead] = true;
    return table;
}();

unsigned char byte_of(std::string_view text, std::size_t at) {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

/// 「 to 〛, U+300C to U+301B, and not kana, which begin with the same byte.
bool is_bracket_behind_e3(std::string_view text, std::size_t at) {
    return byte_of(text, at + 1) == 0x80 && byte_of(text, at + 2) >= 0x8C &&
           byte_of(text, at + 2) <= 0x9B;
}

/// Markup whose text is not looked at.
bool is_passed_by(const markdown::Tree& tree, markdown::NodeId id) {
    using markdown::Kind;
    const Kind kind = tree[id].kind;
    return kind == Kind::code || kind == Kind::strong || kind == Kind::emphasis ||
           (kind == Kind::link && !is_by_reference(tree.link(id)));
}

class Search {
  public:
    Search(const ProseText& prose, Findings& out) : prose_(&prose), out_(&out) {}

    void look_at(const Sentence& sentence) {
        opened_.fill(none);
        for (const Piece& piece : prose_->pieces(sentence))
            read(piece, sentence.span);
        report();
    }

  private:
    static constexpr std::size_t none = SIZE_MAX;

    void read(const Piece& piece, Span within) {
        const Span part = common(piece.span, within);
        if (piece.kind != Piece::Kind::other)
            return read(part);
        const markdown::Tree& tree = prose_->document().tree();
        // Of other markup all is looked at but what in it is passed by. The text of an image holds
        // no markup.
        std::uint32_t at = part.begin;
        for (markdown::NodeId id = piece.node; id < tree[piece.node].end;) {
            if (is_passed_by(tree, id)) {
                read({at, std::max(at, tree[id].span.begin)});
                at = std::max(at, tree[id].span.end);
                id = tree[id].end;
            } else {
                id = tree[id].kind == markdown::Kind::image ? tree[id].end : id + 1;
            }
        }
        read({at, std::max(at, part.end)});
    }

    void read(Span span) {
        const std::string_view text = prose_->slice(span);
        for (std::size_t at = 0; at < text.size();) {
            const unsigned char first = byte_of(text, at);
            if (!may_begin_bracket[first]) {
                ++at;
                continue;
            }
            if (first == 0xE3 && !is_bracket_behind_e3(text, at)) {
                at += 3;
                continue;
            }
            const CodePoint c = next_code_point(text, at);
            const std::size_t opener = openers.find(c.value);
            const std::size_t closer = closers.find(c.value);
            if (closer != std::u32string_view::npos && opened_[closer] != none)
                opened_[closer] = none;
            else if (opener != std::u32string_view::npos && opened_[opener] == none)
                opened_[opener] = span.begin + at;
            at += c.length;
        }
    }

    void report() {
        for (std::size_t kind = 0; kind < openers.size(); ++kind) {
            const std::size_t at = opened_[kind];
            if (at == none)
                continue;
            std::string closer;
            append_utf8(closer, closers[kind]);
            const std::string_view opener =
                prose_->text().substr(at, decode(prose_->text(), at).length);
            out_->add({.span = span_of(at, at + opener.size()),
                       .message = fmt::format("\"{}\" is never closed", opener),
                       .help = fmt::format("write {} where it ends", closer)});
        }
    }

    const ProseText* prose_;
    Findings* out_;
    std::array<std::size_t, openers.size()> opened_{};
};

void check(const Document&, Findings& out) {
    const ProseText& prose = out.facts().prose_text();
    Search search(prose, out);
    for (const Sentence& sentence : prose.sentences())
        search.look_at(sentence);
}

}  // namespace

constinit const Rule rules::unmatched_bracket{
    .name = "unmatched-bracket",
    .also = "no-unmatched-pair ja-technical-writing/no-unmatched-pair",
    .tags = "japanese ja-technical-writing",
    .severity = Severity::info,
    .summary = "Bracket is never closed",
    .why = "The reader does not know where the aside or the quotation ends.",
    .bad = "雪（ゆきが降りました。\n",
    .good = "雪（ゆき）が降りました。\n",
    .check = check,
};

}  // namespace kiji::lint
