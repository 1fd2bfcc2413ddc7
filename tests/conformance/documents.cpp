#include "conformance/documents.hpp"

#include <cstdint>
#include <string_view>

#include <fmt/core.h>

#include "base/files.hpp"
#include "base/text.hpp"

namespace kiji::conformance {
namespace {

constexpr std::size_t largest_file = std::size_t{64} << 20U;

// The line at `at`, without its end; `at` moves behind it.
std::string_view next_line(std::string_view text, std::size_t& at) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

// The specifications show tabs as arrows.
void append_example_line(std::string& out, std::string_view line) {
    constexpr std::string_view arrow = "\xe2\x86\x92";
    for (std::size_t found = line.find(arrow); found != std::string_view::npos;
         found = line.find(arrow)) {
        out.append(line.substr(0, found)).push_back('\t');
        line.remove_prefix(found + arrow.size());
    }
    out.append(line).push_back('\n');
}

std::string_view without_front_matter(std::string_view text) {
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    std::size_t at = 0;
    if (next_line(text, at) != "---")
        return text;
    while (at < text.size()) {
        const std::string_view line = next_line(text, at);
        if (line == "---" || line == "...")
            return text.substr(std::min(at, text.size()));
    }
    return text;
}

bool is_markdown(std::string_view name) {
    const std::string_view ending = extension(name);
    return ending == ".md" || ending == ".markdown";
}

void add_posts(const RealFiles& files, const std::string& path, std::vector<Document>& out) {
    const Result<std::vector<DirectoryEntry>> entries = files.list(path);
    if (!entries) {
        const Result<std::string> text = files.read(path, largest_file);
        if (text && !find_invalid_utf8(*text) && text->find('\0') == std::string::npos)
            out.push_back({path, std::string(without_front_matter(*text))});
        return;
    }
    for (const DirectoryEntry& entry : *entries) {
        if (entry.kind == FileInfo::Kind::directory || is_markdown(entry.name))
            add_posts(files, join(path, entry.name), out);
    }
}

}  // namespace

std::vector<Document> read_examples(const std::string& file, const std::string& prefix) {
    std::vector<Document> examples;
    const Result<std::string> text = RealFiles().read(file, largest_file);
    if (!text)
        return examples;
    const std::string fence(32, '`');
    std::string section;
    for (std::size_t at = 0; at < text->size();) {
        std::string_view line = next_line(*text, at);
        if (line == "<!-- END TESTS -->")
            break;
        if (line.starts_with('#'))
            section = line.substr(std::min(line.find_first_not_of("# "), line.size()));
        if (!line.starts_with(fence) || line.find("example") == std::string_view::npos)
            continue;
        Document example{fmt::format("{} {} ({})", prefix, examples.size() + 1, section), {}};
        for (line = next_line(*text, at); line != "." && at < text->size();
             line = next_line(*text, at))
            append_example_line(example.text, line);
        while (line != fence && at < text->size())
            line = next_line(*text, at);
        examples.push_back(std::move(example));
    }
    return examples;
}

std::vector<Document> read_posts(const std::string& path) {
    std::vector<Document> posts;
    add_posts(RealFiles(), path, posts);
    return posts;
}

}  // namespace kiji::conformance
