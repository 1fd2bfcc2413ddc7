#include "support/repair_log.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "prose/prose.hpp"

namespace kiji::test {
namespace {

/// Markdown without the addresses of links, the marks of list items and headings, and HTML tags.
std::string plain(std::string_view text) {
    std::string out;
    bool at_line_start = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view rest = text.substr(i);
        if (rest.starts_with("](") || (rest.starts_with("<") && rest.size() > 1 &&
                                       (rest[1] == '/' || (rest[1] >= 'a' && rest[1] <= 'z')))) {
            const std::size_t end = rest.find(rest[0] == '<' ? '>' : ')');
            if (end != std::string_view::npos) {
                i += end;
                continue;
            }
        }
        if (at_line_start) {
            const std::size_t digits = rest.find_first_not_of("0123456789");
            if (digits != 0 && digits < rest.size() &&
                (rest[digits] == '.' || rest[digits] == ')')) {
                i += digits;
                at_line_start = false;
                continue;
            }
        }
        at_line_start = text[i] == '\n' || (at_line_start && text[i] == ' ');
        out += text[i];
    }
    return out;
}

/// Pieces between the ends of sentences and lines, in normal form.
std::vector<std::string> pieces(std::string_view text) {
    std::vector<std::string> found;
    std::string piece;
    const auto finish = [&] {
        if (std::string form = prose::normal_form(piece); !form.empty())
            found.push_back(std::move(form));
        piece.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        piece += text.substr(at, point.length);
        at += point.length;
        if (std::u32string_view(U"。！？!?.\n").find(point.value) != std::u32string_view::npos)
            finish();
    }
    finish();
    return found;
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string line(text.substr(0, end));
        line.erase(0, std::min(line.find_first_not_of(" \t\r"), line.size()));
        line.erase(line.find_last_not_of(" \t\r") + 1);
        if (!line.empty())
            lines.push_back(std::move(line));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

bool all_markers(std::string_view text) {
    const std::vector<std::string> lines = lines_of(text);
    return std::ranges::all_of(lines,
                               [](const std::string& line) { return prose::is_marker(line); });
}

bool is_heading(std::string_view text) {
    const std::vector<std::string> lines = lines_of(text);
    return (lines.size() == 1 && lines[0].starts_with('#')) ||
           (lines.size() > 1 && lines.back().find_first_not_of("=-") == std::string::npos);
}

std::string title_of(std::string_view text) {
    const std::size_t begin = text.find("\ntitle:");
    if (begin == std::string_view::npos)
        return {};
    return prose::normal_form(text.substr(begin + 7, text.find('\n', begin + 1) - begin - 7));
}

bool parts_character(std::string_view text, std::size_t offset) {
    return offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U;
}

}  // namespace

std::vector<LoggedRemoval> removals_in(std::string_view log, std::string_view name) {
    std::vector<LoggedRemoval> removals;
    const auto read = nlohmann::json::parse(log);
    for (const auto& file : read.at("files")) {
        if (file.at("name").get<std::string>() != name)
            continue;
        for (const auto& item : file.at("removals")) {
            LoggedRemoval removal{
                .begin = item.at("begin"),
                .end = item.at("end"),
                .reason = item.at("reason"),
                .text = item.at("text"),
                .inserted = item.value("inserted", std::string()),
            };
            for (const auto& kept : item.at("kept"))
                removal.kept.push_back(
                    {kept.at("begin"), kept.at("end"), kept.value("file", std::string())});
            removals.push_back(std::move(removal));
        }
    }
    return removals;
}

std::vector<std::string> faults_of_repair(std::string_view before, std::string_view after,
                                          const std::vector<LoggedRemoval>& removals,
                                          const std::vector<std::string>& others) {
    std::vector<std::string> faults;
    std::string left;
    std::size_t done = 0;
    for (const LoggedRemoval& removal : removals) {
        if (removal.begin < done || removal.end <= removal.begin || removal.end > before.size())
            return {fmt::format("no range: {} to {}", removal.begin, removal.end)};
        if (before.substr(removal.begin, removal.end - removal.begin) != removal.text)
            faults.push_back(fmt::format("the log has another text at {}", removal.begin));
        if (parts_character(before, removal.begin) || parts_character(before, removal.end))
            faults.push_back(fmt::format("a character is parted at {}", removal.begin));
        if (!removal.inserted.empty() && (removal.inserted != " " || removal.reason != "join"))
            faults.push_back(fmt::format("put in: '{}'", removal.inserted));
        left += before.substr(done, removal.begin - done);
        left += removal.inserted;
        done = removal.end;
    }
    left += before.substr(done);
    if (left != after)
        faults.emplace_back("the repaired text is not the text without the ranges");

    std::string form = prose::normal_form(plain(after));
    for (const std::string& other : others)
        form += '\n' + prose::normal_form(plain(other));
    for (const LoggedRemoval& removal : removals) {
        if (removal.reason == "marker" || removal.reason == "join") {
            if (!all_markers(removal.text))
                faults.push_back(fmt::format("no marker: {}", removal.text));
        } else if (removal.reason == "heading") {
            if (!is_heading(removal.text))
                faults.push_back(fmt::format("no heading: {}", removal.text));
        } else if (removal.reason == "title") {
            if (prose::normal_form(removal.text) != title_of(before))
                faults.push_back(fmt::format("not the title: {}", removal.text));
        } else {
            for (const std::string& piece : pieces(plain(removal.text))) {
                if (form.find(piece) == std::string::npos)
                    faults.push_back(fmt::format("lost ({}): {}", removal.reason, piece));
            }
            if (removal.kept.empty())
                faults.push_back(fmt::format("nothing is said to be kept for: {}", removal.text));
        }
    }
    return faults;
}

std::string without(std::string_view before, const std::vector<LoggedRemoval>& removals,
                    const std::vector<std::string_view>& reasons) {
    std::string left;
    std::size_t done = 0;
    for (const LoggedRemoval& removal : removals) {
        if (std::ranges::find(reasons, removal.reason) == reasons.end())
            continue;
        left += before.substr(done, removal.begin - done);
        left += removal.inserted;
        done = removal.end;
    }
    left += before.substr(done);
    return left;
}

}  // namespace kiji::test
