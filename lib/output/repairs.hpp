// What a report of duplicates comes to, in words.
#pragma once

#include <cstddef>
#include <string>

#include "output/duplicates.hpp"

namespace kiji::output {

/// As planned, else what the report gives to look at within the posts, each with itself.
Repairs repairs_of(const Duplicates& found);

/// How many variants `--fix=near` looks at besides.
std::size_t variants_of(const dedupe::Report& report);

/// "--fix can take out 3 copies and 2 markers, and join 1 cut sentence; …", or where that is not
/// planned "--fix looks at 3 copies, 2 markers and 1 cut sentence"; empty where there is nothing to
/// do.
std::string repairs_text(const Duplicates& found);

/// "left out: tables 3, paragraphs too short 12"; empty where nobody asked.
std::string left_out_text(const Duplicates& found);

/// "12 boilerplate, 3 template, 4 similar: told, not counted"; empty where there are none.
std::string told_text(const dedupe::Report& report);

}  // namespace kiji::output
