#include <array>
#include <string>
#include <thread>
#include <vector>

#include "liquid/liquid.hpp"
#include "support/catch.hpp"
#include "value/drop.hpp"

namespace kiji::liquid {
namespace {

/// A page that is worked out when it is asked for.
class Page final : public Drop {
  public:
    std::optional<Value> find(std::string_view key) const override {
        if (key == "title")
            return Value::of(std::string_view("Snow"));
        return std::nullopt;
    }
    Value plain() const override { return Value::of(std::string_view("the page")); }
};

Answer shout(const Value& input, Arguments, Render& render) {
    std::string text(input.string());
    text += '!';
    return Value::of(keep(render.arena(), text));
}

TEST_CASE("keys of a drop are asked for by name", "[liquid]") {
    const Engine engine(Dialect::liquid4);
    const Page page;
    const std::array<Member, 1> members{
        Member{Value::of(std::string_view("page")), Value::of(static_cast<const Drop*>(&page))}};
    const auto tree = engine.parse("a", "{{ page.title }}, {{ page }}, {{ page.none }}.");
    CHECK(engine.render(*tree, Value::of(std::span<const Member>(members))).text ==
          "Snow, the page, .");
}

TEST_CASE("rows that are handed in are used, and replace those of the same name", "[liquid]") {
    const std::array<FilterRow, 2> rows{
        FilterRow{.name = "shout", .signature = "shout", .summary = "Add !", .apply = shout},
        FilterRow{.name = "upcase", .signature = "upcase", .summary = "Add !", .apply = shout}};
    const Engine engine(Dialect::liquid4, {}, rows);
    const auto tree = engine.parse("a", "{{ 'a' | shout | upcase }}");
    CHECK(engine.render(*tree, Value()).text == "a!!");
    CHECK(engine.find_filter("upcase") == &rows[1]);
}

TEST_CASE("each tag and filter has its documentation, and its name once", "[liquid]") {
    for (const Dialect dialect : {Dialect::liquid4, Dialect::liquid5}) {
        const Engine engine(dialect);
        CHECK(engine.tags().size() == (dialect == Dialect::liquid4 ? 16 : 21));
        for (const TagRow* row : engine.tags()) {
            CHECK_FALSE(row->summary.empty());
            CHECK(row->syntax.starts_with("{% " + std::string(row->name)));
            CHECK(engine.find_tag(row->name) == row);
        }
        for (const FilterRow* row : engine.filters()) {
            CHECK_FALSE(row->summary.empty());
            CHECK(row->signature.starts_with(row->name));
            CHECK(engine.find_filter(row->name) == row);
        }
    }
}

TEST_CASE("threads render one template at once and write the same", "[liquid]") {
    const Engine engine(Dialect::liquid5);
    const auto tree = engine.parse(
        "a",
        "{% for p in posts %}{{ p.title | escape }}{% cycle 'a', 'b' %}{{ forloop.index }}"
        "{% if p.tags contains 'x' %}{{ p.tags | join: ', ' }}{% endif %}{% endfor %}");
    const auto text = [](std::string_view view) { return Value::of(view); };
    const std::array<Value, 2> tags{text("x"), text("y")};
    const std::array<Member, 2> first{
        Member{text("title"), text("A & B")},
        Member{text("tags"), Value::of(std::span<const Value>(tags))}};
    // The same keys in another order, so that what one thread guesses is wrong for the next.
    const std::array<Member, 2> second{first[1], first[0]};
    const std::array<Value, 2> posts{Value::of(std::span<const Member>(first)),
                                     Value::of(std::span<const Member>(second))};
    const std::array<Member, 1> data{
        Member{text("posts"), Value::of(std::span<const Value>(posts))}};
    const Value root = Value::of(std::span<const Member>(data));
    const std::string expected = engine.render(*tree, root).text;
    CHECK(expected == "A &amp; Ba1x, yA &amp; Bb2x, y");
    std::vector<std::string> outputs(8);
    std::vector<std::thread> threads;
    for (std::string& output : outputs) {
        threads.emplace_back([&] {
            for (int i = 0; i < 200; ++i)
                output = engine.render(*tree, root).text;
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    for (const std::string& output : outputs)
        CHECK(output == expected);
}

}  // namespace
}  // namespace kiji::liquid
