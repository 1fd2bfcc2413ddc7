// Spaces between letters of half and of full width: never, or always.
#include <array>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/code_points.hpp"
#include "base/text.hpp"
#include "lint/facts/prose_text.hpp"
#include "lint/rules/japanese/characters.hpp"
#include "lint/rules/japanese/japanese.hpp"
#include "lint/rules/japanese/patterns.hpp"
#include "lint/rules/japanese/spacing.hpp"

namespace kiji::lint {
namespace {

bool is_wide(char32_t c) {
    return (is_japanese_letter(c) && c != U'々' && c != U'〇' && c != U'〻') || c == U'。' ||
           c == U'、';
}
bool is_punctuation(char32_t c) {
    return c == U'。' || c == U'、';
}

/// What the option `space` asks for.
struct Wanted {
    bool at_letters = false;
    bool at_numbers = false;
    bool at_punctuation = false;

    bool never() const { return !at_letters && !at_numbers; }
    bool concerns(char32_t c) const {
        return never() ? ascii::is_letter(c) || ascii::is_digit(c)
                       : (at_letters && ascii::is_letter(c)) || (at_numbers && ascii::is_digit(c));
    }
};

Wanted wanted_by(const Options& options) {
    Wanted wanted;
    for (const std::string_view word : options.texts("space")) {
        wanted.at_letters |= word == "always" || word == "alphabets";
        wanted.at_numbers |= word == "always" || word == "numbers";
        wanted.at_punctuation |= word == "punctuation";
        if (word == "always" || word == "never")
            wanted.at_punctuation |= !options.flag("exceptPunctuation");
    }
    return wanted;
}

class Search {
  public:
    explicit Search(Findings& out) : wanted_(wanted_by(out.options())), out_(&out) {}

    void look_at(std::string_view text, std::size_t begin) {
        places_.reset();
        text_ = text;
        begin_ = begin;
        // Matches of one direction do not overlap, as in textlint.
        std::size_t free_from = 0;
        std::size_t other_free_from = 0;
        if (wanted_.never()) {
            for (Spaces space(text); space.next();) {
                if (space.parts_scripts())
                    look_at(space, free_from, other_free_from);
            }
            return;
        }
        CodePoint before{};
        for (std::size_t at = 0; at < text.size();) {
            const CodePoint here = next_code_point(text, at);
            if (before.length > 0) {
                const std::size_t first = at - before.length;
                if (is_wide(here.value) && wanted_.concerns(before.value))
                    none_between(here, first, at, free_from);
                else if (is_wide(before.value) && wanted_.concerns(here.value))
                    none_between(before, first, at, other_free_from);
            }
            before = here;
            at += here.length;
        }
    }

  private:
    bool is_left_out(char32_t wide, std::size_t first) {
        if (is_punctuation(wide) && !wanted_.at_punctuation)
            return true;
        if (!allowed_)
            allowed_.emplace(out_->options().texts("allows"));
        if (allowed_->empty())
            return false;
        if (!places_)
            places_ = allowed_->all_in(text_);
        return touches(*places_, first);
    }

    void look_at(const Spaces& space, std::size_t& free_from, std::size_t& other_free_from) {
        const CodePoint left = space.before();
        const CodePoint right = space.behind();
        const bool narrow_first = wanted_.concerns(left.value) && is_wide(right.value);
        const bool wide_first = is_wide(left.value) && wanted_.concerns(right.value);
        const std::size_t first = space.begin() - left.length;
        std::size_t& free = narrow_first ? free_from : other_free_from;
        if ((!narrow_first && !wide_first) || first < free)
            return;
        free = space.end() + right.length;
        if (is_left_out(narrow_first ? right.value : left.value, first))
            return;
        const Span span = span_of(begin_ + space.begin(), begin_ + space.end());
        out_->add({.span = span,
                   .message = fmt::format("space between \"{}\" and \"{}\"",
                                          text_.substr(first, left.length),
                                          text_.substr(space.end(), right.length)),
                   .help = "delete the space",
                   .fix = {{span, {}}}});
    }

    void none_between(const CodePoint& wide, std::size_t first, std::size_t at,
                      std::size_t& free_from) {
        if (first < free_from)
            return;
        free_from = at + decode(text_, at).length;
        if (is_left_out(wide.value, first))
            return;
        out_->add({.span = span_of(begin_ + first, begin_ + at),
                   .message = fmt::format("no space between \"{}\" and \"{}\"",
                                          text_.substr(first, at - first),
                                          text_.substr(at, decode(text_, at).length)),
                   .help = "write a space",
                   .fix = {{span_of(begin_ + at, begin_ + at), " "}}});
    }

    Wanted wanted_;
    Findings* out_;
    std::string_view text_;
    std::size_t begin_ = 0;
    std::optional<Patterns> allowed_;
    std::optional<std::vector<Regex::Match>> places_;
};

void check(const Document&, Findings& out) {
    const ProseText& prose = out.facts().prose_text();
    const bool styled = out.options().flag("lintStyledNode");
    Search search(out);
    for (const TextRun& run : prose.runs()) {
        if ((run.plain || styled) && (run.seen & seen_japanese) != 0)
            search.look_at(prose.slice(run.span), run.span.begin);
    }
}

constexpr std::array<std::string_view, 1> usual{"never"};
constexpr std::array<std::string_view, 5> words{"never", "always", "alphabets", "numbers",
                                                "punctuation"};
constexpr std::array<Option, 4> options{{
    {.name = "space",
     .summary = "whether a space stands there, or a list of where it does",
     .standard = Texts(usual),
     .choices = words},
    {.name = "exceptPunctuation", .summary = "never at 。 and 、", .standard = true},
    {.name = "lintStyledNode",
     .summary = "look at links, emphasis and headings too",
     .standard = false},
    {.name = "allows", .summary = "words, or /expressions/, that are let be", .standard = Texts{}},
}};

}  // namespace

constinit const Rule rules::half_full_width_spacing{
    .name = "half-full-width-spacing",
    .also = "ja-space-between-half-and-full-width ja-spacing/ja-space-between-half-and-full-width",
    .tags = "japanese ja-spacing",
    .severity = Severity::info,
    .fixes = Fixes::unsafe,
    .summary = "Spacing between half and full width differs from the house style",
    .why = "Both ways are in use, with a space and without; a mix of them looks careless.",
    .bad = "雪は 10 センチです。\n",
    .good = "雪は10センチです。\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
