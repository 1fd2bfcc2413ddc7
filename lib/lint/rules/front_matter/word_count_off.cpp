// A number of words in the front matter that the text does not bear out.
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "lint/rules/front_matter/front_matter.hpp"
#include "prose/prose.hpp"

namespace kiji::lint {
namespace {

constexpr std::array<std::string_view, 4> keys{"word_count", "word-count", "wordCount",
                                               "wordcount"};

/// 1200, 1200.0, "1200" or "1,200 words".
std::optional<double> count_of(const Value& value) {
    if (value.is(Value::Type::integer))
        return static_cast<double>(value.integer());
    if (value.is(Value::Type::real))
        return value.real();
    if (!value.is(Value::Type::string))
        return std::nullopt;
    std::string digits;
    for (const char c : value.string()) {
        if (ascii::is_digit(c) && digits.size() < 15)
            digits += c;
        else if (!digits.empty() && c != ',')
            break;
    }
    if (digits.empty())
        return std::nullopt;
    return static_cast<double>(std::stoll(digits));
}

void compare(const Document& doc, std::string_view key, const Value& value, Findings& out) {
    const std::optional<double> told = count_of(value);
    if (!told)
        return;
    const prose::Length& length = out.facts().length();
    const double said = *told;
    // Of Japanese, letters are counted.
    const std::size_t counted = length.words + length.cjk_characters;
    const auto real = static_cast<double>(counted);
    const double off = std::abs(said - real);
    constexpr double least = 20;  // words: headings, captions and code are counted or not
    if (off <= out.config().reading_time_tolerance * real || off <= least)
        return;
    Diagnostic finding{
        .span = doc.place(key).value,
        .message = fmt::format("{} is {}, but the text has {} {}", key, said, counted,
                               length.cjk_characters > length.words ? "letters" : "words"),
        .help = fmt::format("write {}", counted),
    };
    if (!value.is(Value::Type::string)) {
        auto edits = front_matter::set(doc.file(), doc.front_matter(), key,
                                       Value::of(static_cast<std::int64_t>(counted)));
        if (edits)
            finding.fix = *std::move(edits);
    }
    out.add(std::move(finding));
}

void check(const Document& doc, Findings& out) {
    for (const std::string_view key : keys) {
        if (const Value* value = doc.meta(key))
            compare(doc, key, *value, out);
    }
}

}  // namespace

constinit const Rule rules::word_count_off{
    .name = "word-count-off",
    .tags = "front_matter FM012",
    .severity = Severity::warning,
    .in_blog = true,
    .fixes = Fixes::safe,
    .summary = "Number of words does not fit the text",
    .why =
        "The page shows a number that was right for another text. A quarter more or less, or 20 "
        "words, are let pass; letters of Chinese and Japanese count as words.",
    .bad = "---\ntitle: Snow\nword_count: 1200\n---\n\nIt snowed.\n",
    .good = "---\ntitle: Snow\nword_count: 2\n---\n\nIt snowed.\n",
    .check = check,
};

}  // namespace kiji::lint
