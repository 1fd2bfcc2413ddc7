#include "lint/fix_as_markdownlint.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "lint/facts/lines.hpp"
#include "lint/lint.hpp"

namespace kiji::lint {
namespace {

/// markdownlint's fixInfo. Columns are bytes from the start of the line: they order as its do.
struct Fix {
    std::size_t line = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string insert;
    std::size_t insert_units = 0;
    bool deletes_line = false;
    bool dropped = false;
};

std::string with_feeds(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\r')
            out += text.substr(at, 2) == "\r\n" ? "" : "\n";
        else
            out += text[at];
    }
    return out;
}

/// What `edit`, the fix of a finding on the line `found`, is as a fix of one line; nothing where it
/// is more.
std::optional<Fix> fix_of(const Document& doc, const Lines& lines, const Edit& edit,
                          std::size_t found) {
    const std::size_t known = doc.file().lines().count();
    std::size_t line = doc.file().lines().line_at(edit.span.begin);
    if (edit.span.begin == doc.text().size() && lines.count() > known)
        line = known;
    const Span where = lines.span(line);
    if (edit.span.end <= where.end)
        return Fix{.line = line,
                   .begin = edit.span.begin - where.begin,
                   .end = edit.span.end - where.begin,
                   .insert = with_feeds(edit.text),
                   .insert_units = count_utf16(with_feeds(edit.text))};
    if (!edit.text.empty())
        return std::nullopt;
    // A last line goes with the line end before it, which may be all there is of the line before.
    const bool is_next =
        line + 1 < lines.count() && edit.span == span_of(where.end, lines.span(line + 1).end);
    if (edit.span == lines.full_span(line) && !(is_next && found == line + 1))
        return Fix{.line = line, .deletes_line = true};
    if (is_next)
        return Fix{.line = line + 1, .deletes_line = true};
    return std::nullopt;
}

auto place(const Fix& fix) {
    return std::tie(fix.line, fix.deletes_line, fix.begin);
}

/// From the bottom up, from right to left, long insertions first, deletions of a line last.
bool comes_before(const Fix& a, const Fix& b) {
    if (a.line != b.line)
        return a.line > b.line;
    if (a.deletes_line != b.deletes_line)
        return b.deletes_line;
    return a.begin != b.begin ? a.begin > b.begin : a.insert_units > b.insert_units;
}

void drop_equal(std::vector<Fix>& fixes) {
    const auto equal = [](const Fix& a, const Fix& b) {
        return place(a) == place(b) && a.end == b.end && a.insert == b.insert;
    };
    fixes.erase(std::unique(fixes.begin(), fixes.end(), equal), fixes.end());
}

/// An insertion and a deletion behind it at one place become a replacement.
void join_pairs(std::vector<Fix>& fixes) {
    for (std::size_t i = 1; i < fixes.size(); ++i) {
        Fix& before = fixes[i - 1];
        Fix& fix = fixes[i];
        const bool inserts = !before.deletes_line && before.begin == before.end;
        const bool deletes = !fix.deletes_line && fix.begin < fix.end && fix.insert.empty();
        if (inserts && deletes && !before.insert.empty() && !before.dropped &&
            place(before) == place(fix)) {
            fix.insert = std::move(before.insert);
            before.dropped = true;
        }
    }
    std::erase_if(fixes, [](const Fix& fix) { return fix.dropped; });
}

/// The fixes that are made, of which none overlaps another. As in the reference one that is not
/// made bars others all the same.
std::vector<Fix> taken(std::vector<Fix> fixes) {
    std::size_t line = SIZE_MAX;
    std::size_t limit = 0;
    std::erase_if(fixes, [&](const Fix& fix) {
        const bool fits = fix.begin < fix.end ? fix.end <= limit : fix.end < limit;
        const bool is_made = fix.line != line || fix.deletes_line || fits;
        line = fix.line;
        limit = fix.begin;
        return !is_made;
    });
    return fixes;
}

void append(std::string& out, std::string_view text, std::string_view line_end) {
    for (const char c : text) {
        if (c == '\n')
            out += line_end;
        else
            out += c;
    }
}

/// The text with `fixes`, of which the last one comes first.
std::string written(const Document& doc, const Lines& lines, std::vector<Fix> fixes) {
    const std::string_view line_end = lines.line_end();
    std::string out(doc.text().substr(0, lines.span(0).begin));
    bool is_first = true;
    for (std::size_t line = 0; line < lines.count(); ++line) {
        auto next = fixes.rbegin();
        if (next != fixes.rend() && next->line == line && next->deletes_line) {
            while (!fixes.empty() && fixes.back().line == line)
                fixes.pop_back();
            continue;
        }
        if (!is_first)
            out += line_end;
        is_first = false;
        const std::string_view text = lines.written(line);
        std::size_t done = 0;
        for (; !fixes.empty() && fixes.back().line == line; fixes.pop_back()) {
            out += text.substr(done, fixes.back().begin - done);
            append(out, fixes.back().insert, line_end);
            done = fixes.back().end;
        }
        out += text.substr(done);
    }
    return out;
}

}  // namespace

MarkdownlintFixed fix_as_markdownlint(const Document& doc, const Diagnostics& findings) {
    const Lines lines(doc);
    std::vector<std::pair<std::string_view, Fix>> by_rule;
    for (const Diagnostic& finding : findings) {
        if (finding.fix.size() != 1)
            continue;
        if (std::optional<Fix> fix =
                fix_of(doc, lines, finding.fix.front(), lines.line_at(finding.span.begin)))
            by_rule.emplace_back(find_rule(finding.rule)->code, *std::move(fix));
    }
    std::ranges::stable_sort(by_rule, {}, &std::pair<std::string_view, Fix>::first);
    std::vector<Fix> fixes;
    fixes.reserve(by_rule.size());
    for (auto& [rule, fix] : by_rule)
        fixes.push_back(std::move(fix));
    std::ranges::stable_sort(fixes, comes_before);
    drop_equal(fixes);
    join_pairs(fixes);
    fixes = taken(std::move(fixes));
    const std::size_t count = fixes.size();
    if (count == 0)
        return {.text = std::string(doc.text())};
    return {.text = written(doc, lines, std::move(fixes)), .fixed = count};
}

}  // namespace kiji::lint
