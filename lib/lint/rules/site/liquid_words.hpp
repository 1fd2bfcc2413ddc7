// What a post may say in Liquid, and what its site knows besides.
#pragma once

#include <string_view>

#include "corpus/vocabulary.hpp"
#include "lint/site_facts.hpp"

namespace kiji::lint {

/// The row of a tag; null where the vocabulary has none.
const corpus::TagWord* find_tag(std::string_view name);
/// The row of "else" and its like; null where `name` is none.
const corpus::BranchWord* find_branch(std::string_view name);
bool is_known_filter(std::string_view name);
/// True where no plugin but those of the vocabulary brings words of its own: what it does not have
/// is then unknown. Else only slips of known words are told.
bool knows_all_words(const SiteFacts* site);
/// True where a Ruby file in _plugins of the site brings `name`. `site` may be null.
bool brings_word(const SiteFacts* site, std::string_view name);
/// True where a plugin of the site brings `name`: Ruby in _plugins registers it, or so many posts
/// use it that a plugin nobody knows must. `site` may be null.
bool is_word_of_site(const SiteFacts* site, std::string_view name);

}  // namespace kiji::lint
