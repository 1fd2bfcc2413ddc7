// Scalars with a tag. Internal to lib/value.
#pragma once

#include <string_view>

#include "value/value.hpp"

namespace kiji::yaml {

/// The value of a scalar with a tag, or ("!") of a quoted one, as Psych has it: "!!str" and "!"
/// keep the text, "!!float" makes a real of a number, "!!binary" is decoded, and any other tag
/// leaves what the text is without it, quoted or not. Nothing is ever executed: "!ruby/object" is
/// such a tag.
Value tagged_scalar(std::string_view tag, std::string_view text, Arena& arena);

/// False for tags that neither YAML nor Psych give a meaning to; they are likely text.
bool is_known_tag(std::string_view tag);

}  // namespace kiji::yaml
