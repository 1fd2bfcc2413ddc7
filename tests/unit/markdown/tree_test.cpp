// The places of nodes: each test shows the tree as an outline, one node a line, with the bytes of
// the file that the node stands for.
#include <string>
#include <string_view>

#include "markdown/markdown.hpp"
#include "support/catch.hpp"

namespace kiji::markdown {
namespace {

std::string_view name_of(Kind kind) {
    switch (kind) {
        case Kind::document:
            return "document";
        case Kind::block_quote:
            return "quote";
        case Kind::list:
            return "list";
        case Kind::list_item:
            return "item";
        case Kind::footnote_definition:
            return "footnote";
        case Kind::table:
            return "table";
        case Kind::table_row:
            return "row";
        case Kind::table_cell:
            return "cell";
        case Kind::paragraph:
            return "paragraph";
        case Kind::heading:
            return "heading";
        case Kind::code_block:
            return "code-block";
        case Kind::html_block:
            return "html-block";
        case Kind::thematic_break:
            return "break";
        case Kind::link_definition:
            return "definition";
        case Kind::emphasis:
            return "emphasis";
        case Kind::strong:
            return "strong";
        case Kind::strikethrough:
            return "strikethrough";
        case Kind::link:
            return "link";
        case Kind::image:
            return "image";
        case Kind::text:
            return "text";
        case Kind::soft_break:
            return "soft-break";
        case Kind::line_break:
            return "line-break";
        case Kind::code:
            return "code";
        case Kind::html_inline:
            return "html";
        case Kind::footnote_reference:
            return "reference";
        default:
            return "?";
    }
}

std::string visible(std::string_view text) {
    std::string shown;
    for (const char c : text) {
        if (c == '\n')
            shown += "\\n";
        else if (c == '\r')
            shown += "\\r";
        else if (c == '\t')
            shown += "\\t";
        else
            shown += c;
    }
    return shown;
}

std::string outline(const SourceFile& file, const Tree& tree) {
    std::string lines;
    for (NodeId id = 1; id < tree.size(); ++id) {
        for (NodeId up = tree[id].parent; up != Tree::root; up = tree[up].parent)
            lines += "  ";
        lines += std::string(name_of(tree[id].kind)) + " " + visible(file.slice(tree[id].span));
        lines += "\n";
    }
    return lines;
}

std::string outline(std::string_view text) {
    const SourceFile file("a.md", std::string(text));
    const Result<Tree> tree = parse(file, file.whole(), {}, Limits{});
    REQUIRE(tree);
    return outline(file, *tree);
}

// The first node of a kind.
NodeId find(const Tree& tree, Kind kind) {
    for (NodeId id = 0; id < tree.size(); ++id) {
        if (tree[id].kind == kind)
            return id;
    }
    FAIL("no such node");
    return no_node;
}

}  // namespace

TEST_CASE("inlines stand where they were written", "[markdown]") {
    CHECK(outline("a *b* **c** `d` ~~e~~ ***f***\n") ==
          "paragraph a *b* **c** `d` ~~e~~ ***f***\n"
          "  text a \n"
          "  emphasis *b*\n"
          "    text b\n"
          "  text  \n"
          "  strong **c**\n"
          "    text c\n"
          "  text  \n"
          "  code `d`\n"
          "  text  \n"
          "  strikethrough ~~e~~\n"
          "    text e\n"
          "  text  \n"
          "  emphasis ***f***\n"
          "    strong **f**\n"
          "      text f\n");
}

TEST_CASE("delimiters that nothing closes are text on their side", "[markdown]") {
    CHECK(outline("**a* b\n") ==
          "paragraph **a* b\n"
          "  text *\n"
          "  emphasis *a*\n"
          "    text a\n"
          "  text  b\n");
    CHECK(outline("*a** b\n") ==
          "paragraph *a** b\n"
          "  emphasis *a*\n"
          "    text a\n"
          "  text * b\n");
}

TEST_CASE("escapes and entities belong to the text they stand for", "[markdown]") {
    const SourceFile file("a.md", "\\*a&amp;b\\* &#x3042; &nosuch;\n");
    const Result<Tree> tree = parse(file, file.whole(), {}, Limits{});
    REQUIRE(tree);
    const NodeId text = find(*tree, Kind::text);
    CHECK(tree->literal(text) == "*a&b* あ &nosuch;");
    CHECK(file.slice((*tree)[text].span) == "\\*a&amp;b\\* &#x3042; &nosuch;");
}

TEST_CASE("a code span keeps its ticks and may cross lines of a quote", "[markdown]") {
    CHECK(outline("> a ``b\n> c`d`` e\n") ==
          "quote > a ``b\\n> c`d`` e\n"
          "  paragraph a ``b\\n> c`d`` e\n"
          "    text a \n"
          "    code ``b\\n> c`d``\n"
          "    text  e\n");
    const SourceFile file("a.md", "> ``b\n> c``\n");
    const Result<Tree> tree = parse(file, file.whole(), {}, Limits{});
    const NodeId code = find(*tree, Kind::code);
    CHECK(tree->literal(code) == "b c");
    const std::vector<Span> lines = tree->lines(code);
    REQUIRE(lines.size() == 2);
    CHECK(file.slice(lines[0]) == "``b");
    CHECK(file.slice(lines[1]) == "c``");
}

TEST_CASE("links of every form carry their parts", "[markdown]") {
    const SourceFile file("a.md",
                          "[a](<b c> \"t\") [d][e] [e][] [e] <https://f.g/> https://h.i/. www.j.k\n"
                          "\n"
                          "[e]: /u 'v'\n");
    const Result<Tree> tree = parse(file, file.whole(), {}, Limits{});
    REQUIRE(tree);
    std::vector<NodeId> links;
    for (NodeId id = 0; id < tree->size(); ++id) {
        if ((*tree)[id].kind == Kind::link)
            links.push_back(id);
    }
    REQUIRE(links.size() == 7);
    const auto slice = [&](Span span) { return file.slice(span); };
    const Link& inlined = tree->link(links[0]);
    CHECK(inlined.form == Link::Form::inlined);
    CHECK(inlined.url == "b c");
    CHECK(inlined.title == "t");
    CHECK(slice(inlined.text) == "a");
    CHECK(slice(inlined.destination) == "<b c>");
    CHECK(slice(inlined.title_span) == "\"t\"");
    CHECK(slice((*tree)[links[0]].span) == "[a](<b c> \"t\")");
    CHECK(tree->link(links[1]).form == Link::Form::full);
    CHECK(slice(tree->link(links[1]).label) == "e");
    CHECK(tree->link(links[1]).url == "/u");
    CHECK(tree->link(links[2]).form == Link::Form::collapsed);
    CHECK(slice((*tree)[links[2]].span) == "[e][]");
    CHECK(tree->link(links[3]).form == Link::Form::shortcut);
    CHECK(tree->link(links[4]).form == Link::Form::autolink);
    CHECK(slice((*tree)[links[4]].span) == "<https://f.g/>");
    CHECK(slice(tree->link(links[4]).text) == "https://f.g/");
    CHECK(tree->link(links[5]).form == Link::Form::bare);
    CHECK(slice((*tree)[links[5]].span) == "https://h.i/");
    CHECK(slice((*tree)[links[6]].span) == "www.j.k");
    CHECK(tree->link(links[6]).url == "http://www.j.k");
}

TEST_CASE("link reference definitions are nodes, also where they were all of a block",
          "[markdown]") {
    CHECK(outline("> [a]: /b\n\n- x\n\n  [c]:\n    /d\n    'e'\n\n[f]: /g\ntext [f]\n") ==
          "quote > [a]: /b\n"
          "  definition [a]: /b\n"
          "list - x\\n\\n  [c]:\\n    /d\\n    'e'\n"
          "  item - x\\n\\n  [c]:\\n    /d\\n    'e'\n"
          "    paragraph x\n"
          "      text x\n"
          "    definition [c]:\\n    /d\\n    'e'\n"
          "definition [f]: /g\n"
          "paragraph text [f]\n"
          "  text text \n"
          "  link [f]\n"
          "    text f\n");
    const SourceFile file("a.md", "[A b]: <x y> (t)\n");
    const Result<Tree> tree = parse(file, file.whole(), {}, Limits{});
    const LinkDefinition& definition = tree->link_definition(1);
    CHECK(definition.label == "A b");
    CHECK(definition.url == "x y");
    CHECK(definition.title == "t");
    CHECK(file.slice(definition.destination) == "<x y>");
}

TEST_CASE("footnotes stay where they were written, used or not", "[markdown]") {
    const SourceFile file("a.md", "[^b]: B\n\ntext[^a] and[^a]\n\n[^unused]: U\n\n[^a]: A\n");
    const Result<Tree> tree = parse(file, file.whole(), {}, Limits{});
    REQUIRE(tree);
    CHECK(outline(file, *tree) ==
          "footnote [^b]: B\n"
          "  paragraph B\n"
          "    text B\n"
          "paragraph text[^a] and[^a]\n"
          "  text text\n"
          "  reference [^a]\n"
          "  text  and\n"
          "  reference [^a]\n"
          "footnote [^unused]: U\n"
          "  paragraph U\n"
          "    text U\n"
          "footnote [^a]: A\n"
          "  paragraph A\n"
          "    text A\n");
    std::vector<Footnote> definitions;
    for (NodeId id = 0; id < tree->size(); ++id) {
        if ((*tree)[id].kind == Kind::footnote_definition)
            definitions.push_back(tree->footnote(id));
    }
    REQUIRE(definitions.size() == 3);
    CHECK(definitions[0].number == 0);
    CHECK(definitions[1].label == "unused");
    CHECK(definitions[1].number == 0);
    CHECK(definitions[2].number == 1);
    CHECK(definitions[2].references == 2);
}

TEST_CASE("lines of a paragraph leave out what belongs to its containers", "[markdown]") {
    const SourceFile file("a.md", "> - a\n>   b  \nlazy\n");
    const Result<Tree> tree = parse(file, file.whole(), {}, Limits{});
    const std::vector<Span> lines = tree->lines(find(*tree, Kind::paragraph));
    REQUIRE(lines.size() == 3);
    CHECK(file.slice(lines[0]) == "a");
    CHECK(file.slice(lines[1]) == "b  ");
    CHECK(file.slice(lines[2]) == "lazy");
}

TEST_CASE("line ends of any kind are outside of what stands on the line", "[markdown]") {
    CHECK(outline("a\r\nb  \r\nc\rd\r\n\r\n# e\r\n") ==
          "paragraph a\\r\\nb  \\r\\nc\\rd\n"
          "  text a\n"
          "  soft-break \\r\\n\n"
          "  text b\n"
          "  line-break   \\r\\n\n"
          "  text c\n"
          "  soft-break \\r\n"
          "  text d\n"
          "heading # e\n"
          "  text e\n");
}

TEST_CASE("headings know marker and content", "[markdown]") {
    const SourceFile file("a.md", "##  a *b*  ##  \n\nc\nd\n---\n");
    const Result<Tree> tree = parse(file, file.whole(), {}, Limits{});
    const NodeId atx = find(*tree, Kind::heading);
    CHECK(tree->heading(atx).level == 2);
    CHECK(file.slice(tree->heading(atx).marker) == "##");
    CHECK(file.slice(tree->heading(atx).content) == "a *b*");
    const NodeId setext = tree->next_sibling(atx);
    CHECK(tree->heading(setext).setext);
    CHECK(file.slice(tree->heading(setext).marker) == "---");
    CHECK(file.slice(tree->heading(setext).content) == "c\nd");
}

TEST_CASE("a fence that never closes ends with its container", "[markdown]") {
    const SourceFile file("a.md", "> ```ruby x\n> a\n```\nb\n");
    const Result<Tree> tree = parse(file, file.whole(), {}, Limits{});
    const NodeId code = find(*tree, Kind::code_block);
    CHECK(tree->code_block(code).text == "a\n");
    CHECK(tree->code_block(code).info == "ruby x");
    CHECK(file.slice(tree->code_block(code).info_span) == "ruby x");
    CHECK(tree->code_block(code).closing.empty());
    CHECK(file.slice((*tree)[code].span) == "```ruby x\n> a");
}

TEST_CASE("table cells map escaped pipes", "[markdown]") {
    CHECK(outline("above\n| a | b\\|*c* |\n|---|:-:|\n| `d\\|e` |\n") ==
          "paragraph above\n"
          "  text above\n"
          "table | a | b\\|*c* |\\n|---|:-:|\\n| `d\\|e` |\n"
          "  row | a | b\\|*c* |\n"
          "    cell | a \n"
          "      text a\n"
          "    cell | b\\|*c* |\n"
          "      text b\\|\n"
          "      emphasis *c*\n"
          "        text c\n"
          "  row | `d\\|e` |\n"
          "    cell | `d\\|e` |\n"
          "      code `d\\|e`\n"
          "    cell \n");
}

TEST_CASE("task boxes are known", "[markdown]") {
    const SourceFile file("a.md", "- [x] done\n- [ ] open\n- none\n");
    const Result<Tree> tree = parse(file, file.whole(), {}, Limits{});
    const NodeId list = find(*tree, Kind::list);
    std::vector<ListItem> items;
    for (const NodeId item : tree->children(list))
        items.push_back(tree->list_item(item));
    REQUIRE(items.size() == 3);
    CHECK(items[0].task == ListItem::Task::done);
    CHECK(file.slice(items[0].task_box) == "[x]");
    CHECK(items[1].task == ListItem::Task::open);
    CHECK(items[2].task == ListItem::Task::none);
    CHECK(file.slice(items[2].marker) == "-");
}

TEST_CASE("masked Liquid reads as filler, and its place stays", "[markdown]") {
    const SourceFile file("a.md", "*{{ a }}* [b]({{ c d }}/e)\n");
    const Span first = span_of(1, 8);
    const Span second = span_of(14, 23);
    const std::vector<Span> masked{first, second};
    const Result<Tree> tree = parse(file, file.whole(), masked, Limits{});
    REQUIRE(tree);
    CHECK(file.slice((*tree)[find(*tree, Kind::emphasis)].span) == "*{{ a }}*");
    const NodeId link = find(*tree, Kind::link);
    CHECK(file.slice(tree->link(link).destination) == "{{ c d }}/e");
    CHECK(tree->link(link).url == "xxxxxxxxx/e");
    REQUIRE(tree->masked().size() == 2);
    CHECK(tree->masked()[1] == second);
}

TEST_CASE("a body that begins inside of the file has places in the file", "[markdown]") {
    const SourceFile file("a.md", "---\nx: 1\n---\n# あ\n\nい *う*\n");
    const Result<Tree> tree = parse(file, span_of(13, file.text().size()), {}, Limits{});
    CHECK(outline(file, *tree) ==
          "heading # あ\n"
          "  text あ\n"
          "paragraph い *う*\n"
          "  text い \n"
          "  emphasis *う*\n"
          "    text う\n");
}

TEST_CASE("text that is too much for its size is an error with a line", "[markdown]") {
    Limits limits;
    limits.markdown_bytes_floor = 10'000;
    limits.markdown_bytes_per_byte = 1;
    std::string text;
    for (int i = 0; i < 500; ++i)
        text += "- *a* [b](c)\n";
    const SourceFile file("a.md", text);
    const Result<Tree> tree = parse(file, file.whole(), {}, limits);
    REQUIRE_FALSE(tree);
    CHECK(tree.error().path == "a.md");
    CHECK(tree.error().line > 1);
}

}  // namespace kiji::markdown
