// Posts made of random paragraphs with repeats planted in them: all of those are found, and nothing
// else, by any number of threads and in any order of the posts.
#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "dedupe/dedupe.hpp"
#include "prose/prose.hpp"
#include "support/catch.hpp"

namespace kiji {
namespace {

class Random {
  public:
    explicit Random(std::uint32_t seed) : state_(seed) {}
    std::size_t below(std::size_t limit) {
        state_ = state_ * 1664525U + 1013904223U;
        return (state_ >> 8U) % limit;
    }

  private:
    std::uint32_t state_;
};

/// A paragraph long enough for any floor; `number` makes it unlike all others.
std::string paragraph(Random& random, std::size_t number) {
    static const std::vector<std::string> japanese = {"雪が",   "降って", "町の", "灯りを",
                                                      "静かに", "消して", "いく", "夜だ。",
                                                      "そして", "朝に、"};
    static const std::vector<std::string> english = {
        "the ", "rain ", "falls ", "on ", "every ", "roof ", "and ", "street, ", "again. "};
    const std::vector<std::string>& words = random.below(2) == 0 ? japanese : english;
    std::string text = fmt::format("{}{} ", words[0], number);
    for (int i = 0; i < 40; ++i)
        text += words[random.below(words.size())];
    text += "end.";
    return text;
}

/// The paragraph as a copy may come: marked up, broken into lines, in a list.
std::string disguised(Random& random, const std::string& text) {
    const std::string_view view = text;
    const std::string_view first = view.substr(0, view.find(' '));
    const std::string_view rest = view.substr(first.size() + 1);
    switch (random.below(5)) {
        case 0:
            return fmt::format("**{}** {}", first, rest);
        case 1:
            return fmt::format("{}\n{}", first, rest);
        case 2:
            return fmt::format("- {}", text);
        case 3:
            return fmt::format("[{}](https://example.org) {}", first, rest);
        default:
            return text;
    }
}

struct Corpus {
    std::vector<std::string> posts;
    std::map<std::string, std::size_t> counts;  // normal form of a paragraph: how often it stands
};

Corpus make_corpus(std::uint32_t seed) {
    Random random(seed);
    Corpus corpus;
    std::vector<std::string> paragraphs;
    for (std::size_t i = 0; i < 60; ++i)
        paragraphs.push_back(paragraph(random, i));
    for (int post = 0; post < 8; ++post) {
        std::string text = "---\ntitle: a\n---\n";
        for (int i = 0; i < 12; ++i) {
            const std::string& chosen = paragraphs[random.below(paragraphs.size())];
            ++corpus.counts[prose::normal_form(chosen)];
            text += fmt::format("\n{}\n", disguised(random, chosen));
            if (random.below(4) == 0)
                text += "\n## heading\n\n---END---\n";
        }
        corpus.posts.push_back(text);
    }
    return corpus;
}

using Posts = std::vector<std::unique_ptr<const SourceFile>>;

Posts read(const std::vector<std::string>& texts) {
    Posts posts;
    for (const std::string& text : texts)
        posts.push_back(std::make_unique<const SourceFile>("a.md", text));
    return posts;
}
dedupe::Report find(const Posts& posts, std::size_t threads,
                    dedupe::Scope scope = dedupe::Scope::all) {
    std::vector<const SourceFile*> views;
    for (const auto& post : posts)
        views.push_back(post.get());
    return dedupe::find(views, {.scope = scope}, Limits(), threads).report;
}

/// The words of a block whose only markup is what `disguised` does.
std::string normal_form_of_source(std::string text) {
    for (const std::string markup : {"](https://example.org)", "[", "**"}) {
        for (std::size_t at = text.find(markup); at != std::string::npos; at = text.find(markup))
            text.erase(at, markup.size());
    }
    return prose::normal_form(text);
}

TEST_CASE("all planted repeats are found, and nothing else", "[dedupe]") {
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        const Corpus corpus = make_corpus(seed);
        const Posts posts = read(corpus.posts);
        // Within a post all places are in one group; across posts the first of each.
        std::map<std::string, std::set<dedupe::Place>> found;
        for (const dedupe::Group& group : find(posts, 1).groups) {
            if (group.unit != dedupe::UnitKind::block || group.similarity.value < 1)
                continue;
            std::set<std::string> forms;
            for (const dedupe::Place& place : group.places)
                forms.insert(
                    normal_form_of_source(std::string(posts[place.document]->slice(place.span))));
            REQUIRE(forms.size() == 1);
            found[*forms.begin()].insert(group.places.begin(), group.places.end());
        }
        std::map<std::string, std::size_t> counted;
        for (const auto& [form, places] : found)
            counted[form] = places.size();
        std::map<std::string, std::size_t> planted = corpus.counts;
        std::erase_if(planted, [](const auto& entry) { return entry.second < 2; });
        REQUIRE(counted == planted);
    }
}

TEST_CASE("the report is the same for any number of threads", "[dedupe]") {
    for (std::uint32_t seed = 1; seed <= 10; ++seed) {
        const Posts posts = read(make_corpus(seed).posts);
        const dedupe::Report one = find(posts, 1);
        REQUIRE_FALSE(one.groups.empty());
        for (const std::size_t threads : {2U, 8U, 0U})
            REQUIRE(find(posts, threads) == one);
        REQUIRE(find(posts, 8, dedupe::Scope::within) == find(posts, 1, dedupe::Scope::within));
    }
}

TEST_CASE("the order of the posts changes their numbers only", "[dedupe]") {
    using Member = std::tuple<std::string, std::uint32_t, std::uint32_t>;
    const auto groups = [](const Posts& posts) {
        std::set<std::set<Member>> all;
        for (const dedupe::Group& group : find(posts, 1).groups) {
            std::set<Member> members;
            for (const dedupe::Place& place : group.places)
                members.emplace(posts[place.document]->text(), place.span.begin, place.span.end);
            all.insert(members);
        }
        return all;
    };
    std::vector<std::string> texts = make_corpus(5).posts;
    const auto forward = groups(read(texts));
    std::reverse(texts.begin(), texts.end());
    CHECK(groups(read(texts)) == forward);
}

TEST_CASE("groups and their places come in reading order", "[dedupe]") {
    const Posts posts = read(make_corpus(3).posts);
    dedupe::Place last;
    for (const dedupe::Group& group : find(posts, 1).groups) {
        REQUIRE(group.places.front() >= last);
        last = group.places.front();
        REQUIRE(std::is_sorted(group.places.begin(), group.places.end()));
    }
}

}  // namespace
}  // namespace kiji
