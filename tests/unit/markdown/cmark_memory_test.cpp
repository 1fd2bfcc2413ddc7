#include "markdown/cmark_memory.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <string_view>

#include "markdown/cmark.hpp"
#include "markdown/cmark_wrap.hpp"
#include "support/catch.hpp"

using kiji::markdown::CmarkMemory;
using kiji::markdown::WwwLinks;

namespace {

struct Job {
    CmarkMemory& memory;
    const char* text;
    std::size_t size;
    bool by_line = false;
    const char* html = nullptr;
};

void render(void* argument) {
    auto* job = static_cast<Job*>(argument);
    cmark_parser* parser = job->memory.new_parser();
    if (job->by_line) {
        for (std::string_view rest(job->text, job->size); !rest.empty();) {
            const std::size_t end = rest.find('\n');
            kiji::markdown::feed_line(*parser, rest.substr(0, end));
            rest.remove_prefix(std::min(end, rest.size() - 1) + 1);
        }
    } else {
        cmark_parser_feed(parser, job->text, job->size);
    }
    job->html = cmark_render_html(cmark_parser_finish(parser), CMARK_OPT_UNSAFE, nullptr);
}

std::string rendered(const std::string& text, std::size_t limit, bool by_line = false) {
    CmarkMemory memory(limit);
    const WwwLinks links(text);
    Job job{.memory = memory, .text = text.data(), .size = text.size(), .by_line = by_line};
    return memory.run(render, &job) ? job.html : "limit";
}

constexpr std::size_t plenty = std::size_t{64} << 20U;

}  // namespace

TEST_CASE("cmark-gfm works in the memory of its thread", "[markdown]") {
    CHECK(rendered("*a* ~~b~~ www.example.org\n", plenty) ==
          "<p><em>a</em> <del>b</del> "
          "<a href=\"http://www.example.org\">www.example.org</a></p>\n");
    CHECK(rendered("", plenty).empty());
}

TEST_CASE("a document that passes the limit leaves the thread able to parse the next",
          "[markdown]") {
    std::string text;
    for (int i = 0; i < 20'000; ++i)
        text += "*word* ";
    const std::string whole = rendered(text, plenty);
    CHECK(whole.size() > text.size());
    for (std::size_t limit = 0; limit < (std::size_t{1} << 20U); limit += 65'521)
        CHECK(rendered(text, limit) == "limit");
    CHECK(rendered(text, plenty) == whole);
    CHECK(rendered("x\n", plenty) == "<p>x</p>\n");
}

TEST_CASE("the same document takes the same bytes whatever the thread did before", "[markdown]") {
    const std::string text = "# a\n\n" + std::string(100'000, 'b') + "\n";
    const auto bytes = [&text] {
        CmarkMemory memory(plenty);
        Job job{.memory = memory, .text = text.data(), .size = text.size()};
        REQUIRE(memory.run(render, &job));
        return memory.bytes();
    };
    const std::size_t first = bytes();
    rendered(std::string(3'000'000, '['), plenty);
    CHECK(bytes() == first);
    CHECK(first > text.size());
}

TEST_CASE("lines that are fed one by one are read as the whole text", "[markdown][property]") {
    constexpr std::array<std::string_view, 24> pieces = {
        "\n",     "\n\n", "a",   "日本 ",   "# ",  "> ",     "- ",     "1. ",
        "    ",   "\t",   "```", "| a | b", "|--", "|",      "[x](y)", "[x]",
        "[x]: y", "[^1]", ": b", "<div>",   "*",   "**b** ", "===",    "&amp;"};
    std::mt19937 random(1);
    for (int round = 0; round < 3'000; ++round) {
        std::string text;
        for (std::size_t left = random() % 30; left > 0; --left)
            text += pieces.at(random() % pieces.size());
        INFO(text);
        REQUIRE(rendered(text, plenty, true) == rendered(text, plenty));
    }
}
