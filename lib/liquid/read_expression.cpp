// Expression.parse, RangeLookup.parse and VariableLookup.parse of Shopify/liquid, 4.0 and 5.
#include "liquid/read_expression.hpp"

#include <charconv>
#include <functional>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "base/hash.hpp"
#include "liquid/characters.hpp"

namespace kiji::liquid {
namespace {

constexpr std::size_t npos = std::string_view::npos;
/// Brackets in brackets. Liquid has no limit but the stack.
constexpr std::size_t deepest = 50;

bool is_quoted(std::string_view markup, Dialect dialect) {
    if (markup.empty() || !is_quote(markup.front()) || markup.back() != markup.front())
        return false;
    // Today's Liquid takes a lone quote for an empty string.
    return markup.size() > 1 || dialect == Dialect::liquid5;
}

std::string_view unquoted(std::string_view markup) {
    return markup.size() < 2 ? std::string_view() : markup.substr(1, markup.size() - 2);
}

/// -?\d+
bool is_integer(std::string_view markup) {
    if (markup.starts_with('-'))
        markup.remove_prefix(1);
    return !markup.empty() && markup.find_first_not_of("0123456789") == npos;
}

/// -?\d[\d.]+
bool is_real(std::string_view markup) {
    if (markup.starts_with('-'))
        markup.remove_prefix(1);
    return markup.size() > 1 && ascii::is_digit(markup.front()) &&
           markup.find_first_not_of("0123456789.") == npos;
}

Value integer(std::string_view markup) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(markup.data(), markup.data() + markup.size(), value);
    // Beyond 64 bits a string of digits does: it prints the same and counts as a number.
    return error == std::errc() ? Value::of(value) : Value::of(markup);
}

/// String#to_f: what follows a second point is nothing.
Value real(std::string_view markup) {
    double value = 0;
    std::from_chars(markup.data(), markup.data() + markup.size(), value);
    return Value::of(value);
}

std::optional<Expression> keyword(std::string_view markup) {
    if (markup.empty() || markup == "nil" || markup == "null")
        return Expression();
    if (markup == "true" || markup == "false")
        return Expression::of(Value::of(markup == "true"));
    if (markup == "blank")
        return Expression{.kind = Expression::Kind::blank, .value = Value::of(std::string_view())};
    if (markup == "empty")
        return Expression{.kind = Expression::Kind::empty, .value = Value::of(std::string_view())};
    return std::nullopt;
}

/// The end of a range where it is written: to_i of a literal. Nothing: it has none.
std::optional<std::int64_t> range_end(const Value& value) {
    switch (value.type()) {
        case Value::Type::nil:
            return 0;
        case Value::Type::integer:
            return value.integer();
        case Value::Type::real:
            return static_cast<std::int64_t>(value.real());
        case Value::Type::string: {
            const std::string_view text = stripped_left(value.string());
            std::int64_t number = 0;
            std::from_chars(text.data(), text.data() + text.size(), number);
            return number;
        }
        default:
            return std::nullopt;
    }
}

/// For each '[' where its ']' is; 0: nowhere. Liquid 4 takes the next ']', whatever is between.
std::vector<std::size_t> match_brackets(std::string_view text, Dialect dialect) {
    std::vector<std::size_t> match(text.size(), 0);
    if (dialect == Dialect::liquid4) {
        std::size_t close = 0;
        for (std::size_t at = text.size(); at-- > 0;) {
            if (text[at] == ']')
                close = at;
            else if (text[at] == '[' && close > at + 1)
                match[at] = close;
            // \[[^\]]+\] needs one byte at least.
        }
        return match;
    }
    std::vector<std::size_t> open;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '[') {
            open.push_back(at);
        } else if (text[at] == ']' && !open.empty()) {
            match[open.back()] = at;
            open.pop_back();
        }
    }
    return match;
}

/// The parts of a lookup: [bracketed], or names with a "?" at most at the end. What is neither is
/// passed over.
std::vector<std::string_view> parts_of(std::string_view markup, Dialect dialect) {
    std::vector<std::string_view> parts;
    std::vector<std::size_t> match;
    for (std::size_t at = 0; at < markup.size();) {
        std::size_t end = at;
        if (markup[at] == '[') {
            if (match.empty())
                match = match_brackets(markup, dialect);
            end = match[at] == 0 ? at : match[at] + 1;
        } else {
            while (end < markup.size() && is_segment(markup[end]))
                ++end;
            if (end > at && end < markup.size() && markup[end] == '?')
                ++end;
        }
        if (end == at) {
            ++at;
            continue;
        }
        parts.push_back(markup.substr(at, end - at));
        at = end;
    }
    return parts;
}

Step::Command command_of(std::string_view part) {
    if (part == "size")
        return Step::Command::size;
    if (part == "first")
        return Step::Command::first;
    return part == "last" ? Step::Command::last : Step::Command::none;
}

}  // namespace

Name name_of(std::string_view text) {
    return {text, static_cast<std::uint32_t>(hash64(text))};
}

std::string_view ExpressionReader::take_trouble() {
    return std::exchange(trouble_, {});
}

void ExpressionReader::complain(std::string_view trouble) {
    if (trouble_.empty())
        trouble_ = trouble;
}

Expression ExpressionReader::read(std::string_view markup) {
    Expression expression = read_operand(markup);
    if (expression.kind == Expression::Kind::empty || expression.kind == Expression::Kind::blank)
        expression.kind = Expression::Kind::literal;
    return expression;
}

Expression ExpressionReader::read_operand(std::string_view markup) {
    if (depth_ == deepest) {
        complain("Nesting too deep");
        return {};
    }
    ++depth_;
    const Expression expression =
        literal_or_lookup(dialect_ == Dialect::liquid4 ? markup : stripped(markup));
    --depth_;
    return expression;
}

Expression ExpressionReader::literal_or_lookup(std::string_view markup) {
    if (is_quoted(markup, dialect_))
        return Expression::of(Value::of(unquoted(markup)));
    if (const std::optional<Expression> word = keyword(markup))
        return *word;
    if (is_integer(markup))
        return Expression::of(integer(markup));
    if (const std::optional<Expression> range = read_range(markup))
        return *range;
    if (is_real(markup))
        return Expression::of(real(markup));
    return read_lookup(markup);
}

// 4: \A\((\S+)\.\.(\S+)\)\z   5: \A\(\s*(?>(\S+)\s*\.\.)\s*(\S+)\s*\)\z
std::optional<Expression> ExpressionReader::read_range(std::string_view markup) {
    if (markup.size() < 2 || markup.front() != '(' || markup.back() != ')')
        return std::nullopt;
    const std::string_view inner = markup.substr(1, markup.size() - 2);
    const auto has_blank = [](std::string_view text) {
        return text.find_first_of(" \t\n\v\f\r") != npos;
    };
    if (dialect_ == Dialect::liquid4) {
        if (inner.size() < 4 || has_blank(inner))
            return std::nullopt;
        const std::size_t dots = inner.rfind("..", inner.size() - 3);
        if (dots == npos || dots == 0)
            return std::nullopt;
        return make_range_of(inner.substr(0, dots), inner.substr(dots + 2));
    }
    const std::size_t begin = skip_blanks(inner, 0);
    std::size_t end = begin;
    while (end < inner.size() && !ascii::is_space(inner[end]))
        ++end;
    std::size_t dots = skip_blanks(inner, end);
    if (end == begin || !inner.substr(dots).starts_with("..") || dots == end) {
        const std::string_view run = inner.substr(begin, end - begin);
        const std::size_t within = run.rfind("..");
        if (within == npos || within == 0)
            return std::nullopt;
        dots = begin + within;
        end = dots;
    }
    const std::string_view last = stripped(inner.substr(dots + 2));
    if (last.empty() || has_blank(last))
        return std::nullopt;
    return make_range_of(inner.substr(begin, end - begin), last);
}

Expression ExpressionReader::make_range_of(std::string_view first, std::string_view last) {
    const Expression from = read(first);
    const Expression to = read(last);
    if (from.kind == Expression::Kind::literal && to.kind == Expression::Kind::literal) {
        const std::optional<std::int64_t> begin = range_end(from.value);
        const std::optional<std::int64_t> end = range_end(to.value);
        if (!begin || !end) {
            const std::string message = std::string("Invalid expression type '") +
                                        std::string(begin ? last : first) + "' in range expression";
            complain(keep(arena_, message));
            return {};
        }
        return Expression::of(make_range(arena_, {*begin, *end}));
    }
    auto* range = new (arena_.allocate(sizeof(RangeExpression), alignof(RangeExpression)))
        RangeExpression{from, to};
    Expression expression{.kind = Expression::Kind::range};
    expression.range = range;
    return expression;
}

Expression ExpressionReader::read_part(std::string_view part) {
    if (part.starts_with('['))
        return read(part.substr(1, part.size() - 2));
    return Expression::of(Value::of(part));
}

Expression ExpressionReader::read_lookup(std::string_view markup) {
    const std::vector<std::string_view> parts = parts_of(markup, dialect_);
    auto* lookup = new (arena_.allocate(sizeof(Lookup), alignof(Lookup))) Lookup();
    lookup->span = span_of_view(markup);
    if (!parts.empty()) {
        lookup->root = read_part(parts.front());
        if (lookup->root.value.is(Value::Type::string))
            lookup->name = name_of(lookup->root.value.string());
        const std::size_t count = parts.size() - 1;
        if (count > 0) {
            Step* steps = static_cast<Step*>(arena_.allocate(count * sizeof(Step), alignof(Step)));
            for (std::size_t i = 0; i < count; ++i) {
                const std::string_view part = parts[i + 1];
                Step* step = new (steps + i) Step();
                step->key = read_part(part);
                step->command = command_of(part);
            }
            lookup->steps = {steps, count};
        }
    }
    Expression expression{.kind = Expression::Kind::lookup};
    expression.lookup = lookup;
    return expression;
}

Span ExpressionReader::span_of_view(std::string_view view) const {
    const std::less_equal<> before;
    if (!before(source_.data(), view.data()) ||
        !before(view.data() + view.size(), source_.data() + source_.size()))
        return {};
    const auto begin = static_cast<std::size_t>(view.data() - source_.data());
    return span_of(begin, begin + view.size());
}

}  // namespace kiji::liquid
