#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/psych_notation.hpp"
#include "front_matter/front_matter.hpp"
#include "support/catch.hpp"
#include "support/yaml_generator.hpp"

namespace kiji {
namespace {

struct Post {
    explicit Post(std::string text)
        : file("a.md", std::move(text)), matter(front_matter::read(file, arena, Limits{}, found)) {}
    SourceFile file;
    Arena arena;
    Diagnostics found;
    front_matter::FrontMatter matter;
};

Value text_value(std::string_view text) {
    return Value::of(text);
}

/// The text after setting, or the error.
std::string after(const std::string& text, std::string_view key, const Value& value) {
    const Post post(text);
    const Result<EditGroup> edits = front_matter::set(post.file, post.matter, key, value);
    if (!edits)
        return edits.error().message;
    const std::vector<EditGroup> groups{*edits};
    return kiji::apply(text, groups).text;
}

TEST_CASE("setting a key changes its value and nothing else", "[front_matter]") {
    CHECK(after("---\r\n# c\r\na: x # d\r\nb: y\r\n---\r\nbody", "a", Value::of(8)) ==
          "---\r\n# c\r\na: 8 # d\r\nb: y\r\n---\r\nbody");
    CHECK(after("---\na: |\n  x\n  y\nb: z\n---\n", "a", text_value("one")) ==
          "---\na: one\nb: z\n---\n");
    CHECK(after("---\na: \"x\"\n---\n", "a", text_value("y")) == "---\na: \"y\"\n---\n");
    CHECK(after("---\na: 'x'\n---\n", "a", text_value("it's")) == "---\na: 'it''s'\n---\n");
    CHECK(after("---\na: x\n---\n", "a", text_value("y: z")) == "---\na: \"y: z\"\n---\n");
    CHECK(after("---\na: 1\n---\n", "a", text_value("2024-01-01")) ==
          "---\na: \"2024-01-01\"\n---\n");
}

TEST_CASE("a value that is not written yet gets a space before it", "[front_matter]") {
    CHECK(after("---\na:\nb: y\n---\n", "a", Value::of(true)) == "---\na: true\nb: y\n---\n");
    CHECK(after("---\na: # c\n---\n", "a", Value::of(1)) == "---\na: 1 # c\n---\n");
}

TEST_CASE("a missing key becomes the last line", "[front_matter]") {
    CHECK(after("---\r\na: x\r\n---\r\n", "b c", text_value("y")) ==
          "---\r\na: x\r\nb c: y\r\n---\r\n");
    CHECK(after("---\n---\nbody", "a", Value::of(1)) == "---\na: 1\n---\nbody");
    CHECK(after("---\n  a: x\n---\n", "b", Value::of(1)) == "---\n  a: x\n  b: 1\n---\n");
    CHECK(after("---\nx: &x {a: 1}\n<<: *x\n---\n", "a", Value::of(2)) ==
          "---\nx: &x {a: 1}\n<<: *x\na: 2\n---\n");
}

TEST_CASE("setting what is there already changes nothing", "[front_matter]") {
    CHECK(after("---\na: 0x10\n---\n", "a", Value::of(16)) == "---\na: 0x10\n---\n");
    CHECK(after("---\na:\n---\n", "a", Value()) == "---\na:\n---\n");
}

TEST_CASE("of a key that stands twice the last one is set", "[front_matter]") {
    CHECK(after("---\na: 1\na: 2\n---\n", "a", Value::of(3)) == "---\na: 1\na: 3\n---\n");
}

TEST_CASE("what cannot be set is an error", "[front_matter]") {
    CHECK(after("body", "a", Value::of(1)) == "setting \"a\": the file has no front matter");
    CHECK(after("---\na: [\n---\n", "a", Value::of(1)) ==
          "setting \"a\": the front matter cannot be read");
    CHECK(after("---\na: [1]\n---\n", "a", Value::of(1)) == "setting \"a\": it holds a list");
    CHECK(after("---\n{a: 1}\n---\n", "a", Value::of(2)) ==
          "setting \"a\": the front matter is a mapping in braces");
    CHECK(after("---\na: &x 1\nb: *x\n---\n", "a", Value::of(2)) ==
          "setting \"a\": other values depend on how it is written");
}

// Whatever the front matter: the key has the value afterwards, all bytes outside one edit are as
// they were, and setting it again changes nothing.
TEST_CASE("a key that was set is read back", "[front_matter][property]") {
    constexpr std::array<std::string_view, 12> strings{"plain", "",       "yes",        "08",
                                                       "a: b",  "日本語", "it's \"x\"", "a\nb",
                                                       "- a",   "x # y",  "{{ x }}",    "\\"};
    testing::YamlGenerator generator(4);
    std::size_t changed = 0;
    for (int i = 0; i < 10'000; ++i) {
        const auto style = i % 2 == 0 ? testing::Style::flat : testing::Style::wild;
        const std::string text = "---\n" + generator.matter(style) + "---\nbody\n";
        const std::string_view key = generator.key();
        const Value value = generator.below(3) == 0
                                ? Value::of(generator.below(100))
                                : text_value(strings[generator.below(strings.size())]);
        const Post before(text);
        const Result<EditGroup> edits = front_matter::set(before.file, before.matter, key, value);
        if (!edits || edits->empty())
            continue;
        ++changed;
        INFO(text << "set " << key);
        REQUIRE(edits->size() == 1);
        const std::vector<EditGroup> groups{*edits};
        const Post set(kiji::apply(text, groups).text);
        REQUIRE(set.matter.ok);
        REQUIRE(set.matter.data->find(key) != nullptr);
        REQUIRE(equal(*set.matter.data->find(key), value));
        REQUIRE(set.file.slice(set.matter.sections.body) == "body\n");
        const Result<EditGroup> again = front_matter::set(set.file, set.matter, key, value);
        REQUIRE(again);
        REQUIRE(again->empty());
    }
    CHECK(changed > 2'000);
}

}  // namespace
}  // namespace kiji
