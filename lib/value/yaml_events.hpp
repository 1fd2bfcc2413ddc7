// What yaml-cpp says about a text, as a list. Internal to lib/value.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.hpp"
#include "base/limits.hpp"

namespace kiji::yaml {

/// One step through a document. `at` is where yaml-cpp met the first token of the node, its anchor
/// or tag included; for a null that is not written, the token before or after it.
struct Event {
    enum class Kind : std::uint8_t { null, alias, scalar, array, array_end, object, object_end };
    Kind kind;
    bool flow = false;           // array, object: in brackets
    std::uint32_t anchor = 0;    // its own, or the one an alias refers to; 0: none
    std::uint32_t at = 0;        // byte offset in the text; not set for the two ends
    std::string_view tag = {};   // "" plain without a tag, "!" quoted without a tag, else the tag
    std::string_view text = {};  // scalar
};

/// Why the text could not be read to its end.
struct Trouble {
    enum class Kind : std::uint8_t {
        none,
        syntax,          // no YAML
        flow,            // something else than "," or the end after an item in brackets
        unknown_alias,   // *name without &name before it
        open_scalar,     // the text ends inside a quoted scalar
        tab,             // a tab as indentation
        escape,          // "\q" in double quotes
        line_separator,  // NEL, U+2028 or U+2029, which end a line, in a scalar without quotes
        cycle,           // *name within the value that &name names
        depth,           // nested deeper than the limit
        nodes,           // more nodes than the limit
    };
    Kind kind = Kind::none;
    std::uint32_t at = 0;
    std::string reason = {};  // yaml-cpp's words
};

struct Events {
    std::vector<Event> list;
    Trouble trouble;
};

/// The first document of `text`: UTF-8 without control characters, lines ended by "\n" or "\r\n",
/// no BOM. What the events point at lives in `arena`. Never throws. O(size).
Events read_events(std::string_view text, Arena& arena, const Limits& limits);

}  // namespace kiji::yaml
