#include "value/yaml_trouble.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/text.hpp"
#include "value/yaml_spans.hpp"

namespace kiji::yaml {
namespace {

constexpr std::size_t npos = std::string_view::npos;

std::string_view line_from(std::string_view text, std::size_t at) {
    const std::string_view line = text.substr(at, text.find('\n', at) - at);
    return line.substr(0, line.find_last_not_of(" \t\r") + 1);
}

/// How many hexadecimal digits follow "\\x" and its kin; 0 for other letters.
std::size_t hex_digits(char letter) {
    return letter == 'x' ? 2 : (letter == 'u' ? 4 : (letter == 'U' ? 8 : 0));
}

bool is_escaped(std::string_view text, std::size_t backslash) {
    std::size_t first = backslash;
    while (first > 0 && text[first - 1] == '\\')
        --first;
    return (backslash - first) % 2 == 1;
}

/// How long the escape at `backslash` is that YAML reads there; what is none counts too.
struct Escape {
    std::size_t size = 2;
    bool is_good = false;
};
Escape escape_at(std::string_view text, std::size_t backslash) {
    constexpr std::string_view letters = "0abt\tnvfe \"/\\N_LP\r\n";
    const char letter = backslash + 1 < text.size() ? text[backslash + 1] : '\0';
    const std::size_t digits = hex_digits(letter);
    if (digits == 0)
        return {.is_good = letters.find(letter) != npos};
    const std::string_view code = text.substr(std::min(backslash + 2, text.size()), digits);
    return {.size = 2 + digits,
            .is_good = code.size() == digits &&
                       std::ranges::all_of(code, [](char c) { return ascii::hex_value(c) >= 0; })};
}

/// The backslash of the escape that ends the reading at `at`. yaml-cpp stops behind it or on it,
/// and behind as many digits as it wanted: in "C:\\Users\\a" other escapes may lie between.
std::size_t faulty_backslash(std::string_view text, std::size_t at) {
    constexpr std::size_t longest = 12;
    for (std::size_t from = at - std::min(at, longest); from <= at; ++from) {
        if (text[from] != '\\' || is_escaped(text, from))
            continue;
        const Escape escape = escape_at(text, from);
        if (!escape.is_good && from + escape.size + 1 >= at)
            return from;
    }
    return text.rfind('\\', at);
}

void explain_escape(std::string_view text, Fault& fault) {
    const std::size_t backslash = faulty_backslash(text, std::min(fault.begin, text.size() - 1));
    if (backslash == npos)
        return;
    const std::size_t after = std::min(backslash + 1, text.size());
    fault.begin = backslash;
    fault.end = after + decode(text, after).length;
    const std::string_view written = text.substr(backslash, fault.end - backslash);
    const bool is_quote = written == "\\'";
    fault.message = fmt::format("{} is no escape in double quotes", written);
    fault.help = is_quote ? "a single quote needs no backslash there"
                          : "double the backslash, or use single quotes";
    fault.fix = Edit{span_of(backslash, after), is_quote ? "" : "\\\\"};
}

Fault plainly(std::string_view text, const Trouble& trouble, const Limits& limits) {
    const std::size_t at = std::min<std::size_t>(trouble.at, text.size());
    Fault fault{.begin = at, .end = at + line_from(text, at).size()};
    switch (trouble.kind) {
        case Trouble::Kind::unknown_alias:
            fault.end = alias_end(text, at);
            fault.message = fmt::format("{} refers to an anchor that is not defined",
                                        excerpt(text.substr(at, fault.end - at)));
            fault.help = "a value that begins with \"*\" is text only in quotes";
            if (const std::string_view line = line_from(text, at);
                line.find_first_of(":#,]}") == npos)
                fault.fix = Edit{span_of(at, at + line.size()), quoted(line)};
            break;
        case Trouble::Kind::cycle:
            fault.end = alias_end(text, at);
            fault.message = fmt::format("{} stands inside the value that it refers to",
                                        excerpt(text.substr(at, fault.end - at)));
            fault.help = "a value cannot hold itself";
            break;
        case Trouble::Kind::depth:
            fault.message = fmt::format("values are nested more than {} deep", limits.yaml_depth);
            fault.help = "flatten the lists and mappings";
            break;
        case Trouble::Kind::nodes:
            fault.message = "the values expand too far: aliases multiply what they refer to";
            fault.help = fmt::format("at most {} values, and 100 for each byte of the text",
                                     limits.yaml_nodes);
            break;
        case Trouble::Kind::escape:
            explain_escape(text, fault);
            break;
        case Trouble::Kind::line_separator:
            fault.end = at + decode(text, at).length;
            fault.message = fmt::format("the character U+{:04X} ends a line in YAML",
                                        static_cast<std::uint32_t>(decode(text, at).value));
            fault.help = "delete it";
            fault.fix = Edit{span_of(at, fault.end), ""};
            break;
        case Trouble::Kind::open_scalar:
            fault.end = at + std::min<std::size_t>(1, text.size() - at);
            fault.message = "a quote is never closed";
            fault.help = "close it at the end of the value";
            break;
        case Trouble::Kind::tab:
            fault.message = "a tab stands where YAML takes spaces only";
            fault.help = "indent with spaces";
            break;
        case Trouble::Kind::flow:
            fault.message = "a comma or a closing bracket is missing here";
            fault.help = "quote a value that holds \": \", brackets or commas";
            break;
        default:
            fault.message = trouble.reason.empty()
                                ? "this is not YAML"
                                : fmt::format("this is not YAML: {}", trouble.reason);
            fault.help = "quote the value, or look at the indentation and brackets";
            break;
    }
    return fault;
}

bool may_have_a_fault(const Trouble& trouble) {
    return trouble.kind == Trouble::Kind::syntax || trouble.kind == Trouble::Kind::flow ||
           trouble.kind == Trouble::Kind::open_scalar || trouble.kind == Trouble::Kind::tab;
}

}  // namespace

std::string quoted(std::string_view text) {
    if (text.find_first_of("\"\\") == npos)
        return fmt::format("\"{}\"", text);
    if (text.find('\'') == npos)
        return fmt::format("'{}'", text);
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += c;
    }
    return out + '"';
}

Diagnostic explain(const Input& input, const Trouble& trouble, const Limits& limits) {
    std::optional<Fault> found;
    if (may_have_a_fault(trouble))
        found = find_fault(input.text, trouble);
    const Fault fault = found ? *found : plainly(input.text, trouble, limits);
    Diagnostic diagnostic{.rule = "front-matter-syntax",
                          .severity = Severity::error,
                          .span = input.span(fault.begin, fault.end),
                          .message = fault.message,
                          .help = fault.help};
    if (fault.fix) {
        const Span span = fault.fix->span;
        diagnostic.fix = {{input.span(span.begin, span.end), fault.fix->text}};
    }
    return diagnostic;
}

}  // namespace kiji::yaml
