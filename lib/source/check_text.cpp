#include "source/check_text.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "base/text.hpp"

namespace kiji {
namespace {

unsigned char byte_at(std::string_view text, std::size_t at) {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

bool between(unsigned char byte, unsigned char first, unsigned char last) {
    return first <= byte && byte <= last;
}

/// How bytes read in some encoding: characters that fit it, and those that Japanese prose is full
/// of (kana and punctuation). `fits` is false at the first byte that the encoding does not have.
struct Reading {
    bool fits = true;
    std::size_t characters = 0;
    std::size_t common = 0;

    /// Chance pairs are spread over all rows; in Japanese at least a third are kana.
    bool convinces() const { return fits && characters > 0 && common * 3 >= characters; }
};

Reading read_euc_jp(std::string_view text) {
    Reading reading;
    for (std::size_t at = 0; at < text.size() && reading.fits;) {
        const unsigned char lead = byte_at(text, at);
        if (lead < 0x80) {
            ++at;
            continue;
        }
        const std::size_t length = lead == 0x8F ? 3 : 2;
        const bool known = lead == 0x8E || lead == 0x8F || between(lead, 0xA1, 0xFE);
        reading.fits = known && between(byte_at(text, at + 1), 0xA1, 0xFE) &&
                       (length == 2 || between(byte_at(text, at + 2), 0xA1, 0xFE));
        ++reading.characters;
        reading.common += lead == 0xA1 || lead == 0xA4 || lead == 0xA5 ? 1U : 0U;
        at += length;
    }
    return reading;
}

Reading read_shift_jis(std::string_view text) {
    Reading reading;
    for (std::size_t at = 0; at < text.size() && reading.fits;) {
        const unsigned char lead = byte_at(text, at);
        if (lead < 0x80) {
            ++at;
            continue;
        }
        ++reading.characters;
        if (between(lead, 0xA1, 0xDF)) {  // half-width katakana
            ++at;
            continue;
        }
        const unsigned char trail = byte_at(text, at + 1);
        reading.fits = (between(lead, 0x81, 0x9F) || between(lead, 0xE0, 0xFC)) &&
                       between(trail, 0x40, 0xFC) && trail != 0x7F;
        reading.common += between(lead, 0x81, 0x83) ? 1U : 0U;
        at += 2;
    }
    return reading;
}

/// Western text in one byte a character: accented letters stand alone between ASCII.
bool reads_as_latin1(std::string_view text) {
    std::size_t high = 0;
    std::size_t letters = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const unsigned char byte = byte_at(text, at);
        if (between(byte, 0x80, 0x9F))
            return false;
        high += byte >= 0xA0 ? 1U : 0U;
        letters += byte >= 0xC0 ? 1U : 0U;
    }
    return letters * 2 >= high;
}

/// The file may be UTF-8 but for one broken place; then its other encoding is not worth a guess.
bool has_wide_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        if (point.length >= 3 && point.value != 0xFFFD)
            return true;
        at += point.length;
    }
    return false;
}

std::string_view likely_encoding(std::string_view text) {
    if (read_euc_jp(text).convinces())
        return "EUC-JP";
    if (read_shift_jis(text).convinces())
        return "SHIFT_JIS";
    if (!has_wide_utf8(text) && reads_as_latin1(text))
        return "LATIN1";
    return {};
}

std::optional<std::string> utf16(std::string_view text) {
    const bool little = text.starts_with("\xFF\xFE");
    if (!little && !text.starts_with("\xFE\xFF"))
        return std::nullopt;
    const std::string_view name = little ? "UTF-16LE" : "UTF-16BE";
    return fmt::format("is {}, not UTF-8; convert it with `iconv -f UTF-16 -t UTF-8`", name);
}

std::string not_utf8(std::string_view text, std::size_t at) {
    std::string message = fmt::format("is not UTF-8: byte 0x{:02x}", byte_at(text, at));
    if (const std::string_view encoding = likely_encoding(text); !encoding.empty())
        message +=
            fmt::format("; it looks like {0}: convert it with `iconv -f {0} -t UTF-8`", encoding);
    return message;
}

}  // namespace

std::optional<Error> check_text(const SourceFile& file, const Limits& limits) {
    const std::string_view text = file.text();
    const auto error_at = [&](std::size_t at, std::string message) {
        const Position place = file.lines().position(at);
        return Error{.message = std::move(message),
                     .path = file.name(),
                     .line = place.line,
                     .column = place.column};
    };
    if (text.size() > limits.file_bytes)
        return Error{.message = fmt::format("{} bytes, more than the limit of {}", text.size(),
                                            limits.file_bytes),
                     .path = file.name()};
    if (std::optional<std::string> message = utf16(text))
        return error_at(0, *std::move(message));
    if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos)
        return error_at(nul, "is binary, not text: it holds a NUL byte");
    if (const std::optional<std::size_t> bad = find_invalid_utf8(text))
        return error_at(*bad, not_utf8(text, *bad));
    return std::nullopt;
}

}  // namespace kiji
