// Making fixes as markdownlint makes them.
#pragma once

#include <cstddef>
#include <string>

#include "document/document.hpp"
#include "source/diagnostic.hpp"

namespace kiji::lint {

struct MarkdownlintFixed {
    std::string text;
    std::size_t fixed = 0;  // how many fixes were made
};

/// The text of `doc` after the fixes of `findings`, in one round and by the rules of markdownlint's
/// applyFixes: from the bottom up and from right to left; an insertion and a deletion at one place
/// become one; of others that overlap the one further right wins; a deletion of a line goes last;
/// all lines get the line end that most of them have. Only fixes that are one edit within a line,
/// or delete a line, are made: those of its rules. O(size + n log n).
MarkdownlintFixed fix_as_markdownlint(const Document& doc, const Diagnostics& findings);

}  // namespace kiji::lint
