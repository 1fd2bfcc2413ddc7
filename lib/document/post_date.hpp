// The date of a post as it was written.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "document/document.hpp"

namespace kiji {

/// The day in the post's own zone, and the whole for `<time datetime>`.
struct PostDate {
    std::chrono::year_month_day day;
    std::int64_t microseconds = 0;  // since 1970 in UTC; of a day alone its midnight there
    std::string machine;            // "2025-11-07", "2025-11-07T16:39:06+09:00"
};

/// The date of the front matter, else that of a file name such as 2025-11-07-title.md; nothing
/// where neither can be read.
std::optional<PostDate> date_of(const Document& doc);

}  // namespace kiji
