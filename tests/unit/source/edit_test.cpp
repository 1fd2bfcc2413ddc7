#include "source/edit.hpp"

#include <random>

#include "support/catch.hpp"

namespace kiji {
namespace {

TEST_CASE("edits replace, insert and delete at places of the old text", "[source]") {
    const std::vector<EditGroup> groups = {
        {{span_of(6, 9), "there"}},
        {{span_of(0, 0), "> "}},
        {{span_of(3, 5), ""}},
        {{span_of(9, 9), "!"}},
    };
    const Applied applied = kiji::apply("hello you", groups);
    CHECK(applied.text == "> hel there!");
    CHECK(applied.taken == std::vector<bool>{true, true, true, true});
}

TEST_CASE("a group that overlaps an earlier one is left out whole", "[source]") {
    const std::vector<EditGroup> groups = {
        {{span_of(0, 4), "A"}},
        {{span_of(8, 9), "x"}, {span_of(3, 5), "B"}},
        {{span_of(4, 6), "C"}},
    };
    const Applied applied = kiji::apply("0123456789", groups);
    CHECK(applied.text == "AC6789");
    CHECK(applied.taken == std::vector<bool>{true, false, true});
}

TEST_CASE("two insertions at one place overlap unless they are equal", "[source]") {
    const std::vector<EditGroup> groups = {
        {{span_of(3, 3), "\n"}},
        {{span_of(3, 3), "\n"}},
        {{span_of(3, 3), "!"}},
    };
    const Applied applied = kiji::apply("abc", groups);
    CHECK(applied.text == "abc\n");
    CHECK(applied.taken == std::vector<bool>{true, true, false});
}

TEST_CASE("text is inserted before and behind what is replaced, not inside", "[source]") {
    const std::vector<EditGroup> groups = {{{span_of(1, 3), "X"}},
                                           {{span_of(1, 1), "<"}},
                                           {{span_of(3, 3), ">"}},
                                           {{span_of(2, 2), "no"}}};
    const Applied applied = kiji::apply("abcd", groups);
    CHECK(applied.text == "a<X>d");
    CHECK(applied.taken == std::vector<bool>{true, true, true, false});
}

TEST_CASE("an edit outside of the text is not made", "[source]") {
    const std::vector<EditGroup> groups = {{{span_of(2, 9), "x"}}, {{span_of(2, 1), "x"}}};
    const Applied applied = kiji::apply("abc", groups);
    CHECK(applied.text == "abc");
    CHECK(applied.taken == std::vector<bool>{false, false});
}

TEST_CASE("the same edit twice in a group that overlaps itself is not made", "[source]") {
    const std::vector<EditGroup> groups = {{{span_of(0, 2), "x"}, {span_of(1, 3), "y"}}};
    CHECK(kiji::apply("abc", groups).text == "abc");
}

TEST_CASE("what no edit touches stays, and the length adds up", "[source]") {
    std::mt19937 random(5);
    for (int round = 0; round < 5'000; ++round) {
        std::string text;
        for (std::size_t i = random() % 30; i > 0; --i)
            text += static_cast<char>('a' + random() % 26);
        std::vector<EditGroup> groups(random() % 6);
        for (EditGroup& group : groups)
            for (std::size_t i = 1 + random() % 2; i > 0; --i) {
                const std::size_t begin = random() % (text.size() + 1);
                const std::size_t end = begin + random() % (text.size() - begin + 1);
                group.push_back({span_of(begin, end), std::string(random() % 3, '#')});
            }
        const Applied applied = kiji::apply(text, groups);
        std::string kept = text;
        for (std::size_t i = 0; i < groups.size(); ++i) {
            if (!applied.taken[i])
                continue;
            for (const Edit& edit : groups[i])
                kept.replace(edit.span.begin, edit.span.size(), edit.span.size(), '-');
        }
        std::erase(kept, '-');
        std::string without = applied.text;
        const std::size_t inserted = std::erase(without, '#');
        REQUIRE(without == kept);
        REQUIRE(applied.text.size() == kept.size() + inserted);
    }
}

}  // namespace
}  // namespace kiji
