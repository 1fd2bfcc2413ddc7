// A paragraph that begins with a sentence which stands above: a machine that goes on with a text
// likes to say its last sentence again.
#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/byte_blocks.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "lint/rules/drafts/drafts.hpp"
#include "value/value.hpp"

namespace kiji::lint {
namespace {

using markdown::Kind;
using markdown::NodeId;
using markdown::Tree;

/// Shorter sentences come again by chance: "雪が降りました。", "Run it again:".
constexpr std::size_t least_width = 40;  // columns
/// Han without kana is Chinese, which says as much in fewer characters.
constexpr std::size_t least_width_of_han = 30;
/// A character of three bytes is at most two columns wide.
constexpr std::size_t least_bytes = 40;

bool is_wide_enough(std::string_view text) {
    const std::size_t width = display_width(text);
    if (width < least_width_of_han || width >= least_width)
        return width >= least_width;
    // First bytes: of kana E3 81 to E3 83, of Han E4 to E9.
    const bool holds_kana = text.find("\xE3\x81") != std::string_view::npos ||
                            text.find("\xE3\x82") != std::string_view::npos ||
                            text.find("\xE3\x83") != std::string_view::npos;
    return !holds_kana &&
           std::ranges::any_of(text, [](char c) { return c >= '\xE4' && c <= '\xE9'; });
}

struct Sentence {
    std::uint64_t hash = 0;
    Span span{};
    std::uint32_t paragraph = 0;
    bool opens = false;
};

constexpr std::size_t block_size = 16;

/// 0 where a sentence may end with these bytes.
constexpr Byte test_end(Byte a, Byte b, Byte c) {
    const auto full_stop = static_cast<Byte>((a ^ 0xE3) | (b ^ 0x80) | (c ^ 0x82));
    const auto full_width = static_cast<Byte>((a ^ 0xEF) | (b ^ 0xBC));
    const auto dot = static_cast<Byte>(a ^ '.');
    const auto mark = static_cast<Byte>((a & 0xE1) ^ 0x21);  // "!", "?" and some others
    const auto latin = static_cast<Byte>(std::min(dot, mark) | (b & 0xC0));
    return std::min(full_stop, std::min(full_width, latin));
}

/// One past the sentence that begins at `begin`, which 。！？ end, or . ! ? before white space; 0
/// where none does. Abbreviations may end one: what matters is that equal texts are cut alike.
std::size_t end_of_sentence(std::string_view text, std::size_t begin) {
    const auto byte = [&](std::size_t at) -> unsigned {
        return at < text.size() ? static_cast<unsigned char>(text[at]) : ' ';
    };
    for (std::size_t at = begin; at < text.size();) {
        at = skip_blocks<block_size>(text, at, test_end);
        for (const std::size_t end = std::min(at + block_size, text.size()); at < end;) {
            const unsigned c = byte(at);
            if (c < 0x80) {
                ++at;
                const unsigned next = byte(at);
                if ((c == '.' || c == '!' || c == '?') &&
                    (next == ' ' || next == '\n' || next == '\r'))
                    return at;
                continue;
            }
            const bool full_stop = c == 0xE3 && byte(at + 1) == 0x80 && byte(at + 2) == 0x82;
            const bool full_width =
                c == 0xEF && byte(at + 1) == 0xBC && (byte(at + 2) == 0x81 || byte(at + 2) == 0x9F);
            if (full_stop || full_width)
                return at + 3;
            // A block may end within a character.
            at += c < 0xC0 ? 1 : (c < 0xE0 ? 2 : (c < 0xF0 ? 3 : 4));
        }
    }
    return 0;
}

/// Past white space, emphasis, and the dots with which a machine goes on: "…朝の市場を".
std::size_t begin_of_words(std::string_view text, std::size_t at) {
    constexpr std::string_view dots = "…";
    constexpr std::string_view passed = " \t\r\n*_";
    while (at < text.size()) {
        if (passed.find(text[at]) != std::string_view::npos)
            ++at;
        else if (text[at] == dots[0] && text.substr(at).starts_with(dots))
            at += dots.size();
        else
            break;
    }
    return at;
}

class Collector {
  public:
    explicit Collector(const Document& doc) : doc_(&doc) {}

    /// The long sentences of paragraphs in document order. A list, a quotation or a footnote may
    /// say a thing again; Liquid is written by a template.
    std::vector<Sentence> run() {
        const Tree& tree = doc_->tree();
        for (const NodeId block : tree.children(Tree::root)) {
            if (tree[block].kind != Kind::paragraph)
                continue;
            add(tree[block].span);
            ++paragraph_;
        }
        return std::move(sentences_);
    }

  private:
    void add(Span paragraph) {
        const std::string_view text = doc_->file().slice(paragraph);
        bool opens = true;
        for (std::size_t begin = begin_of_words(text, 0); begin < text.size();) {
            const std::size_t end = end_of_sentence(text, begin);
            if (end == 0)
                return;
            if (end - begin >= least_bytes)
                add(span_of(paragraph.begin + begin, paragraph.begin + end), opens);
            opens = false;
            begin = begin_of_words(text, end);
        }
    }

    void add(Span span, bool opens) {
        const std::string_view text = doc_->file().slice(span);
        if (!doc_->has_liquid(span))
            sentences_.push_back({hash64(text), span, paragraph_, opens});
    }

    const Document* doc_;
    std::vector<Sentence> sentences_;
    std::uint32_t paragraph_ = 0;
};

struct Repeat {
    Span again;
    Span first;
};

/// Where each sentence stands for the first time.
class FirstPlaces {
  public:
    explicit FirstPlaces(std::size_t sentences) : slots_(std::bit_ceil(2 * sentences + 1), none) {}

    /// The first of `sentences` with the hash of the one at `index`, which may be itself. O(1).
    std::uint32_t of(std::span<const Sentence> sentences, std::uint32_t index) {
        const std::size_t mask = slots_.size() - 1;
        for (std::size_t slot = sentences[index].hash & mask;; slot = (slot + 1) & mask) {
            if (slots_[slot] == none)
                slots_[slot] = index;
            if (sentences[slots_[slot]].hash == sentences[index].hash)
                return slots_[slot];
        }
    }

  private:
    static constexpr std::uint32_t none = UINT32_MAX;
    std::vector<std::uint32_t> slots_;
};

/// Openings that stand above, in document order. Of several paragraphs that come again in their
/// order, the first.
std::vector<Repeat> repeats_in(const Document& doc) {
    const std::vector<Sentence> sentences = Collector(doc).run();
    FirstPlaces places(sentences.size());
    std::vector<Repeat> repeats;
    const Sentence* again_before = nullptr;
    const Sentence* first_before = nullptr;
    for (std::uint32_t i = 0; i < sentences.size(); ++i) {
        const Sentence& again = sentences[i];
        const Sentence& first = sentences[places.of(sentences, i)];
        const std::string_view text = doc.file().slice(again.span);
        if (&first == &again || !again.opens || text != doc.file().slice(first.span) ||
            !is_wide_enough(text))
            continue;
        const bool goes_on = again_before != nullptr &&
                             again.paragraph == again_before->paragraph + 1 &&
                             first.paragraph == first_before->paragraph + 1;
        if (!goes_on)
            repeats.push_back({again.span, first.span});
        again_before = &again;
        first_before = &first;
    }
    return repeats;
}

/// A post that a machine put together has dozens: they are told together, for whoever mends one
/// mends all.
void check(const Document& doc, Findings& out) {
    const std::vector<Repeat> repeats = repeats_in(doc);
    if (repeats.empty())
        return;
    const LineIndex& lines = doc.file().lines();
    const Repeat& first = repeats.front();
    const std::size_t more = repeats.size() - 1;
    Diagnostic finding{
        .span = first.again,
        .message = fmt::format("paragraph begins with \"{}\", which line {} says",
                               excerpt(doc.file().slice(first.again)),
                               lines.line_at(first.first.begin) + 1),
        .help = more == 0
                    ? std::string("delete it where the text only goes on behind it")
                    : fmt::format("delete it where the text only goes on behind it; {} more {} "
                                  "begin so, kiji dedupe takes them out",
                                  more, more == 1 ? "paragraph" : "paragraphs"),
        .related = {{first.first, "it stands here"}},
    };
    constexpr std::size_t most_places = 8;
    for (std::size_t i = 1; i < std::min(repeats.size(), most_places); ++i)
        finding.related.push_back(
            {repeats[i].again,
             fmt::format("this says line {} again", lines.line_at(repeats[i].first.begin) + 1)});
    out.add(std::move(finding));
}

}  // namespace

constinit const Rule rules::repeated_opening{
    .name = "repeated-opening",
    .tags = "drafts",
    .severity = Severity::info,
    .in_blog = true,
    .summary = "Paragraph begins with a sentence that stands above",
    .why =
        "A program that goes on with a text begins with the last thing it read. It is told once "
        "in a post; kiji dedupe finds what else stands twice, and takes it out.",
    .bad =
        "夜のあいだに雪が降り、朝には町がすっかり白くなっていた。\n\n"
        "夜のあいだに雪が降り、朝には町がすっかり白くなっていた。子どもたちは外へ出た。\n",
    .good = "夜のあいだに雪が降り、朝には町がすっかり白くなっていた。\n\n子どもたちは外へ出た。\n",
    .check = check,
};

}  // namespace kiji::lint
