// Whether Jekyll can read a date.
#pragma once

#include <string>
#include <string_view>

#include "document/document.hpp"

namespace kiji::lint {

/// Why `text` is no date for Ruby's `Time.parse`, which Jekyll calls: "there is no month 13",
/// "February 2024 has no day 30", or that there is no day in it. Empty where it is one. Read are
/// year-month-day and day-month-year with `-`, `/` or `.`, 20240502, and English month names, with
/// or without a time behind them. February 30 is a fault although Ruby takes it for March 1.
/// O(size).
std::string why_unreadable(std::string_view text);

/// The same of the `date` of a post, as it is written; empty where it has none. Rules that compare
/// dates pass over one that is none.
std::string why_date_unreadable(const Document& doc);

}  // namespace kiji::lint
