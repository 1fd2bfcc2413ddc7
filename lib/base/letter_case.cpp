// Upper, lower and title case.
#include <array>
#include <memory>

#include <unicode/ucasemap.h>
#include <unicode/uchar.h>

#include "base/ascii.hpp"
#include "base/text.hpp"

namespace kiji {
namespace {

using Mapping = int32_t (*)(const UCaseMap*, char*, int32_t, const char*, int32_t, UErrorCode*);

int32_t to_title(const UCaseMap* map, char* out, int32_t room, const char* text, int32_t size,
                 UErrorCode* error) {
    // ICU asks for a map that may change only to keep a break iterator in it.
    return ucasemap_utf8ToTitle(const_cast<UCaseMap*>(map), out, room, text, size, error);
}

struct Close {
    void operator()(UCaseMap* map) const { ucasemap_close(map); }
};
using Map = std::unique_ptr<UCaseMap, Close>;

Map open_map() {
    UErrorCode error = U_ZERO_ERROR;
    return Map(ucasemap_open("", U_TITLECASE_NO_BREAK_ADJUSTMENT, &error));
}

/// One character at a time, so that no letter is looked at with its neighbours.
void append_mapped(std::string& out, std::string_view letter, Mapping mapping, const Map& map) {
    std::array<char, 32> mapped{};
    UErrorCode error = U_ZERO_ERROR;
    const int32_t size = mapping(map.get(), mapped.data(), static_cast<int32_t>(mapped.size()),
                                 letter.data(), static_cast<int32_t>(letter.size()), &error);
    if (U_FAILURE(error) != 0)
        out += letter;
    else
        out.append(mapped.data(), static_cast<std::size_t>(size));
}

std::string map_letters(std::string_view text, UProperty changes, char (*ascii)(char),
                        Mapping mapping) {
    std::string out;
    out.reserve(text.size());
    Map map;
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            out += ascii(text[at++]);
            continue;
        }
        const CodePoint point = decode(text, at);
        const std::string_view letter = text.substr(at, point.length);
        at += point.length;
        if (u_hasBinaryProperty(static_cast<UChar32>(point.value), changes) == 0) {
            out += letter;
            continue;
        }
        if (map == nullptr)
            map = open_map();
        append_mapped(out, letter, mapping, map);
    }
    return out;
}

}  // namespace

std::string upcase(std::string_view text) {
    return map_letters(text, UCHAR_CHANGES_WHEN_UPPERCASED, ascii::upper, ucasemap_utf8ToUpper);
}

std::string downcase(std::string_view text) {
    return map_letters(text, UCHAR_CHANGES_WHEN_LOWERCASED, ascii::lower, ucasemap_utf8ToLower);
}

std::string capitalize(std::string_view text) {
    const std::size_t first = decode(text, 0).length;
    return map_letters(text.substr(0, first), UCHAR_CHANGES_WHEN_TITLECASED, ascii::upper,
                       to_title) +
           downcase(text.substr(first));
}

bool is_printable(char32_t value) {
    if (value < 0x80)
        return value >= ' ' && value < 0x7F;
    constexpr std::uint32_t hidden =
        U_GC_CC_MASK | U_GC_CN_MASK | U_GC_CS_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK;
    return (U_GET_GC_MASK(static_cast<UChar32>(value)) & hidden) == 0;
}

}  // namespace kiji
