// Texts as an index file holds them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/packed.hpp"
#include "dedupe/text/text.hpp"

namespace kiji::dedupe {

std::string encode(const Text& text);
/// The text of a post of so many bytes; nothing where `data` is none, or where spans of it lie
/// outside of what they belong to.
std::optional<Text> decode_text(std::string_view data, std::uint64_t post_size);

}  // namespace kiji::dedupe
