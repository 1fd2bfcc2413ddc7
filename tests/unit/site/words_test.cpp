#include <algorithm>
#include <string>

#include "corpus/vocabulary.hpp"
#include "site/filters/filters.hpp"
#include "site/plugins/plugins.hpp"
#include "site/tags/tags.hpp"
#include "support/catch.hpp"

namespace kiji::site {
namespace {

using corpus::FilterWord;
using corpus::TagWord;

/// The engine of a site, without plugins.
const liquid::Engine& engine() {
    static const liquid::Engine engine(liquid::Dialect::liquid5, tags::rows(), filters::rows());
    return engine;
}

TEST_CASE("every tag and filter of Jekyll that lint knows is there, and no other", "[site]") {
    for (const TagWord& word : corpus::tag_words) {
        INFO(word.name);
        CHECK((engine().find_tag(word.name) != nullptr) == word.plugin.empty());
    }
    for (const FilterWord& word : corpus::filter_words) {
        INFO(word.name);
        CHECK((engine().find_filter(word.name) != nullptr) == word.plugin.empty());
    }
    for (const liquid::TagRow& row : tags::rows())
        CHECK(std::ranges::find(corpus::tag_words, row.name, &TagWord::name) !=
              corpus::tag_words.end());
    for (const liquid::FilterRow& row : filters::rows())
        CHECK(std::ranges::find(corpus::filter_words, row.name, &FilterWord::name) !=
              corpus::filter_words.end());
}

TEST_CASE("plugins bring the tags and filters that lint knows of them", "[site]") {
    for (const plugins::PluginRow* plugin : plugins::rows()) {
        INFO(plugin->gem);
        CHECK(plugins::find(plugin->gem) == plugin);
        for (const liquid::TagRow& row : plugin->tags) {
            const auto word = std::ranges::find(corpus::tag_words, row.name, &TagWord::name);
            REQUIRE(word != corpus::tag_words.end());
            CHECK(word->plugin == plugin->gem);
        }
        for (const liquid::FilterRow& row : plugin->filters) {
            const auto word = std::ranges::find(corpus::filter_words, row.name, &FilterWord::name);
            REQUIRE(word != corpus::filter_words.end());
            CHECK(word->plugin == plugin->gem);
        }
        const bool is_silent = plugin->tags.empty() && plugin->filters.empty();
        if (is_silent)
            CHECK(std::ranges::find(corpus::silent_plugins, plugin->gem) !=
                  corpus::silent_plugins.end());
    }
}

TEST_CASE("tags and filters of sites have their documentation", "[site]") {
    for (const liquid::TagRow& row : tags::rows()) {
        CHECK_FALSE(row.summary.empty());
        CHECK(row.syntax.starts_with("{% " + std::string(row.name)));
    }
    for (const liquid::FilterRow& row : filters::rows()) {
        CHECK_FALSE(row.summary.empty());
        CHECK(row.signature.starts_with(row.name));
        CHECK(row.least <= row.most);
    }
}

}  // namespace
}  // namespace kiji::site
