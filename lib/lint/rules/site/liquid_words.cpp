#include "lint/rules/site/liquid_words.hpp"

#include <algorithm>

#include "corpus/site.hpp"

namespace kiji::lint {

const corpus::TagWord* find_tag(std::string_view name) {
    const auto found = std::ranges::find(corpus::tag_words, name, &corpus::TagWord::name);
    return found == corpus::tag_words.end() ? nullptr : &*found;
}

const corpus::BranchWord* find_branch(std::string_view name) {
    const auto found = std::ranges::find(corpus::branch_words, name, &corpus::BranchWord::name);
    return found == corpus::branch_words.end() ? nullptr : &*found;
}

bool is_known_filter(std::string_view name) {
    return std::ranges::find(corpus::filter_words, name, &corpus::FilterWord::name) !=
           corpus::filter_words.end();
}

bool knows_all_words(const SiteFacts* site) {
    if (site == nullptr)
        return true;
    // Posts of which nothing is known but that some have tags of plugins nobody knows.
    if (!site->site().is_whole())
        return !site->has_strange_tags();
    const auto is_known = [](std::string_view plugin) {
        return std::ranges::find(corpus::silent_plugins, plugin) != corpus::silent_plugins.end() ||
               std::ranges::find(corpus::tag_words, plugin, &corpus::TagWord::plugin) !=
                   corpus::tag_words.end() ||
               std::ranges::find(corpus::filter_words, plugin, &corpus::FilterWord::plugin) !=
                   corpus::filter_words.end();
    };
    return std::ranges::all_of(site->site().config().plugins, is_known);
}

bool brings_word(const SiteFacts* site, std::string_view name) {
    return site != nullptr && site->site().plugin_words().contains(name);
}

bool is_word_of_site(const SiteFacts* site, std::string_view name) {
    constexpr std::size_t many = 3;
    return site != nullptr &&
           (site->site().plugin_words().contains(name) || site->liquid_tag_posts(name) >= many);
}

}  // namespace kiji::lint
