// In which language a post is written.
#pragma once

#include <string_view>

#include "document/document.hpp"

namespace kiji::cli {

/// Guesses from the scripts of the text (code and HTML left out): "ja" where there is kana, "ko"
/// where there is Hangul, "zh" for Han alone, else "en". O(size).
std::string_view detect_language(const Document& doc);

}  // namespace kiji::cli
