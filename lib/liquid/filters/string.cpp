// Text: upcase, strip, slice, truncate, split, ….
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/text.hpp"
#include "liquid/characters.hpp"
#include "liquid/filters/families.hpp"
#include "liquid/filters/support.hpp"
#include "liquid/ruby_text.hpp"
#include "value/drop.hpp"

namespace kiji::liquid::filters {
namespace {

using Type = Value::Type;

template <std::string (*change)(std::string_view)>
Answer changed(const Value& input, Arguments /*arguments*/, Render& render) {
    const Text text(input, render);
    return keep_text(change(text.view()), render);
}

template <std::string_view (*cut)(std::string_view)>
Answer cut_off(const Value& input, Arguments /*arguments*/, Render& render) {
    if (input.is(Type::string))
        return Value::of(cut(input.string()));
    const Text text(input, render);
    return keep_text(cut(text.view()), render);
}

Answer joined(std::string_view first, std::string_view second, Render& render) {
    char* const out = room_for(first.size() + second.size(), render);
    if (out == nullptr)
        return render.fault({});
    first.copy(out, first.size());
    second.copy(out + first.size(), second.size());
    return Value::of(std::string_view(out, first.size() + second.size()));
}

Answer append(const Value& input, Arguments arguments, Render& render) {
    return joined(Text(input, render).view(), Text(arguments[0], render).view(), render);
}

Answer prepend(const Value& input, Arguments arguments, Render& render) {
    return joined(Text(arguments[0], render).view(), Text(input, render).view(), render);
}

Answer size(const Value& input, Arguments /*arguments*/, Render& /*render*/) {
    const Value plainly = plain(input);
    switch (plainly.type()) {
        case Type::string:
            // What a drop prints as is no text that belongs to it.
            return Value::of(input.is(Type::drop) ? 0 : count_code_points(plainly.string()));
        case Type::array:
            return Value::of(plainly.array().size());
        case Type::object:
            return Value::of(plainly.object().size());
        case Type::range:
            return Value::of(plainly.range().size());
        case Type::integer:
            return Value::of(sizeof(std::int64_t));  // as Ruby's Integer#size
        default:
            return Value::of(0);
    }
}

/// Where a slice of `size` things begins and ends, as Ruby counts: from the end where `offset` is
/// negative. Nothing where it begins beyond either end.
struct Slice {
    std::size_t begin;
    std::size_t count;
};
std::optional<Slice> slice_of(std::size_t size, std::int64_t offset, std::int64_t length) {
    const auto whole = static_cast<std::int64_t>(size);
    const std::int64_t begin = offset < 0 ? offset + whole : offset;
    if (begin < 0 || begin > whole || length < 0)
        return std::nullopt;
    return Slice{.begin = static_cast<std::size_t>(begin),
                 .count = static_cast<std::size_t>(std::min(length, whole - begin))};
}

std::string_view slice_text(std::string_view text, std::int64_t offset, std::int64_t length) {
    const std::optional<Slice> slice = slice_of(count_code_points(text), offset, length);
    if (!slice)
        return {};
    const std::string_view rest = text.substr(offset_of(text, slice->begin));
    return rest.substr(0, offset_of(rest, slice->count));
}

bool is_false(const Value& value) {
    return value.is(Type::nil) || (value.is(Type::boolean) && !value.boolean());
}

Answer slice(const Value& input, Arguments arguments, Render& render) {
    const std::optional<std::int64_t> offset = checked_integer(arguments[0]);
    const std::optional<std::int64_t> length = arguments.size() < 2 || is_false(arguments[1])
                                                   ? std::optional<std::int64_t>(1)
                                                   : checked_integer(arguments[1]);
    if (!offset || !length)
        return render.fault("invalid integer");
    const Value plainly = plain(input);
    if (plainly.is(Type::array)) {
        const std::optional<Slice> slice = slice_of(plainly.array().size(), *offset, *length);
        return Value::of(slice ? plainly.array().subspan(slice->begin, slice->count)
                               : std::span<const Value>());
    }
    if (input.is(Type::string))
        return Value::of(slice_text(input.string(), *offset, *length));
    const Text text(input, render);
    return keep_text(slice_text(text.view(), *offset, *length), render);
}

Answer truncate(const Value& input, Arguments arguments, Render& render) {
    if (input.is(Type::nil))
        return input;
    const std::optional<std::int64_t> length =
        arguments.empty() ? std::optional<std::int64_t>(50) : checked_integer(arguments[0]);
    if (!length)
        return render.fault("invalid integer");
    const Text text(input, render);
    const Text ellipsis(arguments.size() < 2 ? Value::of(std::string_view("...")) : arguments[1],
                        render);
    if (static_cast<std::int64_t>(count_code_points(text.view())) <= *length)
        return input.is(Type::string) ? Answer(input) : keep_text(text.view(), render);
    const auto dots = static_cast<std::int64_t>(count_code_points(ellipsis.view()));
    const std::int64_t kept = std::max<std::int64_t>(*length < 0 ? 0 : *length - dots, 0);
    return joined(text.view().substr(0, offset_of(text.view(), static_cast<std::size_t>(kept))),
                  ellipsis.view(), render);
}

/// The next word of `rest`, which is taken off it; empty where there is none.
std::string_view next_word(std::string_view& rest) {
    const auto* const begin = std::ranges::find_if_not(rest, ascii::is_space<char>);
    const auto* const end = std::find_if(begin, rest.end(), ascii::is_space<char>);
    const std::string_view word(begin, end);
    rest = std::string_view(end, rest.end());
    return word;
}

/// Words with a blank between them, at most `most`.
struct Words {
    std::string text;
    std::int64_t count = 0;
    bool more = false;  // words were left
};
Words first_words(std::string_view text, std::int64_t most) {
    Words words;
    for (std::string_view word = next_word(text); !word.empty(); word = next_word(text)) {
        if (words.count == most) {
            words.more = true;
            break;
        }
        if (words.count > 0)
            words.text += ' ';
        words.text += word;
        ++words.count;
    }
    return words;
}

Answer truncatewords(const Value& input, Arguments arguments, Render& render) {
    if (input.is(Type::nil))
        return input;
    const std::optional<std::int64_t> wanted =
        arguments.empty() ? std::optional<std::int64_t>(15) : checked_integer(arguments[0]);
    if (!wanted)
        return render.fault("invalid integer");
    const Text text(input, render);
    const std::int64_t most = std::max<std::int64_t>(*wanted, 1);
    const Words words = first_words(text.view(), most);
    // Liquid 4 puts dots behind a text that has just so many words, too.
    const bool is_cut = words.more || (render.dialect() == Dialect::liquid4 && words.count == most);
    if (!is_cut)
        return input.is(Type::string) || render.dialect() == Dialect::liquid4
                   ? Answer(input)
                   : keep_text(text.view(), render);
    const Text ellipsis(arguments.size() < 2 ? Value::of(std::string_view("...")) : arguments[1],
                        render);
    return joined(words.text, ellipsis.view(), render);
}

std::vector<Value> split_by(std::string_view text, std::string_view mark) {
    std::vector<Value> parts;
    if (mark == " ") {
        for (std::string_view word = next_word(text); !word.empty(); word = next_word(text))
            parts.push_back(Value::of(word));
        return parts;
    }
    while (!text.empty()) {
        const std::size_t end = mark.empty() ? decode(text, 0).length : find_text(text, mark);
        parts.push_back(Value::of(text.substr(0, end)));
        text.remove_prefix(
            std::min(end == std::string_view::npos ? end : end + mark.size(), text.size()));
    }
    // Ruby drops what is empty at the end.
    while (!parts.empty() && parts.back().string().empty())
        parts.pop_back();
    return parts;
}

Answer split(const Value& input, Arguments arguments, Render& render) {
    const Text mark(arguments[0], render);
    std::string_view text;
    if (input.is(Type::string)) {
        text = input.string();
    } else {
        const Text made(input, render);
        text = keep(render.arena(), made.view());
    }
    // Before: one part for each byte at worst.
    if (!render.affords(mark.view().empty() ? text.size() * sizeof(Value) : text.size()))
        return render.fault({});
    return keep_array(split_by(text, mark.view()), render);
}

constexpr std::array<FilterRow, 13> rows = {{
    {"append", "append: TEXT", "Add text at the end", append, 1, 1},
    {"capitalize", "capitalize", "Write the first letter large and the others small",
     changed<kiji::capitalize>, 0, 0},
    {"downcase", "downcase", "Write all letters small", changed<kiji::downcase>, 0, 0},
    {"lstrip", "lstrip", "Take off white space at the beginning", cut_off<stripped_left>, 0, 0},
    {"prepend", "prepend: TEXT", "Add text at the beginning", prepend, 1, 1},
    {"rstrip", "rstrip", "Take off white space at the end", cut_off<stripped_right>, 0, 0},
    {"size", "size", "Count characters or items", size, 0, 0},
    {"slice", "slice: OFFSET, LENGTH = 1", "Take characters or items out of the middle", slice, 1,
     2},
    {"split", "split: TEXT", "Cut text where another stands in it", split, 1, 1},
    {"strip", "strip", "Take off white space at both ends", cut_off<stripped>, 0, 0},
    {"truncate", "truncate: LENGTH = 50, ELLIPSIS = '...'", "Cut text to so many characters",
     truncate, 0, 2},
    {"truncatewords", "truncatewords: WORDS = 15, ELLIPSIS = '...'", "Cut text to so many words",
     truncatewords, 0, 2},
    {"upcase", "upcase", "Write all letters large", changed<kiji::upcase>, 0, 0},
}};

}  // namespace

std::span<const FilterRow> string_rows() {
    return rows;
}

}  // namespace kiji::liquid::filters
