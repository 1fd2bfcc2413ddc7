// Any UTF-8 as Markdown: the HTML must be cmark-gfm's own, every place must lie where it can, and
// text with Liquid masked must parse as well.
#include "markdown/markdown.hpp"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include "base/text.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace kiji::markdown {
namespace {

void require(bool holds, const char* what) {
    if (holds)
        return;
    std::fprintf(stderr, "not so: %s\n", what);
    std::abort();
}

std::string html_of_cmark(std::string_view text) {
    cmark_parser* parser = cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE);
    for (const char* name : {"table", "strikethrough", "autolink", "tagfilter", "tasklist"})
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
    cmark_parser_feed(parser, text.data(), text.size());
    cmark_node* document = cmark_parser_finish(parser);
    char* html =
        cmark_render_html(document, CMARK_OPT_UNSAFE, cmark_parser_get_syntax_extensions(parser));
    std::string out = html;
    std::free(html);
    cmark_node_free(document);
    cmark_parser_free(parser);
    return out;
}

// Every node within its parent and behind its sibling; all views can be read.
void check_tree(const Tree& tree, Span body) {
    std::size_t seen = 0;
    for (NodeId id = Tree::root; id < tree.size(); ++id) {
        const Node& node = tree[id];
        require(node.span.begin <= node.span.end && body.contains(node.span),
                "nodes lie in the body");
        require(node.end > id && node.end <= tree.size(), "nodes end behind themselves");
        for (const Span line : tree.lines(id)) {
            require(body.contains(line), "lines lie in the body");
            seen += line.size();
        }
        std::uint32_t reached = node.span.begin;
        for (const NodeId child : tree.children(id)) {
            require(tree[child].parent == id, "children know their parent");
            require(node.span.contains(tree[child].span), "children lie in their parent");
            require(tree[child].span.begin >= reached, "children stand one behind the other");
            reached = tree[child].span.end;
        }
    }
    require(seen <= 1000 * (body.size() + 1), "lines are not many times the body");
    static_cast<void>(tree.plain_text(Tree::root));
}

// What a template engine would take for Liquid: enough to have spans to mask.
std::vector<Span> liquid_in(std::string_view text) {
    std::vector<Span> spans;
    for (std::size_t at = text.find("{{"); at != std::string_view::npos; at = text.find("{{", at)) {
        const std::size_t end = text.find("}}", at);
        if (end == std::string_view::npos)
            break;
        spans.push_back(span_of(at, end + 2));
        at = end + 2;
    }
    return spans;
}

void run(std::string text) {
    const SourceFile file("a.md", std::move(text));
    const Limits limits;
    const Result<Tree> tree = parse(file, file.whole(), {}, limits);
    if (!tree) {
        require(tree.error().line > 0 && !tree.error().message.empty(), "errors have a place");
        return;
    }
    check_tree(*tree, file.whole());
    const Result<std::string> html = to_html(*tree, file.text().size(), limits);
    if (html)
        require(*html == html_of_cmark(file.text()), "the HTML is that of cmark-gfm");

    const std::vector<Span> liquid = liquid_in(file.text());
    if (liquid.empty())
        return;
    const Result<Tree> masked = parse(file, file.whole(), liquid, limits);
    if (masked)
        check_tree(*masked, file.whole());
}

}  // namespace
}  // namespace kiji::markdown

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string text(data, data + size);
    if (!kiji::find_invalid_utf8(text) && text.find('\0') == std::string::npos)
        kiji::markdown::run(std::move(text));
    return 0;
}
