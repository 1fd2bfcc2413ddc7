// Text: slugify, number_of_words, ….
#include "base/text.hpp"

#include <array>

#include <fmt/format.h>

#include "base/letter_case.hpp"
#include "site/filters/families.hpp"
#include "site/slugify.hpp"

namespace kiji::site::filters {
namespace {

using Type = Value::Type;

Answer slugify_text(const Value& input, Arguments arguments, Render& render) {
    if (input.is(Type::nil))
        return input;
    const bool has_mode = !arguments.empty() && !is_false(arguments[0]);
    const Text mode(has_mode ? arguments[0] : Value::of(std::string_view("default")), render);
    const Text text(input, render);
    const std::string slug = slugify(text.view(), mode.view());
    if (slug.empty())
        host_of(render).warn(fmt::format("Empty `slug` generated for '{}'.", text.view()));
    return keep_text(slug, render);
}

Answer normalize_whitespace(const Value& input, Arguments /*arguments*/, Render& render) {
    const Text text(input, render);
    std::string out;
    bool in_gap = false;
    for (const char c : text.view()) {
        const bool is_gap = liquid::is_blank(c);
        if (!is_gap)
            out += c;
        else if (!in_gap)
            out += ' ';
        in_gap = is_gap;
    }
    return keep_text(liquid::stripped(out), render);
}

/// What counts as a word: each letter of Chinese, Japanese and Korean, and each run of anything
/// else between white space and those.
struct WordCount {
    std::size_t letters = 0;  // of Chinese, Japanese, Korean
    std::size_t runs = 0;     // between white space and those
    std::size_t words = 0;    // between white space alone
};
WordCount count_words(std::string_view text) {
    WordCount count;
    bool in_run = false;
    bool in_word = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        at += point.length;
        const bool is_space =
            point.value < 0x80 && liquid::is_blank(static_cast<char>(point.value));
        const bool is_cjk = point.value >= 0x80 && is_letter_of_cjk(point.value);
        count.letters += is_cjk ? 1 : 0;
        count.runs += !is_space && !is_cjk && !in_run ? 1 : 0;
        count.words += !is_space && !in_word ? 1 : 0;
        in_run = !is_space && !is_cjk;
        in_word = !is_space;
    }
    return count;
}

Answer number_of_words(const Value& input, Arguments arguments, Render& render) {
    const Text text(input, render);
    const WordCount count = count_words(text.view());
    const std::string_view mode =
        !arguments.empty() && arguments[0].is(Type::string) ? arguments[0].string() : "";
    if (mode == "cjk" || (mode == "auto" && count.letters > 0))
        return Value::of(count.letters + count.runs);
    return Value::of(count.words);
}

Answer array_to_sentence_string(const Value& input, Arguments arguments, Render& render) {
    const Value plainly = liquid::plain(input);
    if (!plainly.is(Type::array))
        return render.fault(
            fmt::format("array_to_sentence_string wants a list, not {}", describe(plainly)));
    const std::span<const Value> items = plainly.array();
    const Text connector(arguments.empty() ? Value::of(std::string_view("and")) : arguments[0],
                         render);
    std::string out;
    for (std::size_t at = 0; at < items.size(); ++at) {
        if (at > 0 && items.size() > 2)
            out += ", ";
        if (at > 0 && at + 1 == items.size())
            out += fmt::format("{}{} ", items.size() == 2 ? " " : "", connector.view());
        out += Text(items[at], render).view();
    }
    return keep_text(out, render);
}

Answer to_integer(const Value& input, Arguments /*arguments*/, Render& /*render*/) {
    if (input.is(Type::boolean))
        return Value::of(input.boolean() ? 1 : 0);
    return Value::of(liquid::to_i(liquid::plain(input)));
}

constexpr std::array<FilterRow, 5> rows = {{
    {"array_to_sentence_string", "array_to_sentence_string: CONNECTOR = 'and'",
     "Join a list as a sentence does: a, b, and c", array_to_sentence_string, 0, 1},
    {"normalize_whitespace", "normalize_whitespace", "Put one blank for each run of white space",
     normalize_whitespace},
    {"number_of_words", "number_of_words: MODE",
     "Count words; with 'cjk' or 'auto' also where Chinese, Japanese or Korean is written",
     number_of_words, 0, 1},
    {"slugify", "slugify: MODE = 'default'",
     "Turn text into part of an address: none, raw, default, pretty, ascii, latin", slugify_text, 0,
     1},
    {"to_integer", "to_integer", "Turn text, true and false into a whole number", to_integer},
}};

}  // namespace

std::span<const FilterRow> text_rows() {
    return rows;
}

}  // namespace kiji::site::filters
