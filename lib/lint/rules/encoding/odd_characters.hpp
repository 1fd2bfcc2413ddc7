// Characters that nobody sees, or that stand for others: one pass over a file for all rules.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "source/span.hpp"

namespace kiji::lint {

enum class Odd : std::uint8_t {
    byte_order_mark,  // at the head of the file
    zero_width,       // U+200B, U+2060 to U+2064, U+FEFF and U+180E inside the text; joiners where
                      // no script needs them
    control,          // C0 and C1 but tab and line ends, DEL, U+2028, U+2029
    bidi,             // U+202A to U+202E, U+2066 to U+2069; U+200E and U+200F where nothing is
                      // written from right to left
    decomposed,       // a letter and a mark for which there is one letter
    mojibake,  // UTF-8 read as Windows-1252, Latin-1, Shift_JIS, or as old Macs and DOS have it,
               // and written as UTF-8; U+FFFD
};

struct OddCharacter {
    Odd kind = Odd::control;
    Span span;
    char32_t value = 0;
};

/// Mojibake as it was meant: its letters as bytes of Windows-1252, read as UTF-8. Empty where that
/// is none. O(size).
std::string unmangled(std::string_view text);

/// All of them in order. O(size): most bytes are looked at once, in blocks.
std::vector<OddCharacter> odd_characters(std::string_view text);

}  // namespace kiji::lint
