// The default theme, as far as it can be judged without building a site.
#include <algorithm>
#include <set>

#include "support/catch.hpp"
#include "templates/templates.hpp"

namespace kiji::templates {
namespace {

std::string_view file(std::string_view path) {
    const auto found = std::ranges::find(theme_files(), path, &File::path);
    REQUIRE(found != theme_files().end());
    return found->bytes;
}

bool has_file(std::string_view path) {
    return std::ranges::find(theme_files(), path, &File::path) != theme_files().end();
}

/// What stands between `before` and `after`, at each place.
std::vector<std::string_view> all_between(std::string_view text, std::string_view before,
                                          std::string_view after) {
    std::vector<std::string_view> out;
    for (std::size_t at = text.find(before); at != std::string_view::npos;
         at = text.find(before, at)) {
        at += before.size();
        out.push_back(text.substr(at, text.find(after, at) - at));
    }
    return out;
}

std::set<std::string_view> assigned(std::string_view liquid) {
    const auto names = all_between(liquid, "assign ", " =");
    return {names.begin(), names.end()};
}

TEST_CASE("files of the theme are sorted by path, so that they can be looked up", "[theme]") {
    CHECK(std::ranges::is_sorted(theme_files(), {}, &File::path));
}

TEST_CASE("the style is small", "[theme]") {
    CHECK(file("assets/theme.css").size() < 10'000);
}

TEST_CASE("the theme runs nothing and loads nothing from elsewhere", "[theme]") {
    for (const File& each : theme_files()) {
        INFO(each.path);
        for (const char* word : {"<script", "@import", "url(", "@font-face", "src=\"http"})
            CHECK(each.bytes.find(word) == std::string_view::npos);
    }
}

TEST_CASE("layouts and includes that the theme names are there", "[theme]") {
    for (const File& each : theme_files()) {
        INFO(each.path);
        for (const std::string_view name : all_between(each.bytes, "\nlayout: ", "\n"))
            CHECK((name == "null" || has_file("_layouts/" + std::string(name) + ".html")));
        for (const std::string_view name : all_between(each.bytes, "include ", ".html"))
            CHECK(has_file("_includes/" + std::string(name) + ".html"));
    }
}

TEST_CASE("every word is there in both languages", "[theme]") {
    const std::string_view words = file("_includes/words.html");
    const std::size_t parting = words.find("{%- else -%}");
    REQUIRE(parting != std::string_view::npos);
    const std::size_t japanese = words.find("{%- if language");
    CHECK(assigned(words.substr(japanese, parting - japanese)) == assigned(words.substr(parting)));
    CHECK(assigned(words.substr(parting)).size() > 15);
}

}  // namespace
}  // namespace kiji::templates
