// What a page says by itself, in the language of the post.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace kiji::cli {

/// How a language writes what the page says by itself.
struct Wording {
    std::string_view language;
    std::string (*date)(const std::chrono::year_month_day& day);
    std::string (*reading)(int minutes);
};

/// For "ja", "ja-JP", …; English where we know none.
const Wording& wording_for(std::string_view language);

}  // namespace kiji::cli
