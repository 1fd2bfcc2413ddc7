// A reading time in the front matter that the text does not bear out.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "lint/rules/front_matter/front_matter.hpp"
#include "prose/prose.hpp"

namespace kiji::lint {
namespace {

constexpr std::array<std::string_view, 6> keys{"reading_time", "reading-time", "readingTime",
                                               "read_time",    "read-time",    "readTime"};

/// 8, 8.5, "8", "8 min" or "約8分".
std::optional<double> minutes_of(const Value& value) {
    if (value.is(Value::Type::integer))
        return static_cast<double>(value.integer());
    if (value.is(Value::Type::real))
        return value.real();
    if (!value.is(Value::Type::string))
        return std::nullopt;
    std::string_view text = value.string();
    text.remove_prefix(std::min(text.find_first_of("0123456789"), text.size()));
    double minutes = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), minutes).ec != std::errc())
        return std::nullopt;
    return minutes;
}

std::string size_of(const prose::Length& length, const corpus::Config& config) {
    const std::string characters = fmt::format(
        "{} characters at {} a minute", length.cjk_characters, config.cjk_characters_per_minute);
    const std::string words =
        fmt::format("{} words at {} a minute", length.words, config.words_per_minute);
    if (length.words == 0)
        return characters;
    return length.cjk_characters == 0 ? words : fmt::format("{} and {}", characters, words);
}

void compare(const Document& doc, std::string_view key, const Value& value, Findings& out) {
    const std::optional<double> said = minutes_of(value);
    if (!said)
        return;
    const corpus::Config& config = out.config();
    const prose::Length& length = out.facts().length();
    const double minutes =
        prose::reading_minutes(length, {config.cjk_characters_per_minute, config.words_per_minute});
    const double whole = std::max(1.0, std::round(minutes));
    // Any rounding to a whole minute is right, as is one minute for next to nothing.
    const bool rounded =
        *said == whole || *said == std::floor(minutes) || *said == std::ceil(minutes);
    if (rounded || std::abs(*said - minutes) <= config.reading_time_tolerance * minutes)
        return;
    Diagnostic finding{
        .span = doc.place(key).value,
        .message = fmt::format("{} is {}, but the text takes {:.0f} {} to read", key, *said, whole,
                               whole == 1 ? "minute" : "minutes"),
        .help = fmt::format("write {:.0f} ({})", whole, size_of(length, config)),
    };
    if (!value.is(Value::Type::string)) {
        auto edits = front_matter::set(doc.file(), doc.front_matter(), key,
                                       Value::of(static_cast<std::int64_t>(whole)));
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

constinit const Rule rules::reading_time_off{
    .name = "reading-time-off",
    .severity = Severity::warning,
    .in_blog = true,
    .fixes = Fixes::safe,
    .summary = "Reading time does not fit the text",
    .why =
        "The page shows a number that was right for another text. Counted are 500 characters of "
        "Chinese or Japanese and 200 words of other text a minute; a quarter more or less is let "
        "pass. kiji.yml can set all three under lint.reading_time.",
    .bad = "---\ntitle: Snow\nreading_time: 12\n---\n\nIt snowed.\n",
    .good = "---\ntitle: Snow\nreading_time: 1\n---\n\nIt snowed.\n",
    .check = check,
};

}  // namespace kiji::lint
