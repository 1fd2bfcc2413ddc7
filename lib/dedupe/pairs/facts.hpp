// What a text is about, beside its words: names and numbers. Two texts of the same words and other
// facts come from one template and are no duplicates.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kiji::dedupe {

/// Sorted, without repeats, in normal form.
struct Facts {
    std::vector<std::string> numbers;
    /// Code, quoted words, words with capitals or digits, katakana; in Japanese, Chinese and Korean
    /// text all Latin words of three letters or more.
    std::vector<std::string> names;
};

/// The facts of Markdown text. Where links lead is left out. O(n log n).
Facts facts_of(std::string_view source);

/// How alike two texts are that may come from one template.
struct Likeness {
    double jaccard = 0;
    /// In how many places they differ, roughly; none where that is not known.
    std::optional<double> places{};
};

/// True where `a` and `b` differ in what they are about more than in how they say it.
bool are_of_one_template(const Facts& a, const Facts& b, const Likeness& likeness);

}  // namespace kiji::dedupe
