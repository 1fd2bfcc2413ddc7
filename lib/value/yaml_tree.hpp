// From yaml-cpp's events to values with places. Internal to lib/value.
#pragma once

#include <string_view>

#include "base/limits.hpp"
#include "source/diagnostic.hpp"
#include "value/yaml.hpp"
#include "value/yaml_events.hpp"

namespace kiji::yaml {

/// What the values are made from: `text` is the YAML with the same length as in the file, where it
/// begins at byte `base`.
struct Input {
    std::string_view text;
    std::uint32_t base = 0;

    Span span(std::size_t begin, std::size_t end) const {
        return span_of(base + begin, base + end);
    }
};

/// Makes values of events that came without trouble; duplicate keys, and what is surely not meant
/// so, are warnings in `out`. Trouble is an alias within what it names, too much expansion, or text
/// behind the end of the value; `yaml` is incomplete then.
Trouble build(const Input& input, const Events& events, Arena& arena, const Limits& limits,
              Yaml& yaml, Diagnostics& out);

}  // namespace kiji::yaml
