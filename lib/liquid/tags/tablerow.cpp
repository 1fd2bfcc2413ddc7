// {% tablerow %}
#include <fmt/core.h>

#include "base/ascii.hpp"
#include "liquid/markup.hpp"
#include "liquid/parser.hpp"
#include "liquid/sequence.hpp"
#include "liquid/tags.hpp"
#include "liquid/tags/integer_argument.hpp"
#include "liquid/tags/loop.hpp"

namespace kiji::liquid {
namespace {

/// `tablerowloop`.
class TableLoop final : public Drop {
  public:
    TableLoop(std::uint64_t length, std::int64_t columns) : length_(length), columns_(columns) {}

    std::int64_t column() const { return column_; }
    std::int64_t row() const { return row_; }
    bool at_last_column() const { return column_ == columns_; }
    bool at_last() const { return index_ + 1 == length_; }

    void advance() {
        ++index_;
        if (at_last_column()) {
            column_ = 1;
            ++row_;
        } else {
            ++column_;
        }
    }

    std::optional<Value> find(std::string_view key) const override {
        if (key == "index")
            return Value::of(index_ + 1);
        if (key == "index0")
            return Value::of(index_);
        if (key == "col")
            return Value::of(column_);
        if (key == "col0")
            return Value::of(column_ - 1);
        if (key == "row")
            return Value::of(row_);
        if (key == "first")
            return Value::of(index_ == 0);
        if (key == "last")
            return Value::of(at_last());
        if (key == "col_first")
            return Value::of(column_ == 1);
        if (key == "col_last")
            return Value::of(at_last_column());
        if (key == "length")
            return Value::of(length_);
        if (key == "rindex")
            return Value::of(length_ - index_);
        if (key == "rindex0")
            return Value::of(static_cast<std::int64_t>(length_ - index_) - 1);
        return std::nullopt;
    }
    Value plain() const override { return Value::of(std::string_view("Liquid::TablerowloopDrop")); }

  private:
    std::uint64_t length_;
    std::int64_t columns_;
    std::uint64_t index_ = 0;
    std::int64_t column_ = 1;
    std::int64_t row_ = 1;
};

struct Heading {
    Name variable{};
    Expression collection{};
    const Expression* columns = nullptr;
    const Expression* limit = nullptr;
    const Expression* offset = nullptr;
};

class TableRow final : public Node {
  public:
    TableRow(Place place, const Heading& heading, Body body)
        : Node(place, Form::block), heading_(heading), body_(body) {
        set_blank(body.blank);
    }

    void render(Render& render) const override {
        const Value collection = render.evaluate(heading_.collection);
        if (collection.is(Value::Type::nil) ||
            (collection.is(Value::Type::boolean) && !collection.boolean()))
            return;
        const std::int64_t from = argument(heading_.offset, render);
        std::optional<std::int64_t> to;
        if (heading_.limit != nullptr) {
            std::int64_t sum = 0;
            if (!__builtin_add_overflow(from, argument(heading_.limit, render), &sum))
                to = sum;
        }
        Sequence sequence(collection);
        sequence.cut(from, to);
        // Without `cols` there is one row; Liquid 4 then has no last column.
        const std::int64_t columns =
            heading_.columns != nullptr            ? argument(heading_.columns, render)
            : render.dialect() == Dialect::liquid4 ? 0
                                                   : static_cast<std::int64_t>(sequence.size());
        if (render.failed() || !render.push_scope())
            return;
        render.out() += "<tr class=\"row1\">\n";
        run(sequence, columns, render);
        render.out() += "</tr>\n";
        render.pop_scope();
    }

  private:
    static std::int64_t argument(const Expression* expression, Render& render) {
        return expression == nullptr || render.failed() ? 0 : table_argument(*expression, render);
    }

    void run(const Sequence& sequence, std::int64_t columns, Render& render) const {
        TableLoop* loop = make_drop<TableLoop>(render, sequence.size(), columns);
        render.variables().set(tablerowloop_name, Value::of(static_cast<const Drop*>(loop)));
        for (std::uint64_t i = 0; i < sequence.size() && render.spend_step(); ++i) {
            render.variables().set(heading_.variable, sequence.at(i, render.arena()));
            render.spend(4);  // what stands around the cell takes more than a node
            render.out() += fmt::format("<td class=\"col{}\">", loop->column());
            render.write(body_);
            render.out() += "</td>";
            if (render.failed())
                return;
            // In Liquid 4 a break ends no more than its cell.
            if (render.dialect() == Dialect::liquid5 && !next_round(render))
                return;
            if (loop->at_last_column() && !loop->at_last())
                render.out() += fmt::format("</tr>\n<tr class=\"row{}\">", loop->row() + 1);
            loop->advance();
        }
    }

    Heading heading_;
    Body body_;
};

// (\w+)\s+in\s+(QuotedFragment+), and attributes anywhere
bool read(Heading& heading, const Tag& tag, Parser& parser) {
    const Markup markup(tag.markup);
    const std::string_view text = tag.markup;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && ascii::is_word(text[end]))
            ++end;
        if (end == at) {
            ++at;
            continue;
        }
        const std::size_t begin = skip_word_between_blanks(text, end, "in");
        const std::size_t collection_end = markup.fragments_end(begin);
        if (begin > end && collection_end > begin) {
            heading.variable = name_of(markup.slice(at, end));
            heading.collection = parser.expression(markup.slice(begin, collection_end));
            markup.each_attribute(
                parser.dialect(), [&](std::string_view key, std::string_view value) {
                    const Expression* read = parser.make<Expression>(parser.expression(value));
                    if (key == "cols")
                        heading.columns = read;
                    else if (key == "limit")
                        heading.limit = read;
                    else if (key == "offset")
                        heading.offset = read;
                });
            return true;
        }
        at = end;
    }
    parser.fail(tag,
                "Syntax Error in 'table_row loop' - Valid syntax: table_row [item] in "
                "[collection] cols=3");
    return false;
}

const Node* parse(Parser& parser, const Tag& tag) {
    Heading heading;
    if (!read(heading, tag, parser))
        return nullptr;
    const Body body = parser.simple_block(tag);
    return parser.failed() ? nullptr : parser.make<TableRow>(tag.place, heading, body);
}

}  // namespace

constinit const TagRow tags::tablerow{
    .name = "tablerow",
    .syntax = "{% tablerow NAME in LIST [cols: N] [limit: N] [offset: N] %}…{% endtablerow %}",
    .summary = "Write the rows of an HTML table; tablerowloop tells where the loop is",
    .parse = parse,
};

}  // namespace kiji::liquid
