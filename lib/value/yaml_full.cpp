#include "value/yaml_full.hpp"

#include <cstddef>
#include <string>
#include <utility>

#include "value/yaml_events.hpp"
#include "value/yaml_trouble.hpp"

namespace kiji::yaml {
namespace {

// yaml-cpp 0.7 takes "\r" alone for a character; Psych and LineIndex for a line end.
std::string with_line_feeds(std::string_view text) {
    std::string copy(text);
    for (std::size_t i = 0; i < copy.size(); ++i) {
        if (copy[i] == '\r' && (i + 1 == copy.size() || copy[i + 1] != '\n'))
            copy[i] = '\n';
    }
    return copy;
}

Trouble trouble_of(const Input& normal, Arena& arena, const Limits& limits, Yaml& yaml,
                   Diagnostics& out) {
    const Events events = read_events(normal.text, arena, limits);
    return events.trouble.kind == Trouble::Kind::none
               ? build(normal, events, arena, limits, yaml, out)
               : events.trouble;
}

/// True where the text with the fix of `fault` is read, or has its fault further on. What looked
/// like the fault may be another: a fix that mends nothing would be made anew in each round.
bool is_mended(const Input& normal, const Trouble& trouble, const Diagnostic& fault,
               const Limits& limits) {
    std::string text(normal.text);
    std::size_t longer = 0;
    std::size_t shorter = 0;
    for (const Edit& edit : fault.fix) {
        text.replace(edit.span.begin - normal.base, edit.span.size(), edit.text);
        longer += edit.text.size();
        shorter += edit.span.size();
    }
    Arena arena;
    Yaml yaml;
    Diagnostics warnings;
    const Input mended{.text = text, .base = normal.base};
    const Trouble left = trouble_of(mended, arena, limits, yaml, warnings);
    return left.kind == Trouble::Kind::none || left.at + shorter > trouble.at + longer ||
           explain(mended, left, limits).span.begin + shorter > fault.span.begin + longer;
}

}  // namespace

bool read_full(const Input& input, Arena& arena, const Limits& limits, Yaml& yaml,
               Diagnostics& out) {
    const std::string text = with_line_feeds(input.text);
    const Input normal{.text = text, .base = input.base};
    const Trouble trouble = trouble_of(normal, arena, limits, yaml, out);
    yaml.ok = trouble.kind == Trouble::Kind::none;
    if (yaml.ok)
        return true;
    Diagnostic fault = explain(normal, trouble, limits);
    if (!fault.fix.empty() && !is_mended(normal, trouble, fault, limits))
        fault.fix.clear();
    out.push_back(std::move(fault));
    return false;
}

}  // namespace kiji::yaml
