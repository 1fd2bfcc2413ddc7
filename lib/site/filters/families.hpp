// The rows of each family, and what several of them ask for. Internal to lib/site/filters.
#pragma once

#include <span>
#include <string_view>

#include "liquid/liquid.hpp"
#include "site/host.hpp"

namespace kiji::site::filters {

using liquid::Answer;
using liquid::Arguments;
using liquid::FilterRow;
using liquid::Render;
using liquid::filters::keep_array;
using liquid::filters::keep_text;
using liquid::filters::Text;

std::span<const FilterRow> url_rows();
std::span<const FilterRow> date_rows();
std::span<const FilterRow> text_rows();
std::span<const FilterRow> markup_rows();
std::span<const FilterRow> json_rows();
std::span<const FilterRow> select_rows();
std::span<const FilterRow> group_rows();
std::span<const FilterRow> list_rows();

/// The site that is rendered.
inline const Host& host_of(const Render& render) {
    return static_cast<const Host&>(*render.options().host);
}

/// What Jekyll takes for false: nil and false.
inline bool is_false(const Value& value) {
    return value.is(Value::Type::nil) || (value.is(Value::Type::boolean) && !value.boolean());
}

}  // namespace kiji::site::filters
