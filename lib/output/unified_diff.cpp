// Unified diffs as git writes them.
#include <algorithm>
#include <iterator>
#include <span>
#include <unordered_map>
#include <utility>

#include <dtl/dtl.hpp>
#include <fmt/core.h>

#include "base/text.hpp"
#include "output/output.hpp"
#include "output/paint.hpp"

namespace kiji::output {
namespace {

constexpr std::size_t context = 3;
/// dtl is quadratic in the number of differences: 2,000 different lines take 10 ms.
constexpr std::size_t most_lines_compared = 2000;

/// Lines with their line ends; only "\n" counts, so that "\r" stays part of the line as in git.
std::vector<std::string_view> split(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return lines;
}

/// Lines as numbers: equal lines, equal numbers.
using Numbers = std::vector<std::uint32_t>;
using Range = std::span<const std::uint32_t>;

enum class Kind : char { same = ' ', removed = '-', added = '+' };

/// One entry for each line of the result: what happens to the next line of one or both sides.
class Script {
  public:
    void add(Kind kind, std::size_t count) { kinds_.insert(kinds_.end(), count, kind); }
    std::span<const Kind> kinds() const { return kinds_; }

  private:
    std::vector<Kind> kinds_;
};

void compare_small(Range before, Range after, Script& out) {
    dtl::Diff<std::uint32_t> diff(Numbers(before.begin(), before.end()),
                                  Numbers(after.begin(), after.end()));
    diff.onHuge();
    diff.compose();
    for (const auto& [line, info] : diff.getSes().getSequence()) {
        if (info.type == dtl::SES_COMMON)
            out.add(Kind::same, 1);
        else
            out.add(info.type == dtl::SES_DELETE ? Kind::removed : Kind::added, 1);
    }
}

/// A line that stands once on each side.
struct Anchor {
    std::size_t before = 0;
    std::size_t after = 0;
};

std::vector<Anchor> unique_lines(Range before, Range after) {
    struct Seen {
        std::size_t count = 0;
        std::size_t at = 0;
    };
    std::unordered_map<std::uint32_t, std::pair<Seen, Seen>> seen;
    for (std::size_t i = 0; i < before.size(); ++i)
        seen[before[i]].first = {seen[before[i]].first.count + 1, i};
    for (std::size_t i = 0; i < after.size(); ++i)
        seen[after[i]].second = {seen[after[i]].second.count + 1, i};
    std::vector<Anchor> found;
    for (std::size_t i = 0; i < before.size(); ++i) {
        const auto& [left, right] = seen.at(before[i]);
        if (left.count == 1 && right.count == 1)
            found.push_back({i, right.at});
    }
    return found;
}

/// The longest run of anchors that rise on both sides (patience sorting, as in Bram Cohen's diff).
std::vector<Anchor> rising(const std::vector<Anchor>& anchors) {
    std::vector<std::size_t> tails;
    std::vector<std::size_t> previous(anchors.size(), anchors.size());
    for (std::size_t i = 0; i < anchors.size(); ++i) {
        const auto place =
            std::lower_bound(tails.begin(), tails.end(), anchors[i].after,
                             [&](std::size_t a, std::size_t b) { return anchors[a].after < b; });
        if (place != tails.begin())
            previous[i] = *std::prev(place);
        if (place == tails.end())
            tails.push_back(i);
        else
            *place = i;
    }
    std::vector<Anchor> found;
    for (std::size_t i = tails.empty() ? anchors.size() : tails.back(); i < anchors.size();
         i = previous[i])
        found.push_back(anchors[i]);
    std::reverse(found.begin(), found.end());
    return found;
}

/// Equal lines at both ends are taken off; what is left between them is compared by `inner`.
template <typename Inner>
void trimmed(Range before, Range after, Script& out, const Inner& inner) {
    const std::size_t head = static_cast<std::size_t>(
        std::mismatch(before.begin(), before.end(), after.begin(), after.end()).first -
        before.begin());
    before = before.subspan(head);
    after = after.subspan(head);
    const std::size_t tail = static_cast<std::size_t>(
        std::mismatch(before.rbegin(), before.rend(), after.rbegin(), after.rend()).first -
        before.rbegin());
    out.add(Kind::same, head);
    inner(before.first(before.size() - tail), after.first(after.size() - tail));
    out.add(Kind::same, tail);
}

void compare_piece(Range before, Range after, Script& out) {
    trimmed(before, after, out, [&](Range left, Range right) {
        if (!left.empty() && !right.empty() && left.size() + right.size() <= most_lines_compared) {
            compare_small(left, right, out);
            return;
        }
        out.add(Kind::removed, left.size());
        out.add(Kind::added, right.size());
    });
}

void compare(Range before, Range after, Script& out) {
    if (before.size() + after.size() <= most_lines_compared) {
        compare_piece(before, after, out);
        return;
    }
    std::size_t left = 0;
    std::size_t right = 0;
    for (const Anchor& anchor : rising(unique_lines(before, after))) {
        compare_piece(before.subspan(left, anchor.before - left),
                      after.subspan(right, anchor.after - right), out);
        out.add(Kind::same, 1);
        left = anchor.before + 1;
        right = anchor.after + 1;
    }
    compare_piece(before.subspan(left), after.subspan(right), out);
}

/// As git quotes names that a line could not hold; other names stand as they are, and a tab ends
/// one with blanks (without it `patch` takes what follows the blank for a date).
std::string quoted(std::string_view side, std::string_view name) {
    while (name.starts_with("./"))
        name.remove_prefix(2);
    while (name.starts_with('/'))
        name.remove_prefix(1);
    const std::string path = fmt::format("{}/{}", side, name);
    const bool plain = !find_invalid_utf8(path) && escape_for_terminal(path) == path &&
                       path.find_first_of("\"\\") == std::string::npos;
    if (plain)
        return path.find(' ') == std::string::npos ? path : path + '\t';
    std::string out = "\"";
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            out += {'\\', c};
        else if (byte < 0x20 || byte >= 0x7F)
            out += fmt::format("\\{:03o}", byte);
        else
            out += c;
    }
    return out + '"';
}

/// Lines [begin, end) of the script, and where they begin on both sides.
struct Hunk {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t before = 0;
    std::size_t after = 0;
};

std::vector<Hunk> hunks(std::span<const Kind> kinds) {
    std::vector<Hunk> found;
    std::size_t before = 0;
    std::size_t after = 0;
    std::size_t changed = 0;  // one past the last changed line
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (kinds[i] != Kind::same) {
            const std::size_t back = std::min(context, i);
            if (found.empty() || i - changed > 2 * context)
                found.push_back({i - back, i, before - back, after - back});
            changed = i + 1;
            found.back().end = std::min(changed + context, kinds.size());
        }
        before += kinds[i] != Kind::added ? 1U : 0U;
        after += kinds[i] != Kind::removed ? 1U : 0U;
    }
    return found;
}

class Writer {
  public:
    explicit Writer(Color color) : color_(color) {}

    void line(std::string_view text, std::string_view parameters) {
        paint(out_, text, parameters, color_);
        out_ += '\n';
    }

    void line(Kind kind, std::string_view text) {
        const bool ends = text.ends_with('\n');
        if (ends)
            text.remove_suffix(1);
        std::string shown(1, static_cast<char>(kind));
        if (color_ == Color::on)
            shown += escape_for_terminal(text);
        else
            shown += text;
        if (kind == Kind::same)
            out_ += shown + '\n';
        else
            line(shown, kind == Kind::added ? sgr::green : sgr::red);
        if (!ends)
            out_ += "\\ No newline at end of file\n";
    }

    std::string take() { return std::move(out_); }

  private:
    Color color_;
    std::string out_;
};

/// "12,3"; of an empty side the line before it, as diff has it.
std::string range(std::size_t first, std::size_t count) {
    const std::size_t line = count == 0 ? first : first + 1;
    return count == 1 ? fmt::format("{}", line) : fmt::format("{},{}", line, count);
}

}  // namespace

std::string unified_diff(std::string_view name, std::string_view before, std::string_view after,
                         Color color) {
    if (before == after)
        return {};
    const std::vector<std::string_view> old_lines = split(before);
    const std::vector<std::string_view> new_lines = split(after);
    std::unordered_map<std::string_view, std::uint32_t> known;
    const auto number = [&](const std::vector<std::string_view>& lines) {
        Numbers numbers;
        numbers.reserve(lines.size());
        for (const std::string_view line : lines)
            numbers.push_back(
                known.emplace(line, static_cast<std::uint32_t>(known.size())).first->second);
        return numbers;
    };
    const Numbers left = number(old_lines);
    const Numbers right = number(new_lines);
    Script script;
    compare(left, right, script);

    Writer out(color);
    out.line("--- " + quoted("a", name), sgr::bold);
    out.line("+++ " + quoted("b", name), sgr::bold);
    for (const Hunk& hunk : hunks(script.kinds())) {
        const std::span<const Kind> kinds =
            script.kinds().subspan(hunk.begin, hunk.end - hunk.begin);
        const auto added = static_cast<std::size_t>(std::ranges::count(kinds, Kind::added));
        const auto removed = static_cast<std::size_t>(std::ranges::count(kinds, Kind::removed));
        out.line(fmt::format("@@ -{} +{} @@", range(hunk.before, kinds.size() - added),
                             range(hunk.after, kinds.size() - removed)),
                 sgr::cyan);
        std::size_t old_line = hunk.before;
        std::size_t new_line = hunk.after;
        for (const Kind kind : kinds) {
            out.line(kind, kind == Kind::added ? new_lines[new_line] : old_lines[old_line]);
            old_line += kind != Kind::added ? 1U : 0U;
            new_line += kind != Kind::removed ? 1U : 0U;
        }
    }
    return out.take();
}

}  // namespace kiji::output
