// The only file that knows toml++.
#include "value/toml.hpp"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <toml++/toml.h>

#include "value/calendar.hpp"

namespace kiji::toml {
namespace {

namespace tomlpp = ::toml;

template <typename T>
std::string printed(const T& value) {
    std::ostringstream text;
    text << value;
    return text.str();
}

class Converter {
  public:
    Converter(Arena& arena, std::size_t deepest, Places* places)
        : arena_(arena), deepest_(deepest), places_(places) {}

    Value convert(const tomlpp::node& node) {
        if (const auto* table = node.as_table())
            return deeper([&] { return of_table(*table); });
        if (const auto* array = node.as_array())
            return deeper([&] { return of_array(*array); });
        if (const auto* text = node.as_string())
            return Value::of(keep(arena_, text->get()));
        if (const auto* number = node.as_integer())
            return Value::of(number->get());
        if (const auto* number = node.as_floating_point())
            return Value::of(number->get());
        if (const auto* flag = node.as_boolean())
            return Value::of(flag->get());
        if (const auto* date = node.as_date())
            return Value::of(DateTime{.microseconds = days(date->get()) * day});
        if (const auto* time = node.as_date_time())
            return of_date_time(time->get());
        return Value::of(keep(arena_, printed(node.as_time()->get())));
    }
    bool is_too_deep() const { return too_deep_; }

  private:
    static constexpr std::int64_t second = 1'000'000;
    static constexpr std::int64_t day = 86'400 * second;

    template <typename Make>
    Value deeper(Make make) {
        if (depth_ >= deepest_) {
            too_deep_ = true;
            return {};
        }
        ++depth_;
        const Value made = make();
        --depth_;
        return made;
    }

    static std::int64_t days(const tomlpp::date& date) {
        return days_of({.year = date.year, .month = date.month, .day = date.day});
    }

    Value of_table(const tomlpp::table& table) {
        struct Entry {
            tomlpp::source_position place;
            Member member;
        };
        std::vector<Entry> entries;
        for (const auto& [key, node] : table)
            entries.push_back(
                {key.source().begin, {Value::of(keep(arena_, key.str())), convert(node)}});
        std::ranges::stable_sort(entries, [](const Entry& a, const Entry& b) {
            return a.place.line != b.place.line ? a.place.line < b.place.line
                                                : a.place.column < b.place.column;
        });
        std::vector<Member> members;
        members.reserve(entries.size());
        for (const Entry& entry : entries)
            members.push_back(entry.member);
        const Value object = make_object(arena_, members);
        for (std::size_t i = 0; i < entries.size(); ++i)
            keep_place(object.object()[i].value, entries[i].place);
        return object;
    }

    Value of_array(const tomlpp::array& array) {
        std::vector<Value> items;
        items.reserve(array.size());
        for (const tomlpp::node& item : array)
            items.push_back(convert(item));
        const Value made = make_array(arena_, items);
        for (std::size_t i = 0; i < items.size(); ++i)
            keep_place(made.array()[i], array[i].source().begin);
        return made;
    }

    void keep_place(const Value& value, tomlpp::source_position place) {
        if (places_ != nullptr)
            places_->emplace(&value, Place{place.line, place.column});
    }

    static Value of_date_time(const tomlpp::date_time& time) {
        const int offset = time.offset ? time.offset->minutes : 0;
        const std::int64_t seconds =
            time.time.hour * 3600 + time.time.minute * 60 + time.time.second - offset * 60;
        return Value::of(DateTime{
            .microseconds = days(time.date) * day + seconds * second + time.time.nanosecond / 1000,
            .offset_minutes = static_cast<std::int16_t>(offset),
            .has_time = true,
            .has_offset = time.offset.has_value()});
    }

    Arena& arena_;
    const std::size_t deepest_;
    Places* places_;
    std::size_t depth_ = 0;
    bool too_deep_ = false;
};

}  // namespace

Result<Value> read(const SourceFile& file, Arena& arena, const Limits& limits, Places* places) {
    try {
        const tomlpp::table table = tomlpp::parse(file.text());
        Converter converter(arena, limits.yaml_depth, places);
        const Value root = converter.convert(table);
        if (converter.is_too_deep())
            return Error{"could not read: values are nested deeper than " +
                             std::to_string(limits.yaml_depth),
                         file.name()};
        return root;
    } catch (const tomlpp::parse_error& error) {
        return Error{"could not read: it is not TOML: " + std::string(error.description()),
                     file.name(), error.source().begin.line, error.source().begin.column};
    }
}

}  // namespace kiji::toml
