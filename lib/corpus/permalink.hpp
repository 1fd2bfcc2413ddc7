// Jekyll's permalinks: their styles, their placeholders, and what becomes of a URL that is filled.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "value/strftime.hpp"

namespace kiji::corpus {

/// The template of posts for a style: "pretty" -> "/:categories/:year/:month/:day/:title/". What is
/// no style is a template.
std::string_view permalink_template(std::string_view style);

/// What pages and other collections take from it: ":output_ext", "/", or nothing.
std::string_view permalink_ending(std::string_view style);

/// "year", "i_day" and the like at `time`; nothing for what is no part of a date.
std::optional<std::string> date_placeholder(std::string_view name, const LocalTime& time);

/// Puts what `value_of` gives in the place of each :name. One that nobody knows stays, and the
/// first of them is put into `unknown`, where that is not null. O(size).
using PlaceholderValue = std::function<std::optional<std::string>(std::string_view name)>;
std::string fill_placeholders(std::string_view pattern, const PlaceholderValue& value_of,
                              std::string* unknown = nullptr);

/// As Jekyll tidies what came of a template: one '/' before it, and none doubled.
std::string tidy_url(std::string_view url);

}  // namespace kiji::corpus
