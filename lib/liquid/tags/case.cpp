// {% case %}
#include <algorithm>
#include <vector>

#include "liquid/characters.hpp"
#include "liquid/markup.hpp"
#include "liquid/parser.hpp"
#include "liquid/render.hpp"
#include "liquid/strict_reader.hpp"
#include "liquid/tags.hpp"

namespace kiji::liquid {
namespace {

struct When {
    const Condition* condition = nullptr;  // null: else
    std::size_t body = 0;                  // its number: values of one tag share it
};

class Case final : public Node {
  public:
    Case(Place place, std::span<const When> whens, std::span<const Body> bodies, bool blank)
        : Node(place, Form::block), whens_(whens), bodies_(bodies) {
        set_blank(blank);
    }

    // Every value that is met writes its body, even when it stands twice.
    void render(Render& render) const override {
        bool otherwise = true;
        for (const When& when : whens_) {
            const bool chosen =
                when.condition == nullptr ? otherwise : render.holds(*when.condition);
            if (render.failed())
                return;
            if (!chosen)
                continue;
            if (when.condition != nullptr)
                otherwise = false;
            render.write(bodies_[when.body]);
            // In Liquid 4 nothing follows an else.
            if (render.failed() ||
                (when.condition == nullptr && render.dialect() == Dialect::liquid4))
                return;
        }
    }

  private:
    std::span<const When> whens_;
    std::span<const Body> bodies_;
};

class Reader {
  public:
    Reader(Parser& parser, const Tag& tag) : parser_(parser), tag_(tag) {}

    const Node* read() {
        const Markup markup(tag_.markup);
        const auto subject = markup.find_fragment();
        if (!subject)
            return refuse("Syntax Error in 'case' - Valid syntax: case [condition]");
        const std::string_view text = markup.slice(subject->first, subject->second);
        subject_ = parser_.dialect() == Dialect::liquid4 ? parser_.operand(text)
                                                         : parser_.expression(text);
        // What stands before the first "when" is never written.
        for (;;) {
            const std::optional<Tag> next = parser_.block(tag_, bodies_.emplace_back());
            if (parser_.failed())
                return nullptr;
            if (!next)
                return finish();
            if (next->name == "when")
                read_when(*next);
            else if (next->name == "else")
                read_else(*next);
            else
                parser_.unexpected(tag_, *next);
            if (parser_.failed())
                return nullptr;
        }
    }

  private:
    const Node* refuse(std::string message) {
        parser_.fail(tag_, std::move(message));
        return nullptr;
    }

    const Node* finish() {
        const bool blank = std::ranges::all_of(bodies_, &Collected::blank);
        const auto text = blank && parser_.dialect() == Dialect::liquid5 ? Parser::BlankText::drop
                                                                         : Parser::BlankText::keep;
        std::vector<Body> bodies;
        for (const Collected& body : bodies_)
            bodies.push_back(parser_.finish(body, text));
        return parser_.make<Case>(tag_.place, parser_.keep_all(whens_), parser_.keep_all(bodies),
                                  blank);
    }

    void add(std::string_view value) {
        Condition* condition = parser_.make<Condition>();
        condition->left = subject_;
        condition->comparison = Condition::Operator::equal;
        condition->right = parser_.operand(value);
        whens_.push_back({condition, bodies_.size()});
    }

    void read_when(const Tag& when) {
        if (parser_.mode() == ErrorMode::strict && parser_.dialect() == Dialect::liquid5)
            return read_when_strictly(when);
        // (QuotedFragment)(?:(?:\s+or\s+|\s*,\s*)(QuotedFragment.*))?
        const Markup markup(when.markup);
        for (std::size_t at = 0;;) {
            const auto value = markup.find_fragment(at);
            if (!value) {
                parser_.fail(when,
                             "Syntax Error in tag 'case' - Valid when condition: {% when "
                             "[condition] [or condition2...] %}");
                return;
            }
            add(markup.slice(value->first, value->second));
            std::size_t next = skip_word_between_blanks(when.markup, value->second, "or");
            if (next == value->second) {
                const std::size_t comma = skip_blanks(when.markup, next);
                if (comma == when.markup.size() || when.markup[comma] != ',')
                    return;
                next = skip_blanks(when.markup, comma + 1);
            }
            if (markup.fragment_end(next) == next)
                return;
            at = next;
        }
    }

    void read_when_strictly(const Tag& when) {
        StrictReader reader(when.markup, parser_.dialect(), parser_.arena());
        do {
            add(reader.expression());
        } while (!reader.failed() &&
                 (reader.take_id("or") || !reader.take(Word::Kind::comma).empty()));
        reader.expect(Word::Kind::end);
        if (reader.failed())
            parser_.fail(when,
                         reader.message() + " in \"" + std::string(stripped(when.markup)) + "\"");
    }

    void read_else(const Tag& otherwise) {
        if (!is_all_blank(otherwise.markup)) {
            parser_.fail(otherwise,
                         "Syntax Error in tag 'case' - Valid else condition: {% else %} (no "
                         "parameters) ");
            return;
        }
        whens_.push_back({nullptr, bodies_.size()});
    }

    Parser& parser_;
    const Tag& tag_;
    Expression subject_;
    std::vector<When> whens_;
    std::vector<Collected> bodies_;
};

const Node* parse(Parser& parser, const Tag& tag) {
    return Reader(parser, tag).read();
}

}  // namespace

constinit const TagRow tags::case_of{
    .name = "case",
    .syntax = "{% case VALUE %}{% when VALUE, VALUE %}…{% else %}…{% endcase %}",
    .summary = "Write the parts whose value is the one that is looked for",
    .parse = parse,
};

}  // namespace kiji::liquid
