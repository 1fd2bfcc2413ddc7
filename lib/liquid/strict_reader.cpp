// Parser of Shopify/liquid, 4.0 and 5.
#include "liquid/strict_reader.hpp"

#include <fmt/core.h>

namespace kiji::liquid {
namespace {

/// Brackets in brackets. Liquid has no limit but the stack.
constexpr std::size_t deepest = 50;

/// A word as Ruby shows it: [:dash, "-"].
std::string inspected(const Word& word) {
    if (word.kind == Word::Kind::end)
        return "[:end_of_string]";
    std::string text;
    for (const char c : word.text) {
        if (c == '"' || c == '\\')
            text += '\\';
        text += c;
    }
    return fmt::format("[:{}, \"{}\"]", name_of(word.kind), text);
}

}  // namespace

StrictReader::StrictReader(std::string_view markup, Dialect dialect, Arena& arena)
    : lexer_(markup, dialect), dialect_(dialect), arena_(arena), place_(markup) {
    advance();
    advance();
}

void StrictReader::advance() {
    word_ = next_;
    if (next_.kind != Word::Kind::unknown)
        next_ = lexer_.next();
    // Liquid cuts all words before it reads the first.
    if (next_.kind == Word::Kind::unknown) {
        place_ = next_.text;
        if (message_.empty())
            message_ = fmt::format("Unexpected character {}", next_.text);
    }
}

void StrictReader::fail(std::string message) {
    // An unknown character anywhere comes first.
    while (!failed() && next_.kind != Word::Kind::end)
        advance();
    if (failed())
        return;
    message_ = std::move(message);
}

std::string_view StrictReader::take(Word::Kind kind) {
    if (failed() || word_.kind != kind)
        return {};
    const std::string_view text = word_.text;
    advance();
    return text;
}

bool StrictReader::take_id(std::string_view text) {
    return at(Word::Kind::id) && word_.text == text && !take(Word::Kind::id).empty();
}

std::string_view StrictReader::expect(Word::Kind kind) {
    if (word_.kind == kind && kind != Word::Kind::end)
        return take(kind);
    if (word_.kind != kind && !failed()) {
        place_ = word_.text.empty() ? place_ : word_.text;
        fail(fmt::format("Expected {} but found {}", name_of(kind), name_of(word_.kind)));
    }
    return {};
}

// What is taken is mostly one piece of the markup: it is copied only where white space interrupts.
void StrictReader::append(std::string_view text) {
    if (!built_.empty()) {
        built_ += text;
    } else if (piece_.empty()) {
        piece_ = text;
    } else if (piece_.data() + piece_.size() == text.data()) {
        piece_ = {piece_.data(), piece_.size() + text.size()};
    } else {
        built_ = piece_;
        built_ += text;
    }
}

std::string_view StrictReader::finish() {
    return built_.empty() ? piece_ : keep(arena_, built_);
}

std::string_view StrictReader::expression() {
    built_.clear();
    piece_ = {};
    append_expression(0);
    return finish();
}

std::string_view StrictReader::argument() {
    built_.clear();
    piece_ = {};
    if (at_named_argument()) {
        append(take(Word::Kind::id));
        append(take(Word::Kind::colon));
        append(" ");
    }
    append_expression(0);
    return finish();
}

void StrictReader::append_expression(std::size_t depth) {
    if (failed())
        return;
    if (depth == deepest)
        return fail("Nesting too deep");
    const Word word = word_;
    switch (word.kind) {
        case Word::Kind::id:
            append(take(word.kind));
            return append_lookups(depth);
        case Word::Kind::string:
        case Word::Kind::number:
            return append(take(word.kind));
        case Word::Kind::open_round:
            append(take(word.kind));
            append_expression(depth + 1);
            append(expect(Word::Kind::dotdot));
            append_expression(depth + 1);
            return append(expect(Word::Kind::close_round));
        case Word::Kind::open_square:
            if (dialect_ == Dialect::liquid4)
                break;
            append(take(word.kind));
            append_expression(depth + 1);
            append(expect(Word::Kind::close_square));
            return append_lookups(depth);
        default:
            break;
    }
    place_ = word.text.empty() ? place_ : word.text;
    fail(fmt::format("{} is not a valid expression", inspected(word)));
}

void StrictReader::append_lookups(std::size_t depth) {
    // Behind a point Liquid 4 reads a whole name with its brackets: it comes to the same.
    while (!failed()) {
        if (at(Word::Kind::open_square)) {
            append(take(Word::Kind::open_square));
            append_expression(depth + 1);
            append(expect(Word::Kind::close_square));
        } else if (at(Word::Kind::dot)) {
            append(take(Word::Kind::dot));
            append(expect(Word::Kind::id));
        } else {
            return;
        }
    }
}

}  // namespace kiji::liquid
