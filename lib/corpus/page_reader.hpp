// From a file to what a site knows of it. Internal to lib/corpus.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/limits.hpp"
#include "corpus/site.hpp"
#include "front_matter/front_matter.hpp"

namespace kiji::corpus {

/// The file of `page` (its path, kind and collection are set) reads `text`: fills in the rest. All
/// but the front matter is looked through for Liquid tags alone. O(size).
void read_page(const Site& site, std::string_view text, const Limits& limits, Page& page);

/// True where `text` begins with a line of three dashes, after a BOM or without one.
bool has_front_matter(std::string_view text);

/// The address of `page`, and the file that is written for it. `data` is its front matter.
struct Address {
    std::string url;
    std::string target;
};
Address address_of(const Site& site, const Page& page, const Value& data);

/// What Jekyll makes of a list in front matter: the items of an array, the words of a text.
std::vector<std::string> texts_of(const Value* value, bool split_words);
/// A scalar as Ruby prints it: "2024", "true", the text itself; empty for anything else.
std::string text_of(const Value* value);
/// The folders above "_posts", which are categories, and those that the front matter names.
std::vector<std::string> categories_of(const Site& site, const Page& page, const Value& data);

}  // namespace kiji::corpus
