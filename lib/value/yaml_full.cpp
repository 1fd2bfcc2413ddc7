#include "value/yaml_full.hpp"

#include <string>

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

}  // namespace

bool read_full(const Input& input, Arena& arena, const Limits& limits, Yaml& yaml,
               Diagnostics& out) {
    const std::string text = with_line_feeds(input.text);
    const Input normal{.text = text, .base = input.base};
    const Events events = read_events(text, arena, limits);
    Trouble trouble = events.trouble;
    if (trouble.kind == Trouble::Kind::none)
        trouble = build(normal, events, arena, limits, yaml, out);
    yaml.ok = trouble.kind == Trouble::Kind::none;
    if (!yaml.ok)
        out.push_back(explain(normal, trouble, limits));
    return yaml.ok;
}

}  // namespace kiji::yaml
