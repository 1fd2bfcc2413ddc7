// {% cycle %}
#include <vector>

#include <fmt/core.h>

#include "liquid/characters.hpp"
#include "liquid/convert.hpp"
#include "liquid/markup.hpp"
#include "liquid/parser.hpp"
#include "liquid/render.hpp"
#include "liquid/tags.hpp"

namespace kiji::liquid {
namespace {

class Cycle final : public Node {
  public:
    /// `name`: null for a group that goes by `key`, what its values are.
    Cycle(Place place, const Expression* name, std::string_view key,
          std::span<const Expression> values)
        : Node(place), name_(name), key_(key), values_(values) {}

    void render(Render& render) const override {
        std::string key(key_);
        if (name_ != nullptr) {
            key = "named ";
            append_inspected(key, render.evaluate(*name_));
        }
        std::size_t& turn = render.variables().cycles[std::move(key)];
        const Value value = turn < values_.size() ? render.evaluate(values_[turn]) : Value();
        if (render.failed())
            return;
        render.write(value);
        turn = turn + 1 < values_.size() ? turn + 1 : 0;
    }

  private:
    const Expression* name_;
    std::string_view key_;
    std::span<const Expression> values_;
};

/// Where the name of a named group ends, before the colon: \A(QuotedFragment)\s*:. 0: it has none.
std::size_t name_end(const Markup& markup) {
    const std::string_view text = markup.text();
    const auto has_colon = [&](std::size_t at) {
        const std::size_t colon = skip_blanks(text, at);
        return colon < text.size() && text[colon] == ':';
    };
    const std::size_t quoted = markup.string_end(0);
    if (quoted > 0 && has_colon(quoted))
        return quoted;
    const std::size_t run = markup.fragments_end(0);
    if (run > 0 && has_colon(run))
        return run;
    // A name may hold colons itself: the last one outside of quotes ends it.
    std::size_t last = 0;
    for (std::size_t at = 0; at < run;) {
        const std::size_t next = markup.string_end(at);
        if (next == at && text[at] == ':')
            last = at;
        at = next == at ? at + 1 : next;
    }
    return last;
}

std::vector<Expression> values_of(std::string_view text, Parser& parser) {
    std::vector<Expression> values;
    while (!text.empty()) {
        const Markup piece(text.substr(0, text.find(',')));
        if (const auto written = piece.find_fragment()) {
            const Expression value =
                parser.expression(piece.slice(written->first, written->second));
            // Nil, where it is written, is left out.
            if (value.kind != Expression::Kind::literal || !value.value.is(Value::Type::nil))
                values.push_back(value);
        }
        text.remove_prefix(std::min(piece.text().size() + 1, text.size()));
    }
    return values;
}

/// Groups without a name share their turn where they have the same literals; one with a variable
/// has its own.
std::string key_of(const std::vector<Expression>& values, const Tag& tag) {
    std::string key = "values";
    for (const Expression& value : values) {
        if (value.kind != Expression::Kind::literal)
            return fmt::format("tag {} {}", static_cast<const void*>(tag.name.data()), key);
        key += ' ';
        append_inspected(key, value.value);
    }
    return key;
}

const Node* parse(Parser& parser, const Tag& tag) {
    const Markup markup(tag.markup);
    const Expression* name = nullptr;
    std::string_view rest = tag.markup;
    if (const std::size_t end = name_end(markup); end > 0) {
        name = parser.make<Expression>(parser.expression(rest.substr(0, end)));
        rest = rest.substr(skip_blanks(rest, end) + 1);
    } else if (markup.fragment_end(0) == 0) {
        parser.fail(tag,
                    "Syntax Error in 'cycle' - Valid syntax: cycle [name :] var [, var2, var3 "
                    "...]");
        return nullptr;
    }
    const std::vector<Expression> values = values_of(rest, parser);
    const std::string_view key = keep(parser.arena(), key_of(values, tag));
    return parser.make<Cycle>(tag.place, name, key, parser.keep_all(values));
}

}  // namespace

constinit const TagRow tags::cycle{
    .name = "cycle",
    .syntax = "{% cycle [NAME:] VALUE, VALUE %}",
    .summary = "Write the values in turn, one each time",
    .parse = parse,
};

}  // namespace kiji::liquid
