#include "site/filters/properties.hpp"

#include <array>
#include <charconv>

#include "value/drop.hpp"

namespace kiji::site::filters {
namespace {

using Type = Value::Type;

Value member_of(const Value& item, std::string_view key, Render& render) {
    const liquid::filters::Selected selected =
        liquid::filters::select(item, Value::of(key), render);
    return selected.value;
}

/// \A\s*-?(?:\d+\.?\d*|\.\d+)\s*\Z as what it says; the text itself where it says nothing or more
/// than 64 bits hold.
Value number_in(const Value& text) {
    const std::string_view whole = liquid::stripped(text.string());
    const std::string_view digits = whole.starts_with('-') ? whole.substr(1) : whole;
    const char* const end = whole.data() + whole.size();
    if (digits.empty() || digits.find_first_not_of("0123456789.") != std::string_view::npos)
        return text;
    if (const std::size_t dot = digits.find('.'); dot != std::string_view::npos) {
        double number = 0;
        const bool is_number = digits.size() > 1 && digits.find('.', dot + 1) == digits.npos &&
                               std::from_chars(whole.data(), end, number).ec == std::errc();
        return is_number ? Value::of(number) : text;
    }
    std::int64_t number = 0;
    return std::from_chars(whole.data(), end, number).ec == std::errc() ? Value::of(number) : text;
}

}  // namespace

Value property_of(const Value& item, std::string_view property, Render& render) {
    Value value = item;
    if (property.find('.') == std::string_view::npos) {
        value = member_of(item, property, render);
    } else {
        for (std::size_t begin = 0; begin <= property.size();) {
            const std::size_t end = std::min(property.find('.', begin), property.size());
            value = member_of(value, property.substr(begin, end - begin), render);
            begin = end + 1;
        }
    }
    return value.is(Type::string) ? number_in(value) : value;
}

List::List(const Value& input, Members members, Render& render) {
    const Value plainly = liquid::plain(input);
    switch (plainly.type()) {
        case Type::array:
            items_ = plainly.array();
            break;
        case Type::object:
            for (const Member& member : plainly.object()) {
                const std::array<Value, 2> pair{member.key, member.value};
                made_.push_back(members == Members::values ? member.value
                                                           : make_array(render.arena(), pair));
            }
            items_ = made_;
            break;
        case Type::range: {
            const Range range = plainly.range();
            constexpr std::uint64_t most = liquid::unlimited / sizeof(Value);
            if (!render.affords(std::min(range.size(), most) * sizeof(Value)))
                break;
            for (std::uint64_t at = 0; at < range.size(); ++at)
                made_.push_back(Value::of(range.first + static_cast<std::int64_t>(at)));
            items_ = made_;
            break;
        }
        default:
            is_list_ = false;
            break;
    }
}

}  // namespace kiji::site::filters
