// Linting real posts: KIJI_SHARED names the folder that holds them.
#include <cstdlib>
#include <map>
#include <set>

#include "base/files.hpp"
#include "lint/lint.hpp"
#include "markdown/markdown.hpp"
#include "prose/prose.hpp"
#include "support/catch.hpp"

namespace {

using namespace kiji;

/// The shared folder, or empty where there is none: then the test says so and ends.
std::string shared_folder() {
    const char* folder = std::getenv("KIJI_SHARED");
    if (folder == nullptr)
        WARN("skipped: KIJI_SHARED names no folder of posts");
    return folder == nullptr ? "" : folder;
}

std::unique_ptr<const Document> read(const std::string& name, std::string text, Liquid liquid) {
    auto doc = Document::read(name, std::move(text), liquid, Limits{});
    REQUIRE(doc);
    return *std::move(doc);
}

std::string html(const std::string& name, const std::string& text) {
    const auto doc = read(name, text, Liquid::text);
    const auto page = markdown::to_html(doc->tree(), text.size(), Limits{});
    REQUIRE(page);
    return *page;
}

/// Rules whose safe fixes change no byte of the page.
bool keeps_page(std::string_view rule) {
    return rule == "trailing-space" || rule == "missing-final-newline" ||
           rule == "reading-time-off";
}

/// The words of a page, without its tags.
std::vector<std::string> words_of(std::string_view page) {
    std::vector<std::string> words{""};
    bool in_tag = false;
    for (const char c : page) {
        in_tag = in_tag || c == '<';
        if (in_tag || c == ' ' || c == '\n')
            words.emplace_back();
        else
            words.back() += c;
        in_tag = in_tag && c != '>';
    }
    std::erase(words, "");
    return words;
}

/// True where `word` is `kept` and a marker that stood against it.
bool is_with_marker(std::string_view word, std::string_view kept) {
    return word.size() > kept.size() &&
           ((word.ends_with(kept) && prose::is_marker(word.substr(0, word.size() - kept.size()))) ||
            (word.starts_with(kept) && prose::is_marker(word.substr(kept.size()))));
}

/// The words of `before` that `after` lacks, markers left out. A word that is new is told as such.
std::string lost_words(std::string_view before, std::string_view after) {
    const std::vector<std::string> kept = words_of(after);
    std::string lost;
    std::size_t next = 0;
    for (const std::string& word : words_of(before)) {
        if (next < kept.size() && (word == kept[next] || is_with_marker(word, kept[next])))
            ++next;
        else if (!prose::is_marker(word))
            lost += word;
    }
    return next == kept.size() ? lost : "is new: " + kept[next];
}

std::string with_fixes_that_keep_the_page(const Document& doc) {
    std::vector<EditGroup> fixes;
    for (const Diagnostic& finding : lint::check(doc, {})) {
        if (keeps_page(finding.rule) && finding.safety == Safety::safe && !finding.fix.empty())
            fixes.push_back(finding.fix);
    }
    return kiji::apply(doc.text(), fixes).text;
}

}  // namespace

TEST_CASE("safe fixes of real posts take nothing off the page but titles and markers, and end",
          "[lint][posts]") {
    const std::string folder = shared_folder();
    if (folder.empty())
        return;
    const RealFiles files;
    const corpus::Found posts = corpus::find_posts(files, std::vector<Path>{folder + "/posts"});
    REQUIRE_FALSE(posts.files.empty());
    for (const Path& path : posts.files) {
        INFO(path);
        const auto text = files.read(path, Limits{}.file_bytes);
        REQUIRE(text);
        const auto doc = read(path, *text, Liquid::masked);
        const std::string tidy = with_fixes_that_keep_the_page(*doc);
        if (html(path, tidy) != html(path, *text))
            CHECK(html(path, tidy) == html(path, *text));
        const auto fixed = lint::fix(*doc, {}, Safety::safe, Limits{});
        REQUIRE(fixed);
        const auto again = lint::fix(*fixed->document, {}, Safety::safe, Limits{});
        REQUIRE(again);
        const Value* title = doc->meta("title");
        const std::string lost = lost_words(html(path, *text), html(path, fixed->text));
        INFO("lost: " << lost);
        CHECK((lost.empty() || (title != nullptr && title->is(Value::Type::string) &&
                                prose::same_text(title->string(), lost))));
        CHECK(again->fixed == 0);
        CHECK((again->text == fixed->text));
    }
}

TEST_CASE("the real post has the faults that its catalogue names, at their lines",
          "[lint][posts]") {
    const std::string folder = shared_folder();
    if (folder.empty())
        return;
    const std::string path = folder + "/dedupe/seed/post.md";
    const auto text = RealFiles().read(path, Limits{}.file_bytes);
    REQUIRE(text);
    const auto doc = read(path, *text, Liquid::masked);
    std::map<std::string, std::set<std::size_t>> found;
    for (const Diagnostic& finding : lint::check(*doc, {}))
        found[std::string(finding.rule)].insert(
            doc->file().lines().position(finding.span.begin).line);
    const std::map<std::string, std::set<std::size_t>> expected{
        {"excerpt-template", {8}},
        {"reading-time-off", {9}},
        {"title-repeated", {12}},
        {"sentence-cut", {40}},
        {"chunk-marker", {42, 90, 132, 144, 156, 208}},
        {"bold-as-heading", {48, 56, 64, 74, 82, 100, 110, 120, 172, 175, 178, 181}},
        {"heading-increment", {168}},
        {"missing-final-newline", {208}},
    };
    for (const auto& [rule, lines] : expected) {
        INFO(rule);
        CHECK(found[rule] == lines);
    }
}
