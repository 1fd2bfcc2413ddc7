// Templates that ask for as much work as they can: each ends soon, and says by which limit.
#include <ctime>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "liquid/liquid.hpp"
#include "support/catch.hpp"

namespace kiji::liquid {
namespace {

#ifdef NDEBUG
constexpr double most_seconds = 3;  // less than one where nothing else runs
#else
constexpr double most_seconds = 30;  // without optimisation, perhaps with sanitizers
#endif

std::string repeated(std::string_view text, std::size_t times) {
    std::string out;
    out.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i)
        out += text;
    return out;
}

/// The template and those that it includes, by name.
class Partials final : public Includes {
  public:
    explicit Partials(const Engine& engine) : engine_(engine) {}
    void add(const std::string& name, const std::string& text) {
        trees_.emplace(name, engine_.parse(name, text));
    }
    Result<const Template*> find(std::string_view name) const override {
        const auto found = trees_.find(std::string(name));
        if (found == trees_.end())
            return Error{"no such template"};
        return found->second.get();
    }

  private:
    const Engine& engine_;
    std::map<std::string, std::unique_ptr<const Template>> trees_;
};

/// What the first problem of `text` says: of the parse, or of the render. Empty: there was none.
std::string complaint(std::string_view text, Dialect dialect) {
    const Engine engine(dialect);
    Partials partials(engine);
    // Each includes the next one ten times.
    for (int i = 0; i < 20; ++i)
        partials.add("bomb" + std::to_string(i),
                     repeated("{% include 'bomb" + std::to_string(i + 1) + "' %}", 10));
    partials.add("bomb20", "boom");
    partials.add("itself", "{% include 'itself' %}{% include 'itself' %}");
    const std::clock_t start = std::clock();
    const auto tree = engine.parse("page.liquid", std::string(text));
    std::string message;
    if (!tree->ok()) {
        REQUIRE_FALSE(tree->problems().empty());
        message = tree->problems().front().message;
    } else {
        const Rendered rendered =
            engine.render(*tree, Value(), {.includes = &partials, .limits = {}});
        CHECK(rendered.complete !=
              (!rendered.problems.empty() && rendered.problems.back().diagnostic.message.find(
                                                 "limits exceeded") != std::string::npos));
        if (!rendered.problems.empty())
            message = rendered.problems.front().diagnostic.message;
    }
    CHECK(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC < most_seconds);
    return message;
}

TEST_CASE("templates of any size end soon, and say by which limit", "[liquid]") {
    const std::string megabyte = repeated("a", 1'000'000);
    const auto assigned = [](std::string_view text) {
        return "{% assign x = \"" + std::string(text) + "\" %}";
    };
    const auto often = [](std::string_view body) {
        return "{% for i in (1..1000000000) %}" + std::string(body) + "{% endfor %}";
    };
    struct Case {
        std::string_view name;
        std::string text;
        std::string_view message;  // a part of it; empty: all goes well
    };
    const Case each = GENERATE_COPY(values<Case>({
        {"nested ifs", repeated("{% if true %}", 100'000), "nested deeper than 100"},
        {"a long path", "{{ " + repeated("a.", 500'000) + "a }}", ""},
        {"a long name", "{{ " + megabyte + " }}", ""},
        {"a long condition", "{% if " + repeated("a or ", 200'000) + "a %}{% endif %}", ""},
        {"open brackets", "{{ " + repeated("a[", 300'000) + " }}", ""},
        {"a long chain", "{{ 'a' " + repeated("| upcase ", 100'000) + "}}", ""},
        {"a chain that grows", "{{ 'a' " + repeated("| append: 'b' ", 100'000) + "}}",
         "made bytes"},
        {"an empty loop", often(""), "20000000 steps"},
        {"a loop that writes", often("{{ i }}"), "20000000 steps"},
        {"a loop in a loop", often(often("")), "20000000 steps"},
        {"a table", "{% tablerow i in (1..1000000000) %}{% endtablerow %}", "steps"},
        {"a range as a list", "{% assign x = (1..1000000000) %}{{ x | join: '' }}", "made bytes"},
        {"includes of includes", "{% include 'bomb0' %}", "steps"},
        {"a template that includes itself", "{% include 'itself' %}", "nesting too deep"},
        {"a text that doubles", "{% assign x = 'a' %}" + often("{% assign x = x | append: x %}"),
         "assigned bytes"},
        {"a replacement that doubles",
         "{% assign x = 'a' %}" + often("{% assign x = x | replace: 'a', 'aa' %}"), "exceeded"},
        {"a list that doubles",
         "{% assign x = 'a,b' | split: ',' %}" + often("{% assign x = x | concat: x %}"),
         "made bytes"},
        {"a capture that doubles", often("{% capture x %}{{ x }}{{ x }}a{% endcapture %}"),
         "exceeded"},
        {"cutting a megabyte again and again",
         assigned(repeated("a,", 500'000)) + often("{% assign y = x | split: ',' %}"),
         "made bytes"},
        {"sorting again and again",
         assigned(repeated("b,a,", 100'000)) + "{% assign x = x | split: ',' %}" +
             often("{% assign y = x | sort %}"),
         "exceeded"},
        {"searching for what nearly fits",
         assigned(megabyte) + often("{% if x contains 'aaaaaaaaaaaaaaab' %}{% endif %}"), "steps"},
        {"replacing what nearly fits",
         assigned(megabyte) + often("{% assign y = x | replace: 'aaaaaaaaaaaaaaab', '' %}"),
         "exceeded"},
        {"a number that squares itself",
         "{% assign x = 9 %}" + repeated("{% assign x = x | times: x %}", 60), "1000 digits"},
        {"brackets of tags that never close",
         assigned(repeated("<script", 100'000)) + "{% assign y = x | strip_html %}", ""},
    }));
    INFO(each.name);
    for (const Dialect dialect : {Dialect::liquid4, Dialect::liquid5}) {
        const std::string message = complaint(each.text, dialect);
        INFO(message);
        CHECK(message.empty() == each.message.empty());
        CHECK(message.find(each.message) != std::string::npos);
    }
}

}  // namespace
}  // namespace kiji::liquid
