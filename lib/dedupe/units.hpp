// What is compared: the paragraphs of a post, in normal form.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/hash.hpp"
#include "dedupe/dedupe.hpp"

namespace kiji::dedupe {

/// One paragraph. `key` is what makes two of them equal: the normal form, and the Liquid in them.
struct Unit {
    Place place;
    std::string key;
    Hash128 hash;                // of `key`
    std::size_t characters = 0;  // of the normal form without bare addresses, in code points
    std::size_t cjk = 0;         // how many of those are Chinese or Japanese
};

/// True where `unit` is long enough for `floor`.
bool reaches(const Unit& unit, const Floor& floor);

/// The units of `doc` that reach `floor`, in reading order. `index` is the document's place in what
/// was given.
std::vector<Unit> find_units(const Document& doc, std::size_t index, const Floor& floor,
                             std::span<const std::string> markers);

}  // namespace kiji::dedupe
