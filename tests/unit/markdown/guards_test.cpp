// Inputs that keep cmark-gfm busy for minutes, each with what refuses it, and their like in real
// documents, which must pass.
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/inline_cost.hpp"
#include "markdown/markdown.hpp"
#include "support/catch.hpp"

namespace {

using kiji::Error;
using kiji::Limits;
using kiji::SourceFile;

std::string times(std::size_t count, std::string_view text) {
    std::string out;
    out.reserve(count * text.size());
    for (std::size_t i = 0; i < count; ++i)
        out += text;
    return out;
}

/// The error that `text` ends with; an empty message where it is parsed.
Error error_of(const std::string& text, const Limits& limits = {}) {
    const SourceFile file("a.md", text);
    const auto tree = kiji::markdown::parse(file, file.whole(), {}, limits);
    return tree ? Error{""} : tree.error();
}

struct Case {
    std::string_view name;
    std::string text;
    std::string_view message;  // begins with
    std::size_t line;
    std::size_t column;
};

constexpr std::size_t n = 100'000;  // bytes of each, about

std::vector<Case> hostile() {
    const std::string_view deep = "lists and quotes nested";
    const std::string_view row = "table row with";
    const std::string_view emphasis = "reading a paragraph with so many emphasis marks";
    const std::string_view images = "reading a paragraph with so many images";
    const std::string_view html = "reading a paragraph with HTML that is never closed";
    const std::string_view urls = "reading a paragraph with so many URLs";
    const std::string_view memory = "the Markdown up to here takes more than";
    return {
        {"bullets", times(n / 4, "- ") + "a\n" + times(n / 2, "\n"), deep, 1, 201},
        {"bullets in a quote", "> " + times(n / 4, "- ") + "a\n" + times(n / 4, ">\n"), deep, 1,
         201},
        {"numbers", times(n / 4, "1. ") + "\n" + times(n / 4, "\n"), deep, 1, 301},
        {"quotes", times(n, ">") + "\n", deep, 1, 101},
        {"footnotes in footnotes", times(n / 6, "[^a]: ") + "\n", deep, 1, 607},
        {"nested line by line",
         [] {
             std::string text;
             for (std::size_t i = 0; i < 400; ++i)
                 text += std::string(2 * i, ' ') + "- a\n";
             return text;
         }(),
         deep, 101, 201},
        {"wide table", "|" + times(n / 4, "a|") + "\n|" + times(n / 4, "-|") + "\nx\n", row, 2, 1},
        {"wide row", "|a|\n|-|\n|" + times(n / 2, "b|") + "\n", row, 3, 1},
        {"many cells",
         "|" + times(900, "a|") + "\n|" + times(900, "-|") + "\n" + times(n / 2, "x\n"),
         "tables with more than 200000 cells", 224, 1},
        {"rows that are no table", times(n / 9, "|x\n|-|-\n"), memory, 0, 0},
        {"lines above a table", times(n / 2, "x\n") + ":-\n",
         "reading a paragraph with so many lines", n / 2 + 1, 1},
        {"emphasis that does not match", times(n / 8, "*a ") + times(n / 8, "_a*_ "), emphasis, 1,
         1},
        {"emphasis in a heading", "a\n\n# " + times(n / 8, "*a ") + times(n / 8, "_a*_ "), emphasis,
         3, 1},
        {"emphasis in a quoted list", "> - " + times(n / 8, "*a ") + times(n / 8, "_a*_ "),
         emphasis, 1, 5},
        {"open images", times(n / 6, "![[]()"), images, 1, 1},
        {"instructions", "a " + times(n / 2, "<?"), html, 1, 1},
        {"declarations", "a " + times(n / 3, "<!A "), html, 1, 1},
        {"character data", "a " + times(n / 9, "<![CDATA["), html, 1, 1},
        {"hosts with underscores", times(n / 6, "_www.a"), urls, 1, 1},
        {"URLs cut at <", times(n / 9, "http://a<"), urls, 1, 1},
        {"parentheses behind a URL", "http://a.b/" + times(n, ")"), urls, 1, 1},
        {"at signs", times(n, "a@"), urls, 1, 1},
        {"reference used again and again",
         "[a]: " + times(n / 2, "x") + "\n\n" + times(n / 6, "[a]"), memory, 0, 0},
    };
}

}  // namespace

TEST_CASE("what keeps cmark-gfm busy for minutes is refused, with the place", "[markdown]") {
    for (const Case& hostile_case : hostile()) {
        INFO(hostile_case.name);
        const Error error = error_of(hostile_case.text);
        INFO(error.message);
        CHECK(error.message.starts_with(hostile_case.message));
        CHECK(error.path == "a.md");
        CHECK(error.line >= 1);
        if (hostile_case.line != 0) {
            CHECK(error.line == hostile_case.line);
            CHECK(error.column == hostile_case.column);
        }
    }
}

TEST_CASE("lines count from the head of the file, not of the body", "[markdown]") {
    const SourceFile file("a.md", "---\ntitle: x\n---\na\n\n" + std::string(200, '>') + "\n");
    const auto body = kiji::span_of(file.text().find("a\n\n"), file.text().size());
    const auto tree = kiji::markdown::parse(file, body, {}, Limits{});
    REQUIRE(!tree);
    CHECK(tree.error().line == 6);
    CHECK(tree.error().message == "lists and quotes nested 200 deep (limit 100)");
}

TEST_CASE("what is only long is parsed", "[markdown]") {
    const std::vector<std::string> texts{
        times(n / 2, "- "),                          // a thematic break has no depth
        "```\n" + times(n, ">") + "\n```\n",         // nor has code
        times(n / 2, "[") + times(n / 6, "]()"),     //
        times(2'000, "**word** and ~~word~~, "),     // one paragraph with much emphasis
        times(1'000, "[![badge](b.svg)](a.html) "),  //
        times(n / 100, "see https://example.org/a_(b) and www.example.org/c,\n"),
        "| a | b |\n|---|---|\n" + times(n / 10, "| c | d |\n"),
        times(n / 40, "a_b_c <?php echo 1 ?> <!DOCTYPE html> x\n"),
        times(n / 4, "- a\n"),
        times(n / 10, "[a]: b\n") + times(n / 10, "[a]"),
        times(n / 20, "me@example.org,\n"),
        times(n, "\xe3\x81\x82") + "https://example.org/" + times(100, "\xe3\x80\x82(a)b"),
        times(n / 11, "[^a]: x\n\n"),
    };
    for (const std::string& text : texts) {
        INFO(text.substr(0, 60));
        CHECK(error_of(text).message.empty());
    }
}

TEST_CASE("what a paragraph will cost is told in one pass", "[markdown]") {
    for (const std::string_view text : {"www. ", "www.a ", "http://a ", "http://a<", "<?", "a@"}) {
        INFO(text);
        const std::string paragraph = times(500'000, text);
        const auto start = std::chrono::steady_clock::now();
        CHECK(kiji::markdown::inline_cost(paragraph).images == 0);
        CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(2));
    }
}

TEST_CASE("limits of Markdown are those that were given", "[markdown]") {
    const std::string text = "> > a\n\n|b|\n|-|\n|c|\n|d|\n";
    CHECK(error_of(text).message.empty());
    CHECK(error_of(text, {.block_depth = 1}).message == "lists and quotes nested 2 deep (limit 1)");
    CHECK(error_of(text, {.table_cells = 2}).line == 6);
    CHECK(error_of(text, {.table_cells = 3}).message.empty());
    CHECK(error_of(text, {.markdown_bytes_floor = 4096, .markdown_bytes_per_byte = 0})
              .message.starts_with("the Markdown up to here"));
}

TEST_CASE("HTML of more bytes than the limit is an error", "[markdown]") {
    const SourceFile file("a.md", "[a]: " + times(2'000, "x") + "\n\n" + times(200, "[a] "));
    const auto tree = kiji::markdown::parse(file, file.whole(), {}, Limits{});
    REQUIRE(tree);
    const auto html = [&](std::size_t bytes) {
        return kiji::markdown::to_html(*tree, 0,
                                       {.html_bytes_floor = bytes, .html_bytes_per_byte = 0});
    };
    CHECK(html(std::size_t{1} << 20U));
    REQUIRE(!html(std::size_t{1} << 16U));
    CHECK(html(std::size_t{1} << 16U).error().message ==
          "the page takes more than 65536 bytes of HTML");
}
