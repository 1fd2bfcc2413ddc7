// Posts put together at random: what must hold for each of them.
#include <array>
#include <random>

#include "lint/lint.hpp"
#include "markdown/markdown.hpp"
#include "support/catch.hpp"

namespace {

using namespace kiji;

constexpr std::array<std::string_view, 34> pieces{
    "It snowed.",
    "町は白くなった。",
    "It fell\nall night\n  and day",
    "---END---",
    "It fell.\n---END---\nIt lay.",
    "---END---\nIt lay.",
    "---END---\n2. It lay.",
    "It fell. ---END---",
    "---END--- It lay.",
    "- snow\n- rain",
    "1. snow\n\n   more\n2. rain",
    "- snow\n\n  ---END---\n\n- rain",
    "- [ ]",
    "  indented",
    "    code\n    more",
    "```c\nint x;\n---END---\n```",
    "```\nopen",
    "> quoted\n> ---END---\n>\n> more",
    "> ---END---",
    "# Snow",
    "### Snow",
    "Snow\n====",
    "***",
    "| a | b |\n|---|---|\n| c | d |",
    "[^1]: a note",
    "a[^1]",
    "<div>\na\n</div>",
    "<!-- a\nb -->",
    "a <b\nclass=\"c\">d</b>",
    "`a\nb` c\\",
    "[a]: /b\n  \"c\nd\"",
    "[a] and [b](/c \"d\ne\")",
    "**Snow**",
    "**Snow**\nIt fell all night and day.",
};
constexpr std::array<std::string_view, 10> tails{"", "", "", "", "", " ", "  ", "   ", "\t", " \t"};

class Generator {
  public:
    explicit Generator(unsigned seed) : random_(seed) {}

    std::string post() {
        std::string text(below(2) == 0 ? "" : "---\ntitle: Snow\n---\n");
        const std::size_t blocks = below(8);
        for (std::size_t i = 0; i < blocks; ++i) {
            for (const char c : std::string(pick(pieces)) + "\n") {
                if (c == '\n')
                    text += pick(tails);
                text += c;
            }
            for (std::size_t blank = below(3); blank > 0; --blank)
                text += std::string(pick(tails)) + "\n";
        }
        if (below(4) == 0 && text.ends_with('\n'))
            text.pop_back();
        return text;
    }

  private:
    std::size_t below(std::size_t end) { return random_() % end; }
    template <std::size_t N>
    std::string_view pick(const std::array<std::string_view, N>& from) {
        return from[below(N)];
    }

    std::mt19937 random_;
};

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at))
        text.replace(at, from.size(), to);
    return text;
}

std::string page_of(const std::string& text) {
    const auto doc = Document::read("post.md", text, Liquid::text, Limits{});
    REQUIRE(doc);
    const auto html = markdown::to_html((*doc)->tree(), text.size(), Limits{});
    REQUIRE(html);
    return *html;
}

/// The page without markers and without the title at its head.
std::string without_leavings(std::string page) {
    constexpr std::array<std::array<std::string_view, 2>, 10> marks{
        {{"<p>---END---</p>\n", ""},
         {"<br />\n---END--- <a", " <a"},
         {"\n---END--- <a", " <a"},
         {" ---END---<br />\n", "<br />\n"},
         {" ---END---\n", "\n"},
         {"---END---<br />\n", ""},
         {"---END---\n", ""},
         {"<br />\n---END---</", "</"},
         {"\n---END---</", "</"},
         {" ---END---</", "</"}}};
    for (std::size_t size = 0; size != page.size();) {
        size = page.size();
        for (const auto& [from, to] : marks)
            page = replaced(std::move(page), from, to);
    }
    page = replaced(std::move(page), "---END--- ", "");
    constexpr std::array<std::string_view, 6> titles{"<p><strong>Snow</strong></p>\n",
                                                     "<p>Snow</p>\n",
                                                     "<h1>Snow</h1>\n",
                                                     "<h2>Snow</h2>\n",
                                                     "<h3>Snow</h3>\n",
                                                     "<h4>Snow</h4>\n"};
    for (std::size_t size = 0; size != page.size();) {
        size = page.size();
        for (const std::string_view title : titles) {
            if (page.starts_with(title))
                page.erase(0, title.size());
        }
    }
    return page;
}

}  // namespace

TEST_CASE("safe fixes of any post keep its page and leave nothing for a second run",
          "[lint][property]") {
    for (unsigned seed = 0; seed < 4000; ++seed) {
        const std::string text = Generator(seed).post();
        INFO("seed " << seed << ":\n" << text);
        const auto doc = Document::read("post.md", text, Liquid::masked, Limits{});
        REQUIRE(doc);
        const auto fixed = lint::fix(**doc, {}, Safety::safe, Limits{});
        REQUIRE(fixed);
        for (const Diagnostic& finding : fixed->remaining)
            CHECK((finding.safety == Safety::unsafe || finding.fix.empty()));
        CHECK(page_of(fixed->text) == page_of(text));
    }
}

TEST_CASE("what takes markers and the title off the page takes nothing else", "[lint][property]") {
    lint::Setup setup{.settings = lint::Settings(lint::Preset::none)};
    setup.settings.turn("chunk-marker", true);
    setup.settings.turn("title-repeated", true);
    for (unsigned seed = 0; seed < 2000; ++seed) {
        const std::string text = Generator(seed).post();
        INFO("seed " << seed << ":\n" << text);
        const auto doc = Document::read("post.md", text, Liquid::masked, Limits{});
        REQUIRE(doc);
        const auto fixed = lint::fix(**doc, setup, Safety::unsafe, Limits{});
        REQUIRE(fixed);
        CHECK(without_leavings(page_of(fixed->text)) == without_leavings(page_of(text)));
    }
}
