// Numbers as kanji write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kiji::lint {

/// True for 一 to 九, 十, 百, 〇 and the forms of contracts (壱弐参拾): what a number to be
/// converted is made of here.
bool is_kanji_digit(char32_t c);

/// The number that kanji digits write, by place (二〇二四) or by name (二十四); nothing where they
/// write none (十二十) or more than 18 digits.
std::optional<std::uint64_t> number_of(std::string_view kanji);

/// 0 to 9,999 in kanji by name; nothing for what is more or no number.
std::optional<std::string> in_kanji(std::string_view digits);

}  // namespace kiji::lint
