// {% for %}
#include <fmt/core.h>

#include "liquid/characters.hpp"
#include "liquid/markup.hpp"
#include "liquid/parser.hpp"
#include "liquid/sequence.hpp"
#include "liquid/strict_reader.hpp"
#include "liquid/tags.hpp"
#include "liquid/tags/integer_argument.hpp"
#include "liquid/tags/loop.hpp"

namespace kiji::liquid {
namespace {

constexpr std::string_view wrong_syntax =
    "Syntax Error in 'for loop' - Valid syntax: for [item] in [collection]";

struct Heading {
    Name variable{};
    std::string_view name{};  // "item-collection": what `offset: continue` goes by
    Expression collection{};
    bool reversed = false;
    const Expression* limit = nullptr;
    const Expression* offset = nullptr;
    bool continues = false;
};

class For final : public Node {
  public:
    For(Place place, const Heading& heading, Body body, Body otherwise)
        : Node(place, Form::block), heading_(heading), body_(body), otherwise_(otherwise) {
        set_blank(body.blank && otherwise.blank);
    }

    void render(Render& render) const override {
        const std::int64_t from = start(render);
        if (render.failed())
            return;
        Sequence sequence(render.evaluate(heading_.collection));
        const std::optional<std::int64_t> to = end(from, render);
        if (render.failed())
            return;
        sequence.cut(from, to);
        if (heading_.reversed)
            sequence.reverse();
        render.variables().offsets[heading_.name] =
            from + static_cast<std::int64_t>(sequence.size());
        if (sequence.size() == 0)
            return render.write(otherwise_);
        if (!render.push_scope())
            return;
        run(sequence, render);
        render.pop_scope();
    }

  private:
    std::int64_t start(Render& render) const {
        if (heading_.continues) {
            render.variables().continues = true;
            const auto& offsets = render.variables().offsets;
            const auto found = offsets.find(heading_.name);
            return found == offsets.end() ? 0 : found->second;
        }
        return heading_.offset == nullptr ? 0 : loop_bound(*heading_.offset, render);
    }

    std::optional<std::int64_t> end(std::int64_t from, Render& render) const {
        if (heading_.limit == nullptr)
            return std::nullopt;
        const Value limit = render.evaluate(*heading_.limit);
        const bool none =
            limit.is(Value::Type::nil) || (render.dialect() == Dialect::liquid4 &&
                                           limit.is(Value::Type::boolean) && !limit.boolean());
        if (none)
            return std::nullopt;
        std::int64_t to = 0;
        const std::int64_t count = loop_bound(*heading_.limit, render);
        if (__builtin_add_overflow(from, count, &to))
            return std::nullopt;
        return to;
    }

    void run(const Sequence& sequence, Render& render) const {
        Variables& variables = render.variables();
        Loop* loop = make_drop<Loop>(render, heading_.name, sequence.size(),
                                     variables.loops.empty() ? Value() : variables.loops.back());
        const Value handle = Value::of(static_cast<const Drop*>(loop));
        variables.loops.push_back(handle);
        variables.set(forloop_name, handle);
        for (std::uint64_t i = 0; i < sequence.size() && render.spend_step(); ++i) {
            variables.set(heading_.variable, sequence.at(i, render.arena()));
            render.write(body_);
            loop->advance();
            if (render.failed() || !next_round(render))
                break;
        }
        variables.loops.pop_back();
    }

    Heading heading_;
    Body body_;
    Body otherwise_;
};

void set_attribute(Heading& heading, std::string_view key, std::string_view value, Parser& parser) {
    if (key == "limit") {
        heading.limit = parser.make<Expression>(parser.expression(value));
    } else if (key == "offset") {
        heading.continues = value == "continue";
        heading.offset = parser.make<Expression>(parser.expression(value));
    }
}

void name_loop(Heading& heading, std::string_view variable, std::string_view collection,
               Parser& parser) {
    heading.variable = name_of(variable);
    heading.collection = parser.expression(collection);
    heading.name = keep(parser.arena(), fmt::format("{}-{}", variable, collection));
}

// \A([\w-]+)\s+in\s+(QuotedFragment+)\s*(reversed)?, and attributes anywhere
bool read_lax(Heading& heading, const Tag& tag, Parser& parser) {
    const Markup markup(tag.markup);
    const std::string_view text = tag.markup;
    std::size_t end = 0;
    while (end < text.size() && is_segment(text[end]))
        ++end;
    const std::size_t begin = skip_word_between_blanks(text, end, "in");
    const std::size_t collection_end = markup.fragments_end(begin);
    if (end == 0 || begin == end || collection_end == begin) {
        parser.fail(tag, std::string(wrong_syntax));
        return false;
    }
    name_loop(heading, text.substr(0, end), markup.slice(begin, collection_end), parser);
    heading.reversed = text.substr(skip_blanks(text, collection_end)).starts_with("reversed");
    markup.each_attribute(parser.dialect(), [&](std::string_view key, std::string_view value) {
        set_attribute(heading, key, value, parser);
    });
    return true;
}

/// Empty where it was read, else the message.
std::string read_strict(Heading& heading, const Tag& tag, Parser& parser) {
    StrictReader reader(tag.markup, parser.dialect(), parser.arena());
    const std::string_view variable = reader.expect(Word::Kind::id);
    if (!reader.failed() && !reader.take_id("in"))
        return "For loops require an 'in' clause";
    name_loop(heading, variable, reader.expression(), parser);
    heading.reversed = reader.take_id("reversed");
    const bool commas = parser.dialect() == Dialect::liquid5;
    while (!reader.failed() &&
           (reader.at_named_argument() || (commas && reader.at(Word::Kind::comma)))) {
        if (!reader.take(Word::Kind::comma).empty() && !reader.at(Word::Kind::id))
            continue;
        const std::string_view key = reader.take(Word::Kind::id);
        if (key != "limit" && key != "offset")
            return "Invalid attribute in for loop. Valid attributes are limit and offset";
        reader.expect(Word::Kind::colon);
        set_attribute(heading, key, reader.expression(), parser);
    }
    reader.expect(Word::Kind::end);
    return reader.message();
}

bool read(Heading& heading, const Tag& tag, Parser& parser) {
    if (parser.mode() == ErrorMode::lax)
        return read_lax(heading, tag, parser);
    std::string message = read_strict(heading, tag, parser);
    if (message.empty())
        return true;
    ParseFault fault{.liquid = fmt::format("{} in \"{}\"", message, stripped(tag.markup)),
                     .span = tag.place.span,
                     .line = tag.place.line};
    if (parser.mode() == ErrorMode::strict) {
        parser.fail(std::move(fault));
        return false;
    }
    parser.warn(std::move(fault));
    heading = {};
    return read_lax(heading, tag, parser);
}

const Node* parse(Parser& parser, const Tag& tag) {
    Heading heading;
    if (!read(heading, tag, parser))
        return nullptr;
    Collected body;
    Collected otherwise;
    std::optional<Tag> next = parser.block(tag, body);
    while (next && !parser.failed()) {
        if (next->name != "else") {
            parser.unexpected(tag, *next);
            break;
        }
        // The last else counts.
        otherwise = {};
        next = parser.block(tag, otherwise);
    }
    if (parser.failed())
        return nullptr;
    const auto text = body.blank && otherwise.blank && parser.dialect() == Dialect::liquid5
                          ? Parser::BlankText::drop
                          : Parser::BlankText::keep;
    return parser.make<For>(tag.place, heading, parser.finish(body, text),
                            parser.finish(otherwise, text));
}

}  // namespace

constinit const TagRow tags::for_each{
    .name = "for",
    .syntax = "{% for NAME in LIST [reversed] [limit: N] [offset: N] %}…{% else %}…{% endfor %}",
    .summary = "Write a part once for each item; forloop tells where the loop is",
    .parse = parse,
};

}  // namespace kiji::liquid
