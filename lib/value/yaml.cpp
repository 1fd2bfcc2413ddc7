#include "value/yaml.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "base/text.hpp"
#include "value/yaml_flat.hpp"
#include "value/yaml_full.hpp"

namespace kiji::yaml {
namespace {

constexpr std::size_t npos = std::string_view::npos;

constexpr std::string_view bom = "\xEF\xBB\xBF";

// What a byte can be, as bits, so that one pass over the text tells all.
enum : unsigned char { forbidden = 1, line_or_tab = 2, other = 4, may_be_forbidden = 8 };

constexpr std::array<unsigned char, 256> kinds = [] {
    std::array<unsigned char, 256> table{};
    for (std::size_t byte = 0; byte < 0x20; ++byte)
        table[byte] = forbidden;
    table['\n'] = 0;
    table['\t'] = table['\r'] = line_or_tab;
    table[0x7F] = forbidden;
    for (std::size_t byte = 0x80; byte < 0x100; ++byte)
        table[byte] = other;
    // What is_forbidden has beyond ASCII begins with these: C1; U+FEFF, U+FFFE, U+FFFF.
    table[0xC2] = table[0xEF] = other | may_be_forbidden;
    return table;
}();

// Allowed nowhere in YAML: control characters but tab and line ends, DEL, C1 but NEL, a BOM within
// the text, U+FFFE and U+FFFF.
bool is_forbidden(char32_t c) {
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') ||
           (c >= 0x7F && c < 0xA0 && c != 0x85) || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
}

bool has_separator(std::string_view text) {
    return text.find("\xC2\x85") != npos || text.find("\xE2\x80\xA8") != npos ||
           text.find("\xE2\x80\xA9") != npos;
}

std::optional<Diagnostic> first_forbidden(const Input& input) {
    const std::string_view text = input.text;
    if (const auto invalid = find_invalid_utf8(text)) {
        return Diagnostic{.rule = "front-matter-syntax",
                          .severity = Severity::error,
                          .span = input.span(*invalid, *invalid + 1),
                          .message = "these bytes are not UTF-8",
                          .help = "save the file as UTF-8"};
    }
    for (std::size_t at = 0; at < text.size();) {
        if ((kinds[static_cast<unsigned char>(text[at])] & (forbidden | may_be_forbidden)) == 0) {
            ++at;
            continue;
        }
        const CodePoint found = decode(text, at);
        if (is_forbidden(found.value)) {
            const Span span = input.span(at, at + found.length);
            return Diagnostic{
                .rule = "front-matter-syntax",
                .severity = Severity::error,
                .span = span,
                .message = fmt::format("the control character U+{:04X} is not allowed in YAML",
                                       static_cast<std::uint32_t>(found.value)),
                .help = "delete it, or write it as an escape in double quotes",
                .fix = {{span, ""}},
                .safety = Safety::unsafe};
        }
        at += found.length;
    }
    return std::nullopt;
}

bool has_lone_return(std::string_view text) {
    for (std::size_t at = text.find('\r'); at != npos; at = text.find('\r', at + 1)) {
        if (at + 1 == text.size() || text[at + 1] != '\n')
            return true;
    }
    return false;
}

const Value* nil() {
    static const Value value{};
    return &value;
}

}  // namespace

Yaml read(const SourceFile& file, Span part, Arena& arena, const Limits& limits, Diagnostics& out) {
    Yaml yaml{.root = nil()};
    Input input{.text = file.slice(part), .base = part.begin};
    if (input.text.starts_with(bom)) {
        input.text.remove_prefix(bom.size());
        input.base += static_cast<std::uint32_t>(bom.size());
    }
    unsigned char seen = 0;
    for (const char c : input.text)
        seen |= kinds[static_cast<unsigned char>(c)];
    if ((seen & (forbidden | other)) != 0) {
        if (auto found = first_forbidden(input)) {
            out.push_back(std::move(*found));
            return yaml;
        }
    }
    // Lines of other kinds than "\n" and "\r\n", and tabs, have rules that read_flat does not know.
    const bool odd =
        (seen & line_or_tab) != 0 && (input.text.find('\t') != npos || has_lone_return(input.text));
    const bool simple = !odd && ((seen & other) == 0 || !has_separator(input.text));
    if (simple && read_flat(input, arena, limits, yaml))
        return yaml;
    if (!read_full(input, arena, limits, yaml, out))
        yaml = {.root = nil()};
    return yaml;
}

}  // namespace kiji::yaml
