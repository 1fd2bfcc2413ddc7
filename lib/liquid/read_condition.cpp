// {% if left operator right and … %}: If of Shopify/liquid, 4.0 and 5.
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "base/ascii.hpp"
#include "liquid/characters.hpp"
#include "liquid/markup.hpp"
#include "liquid/parser.hpp"
#include "liquid/strict_reader.hpp"

namespace kiji::liquid {
namespace {

using Operator = Condition::Operator;
using Relation = Condition::Relation;

Operator operator_of(std::string_view written) {
    static constexpr std::array<std::pair<std::string_view, Operator>, 8> operators{{
        {"==", Operator::equal},
        {"!=", Operator::unequal},
        {"<>", Operator::unequal},
        {"<", Operator::less},
        {">", Operator::greater},
        {"<=", Operator::less_or_equal},
        {">=", Operator::greater_or_equal},
        {"contains", Operator::contains},
    }};
    for (const auto& [text, meaning] : operators) {
        if (text == written)
            return meaning;
    }
    return Operator::unknown;
}

/// Bytes of Unicode words count as words at \b.
bool is_word_at(std::string_view text, std::size_t at) {
    return at < text.size() &&
           (ascii::is_word(text[at]) || static_cast<unsigned char>(text[at]) >= 0x80U);
}
bool is_boundary(std::string_view text, std::size_t at) {
    return (at > 0 && is_word_at(text, at - 1)) != is_word_at(text, at);
}

/// Where "and" or "or" at `at` ends, with one blank on each side of it: \b\s?(?:and|or)\s?\b. `at`
/// where there is none.
std::size_t relation_end(std::string_view text, std::size_t at) {
    if (!is_boundary(text, at))
        return at;
    const std::size_t begin = at < text.size() && ascii::is_space(text[at]) ? at + 1 : at;
    const std::string_view rest = text.substr(begin);
    std::size_t size = 0;
    if (rest.starts_with("and"))
        size = 3;
    else if (rest.starts_with("or"))
        size = 2;
    else
        return at;
    const std::size_t end = begin + size;
    if (end < text.size() && ascii::is_space(text[end]) && is_boundary(text, end + 1))
        return end + 1;
    return is_boundary(text, end) ? end : at;
}

/// One comparison, up to "and" or "or": fragments, or what stands without white space.
std::size_t comparison_end(const Markup& markup, std::size_t at) {
    const std::string_view text = markup.text();
    for (;;) {
        const std::size_t begin = skip_blanks(text, at);
        if (begin == text.size() || relation_end(text, begin) > begin)
            return at;
        std::size_t end = markup.fragment_end(begin);
        if (end == begin) {
            while (end < text.size() && !ascii::is_space(text[end]))
                ++end;
        }
        at = skip_blanks(text, end);
    }
}

/// Liquid's ExpressionsAndOperators: comparisons and what stands between them.
std::vector<std::string_view> pieces_of(std::string_view text) {
    std::vector<std::string_view> pieces;
    const Markup markup(text);
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = relation_end(text, at);
        if (end == at)
            end = comparison_end(markup, at);
        if (end > at) {
            pieces.push_back(text.substr(at, end - at));
            at = end;
        } else {
            at = std::max(skip_blanks(text, at), at + 1);
        }
    }
    return pieces;
}

struct Comparison {
    std::string_view left;
    std::string_view written;
    std::string_view right;
};

/// (QuotedFragment)\s*([=!<>a-z_]+)?\s*(QuotedFragment)?
std::optional<Comparison> comparison_of(std::string_view text) {
    const Markup markup(text);
    const auto left = markup.find_fragment();
    if (!left)
        return std::nullopt;
    const std::size_t begin = skip_blanks(text, left->second);
    const auto is_part = [](char c) {
        return c == '=' || c == '!' || c == '<' || c == '>' || c == '_' || (c >= 'a' && c <= 'z');
    };
    std::size_t end = begin;
    while (end < text.size() && is_part(text[end]))
        ++end;
    const std::size_t right = skip_blanks(text, end);
    return Comparison{markup.slice(left->first, left->second), markup.slice(begin, end),
                      markup.slice(right, markup.fragment_end(right))};
}

}  // namespace

const Condition* Parser::condition(std::string_view markup, const Tag& tag) {
    const Condition* condition = nullptr;
    ParseFault fault{.span = tag.place.span, .line = tag.place.line};
    if (mode() != ErrorMode::lax) {
        condition = strict_condition(markup, fault);
        if (condition == nullptr) {
            fault.liquid += fmt::format(" in \"{}\"", stripped(markup));
            if (mode() == ErrorMode::strict) {
                fail(std::move(fault));
                return nullptr;
            }
            warn(std::move(fault));
        }
    }
    if (condition == nullptr)
        condition = lax_condition(markup, tag);
    check_trouble(tag.place.span);
    return failed() ? nullptr : condition;
}

// From the back, as Liquid reads it: `a and b or c` is `a and (b or c)`.
const Condition* Parser::lax_condition(std::string_view markup, const Tag& tag) {
    std::vector<std::string_view> pieces = pieces_of(markup);
    const Condition* next = nullptr;
    Relation relation = Relation::none;
    for (;;) {
        const auto comparison = pieces.empty() ? std::nullopt : comparison_of(pieces.back());
        if (!comparison) {
            fail(tag, "Syntax Error in tag 'if' - Valid syntax: if [expression]");
            return nullptr;
        }
        pieces.pop_back();
        Condition* condition = make<Condition>();
        condition->left = operand(comparison->left);
        condition->right = operand(comparison->right);
        condition->written = comparison->written;
        condition->comparison =
            comparison->written.empty() ? Operator::truth : operator_of(comparison->written);
        condition->relation = relation;
        condition->next = next;
        if (pieces.empty())
            return condition;
        next = condition;
        const std::string_view word = stripped(pieces.back());
        pieces.pop_back();
        if (word != "and" && word != "or") {
            fail(tag, "Syntax Error in tag 'if' - Valid syntax: if [expression]");
            return nullptr;
        }
        relation = word == "and" ? Relation::both : Relation::either;
    }
}

const Condition* Parser::strict_condition(std::string_view markup, ParseFault& fault) {
    StrictReader reader(markup, dialect(), arena_);
    Condition* first = nullptr;
    Condition* last = nullptr;
    for (;;) {
        Condition* condition = make<Condition>();
        condition->left = operand(reader.expression());
        if (const std::string_view written = reader.take(Word::Kind::comparison);
            !written.empty()) {
            condition->comparison = operator_of(written);
            condition->written = written;
            condition->right = operand(reader.expression());
        }
        if (last != nullptr)
            last->next = condition;
        first = first == nullptr ? condition : first;
        last = condition;
        if (reader.take_id("and"))
            condition->relation = Relation::both;
        else if (reader.take_id("or"))
            condition->relation = Relation::either;
        else
            break;
    }
    reader.expect(Word::Kind::end);
    if (!reader.failed())
        return first;
    fault.liquid = reader.message();
    narrow(fault, reader.place());
    expressions_.take_trouble();
    return nullptr;
}

}  // namespace kiji::liquid
