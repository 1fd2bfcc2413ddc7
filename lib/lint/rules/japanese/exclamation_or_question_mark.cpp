// Marks that a sober text does without.
#include <array>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "lint/facts/prose_text.hpp"
#include "lint/rules/japanese/japanese.hpp"
#include "lint/rules/japanese/patterns.hpp"

namespace kiji::lint {
namespace {

struct Mark {
    std::string_view text;
    std::string_view option;  // that allows it
};
constexpr std::array<Mark, 4> all_marks{{{"!", "allowHalfWidthExclamation"},
                                         {"?", "allowHalfWidthQuestion"},
                                         {"！", "allowFullWidthExclamation"},
                                         {"？", "allowFullWidthQuestion"}}};

class Search {
  public:
    explicit Search(Findings& out) : out_(&out) {
        for (const Mark& mark : all_marks) {
            if (!out.options().flag(mark.option))
                marks_.push_back(mark.text);
        }
    }

    void look_at(std::string_view text, std::size_t begin) {
        std::optional<std::vector<Regex::Match>> names;
        for (const std::string_view mark : marks_) {
            for (std::size_t at = text.find(mark); at != std::string_view::npos;
                 at = text.find(mark, at + mark.size())) {
                if (!names)
                    names = allowed().all_in(text);
                if (!touches(*names, at))
                    out_->add({.span = span_of(begin + at, begin + at + mark.size()),
                               .message = fmt::format("\"{}\" in prose", mark),
                               .help = "end the sentence with a period"});
            }
        }
    }

  private:
    const Patterns& allowed() {
        if (!allowed_) {
            std::vector<std::string_view> words = out_->options().texts("allow");
            words.emplace_back("Yahoo!");
            allowed_.emplace(words);
        }
        return *allowed_;
    }

    std::vector<std::string_view> marks_;
    std::optional<Patterns> allowed_;
    Findings* out_;
};

void check(const Document&, Findings& out) {
    const ProseText& prose = out.facts().prose_text();
    Search search(out);
    for (const TextRun& run : prose.runs()) {
        if ((run.within & (in_link | in_quote | in_emphasis)) == 0 &&
            (run.seen & (seen_mark | seen_wide)) != 0)
            search.look_at(prose.slice(run.span), run.span.begin);
    }
}

constexpr std::array<Option, 5> options{{
    {.name = "allow", .summary = "names, or /expressions/, that hold one", .standard = Texts{}},
    {.name = "allowHalfWidthExclamation", .summary = "allow !", .standard = false},
    {.name = "allowFullWidthExclamation", .summary = "allow ！", .standard = false},
    {.name = "allowHalfWidthQuestion", .summary = "allow ?", .standard = false},
    {.name = "allowFullWidthQuestion", .summary = "allow ？", .standard = false},
}};

}  // namespace

constinit const Rule rules::exclamation_or_question_mark{
    .name = "exclamation-or-question-mark",
    .also = "no-exclamation-question-mark ja-technical-writing/no-exclamation-question-mark",
    .tags = "japanese ja-technical-writing",
    .severity = Severity::info,
    .summary = "Exclamation or question mark in prose",
    .why = "Manuals and articles tell what is so; marks of excitement belong into speech.",
    .bad = "雪が降りました！\n",
    .good = "雪が降りました。\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
