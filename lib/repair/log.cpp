// The only file that knows nlohmann-json.
#include "repair/log.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/code_points.hpp"
#include "base/text.hpp"
#include "source/line_index.hpp"

namespace kiji::repair {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view format = "kiji repair log";
constexpr int version = 1;

/// JSON holds text only; names of files may be any bytes.
Json json_of(std::string_view bytes) {
    if (!find_invalid_utf8(bytes))
        return std::string(bytes);
    std::string digits;
    for (const char c : bytes)
        digits += fmt::format("{:02x}", static_cast<unsigned char>(c));
    return {{"hex", digits}};
}

std::string bytes_of(const Json& json) {
    if (json.is_string())
        return json.get<std::string>();
    const auto digits = json.at("hex").get<std::string>();
    std::string bytes;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        unsigned value = 0;
        std::from_chars(digits.data() + i, digits.data() + i + 2, value, 16);
        bytes += static_cast<char>(value);
    }
    return bytes;
}

std::string hex(const Hash128& hash) {
    return fmt::format("{:016x}{:016x}", hash.high, hash.low);
}

std::optional<Hash128> hash_of(std::string_view digits) {
    constexpr std::size_t half = 16;
    Hash128 hash;
    if (digits.size() != 2 * half)
        return std::nullopt;
    const auto read = [](std::string_view part, std::uint64_t& value) {
        const char* end = part.data() + part.size();
        return std::from_chars(part.data(), end, value, 16).ptr == end;
    };
    if (!read(digits.substr(0, half), hash.high) || !read(digits.substr(half), hash.low))
        return std::nullopt;
    return hash;
}

Json json_of(const Kept& kept) {
    Json json;
    if (!kept.file.empty())
        json["file"] = json_of(kept.file);
    json["begin"] = kept.span.begin;
    json["end"] = kept.span.end;
    json["lines"] = {kept.first_line, kept.last_line};
    return json;
}

/// So much text on both sides of a removal is enough to find its place again.
constexpr std::size_t context = 64;

std::string_view left_of(std::string_view text, std::size_t at) {
    std::size_t begin = at - std::min(at, context);
    while (begin < at && is_inner_byte(text[begin]))
        ++begin;
    return text.substr(begin, at - begin);
}
std::string_view right_of(std::string_view text, std::size_t at) {
    std::size_t end = std::min(at + context, text.size());
    while (end > at && end < text.size() && is_inner_byte(text[end]))
        --end;
    return text.substr(at, end - at);
}

Json json_of(const Removal& removal, std::string_view before, const LineIndex& lines) {
    const std::size_t last = removal.span.empty() ? removal.span.begin : removal.span.end - 1;
    Json json;
    json["reason"] = removal.reason;
    json["begin"] = removal.span.begin;
    json["end"] = removal.span.end;
    json["lines"] = {lines.line_at(removal.span.begin) + 1, lines.line_at(last) + 1};
    json["text"] = json_of(before.substr(removal.span.begin, removal.span.size()));
    if (removal.blank)
        json["inserted"] = " ";
    json["kept"] = Json::array();
    for (const Kept& kept : removal.kept)
        json["kept"].push_back(json_of(kept));
    return json;
}

/// Nothing where an offset cannot be.
std::optional<LoggedFile> file_of(const Json& json) {
    LoggedFile file;
    file.path = bytes_of(json.at("path"));
    file.size_before = json.at("before").at("bytes").get<std::size_t>();
    const auto before = hash_of(json.at("before").at("xxh3").get<std::string>());
    const auto after = hash_of(json.at("after").at("xxh3").get<std::string>());
    if (!before || !after)
        return std::nullopt;
    file.before = *before;
    file.after = *after;
    std::size_t done = 0;
    for (const Json& item : json.at("removals")) {
        LoggedRemoval removal{
            .begin = item.at("begin").get<std::size_t>(),
            .text = bytes_of(item.at("text")),
            .inserted = item.value("inserted", std::string()),
            .left = bytes_of(item.at("left")),
            .right = bytes_of(item.at("right")),
        };
        if (removal.begin < done || removal.begin > file.size_before ||
            removal.text.size() > file.size_before - removal.begin)
            return std::nullopt;
        done = removal.begin + removal.text.size();
        file.removals.push_back(std::move(removal));
    }
    return file;
}

}  // namespace

std::string log_entry(const Change& change, const Path& path, std::string_view after) {
    const LineIndex lines(change.before);
    Json json;
    json["path"] = json_of(path);
    json["name"] = json_of(change.path);
    json["before"] = {{"bytes", change.before.size()}, {"xxh3", hex(hash128(change.before))}};
    json["after"] = {{"bytes", after.size()}, {"xxh3", hex(hash128(after))}};
    json["removals"] = Json::array();
    std::size_t at = 0;  // in the repaired text
    std::size_t done = 0;
    for (const Removal& removal : change.removals) {
        Json item = json_of(removal, change.before, lines);
        at += removal.span.begin - done;
        done = removal.span.end;
        item["left"] = json_of(left_of(after, at));
        at += removal.blank ? 1U : 0U;
        item["right"] = json_of(right_of(after, at));
        json["removals"].push_back(std::move(item));
    }
    return json.dump();
}

std::string log_text(std::span<const std::string> entries) {
    std::string text =
        fmt::format("{{\"format\":\"{}\",\"version\":{},\"files\":[", format, version);
    std::string_view separator = "\n";
    for (const std::string& entry : entries) {
        text += separator;
        text += entry;
        separator = ",\n";
    }
    return text + "\n]}\n";
}

Result<std::vector<LoggedFile>> read_log(std::string_view text) {
    // A log is six deep; what is deeper would be walked by recursion.
    constexpr int deepest = 16;
    const auto shallow = [](int depth, Json::parse_event_t, const Json&) {
        if (depth > deepest)
            throw std::length_error("nested too deep");
        return true;
    };
    try {
        const Json json = Json::parse(text, shallow);
        if (!json.is_object() || json.value("format", std::string()) != format)
            return Error{"is not the log of a repair"};
        if (const int found = json.at("version").get<int>(); found != version)
            return Error{fmt::format("is a log of version {}; this kiji reads {}", found, version)};
        std::vector<LoggedFile> files;
        for (const Json& item : json.at("files")) {
            std::optional<LoggedFile> file = file_of(item);
            if (!file)
                return Error{"the log is damaged: places in it cannot be"};
            files.push_back(*std::move(file));
        }
        return files;
    } catch (const std::exception& error) {
        return Error{fmt::format("the log is damaged: {}", error.what())};
    }
}

}  // namespace kiji::repair
