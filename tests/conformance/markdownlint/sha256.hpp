// SHA-256 (FIPS 180-4), by which the reference names texts.
#pragma once

#include <string>
#include <string_view>

namespace kiji::conformance {

/// In lower case hexadecimal digits.
std::string sha256(std::string_view bytes);

}  // namespace kiji::conformance
