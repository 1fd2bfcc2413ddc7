#include "unit/house/house.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>

#include <fmt/format.h>

namespace kiji::house {
namespace {

constexpr std::array<std::string_view, 4> vocabulary = {"base", "source", "value", "document"};
constexpr std::size_t most_lines = 500;
/// A file whose first line holds this is a table that nobody reads top to bottom.
constexpr std::string_view table_mark = "Data table";

/// Headers that take seconds to compile, or whose types must not spread.
struct HeavyHeader {
    std::string_view prefix;
    std::size_t most_files;
};
constexpr std::array heavy_headers = {
    HeavyHeader{"yaml-cpp/", 2}, HeavyHeader{"CLI/", 2},      HeavyHeader{"nlohmann/", 2},
    HeavyHeader{"toml++/", 1},   HeavyHeader{"unicode/", 2},  HeavyHeader{"xxhash", 2},
    HeavyHeader{"dtl/", 2},      HeavyHeader{"cmark-gfm", 4},  // its memory, its threads (header
                                                               // and source), and the view of it
};

void for_each_line(std::string_view text,
                   const std::function<void(std::size_t, std::string_view)>& body) {
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        body(number, text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

/// What stands between the marks of an #include line.
std::optional<std::string_view> included(std::string_view line, char open, char close) {
    constexpr std::string_view directive = "#include";
    const std::size_t hash = line.find_first_not_of(" \t");
    if (hash == std::string_view::npos || !line.substr(hash).starts_with(directive))
        return std::nullopt;
    const std::size_t begin = line.find(open, hash + directive.size());
    const std::size_t end = line.find(close, begin + 1);
    if (begin == std::string_view::npos || end == std::string_view::npos)
        return std::nullopt;
    return line.substr(begin + 1, end - begin - 1);
}

/// "lib/base/files.hpp" -> "base"; "cli/main.cpp" -> "cli".
std::string_view folder_of(std::string_view path) {
    if (path.starts_with("lib/"))
        path.remove_prefix(4);
    return path.substr(0, path.find('/'));
}

/// What stands beside the door for those who need it: most who include the door do not.
constexpr std::array<std::string_view, 2> side_doors = {"corpus/site.hpp", "corpus/vocabulary.hpp"};

/// Why `from` may not include `header`; empty where it may.
std::string breach(std::string_view from, std::string_view header, const Layers& layers) {
    const std::string_view to = folder_of(header);
    if (to == header)  // cli/ has one folder and nobody above it: it names its own files, no folder
        return from == "cli" ? "" : "is not written as \"folder/file\"";
    if (to == from)
        return {};
    const auto row = layers.find(from);
    if (!layers.contains(to))
        return "is in no folder that lib/layers.txt knows";
    if (from != "cli" && (row == layers.end() || !row->second.contains(std::string(to))))
        return fmt::format("is above or beside {} in lib/layers.txt", from);
    if (std::ranges::find(vocabulary, to) == vocabulary.end() &&
        header != fmt::format("{0}/{0}.hpp", to) &&
        std::ranges::find(side_doors, header) == side_doors.end())
        return fmt::format("is behind the door {0}/{0}.hpp", to);
    return {};
}

}  // namespace

Layers read_layers(std::string_view text, std::vector<std::string>& breaches) {
    Layers layers;
    for_each_line(text, [&](std::size_t number, std::string_view line) {
        if (line.empty() || line.starts_with('#'))
            return;
        const std::size_t colon = line.find(':');
        std::set<std::string> below;
        for (std::size_t at = colon + 1; at < line.size();) {
            const std::size_t end = std::min(line.find(' ', at), line.size());
            if (end > at) {
                below.emplace(line.substr(at, end - at));
                if (!layers.contains(line.substr(at, end - at)))
                    breaches.push_back(fmt::format("lib/layers.txt:{}: {} is not above this line",
                                                   number, line.substr(at, end - at)));
            }
            at = end + 1;
        }
        layers.emplace(line.substr(0, colon), std::move(below));
    });
    return layers;
}

std::vector<std::string> check_includes(const SourceText& file, const Layers& layers) {
    std::vector<std::string> breaches;
    for_each_line(file.text, [&](std::size_t number, std::string_view line) {
        const std::optional<std::string_view> header = included(line, '"', '"');
        if (!header)
            return;
        if (const std::string why = breach(folder_of(file.path), *header, layers); !why.empty())
            breaches.push_back(fmt::format("{}:{}: \"{}\" {}", file.path, number, *header, why));
    });
    return breaches;
}

std::vector<std::string> check_shape(const SourceText& file) {
    std::vector<std::string> breaches;
    const std::string_view text = file.text;
    const std::string_view first = text.substr(0, text.find('\n'));
    const auto lines = static_cast<std::size_t>(std::ranges::count(text, '\n'));
    if (lines > most_lines && first.find(table_mark) == std::string_view::npos)
        breaches.push_back(
            fmt::format("{}: has {} lines, more than {}", file.path, lines, most_lines));
    if (!file.path.ends_with(".hpp"))
        return breaches;
    if (!first.starts_with("// "))
        breaches.push_back(fmt::format("{}:1: does not say what it is for", file.path));
    if (text.find("\n#pragma once\n") == std::string_view::npos)
        breaches.push_back(fmt::format("{}: has no #pragma once", file.path));
    return breaches;
}

std::vector<std::string> check_heavy_headers(const std::vector<SourceText>& files) {
    std::vector<std::string> breaches;
    for (const HeavyHeader& heavy : heavy_headers) {
        std::set<std::string> users;
        for (const SourceText& file : files)
            for_each_line(file.text, [&](std::size_t, std::string_view line) {
                const auto header = included(line, '<', '>');
                if (header && header->starts_with(heavy.prefix))
                    users.insert(file.path);
            });
        if (users.size() > heavy.most_files)
            breaches.push_back(fmt::format("<{}...> is included by {} files, more than {}: {}",
                                           heavy.prefix, users.size(), heavy.most_files,
                                           fmt::join(users, ", ")));
    }
    return breaches;
}

}  // namespace kiji::house
