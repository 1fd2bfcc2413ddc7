#include "lint/options.hpp"

#include <algorithm>
#include <array>
#include <cassert>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"

namespace kiji::lint {
namespace {

/// What a value that fits is called.
std::string wanted(const Option& row) {
    if (!row.choices.empty())
        return fmt::format("one of {}", fmt::join(row.choices, ", "));
    if (row.list_of_numbers)
        return "a whole number, or a list of them";
    constexpr std::array<std::string_view, 5> names{"true or false", "a whole number", "a number",
                                                    "a text", "a list of texts"};
    return std::string(names[row.standard.index()]);
}

std::optional<OptionValue> integers(const Value& value) {
    std::vector<std::int64_t> numbers;
    for (const Value& item : value.array()) {
        if (!item.is(Value::Type::integer))
            return std::nullopt;
        numbers.push_back(item.integer());
    }
    return numbers;
}

bool is_choice(const Option& row, std::string_view text) {
    return row.choices.empty() || std::ranges::find(row.choices, text) != row.choices.end();
}

/// One text is a list of one.
std::optional<OptionValue> texts(const Option& row, const Value& value) {
    const std::span<const Value> items =
        value.is(Value::Type::array) ? value.array() : std::span(&value, 1);
    std::vector<std::string> list;
    for (const Value& item : items) {
        if (!item.is(Value::Type::string) || !is_choice(row, item.string()))
            return std::nullopt;
        list.emplace_back(item.string());
    }
    return list;
}

std::optional<OptionValue> read(const Option& row, const Value& value) {
    if (std::holds_alternative<bool>(row.standard))
        return value.is(Value::Type::boolean) ? std::optional<OptionValue>(value.boolean())
                                              : std::nullopt;
    if (std::holds_alternative<std::int64_t>(row.standard)) {
        if (row.list_of_numbers && value.is(Value::Type::array))
            return integers(value);
        return value.is(Value::Type::integer) ? std::optional<OptionValue>(value.integer())
                                              : std::nullopt;
    }
    if (std::holds_alternative<double>(row.standard)) {
        if (value.is(Value::Type::integer))
            return static_cast<double>(value.integer());
        return value.is(Value::Type::real) ? std::optional<OptionValue>(value.real())
                                           : std::nullopt;
    }
    if (std::holds_alternative<Texts>(row.standard))
        return texts(row, value);
    if (!value.is(Value::Type::string) || !is_choice(row, value.string()))
        return std::nullopt;
    return std::string(value.string());
}

}  // namespace

std::size_t Options::row(std::string_view name) const {
    const auto found = std::ranges::find(rows_, name, &Option::name);
    assert(found != rows_.end());
    return static_cast<std::size_t>(found - rows_.begin());
}

const Standard& Options::standard(std::size_t row) const {
    const Option& option = rows_[row];
    return blog_ && option.blog ? *option.blog : option.standard;
}

const OptionValue* Options::value(std::size_t row) const {
    return row < values_.size() && values_[row] ? &*values_[row] : nullptr;
}

bool Options::is_set(std::string_view name) const {
    return value(row(name)) != nullptr;
}

bool Options::flag(std::string_view name) const {
    const std::size_t at = row(name);
    const OptionValue* set = value(at);
    return set == nullptr ? std::get<bool>(standard(at)) : std::get<bool>(*set);
}

std::int64_t Options::integer(std::string_view name) const {
    return integer_at(name, 0);
}

std::int64_t Options::integer_at(std::string_view name, std::size_t index) const {
    const std::size_t at = row(name);
    const auto usual = std::get<std::int64_t>(standard(at));
    const OptionValue* set = value(at);
    if (set == nullptr)
        return usual;
    if (const auto* list = std::get_if<std::vector<std::int64_t>>(set))
        return index < list->size() ? (*list)[index] : usual;
    return std::get<std::int64_t>(*set);
}

double Options::real(std::string_view name) const {
    const std::size_t at = row(name);
    const OptionValue* set = value(at);
    return set == nullptr ? std::get<double>(standard(at)) : std::get<double>(*set);
}

std::string_view Options::text(std::string_view name) const {
    const std::size_t at = row(name);
    const OptionValue* set = value(at);
    return set == nullptr ? std::get<std::string_view>(standard(at))
                          : std::string_view(std::get<std::string>(*set));
}

std::vector<std::string_view> Options::texts(std::string_view name) const {
    const std::size_t at = row(name);
    if (const OptionValue* set = value(at)) {
        const auto& list = std::get<std::vector<std::string>>(*set);
        return {list.begin(), list.end()};
    }
    const Texts usual = std::get<Texts>(standard(at));
    return {usual.begin(), usual.end()};
}

Result<void> Options::set(std::string_view name, const Value& value) {
    const auto found = std::ranges::find(rows_, name, &Option::name);
    if (found == rows_.end()) {
        std::vector<std::string_view> names;
        for (const Option& known : rows_)
            names.push_back(known.name);
        const std::string_view meant = nearest(name, names);
        return Error{fmt::format("has no option {}{}", escape_for_terminal(name),
                                 meant.empty() ? "" : fmt::format(": did you mean {}?", meant))};
    }
    auto read_value = read(*found, value);
    if (!read_value)
        return Error{fmt::format("wants {} for {}, not {}", wanted(*found), name, describe(value))};
    values_.resize(rows_.size());
    values_[static_cast<std::size_t>(found - rows_.begin())] = *std::move(read_value);
    return Done{};
}

}  // namespace kiji::lint
