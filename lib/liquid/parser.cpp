// From tokens to bodies: BlockBody, Block and Document of Shopify/liquid, 4.0 and 5.
#include "liquid/parser.hpp"

#include <fmt/core.h>

#include "base/ascii.hpp"
#include "liquid/characters.hpp"
#include "liquid/output_node.hpp"
#include "liquid/suggest.hpp"

namespace kiji::liquid {
namespace {

/// As in Liquid: blocks in blocks.
constexpr std::size_t deepest = 100;

struct TagParts {
    std::string_view name;
    std::string_view markup;
    std::string_view before_name;  // white space
};

/// \{%-?(\s*)(#|\w+)\s*(.*?)-?%\}, where Liquid 4 has no "#".
std::optional<TagParts> parts_of(std::string_view token, Dialect dialect) {
    if (token.size() < 4 || !token.ends_with("%}"))
        return std::nullopt;
    const std::size_t start = token[2] == '-' ? 3 : 2;
    const std::size_t begin = skip_blanks(token, start);
    std::size_t end = begin;
    while (end < token.size() && ascii::is_word(token[end]))
        ++end;
    if (end == begin && dialect == Dialect::liquid5 && token[begin] == '#')
        ++end;
    if (end == begin)
        return std::nullopt;
    const std::size_t markup = skip_blanks(token, end);
    std::size_t close = token.size() - 2;
    if (close > markup && token[close - 1] == '-')
        --close;
    return TagParts{token.substr(begin, end - begin),
                    markup < close ? token.substr(markup, close - markup) : std::string_view(),
                    token.substr(start, begin - start)};
}

}  // namespace

Parser::Parser(const Engine& engine, const ParseOptions& options, const SourceFile& file, Span part,
               Arena& arena)
    : engine_(engine),
      options_(options),
      file_(file),
      arena_(arena),
      expressions_(arena, engine.dialect(), file.text()),
      first_tokens_(file.slice(part), engine.dialect(), 1) {}

std::size_t Parser::offset_of(std::string_view view) const {
    return static_cast<std::size_t>(view.data() - file_.text().data());
}

Span Parser::span_of_view(std::string_view view) const {
    const std::string_view text = file_.text();
    const std::less_equal<> before;
    if (!before(text.data(), view.data()) ||
        !before(view.data() + view.size(), text.data() + text.size()))
        return {};
    return span_of(offset_of(view), offset_of(view) + view.size());
}

void Parser::narrow(ParseFault& fault, std::string_view place) const {
    const Span span = span_of_view(place);
    if (span.empty())
        return;
    const Span whole = std::exchange(fault.span, span);
    const std::string_view text = file_.text();
    if (whole.begin < span.begin &&
        text.substr(whole.begin, span.begin - whole.begin).find('\n') != std::string_view::npos)
        fault.related.push_back({span_of(whole.begin, whole.begin + 2), "it begins here"});
}

void Parser::fail(ParseFault fault) {
    if (!fault_)
        fault_ = std::move(fault);
}

void Parser::fail(const Tag& tag, std::string liquid) {
    fail(ParseFault{.liquid = std::move(liquid), .span = tag.place.span, .line = line_});
}

void Parser::warn(ParseFault fault) {
    constexpr std::size_t most = 100;
    if (warnings_.size() < most)
        warnings_.push_back(std::move(fault));
}

void Parser::check_trouble(Span span) {
    const std::string_view trouble = expressions_.take_trouble();
    if (!trouble.empty())
        fail(ParseFault{.liquid = std::string(trouble), .span = span, .line = line_});
}

Expression Parser::expression(std::string_view markup) {
    return expressions_.read(markup);
}

Expression Parser::operand(std::string_view markup) {
    return expressions_.read_operand(markup);
}

Body Parser::document() {
    Collected all;
    if (const std::optional<Tag> unknown = body(all))
        unknown_tag(*unknown);
    return failed() ? Body() : finish(all);
}

void Parser::unknown_tag(const Tag& tag) {
    const bool outer = tag.name == "else" || tag.name == "end";
    fail({.liquid = outer ? fmt::format("Unexpected outer '{}' tag", tag.name)
                          : fmt::format("Unknown tag '{}'", tag.name),
          .span = tag.place.span,
          .line = line_,
          .help = outer ? "no block is open here" : suggest_tag(engine_, tag.name)});
}

void Parser::unexpected(const Tag& opener, const Tag& tag) {
    const Related opened{opener.place.span, fmt::format("{} opens here", opener.name)};
    ParseFault fault{.span = tag.place.span, .line = line_, .related = {opened}};
    if (tag.name == "else") {
        fault.liquid = fmt::format("{} tag does not expect 'else' tag", opener.name);
    } else if (tag.name.starts_with("end")) {
        const std::string end = opener.name == "liquid" ? "%}" : fmt::format("end{}", opener.name);
        fault.liquid = fmt::format("'{}' is not a valid delimiter for {} tags. use {}", tag.name,
                                   opener.name, end);
        fault.message = fmt::format("{} cannot close {}", tag.name, opener.name);
        fault.help = fmt::format("close {} first: {}", opener.name, end);
    } else {
        fault.liquid = fmt::format("Unknown tag '{}'", tag.name);
        fault.help = suggest_tag(engine_, tag.name);
        fault.related.clear();
    }
    fail(std::move(fault));
}

void Parser::never_closed(const Tag& opener) {
    fail({.liquid = fmt::format("'{}' tag was never closed", opener.name),
          .span = opener.place.span,
          .line = line_,
          .help = fmt::format("it opens here; end it with {{% end{} %}}", opener.name)});
}

bool Parser::enter(const Tag& tag) {
    if (depth_ == deepest) {
        fail({.liquid = "Nesting too deep",
              .span = tag.place.span,
              .line = line_,
              .is_syntax = false,
              .message = fmt::format("tags are nested deeper than {}", deepest),
              .help = "move the inner part to an include"});
        return false;
    }
    ++depth_;
    return true;
}

std::optional<Tag> Parser::block(const Tag& opener, Collected& into) {
    if (!enter(opener))
        return std::nullopt;
    std::optional<Tag> tag = body(into);
    leave();
    if (failed())
        return std::nullopt;
    if (!tag) {
        never_closed(opener);
        return std::nullopt;
    }
    const bool ends = tag->name.starts_with("end") && tag->name.substr(3) == opener.name;
    return ends ? std::nullopt : tag;
}

Body Parser::simple_block(const Tag& opener) {
    Collected all;
    if (const std::optional<Tag> other = block(opener, all))
        unexpected(opener, *other);
    return failed() ? Body() : finish(all);
}

Body Parser::finish(const Collected& collected, BlankText blank) {
    std::vector<Item> items;
    items.reserve(collected.items.size());
    for (const Item& item : collected.items) {
        if (item.node != nullptr || (!item.text.empty() && blank == BlankText::keep))
            items.push_back(item);
    }
    return {keep_all(items), collected.blank};
}

std::optional<Tag> Parser::body(Collected& into) {
    line_ = tokens_->line();
    if (tokens_->is_lines())
        return lines(into);
    while (!failed()) {
        const std::optional<Token> token = tokens_->next();
        if (!token)
            return std::nullopt;
        std::optional<Tag> unknown;
        switch (token->kind) {
            case Token::Kind::tag:
                unknown = tag_token(*token, into);
                break;
            case Token::Kind::output:
                output_token(*token, into);
                break;
            default:
                text_token(*token, into);
                break;
        }
        if (unknown)
            return unknown;
        if (!failed())
            line_ = tokens_->line();
    }
    return std::nullopt;
}

std::optional<Tag> Parser::lines(Collected& into) {
    while (!failed()) {
        const std::optional<Token> token = tokens_->next();
        if (!token)
            return std::nullopt;
        const std::string_view line = stripped_left(token->text);
        if (!line.empty()) {
            std::size_t end = 0;
            while (end < line.size() && ascii::is_word(line[end]))
                ++end;
            if (end == 0 && line.front() == '#')
                end = 1;
            // A line that begins with no name is a tag that nobody knows.
            Tag tag{.name = end == 0 ? token->text : line.substr(0, end),
                    .markup = line.substr(skip_blanks(line, end)),
                    .place = {span_of_view(stripped_right(line)), line_}};
            if (std::optional<Tag> unknown = run_tag(tag, into))
                return unknown;
        }
        if (!failed())
            line_ = tokens_->line();
    }
    return std::nullopt;
}

void Parser::text_token(const Token& token, Collected& into) {
    const std::string_view text = trim_ ? stripped_left(token.text) : token.text;
    trim_ = false;
    into.items.push_back({nullptr, text});
    into.blank = into.blank && is_all_blank(text);
}

void Parser::trim_before(const Token& token, Collected& into) {
    const std::string_view text = token.text;
    if (text.size() > 2 && text[2] == '-' && !into.items.empty() &&
        into.items.back().node == nullptr)
        into.items.back().text = stripped_right(into.items.back().text);
    trim_ = text.size() > 2 && text[text.size() - 3] == '-';
}

void Parser::not_terminated(const Token& token, std::string_view what, std::string_view end) {
    const bool tag = end == "%}";
    fail({.liquid = fmt::format("{} '{}' was not properly terminated with regexp: /\\{}\\}}/", what,
                                token.text, end.front()),
          .span = span_of(offset_of(token.text), offset_of(token.text) + token.text.size()),
          .line = line_,
          .message =
              fmt::format("the {} that begins here has no \"{}\"", tag ? "tag" : "output", end),
          .help = tag && token.text.size() > 3 && token.text.ends_with(end)
                      ? "a tag begins with its name: {% assign x = 1 %}"
                      : fmt::format("close it with {}", end)});
}

std::optional<Tag> Parser::tag_token(const Token& token, Collected& into) {
    trim_before(token, into);
    const std::optional<TagParts> parts = parts_of(token.text, dialect());
    if (!parts) {
        not_terminated(token, "Tag", "%}");
        return std::nullopt;
    }
    const std::string_view name = parts->name;
    if (dialect() == Dialect::liquid5) {
        // The line of the markup: line ends around the name count.
        line_ += count_lines(parts->before_name);
        const auto behind = static_cast<std::size_t>(name.data() + name.size() - token.text.data());
        const std::size_t markup = skip_blanks(token.text, behind);
        line_ += count_lines(token.text.substr(behind, markup - behind));
    }
    const std::size_t begin = offset_of(token.text);
    return run_tag({.name = name,
                    .markup = parts->markup,
                    .place = {span_of(begin, begin + token.text.size()), line_}},
                   into);
}

std::optional<Tag> Parser::run_tag(const Tag& tag, Collected& into) {
    const TagRow* row = engine_.find_tag(tag.name);
    if (row == nullptr)
        return tag;
    const Node* node = row->parse(*this, tag);
    check_trouble(tag.place.span);
    if (failed())
        return std::nullopt;
    into.items.push_back({node, {}});
    into.blank = into.blank && node->is_blank();
    return std::nullopt;
}

Body Parser::lines_of(const Tag& tag) {
    if (!enter(tag))
        return {};
    Tokens inner(tag.markup, dialect(), line_, Tokens::Form::lines);
    Tokens* const outer = std::exchange(tokens_, &inner);
    Collected all;
    if (const std::optional<Tag> unknown = body(all))
        unexpected(tag, *unknown);
    tokens_ = outer;
    leave();
    return failed() ? Body() : finish(all);
}

void Parser::output_token(const Token& token, Collected& into) {
    trim_before(token, into);
    const std::string_view text = token.text;
    if (text.size() < 4 || !text.ends_with("}}"))
        return not_terminated(token, "Variable", "}}");
    std::size_t begin = 2;
    std::size_t end = text.size() - 2;
    if (begin < end && text[begin] == '-')
        ++begin;
    if (begin < end && text[end - 1] == '-')
        --end;
    const std::size_t offset = offset_of(text);
    const Place place{span_of(offset, offset + text.size()), line_};
    const Output parsed = output(text.substr(begin, end - begin), place);
    if (failed())
        return;
    into.items.push_back({make<OutputNode>(place, parsed), {}});
    into.blank = false;
}

}  // namespace kiji::liquid
