// A Latin letter that an input method left between kana.
#include <array>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/find_triple.hpp"
#include "base/text.hpp"
#include "lint/facts/prose_text.hpp"
#include "lint/rules/japanese/characters.hpp"
#include "lint/rules/japanese/japanese.hpp"
#include "lint/rules/japanese/patterns.hpp"
#include "lint/rules/japanese/spacing.hpp"

namespace kiji::lint {
namespace {

/// The next letter of full width (Ａ-Ｚ, ａ-ｚ), or the byte before the next letter that stands
/// between characters beyond ASCII.
std::size_t find_letter(std::string_view text, std::size_t at) {
    return find_triple(text, at, [](Byte a, Byte b, Byte c) {
        const auto narrow = static_cast<Byte>((~a & 0x80U) | (~c & 0x80U) |
                                              outside(static_cast<Byte>(b | 0x20U), 'a', 'z'));
        const auto capital = static_cast<Byte>((b ^ 0xBCU) | outside(c, 0xA1, 0xBA));
        const auto small = static_cast<Byte>((b ^ 0xBDU) | outside(c, 0x81, 0x9A));
        const auto wide = static_cast<Byte>((a ^ 0xEFU) | std::min(capital, small));
        return std::min(narrow, wide);
    });
}

/// What an input method writes beside the letter. textlint looks at UTF-16 units: each character
/// beyond the first plane ends with one that counts, and those of plane 2 begin with one.
bool may_surround(char32_t c, bool before) {
    return is_japanese_letter(c) || is_within(c, 0xFF00, 0xFFEF) ||
           std::u32string_view(U"ー。、・−").find(c) != std::u32string_view::npos ||
           (before && c > 0xFFFF);
}

class Search {
  public:
    explicit Search(Findings& out) : out_(&out) {}

    void look_at(std::string_view text, std::size_t begin) {
        std::optional<std::vector<Regex::Match>> names;
        // Matches do not overlap, as in textlint.
        std::size_t free_from = 0;
        for (std::size_t at = find_letter(text, 0); at != std::string_view::npos;
             at = find_letter(text, at + 1)) {
            const bool narrow = ascii::is_letter(text[at + 1]);
            const std::size_t first = narrow ? at + 1 : at;
            const std::size_t behind = first + (narrow ? 1 : 3);
            const CodePoint before = last_before(text, first);
            const CodePoint after = decode(text, behind);
            if (before.length == 0 || first - before.length < free_from ||
                !may_surround(before.value, true) || !may_surround(after.value, false))
                continue;
            free_from = behind + after.length;
            report(text, first, begin, names);
        }
    }

  private:
    void report(std::string_view text, std::size_t at, std::size_t begin,
                std::optional<std::vector<Regex::Match>>& names) {
        if (!names)
            names = allowed().all_in(text);
        const std::string_view letter = text.substr(at, decode(text, at).length);
        if (!touches(*names, at))
            out_->add(
                {.span = span_of(begin + at, begin + at + letter.size()),
                 .message = fmt::format("letter \"{}\" stands alone in Japanese text", letter),
                 .help = "write the kana that was meant"});
    }

    const Patterns& allowed() {
        if (!allowed_) {
            std::vector<std::string_view> words = out_->options().texts("allow");
            if (out_->options().flag("allowCommonCase"))
                words.insert(words.end(), {"/[a-zA-Zａ-ｚＡ-Ｚ]言語/", "/[x-zX-Z]座標/",
                                           "/[x-zX-Z]軸/", "/Eメール/i"});
            allowed_.emplace(words);
        }
        return *allowed_;
    }

    std::optional<Patterns> allowed_;
    Findings* out_;
};

void check(const Document&, Findings& out) {
    const ProseText& prose = out.facts().prose_text();
    Search search(out);
    for (const TextRun& run : prose.runs()) {
        if ((run.seen & seen_japanese) != 0)
            search.look_at(prose.slice(run.span), run.span.begin);
    }
}

/// Vowels and n make a syllable alone; capitals are rarely a slip.
constexpr std::array<std::string_view, 7> usual{"a", "i", "u", "e", "o", "n", "/[A-Z]/"};
constexpr std::array<Option, 2> options{{
    {.name = "allow",
     .summary = "letters, or /expressions/, that may stand alone",
     .standard = Texts(usual)},
    {.name = "allowCommonCase", .summary = "allow what is usual: C言語, x軸", .standard = true},
}};

}  // namespace

constinit const Rule rules::stray_letter{
    .name = "stray-letter",
    .also = "ja-unnatural-alphabet ja-technical-writing/ja-unnatural-alphabet",
    .tags = "japanese ja-technical-writing",
    .severity = Severity::info,
    .summary = "Letter stands alone in Japanese text",
    .why = "An input method leaves a letter behind where a key was missed: リイrース.",
    .bad = "リイrースしました。\n",
    .good = "リリースしました。C言語で書きました。\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
