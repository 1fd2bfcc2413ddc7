// {% comment %}
#include "base/ascii.hpp"
#include "liquid/characters.hpp"
#include "liquid/inner_tag.hpp"
#include "liquid/parser.hpp"
#include "liquid/tags.hpp"
#include "liquid/tags/silent_node.hpp"

namespace kiji::liquid {
namespace {

/// The name of the tag that a token is; empty where it is none.
std::string_view tag_name(const Token& token) {
    std::string_view text = token.text;
    if (token.kind == Token::Kind::tag) {
        if (text.size() < 4 || !text.ends_with("%}"))
            return {};
        text.remove_prefix(text[2] == '-' ? 3 : 2);
    } else if (token.kind != Token::Kind::line) {
        return {};
    }
    text.remove_prefix(skip_blanks(text, 0));
    std::size_t end = 0;
    while (end < text.size() && ascii::is_word(text[end]))
        ++end;
    return text.substr(0, end);
}

/// Passes over a {% raw %} in a comment. False: it is never closed.
bool skip_raw(Parser& parser) {
    while (const std::optional<Token> token = parser.next_token()) {
        const std::optional<InnerTag> inner = inner_tag(*token, parser.dialect());
        if (inner && ends(*inner, "raw"))
            return true;
    }
    return false;
}

// In Liquid 5 nothing in a comment has to be Liquid; comments in it are counted.
const Node* parse_tokens(Parser& parser, const Tag& tag) {
    std::size_t open = 1;
    while (const std::optional<Token> token = parser.next_token()) {
        const std::string_view name = tag_name(*token);
        if (name == "comment") {
            ++open;
        } else if (name == "raw" && !skip_raw(parser)) {
            parser.never_closed({"raw", {}, tag.place});
            return nullptr;
        } else if (name == "endcomment" && --open == 0) {
            if (token->kind == Token::Kind::tag)
                parser.trim_following(token->text[token->text.size() - 3] == '-');
            return parser.make<SilentNode>(tag.place, true);
        }
    }
    parser.never_closed(tag);
    return nullptr;
}

// In Liquid 4 the tags in a comment are read like any others; those that nobody knows pass.
const Node* parse_body(Parser& parser, const Tag& tag) {
    Collected ignored;
    while (parser.block(tag, ignored))
        ignored = {};
    return parser.failed() ? nullptr : parser.make<SilentNode>(tag.place, true);
}

const Node* parse(Parser& parser, const Tag& tag) {
    return parser.dialect() == Dialect::liquid4 ? parse_body(parser, tag)
                                                : parse_tokens(parser, tag);
}

}  // namespace

constinit const TagRow tags::comment{
    .name = "comment",
    .syntax = "{% comment %}…{% endcomment %}",
    .summary = "Leave out the part between",
    .parse = parse,
};

}  // namespace kiji::liquid
