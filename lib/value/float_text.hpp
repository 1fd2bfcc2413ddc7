// Floats as Ruby writes them.
#pragma once

#include <string>

namespace kiji {

/// Appends the shortest digits that read back as `value`, as Ruby's Float#to_s has them: "7.0",
/// "0.0001", "1.0e-05", "1.0e+16", "Infinity", "NaN".
void append_float(std::string& out, double value);

}  // namespace kiji
