// Items of lists in front matter with their places.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"

namespace kiji::lint {

struct MatterItem {
    std::string text;
    Span span;              // of the item; of the whole value where words of one text are meant
    std::size_t index = 0;  // in the list
    bool in_list = false;
};

/// The texts of a top-level key: items of a list, the words of a text where `split_words`, or the
/// text. What is neither text, number, nor boolean is left out. O(size of the value).
std::vector<MatterItem> matter_items(const Document& doc, std::string_view key, bool split_words);

/// `text` written so that it can take the place of the scalar at `span`: in the quotes that stand
/// there, or in quotes where YAML would read it as anything else.
std::string in_quotes_of(const Document& doc, Span span, std::string_view text);

}  // namespace kiji::lint
