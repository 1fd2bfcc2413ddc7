#include "lint_baseline.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

#include <fmt/format.h>

#include "base/hash.hpp"

namespace kiji::cli {
namespace {

constexpr std::string_view head = "# kiji baseline 1: rule, line, how many, file\n";

std::uint64_t line_hash(const SourceFile& file, const Diagnostic& finding) {
    const LineIndex& lines = file.lines();
    std::string_view line = file.slice(lines.line(lines.line_at(finding.span.begin)));
    while (line.starts_with(' ') || line.starts_with('\t'))
        line.remove_prefix(1);
    while (line.ends_with(' ') || line.ends_with('\t'))
        line.remove_suffix(1);
    return hash64(line);
}

std::string_view take_word(std::string_view& line) {
    const std::size_t end = std::min(line.find(' '), line.size());
    const std::string_view word = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    return word;
}

template <typename Number>
bool read_number(std::string_view word, Number& number, int base) {
    const char* end = word.data() + word.size();
    const auto [rest, error] = std::from_chars(word.data(), end, number, base);
    return error == std::errc{} && rest == end;
}

}  // namespace

Result<Baseline> Baseline::read(const FileSystem& files, const Path& path, std::size_t max_bytes) {
    const Result<std::string> text = files.read(path, max_bytes);
    if (!text)
        return Error{fmt::format("reading the baseline: {}", text.error().message), path};
    std::string_view rest = *text;
    if (!rest.starts_with(head))
        return Error{"is no baseline that this kiji reads: write it anew with --write-baseline",
                     path, 1, 1};
    rest.remove_prefix(head.size());
    Baseline baseline;
    for (std::size_t number = 2; !rest.empty(); ++number) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const std::string_view rule = take_word(line);
        std::uint64_t hash = 0;
        std::size_t count = 0;
        if (!read_number(take_word(line), hash, 16) || !read_number(take_word(line), count, 10) ||
            line.empty())
            return Error{
                "this line of the baseline cannot be read: write it anew with "
                "--write-baseline",
                path, number, 1};
        baseline.counts_[{std::string(line), std::string(rule), hash}] += count;
    }
    return baseline;
}

void Baseline::take_known(const SourceFile& file, Diagnostics& findings) const {
    std::map<Key, std::size_t> seen;
    std::erase_if(findings, [&](const Diagnostic& finding) {
        Key key{file.name(), std::string(finding.rule), line_hash(file, finding)};
        const auto known = counts_.find(key);
        return known != counts_.end() && seen[std::move(key)]++ < known->second;
    });
}

void Baseline::add(const SourceFile& file, const Diagnostics& findings) {
    for (const Diagnostic& finding : findings)
        ++counts_[{file.name(), std::string(finding.rule), line_hash(file, finding)}];
}

void Baseline::add(const Baseline& other) {
    for (const auto& [key, count] : other.counts_)
        counts_[key] += count;
}

std::string Baseline::text() const {
    std::string out(head);
    for (const auto& [key, count] : counts_)
        out += fmt::format("{} {:016x} {} {}\n", std::get<1>(key), std::get<2>(key), count,
                           std::get<0>(key));
    return out;
}

}  // namespace kiji::cli
