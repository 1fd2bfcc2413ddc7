// What is taken out of the text before cmark-gfm reads it, and how it is found again.
//
// A mark is the byte `mask`, the mark's number in digits, and `mask_end`. It reads as a word to
// cmark-gfm. A character that a backslash takes the meaning from is `mask` and a letter. Neither
// byte can stand in a text itself: prepare() replaces them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/kramdown/attributes.hpp"

namespace kiji::markdown::kramdown {

inline constexpr char mask = '\x02';
inline constexpr char mask_end = '\x03';

/// What kramdown takes the meaning from by a backslash; the letter of a character is 'A' and its
/// place here. What stands before the last is a backslash that is none of an escape.
inline constexpr std::string_view escapable = "\\.*_+`<>()[]{}#!:|\"'$=-~";

struct Mark {
    enum class Kind : std::uint8_t {
        attributes,  // {: … } behind a span, or of a block
        math,        // $$ … $$
        html,        // written as it stands
        comment,     // {::comment}: written as a comment of HTML
        open,        // an element that holds blocks begins
        close,       // and ends
        nothing,     // read elsewhere: abbreviations, options
    };
    Kind kind = Kind::nothing;
    std::string_view source{};  // as it was written
    std::string text{};         // of math, HTML, comments; the tag's name
    Attributes attributes{};
};

/// What a text needs beyond its Markdown.
struct Marks {
    std::vector<Mark> list;

    /// The mark that `text` has at `at`, where `mask` stands, and how many bytes it takes there; no
    /// mark: a character, which `character` is.
    struct Found {
        const Mark* mark = nullptr;
        char character = 0;
        std::size_t size = 1;
    };
    [[nodiscard]] Found find(std::string_view text, std::size_t at) const;

    /// `text` as it was written.
    [[nodiscard]] std::string restored(std::string_view text) const;
};

}  // namespace kiji::markdown::kramdown
