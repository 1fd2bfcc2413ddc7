// What is taken out of the text before cmark-gfm reads it, and how it is found again.
//
// A mark is the byte `mask`, the mark's number in digits, and `mask_end`. It reads as a word to
// cmark-gfm. A character that a backslash takes the meaning from is `mask` and a letter. Neither
// byte can stand in a text itself: prepare() replaces them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/kramdown/attributes.hpp"

namespace kiji::markdown::kramdown {

inline constexpr char mask = '\x02';
inline constexpr char mask_end = '\x03';

/// What kramdown takes the meaning from by a backslash; the letter of a character is 'A' and its
/// place here.
inline constexpr std::string_view escapable = "\\.*_+`<>()[]{}#!:|\"'$=-~";
/// Behind `mask`: a backslash that is none of an escape; nothing at all.
inline constexpr char lone_backslash = 'a';
inline constexpr char no_character = 'b';
/// Behind `mask`: the tags of emphasis.
inline constexpr std::string_view tag_letters = "cdef";
inline constexpr std::string_view tag_names[] = {"<em>", "</em>", "<strong>", "</strong>"};

struct Mark {
    enum class Kind : std::uint8_t {
        attributes,  // {: … } behind a span, or of a block
        math,        // $$ … $$
        code,        // a code span
        html,        // written as it stands
        symbols,     // << and >>, set as text is
        comment,     // {::comment}: written as a comment of HTML
        open,        // an element that holds blocks begins; `text` is its tag
        close,       // and ends
        definition,  // the list that it begins an item of is one of definitions
        table,       // tells what the rows of the table behind it are
        nothing,     // read elsewhere: abbreviations, options
    };
    Kind kind = Kind::nothing;
    std::string_view source{};  // as it was written
    std::string text{};         // of math, HTML, comments; the tag's name
    Attributes attributes{};
    std::string rest{};  // html: what follows the attributes; then `text` is the tag up to them
};

/// A label of a link as it is compared: in lower case, with one blank for any white space.
std::string link_label(std::string_view text);

/// What a text needs beyond its Markdown.
struct Marks {
    std::vector<Mark> list;
    std::map<std::string, Attributes, std::less<>> named;  // {:name: …}
    std::set<std::string, std::less<>> labels;  // of links, where that matters: see link_label
    std::map<std::string, std::string, std::less<>> abbreviations;  // *[word]: meaning

    /// What stands in `text` at `at`, where `mask` stands, and how many bytes it takes there: a
    /// mark, a character that nothing is to be made of, a tag of emphasis, or none of them.
    /// `source`: how it was written.
    struct Found {
        const Mark* mark = nullptr;
        std::string_view character{};
        std::string_view tag{};
        std::string_view source{};
        std::size_t size = 1;
    };
    [[nodiscard]] Found find(std::string_view text, std::size_t at) const;

    /// Puts in the place of names in `attributes` what they stand for.
    void resolve(Attributes& attributes) const;

    /// `text` as it was written.
    [[nodiscard]] std::string restored(std::string_view text) const;
};

}  // namespace kiji::markdown::kramdown
