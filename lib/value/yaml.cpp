#include "value/yaml.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "base/text.hpp"
#include "value/yaml_events.hpp"
#include "value/yaml_tree.hpp"
#include "value/yaml_trouble.hpp"

namespace kiji::yaml {
namespace {

constexpr std::string_view bom = "\xEF\xBB\xBF";

// Characters that YAML allows nowhere: control characters but tab and line ends, DEL, C1 but NEL, a
// BOM within the text, U+FFFE and U+FFFF.
bool is_forbidden(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x20)
        return byte != '\t' && byte != '\n' && byte != '\r';
    if (byte < 0x7F)
        return false;
    if (byte == 0x7F)
        return true;
    if (byte == 0xC2) {
        const auto next = static_cast<unsigned char>(text[at + 1]);
        return next < 0xA0 && next != 0x85;
    }
    const std::string_view three = text.substr(at, 3);
    return byte == 0xEF && (three == bom || three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF");
}

std::optional<Diagnostic> check_characters(const Input& input) {
    const std::string_view text = input.text;
    if (const auto invalid = find_invalid_utf8(text)) {
        return Diagnostic{.rule = "front-matter-syntax",
                          .severity = Severity::error,
                          .span = input.span(*invalid, *invalid + 1),
                          .message = "these bytes are not UTF-8",
                          .help = "save the file as UTF-8"};
    }
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (is_forbidden(text, at)) {
            const CodePoint found = decode(text, at);
            return Diagnostic{
                .rule = "front-matter-syntax",
                .severity = Severity::error,
                .span = input.span(at, at + found.length),
                .message = fmt::format("the control character U+{:04X} is not allowed in YAML",
                                       static_cast<std::uint32_t>(found.value)),
                .help = "delete it, or write it as an escape in double quotes",
                .fix = {{input.span(at, at + found.length), ""}},
                .safety = Safety::unsafe};
        }
    }
    return std::nullopt;
}

// yaml-cpp 0.7 takes "\r" alone for a character; Psych and LineIndex for a line end.
std::string with_line_feeds(std::string_view text) {
    std::string copy(text);
    for (std::size_t i = 0; i < copy.size(); ++i) {
        if (copy[i] == '\r' && (i + 1 == copy.size() || copy[i + 1] != '\n'))
            copy[i] = '\n';
    }
    return copy;
}

const Value* nil() {
    static const Value value;
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
    if (auto forbidden = check_characters(input)) {
        out.push_back(std::move(*forbidden));
        return yaml;
    }
    const std::string text = with_line_feeds(input.text);
    const Input normal{.text = text, .base = input.base};
    const Events events = read_events(text, arena, limits);
    Trouble trouble = events.trouble;
    if (trouble.kind == Trouble::Kind::none)
        trouble = build(normal, events, arena, limits, yaml, out);
    if (trouble.kind != Trouble::Kind::none) {
        out.push_back(explain(normal, trouble, limits));
        return {.root = nil()};
    }
    yaml.ok = true;
    return yaml;
}

}  // namespace kiji::yaml
