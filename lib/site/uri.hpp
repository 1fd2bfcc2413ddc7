// Addresses as Ruby's Addressable takes them apart and normalises them, which Jekyll goes by.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace kiji::site {

/// The parts of an address, as views; nothing where a part is not there.
struct Uri {
    std::optional<std::string_view> scheme{};
    std::optional<std::string_view> authority{};
    std::string_view path{};
    std::optional<std::string_view> query{};
    std::optional<std::string_view> fragment{};
};

/// RFC 3986, appendix B: any text is an address, but one whose scheme holds other characters than
/// letters, digits, '+', '-' and '.', or begins with no letter. O(size).
Result<Uri> parse_uri(std::string_view text);

/// Lower case where case does not count, no dots in the path, no port that goes without saying; all
/// that an address cannot hold as %XX, all that it can hold as it is. Letters are composed (NFC, as
/// Addressable has it since 2.8.2). O(size).
std::string normalized(const Uri& uri);

/// Addressable's normalize_component with the characters that an address may hold anywhere: what
/// `uri_escape` writes.
std::string normalized_component(std::string_view text);

/// %XX as what it stands for. O(size).
std::string unescaped(std::string_view text);

}  // namespace kiji::site
