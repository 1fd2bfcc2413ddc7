// What a report of duplicates comes to, in words.
#pragma once

#include <cstddef>
#include <string>

#include "output/duplicates.hpp"

namespace kiji::output {

/// What `--fix` has to do within the posts, each with itself.
struct Repairs {
    std::size_t copies = 0;  // blocks: exact or contained ones, and copies of the title
    std::size_t markers = 0;
    std::size_t joins = 0;  // sentences that a marker surely cuts
    std::size_t near = 0;   // what `--fix=near` may take out besides
};
Repairs repairs_of(const dedupe::Report& report);

/// "--fix can take out 3 copies and 2 markers, and join 1 cut sentence; …"; empty where there is
/// nothing to do.
std::string repairs_text(const dedupe::Report& report);

/// "left out: tables 3, paragraphs too short 12"; empty where nobody asked.
std::string left_out_text(const Duplicates& found);

/// "12 boilerplate, 3 template, 4 similar: told, not counted"; empty where there are none.
std::string told_text(const dedupe::Report& report);

}  // namespace kiji::output
