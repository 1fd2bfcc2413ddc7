#include "support/yaml_generator.hpp"

#include <array>

namespace kiji::testing {
namespace {

constexpr std::array<std::string_view, 16> keys{
    "title", "date", "tags", "categories", "author", "layout", "excerpt", "reading_time",
    "a",     "b",    "c-1",  "日付",       "_x",     "yes",    "Null",    "unused"};

constexpr std::array<std::string_view, 52> flat_scalars{"Foo",
                                                        "foo bar",
                                                        "日本語の題",
                                                        "1",
                                                        "08",
                                                        "0x1F",
                                                        "1_000",
                                                        "1.5",
                                                        "-3",
                                                        "yes",
                                                        "Off",
                                                        "~",
                                                        "null",
                                                        "2024-01-01",
                                                        "2024-13-01",
                                                        "2024-01-01 10:00:00 +0900",
                                                        "12:30",
                                                        "a:b",
                                                        "http://x.y/z?q=1#f",
                                                        "it's",
                                                        "a#b",
                                                        "a # b",
                                                        "-x",
                                                        "?x",
                                                        ":x",
                                                        "",
                                                        " ",
                                                        " # nothing",
                                                        "\"x\"",
                                                        "\"\"",
                                                        "''",
                                                        "\"a: b # c\"",
                                                        "'a: b'",
                                                        "\"x\\ny \\\" \\\\\"",
                                                        "'it''s'",
                                                        "\"x\"  # c",
                                                        "[]",
                                                        "[a]",
                                                        "[a, b c, 1]",
                                                        "[\"a\", 'b', \"c, d\"]",
                                                        "[ a , b , ]",
                                                        "[日本, ~, yes]",
                                                        "[-1, it's, a#b]",
                                                        "[http://x/?y, z]",
                                                        "[a]  # c",
                                                        "a, b",
                                                        "a]",
                                                        "a}",
                                                        "=",
                                                        "a  b ",
                                                        "<b>",
                                                        "50%"};

constexpr std::array<std::string_view, 58> wild_scalars{"a: b",
                                                        "a:",
                                                        "- a",
                                                        "? a",
                                                        "#c",
                                                        "@x",
                                                        "`x`",
                                                        "%x",
                                                        "&a",
                                                        "&a x",
                                                        "*a",
                                                        "!t",
                                                        "!!str 5",
                                                        "!!int '5'",
                                                        "! 5",
                                                        "{a: b}",
                                                        "{a, b: }",
                                                        "{}",
                                                        "{{ x }}",
                                                        "{% x %}",
                                                        "[a",
                                                        "a]b",
                                                        "[a,,b]",
                                                        "[[a], b]",
                                                        "[a: b]",
                                                        "[a, {b: c}]",
                                                        "[a # c",
                                                        "[a:, b]",
                                                        "[a\tb]",
                                                        "\"x",
                                                        "'x",
                                                        "\"x\" y",
                                                        "'it's'",
                                                        "\"\\q\"",
                                                        "\"\\x41\\u3042\"",
                                                        "\"x\"# c",
                                                        "a\tb",
                                                        "\ta",
                                                        "|",
                                                        ">",
                                                        "|\n  x\n   y\n\n  z",
                                                        ">-\n  x\n  y",
                                                        "|2\n   x",
                                                        "|+\n  x\n\n",
                                                        "x\n  y",
                                                        "x\n\n  y",
                                                        "\"x\n  y\"",
                                                        "'x\n y'",
                                                        "[a,\n  b]",
                                                        "{a:\n  b}",
                                                        "x\n  # c\n  y",
                                                        "---",
                                                        "...",
                                                        "<<",
                                                        "x\xE2\x80\xA8y",
                                                        "\xC2\xA0x",
                                                        "x \\",
                                                        "\"x \\\n  y\""};

constexpr std::array<std::string_view, 12> wild_keys{
    "\"q k\"", "'s'", "a b", "1", "<<", "? x", "&k key", "!!str t", "[l]", "~", "2024-01-01", "-x"};

constexpr std::array<std::string_view, 8> between{"",    "",  "# comment", "  # comment",
                                                  "   ", "#", "\t",        "\t# comment"};

}  // namespace

std::string_view YamlGenerator::key() {
    return pick(keys);
}

std::string_view YamlGenerator::scalar(Style style) {
    if (style == Style::wild && below(3) == 0)
        return pick(wild_scalars);
    return pick(flat_scalars);
}

std::string YamlGenerator::list(Style style, std::size_t indent) {
    std::string out;
    for (std::size_t count = 1 + below(3); count > 0; --count) {
        out.append(indent, ' ').append("-");
        const std::string_view item = scalar(style);
        if (!item.empty())
            out.append(" ").append(item);
        out += '\n';
    }
    return out;
}

std::string YamlGenerator::lines(Style style, std::size_t indent) {
    std::string out;
    for (std::size_t count = 1 + below(6); count > 0; --count) {
        if (below(6) == 0)
            out.append(between[below(style == Style::wild ? between.size() : 6)]).append("\n");
        const bool odd_key = style == Style::wild && below(8) == 0;
        out.append(indent, ' ').append(odd_key ? pick(wild_keys) : key());
        out += below(20) == 0 ? " :" : ":";
        const std::size_t form = below(10);
        if (form == 0) {
            out.append("\n").append(list(style, indent + below(3)));
        } else if (form == 1 && style == Style::wild && indent < 6) {
            out.append("\n").append(lines(style, indent + below(4)));
        } else {
            const std::string_view value = scalar(style);
            out.append(value.empty() ? "" : " ").append(value).append("\n");
        }
    }
    return out;
}

std::string YamlGenerator::matter(Style style) {
    std::string text = lines(style, 0);
    if (style == Style::wild && below(5) == 0) {
        // One byte of damage.
        constexpr std::string_view noise = " \n\"':-#\t,[]{}?!&*|>%ax";
        text[below(text.size())] = noise[below(noise.size())];
    }
    if (below(4) != 0)
        return text;
    std::string returned;
    for (const char c : text) {
        if (c == '\n')
            returned += '\r';
        returned += c;
    }
    return returned;
}

}  // namespace kiji::testing
