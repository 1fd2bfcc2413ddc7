// A Latin letter that an input method left between kana.
#include <array>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/text.hpp"
#include "lint/facts/prose_text.hpp"
#include "lint/rules/japanese/characters.hpp"
#include "lint/rules/japanese/japanese.hpp"
#include "lint/rules/japanese/patterns.hpp"

namespace kiji::lint {
namespace {

bool is_full_width_letter(char32_t c) {
    return is_within(c, U'Ａ', U'Ｚ') || is_within(c, U'ａ', U'ｚ');
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
        std::array<CodePoint, 2> behind{};  // the two characters before `at`
        for (std::size_t at = 0; at < text.size();) {
            const CodePoint here = decode(text, at);
            const CodePoint letter = behind[1];
            if ((ascii::is_letter(letter.value) || is_full_width_letter(letter.value)) &&
                behind[0].length > 0 && may_surround(behind[0].value, true) &&
                may_surround(here.value, false)) {
                report(text, at - letter.length, begin, names);
                behind = {};
            } else {
                behind = {letter, here};
            }
            at += here.length;
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
