// Lines that are longer than people agreed on.
#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/code_points.hpp"
#include "base/find_triple.hpp"
#include "base/text.hpp"
#include "lint/facts/inlines.hpp"
#include "lint/facts/line_kinds.hpp"
#include "lint/facts/lines.hpp"
#include "lint/facts/references.hpp"
#include "lint/rules/whitespace/whitespace.hpp"

namespace kiji::lint {
namespace {

using markdown::Kind;
using markdown::NodeId;
using markdown::Tree;

constexpr std::array options{
    Option{
        .name = "line_length",
        .summary =
            "how long a line may be: UTF-16 units, or columns where Jekyll's syntax is known",
        .standard = std::int64_t{80},
    },
    Option{
        .name = "heading_line_length",
        .summary = "the same for headings; 0: as other lines",
        .standard = std::int64_t{0},
    },
    Option{
        .name = "code_block_line_length",
        .summary = "the same for code; 0: as other lines",
        .standard = std::int64_t{0},
    },
    Option{.name = "code_blocks", .summary = "code counts", .standard = true},
    Option{.name = "tables", .summary = "tables count", .standard = true},
    Option{.name = "headings", .summary = "headings count", .standard = true},
    Option{
        .name = "strict",
        .summary = "also lines that could not be broken",
        .standard = false,
    },
    Option{
        .name = "stern",
        .summary = "also a last word that begins before the limit",
        .standard = false,
    },
};

struct Limits {
    std::size_t line;
    std::size_t heading;
    std::size_t code;
};

Limits read_limits(const Options& set) {
    const auto length = [&](std::string_view name, std::size_t standard) {
        const std::int64_t value = set.integer(name);
        if (value == 0)
            return standard;
        return static_cast<std::size_t>(std::max<std::int64_t>(value, 0));
    };
    const std::size_t line = length("line_length", 80);
    return {line, length("heading_line_length", line), length("code_block_line_length", line)};
}

/// The code point that ends at `end`, and where it begins.
struct Before {
    std::size_t begin = 0;
    char32_t value = 0;
};
Before code_point_before(std::string_view line, std::size_t end) {
    std::size_t begin = end - 1;
    while (begin > 0 && is_inner_byte(line[begin]))
        --begin;
    return {begin, next_code_point(line, begin).value};
}

/// 0 for the first byte of white space, and of some punctuation.
constexpr Byte test_white(Byte a, Byte b, Byte c) {
    const auto ascii = outside(a, 0, ' ');
    const auto no_break = static_cast<Byte>((a ^ 0xC2) | (b ^ 0xA0));
    const auto ogham = static_cast<Byte>((a ^ 0xE1) | (b ^ 0x9A));
    const auto general = static_cast<Byte>((a ^ 0xE2) | ((b & 0xFE) ^ 0x80));  // to U+207F
    const auto wide = static_cast<Byte>((a ^ 0xE3) | (b ^ 0x80) | (c ^ 0x80));
    const auto mark = static_cast<Byte>((a ^ 0xEF) | (b ^ 0xBB));  // U+FEFF
    return std::min(std::min(ascii, no_break),
                    std::min(std::min(ogham, general), std::min(wide, mark)));
}

/// Where the last word of `line` begins, behind white space. A line in Japanese is often one word
/// to its beginning: blocks without white space are passed as wholes.
std::size_t start_of_last_word(std::string_view line) {
    constexpr std::size_t block = 32;
    std::size_t start = line.size();
    std::size_t looked_at = start;  // from here on by code points
    while (start > 0) {
        if (start <= looked_at && start >= block && start + block_reach <= line.size()) {
            const std::size_t begin = start - block;
            if (!any_in_block<block>(line.data() + begin, test_white)) {
                start = looked_at = begin;
                continue;
            }
            looked_at = begin;
        }
        const Before before = code_point_before(line, start);
        // A block may begin within it.
        if (is_white(before.value))
            return before.begin + next_code_point(line, before.begin).length;
        start = before.begin;
    }
    return start;
}

/// The same where Japanese and Chinese characters part words, too.
std::size_t start_of_last_word_beside_cjk(std::string_view line) {
    std::size_t start = line.size();
    while (start > 0) {
        const Before before = code_point_before(line, start);
        if (is_white(before.value) || is_cjk(before.value))
            break;
        start = before.begin;
    }
    return start;
}

/// ^(?:[#>\s]*\s)?\S*$: one word, behind signs of headings and quotes.
bool is_one_word(std::string_view line) {
    const std::string_view before = line.substr(0, start_of_last_word(line));
    for (std::size_t at = 0; at < before.size();) {
        const CodePoint point = decode(before, at);
        if (point.value != '#' && point.value != '>' && !is_white(point.value))
            return false;
        at += point.length;
    }
    return true;
}

/// Lines that nobody can break, worked out where a line is too long.
class Unbreakable {
  public:
    Unbreakable(const Document& doc, const Facts& facts)
        : doc_(&doc), facts_(&facts), kinds_(facts.lines().count()) {
        if (!facts.knows_jekyll()) {
            mark_tokens();
            return;
        }
        const Tree& tree = doc.tree();
        for (NodeId id = 0; id < tree.size(); ++id) {
            const Kind kind = tree[id].kind;
            if (kind == Kind::link || kind == Kind::image)
                mark(tree[id].span, link);
            else if (kind == Kind::link_definition || kind == Kind::footnote_definition)
                mark(tree[id].span, definition);
        }
    }

    bool is_link_alone(std::size_t line) {
        if ((kinds_[line] & link) == 0)
            return false;
        if (!knows_text_)
            mark_text();
        return (kinds_[line] & text) == 0;
    }
    bool is_definition(std::size_t line) const { return (kinds_[line] & definition) != 0; }

  private:
    static constexpr unsigned link = 1;
    static constexpr unsigned text = 2;
    static constexpr unsigned definition = 4;

    void mark(Span span, unsigned kind) {
        const LineIndex& index = doc_->file().lines();
        const std::size_t last = index.line_at(span.empty() ? span.begin : span.end - 1);
        for (std::size_t line = index.line_at(span.begin); line <= last; ++line)
            kinds_[line] = static_cast<std::uint8_t>(kinds_[line] | kind);
    }

    /// As the reference has it: texts of paragraphs count, within other marks they do not.
    void mark_tokens() {
        const Inlines& inlines = facts_->inlines();
        for (const InlineBlock& block : inlines.blocks()) {
            for (const InlineToken& token : inlines.tokens(block)) {
                if (!block.in_html_block && is_link(token.kind))
                    mark(token.span, link);
                else if (block.block != no_block && !block.in_html_block &&
                         token.parent == UINT32_MAX &&
                         (token.kind == InlineToken::Kind::text ||
                          token.kind == InlineToken::Kind::lone_run))
                    mark(token.span, text);
            }
        }
        for (const References::Definition& each : facts_->references().definitions())
            mark(each.span, definition);
        knows_text_ = true;
    }

    static bool is_link(InlineToken::Kind kind) {
        return kind == InlineToken::Kind::link || kind == InlineToken::Kind::image ||
               kind == InlineToken::Kind::autolink || kind == InlineToken::Kind::bare_url;
    }

    /// Most nodes are text, most lines have no link.
    void mark_text() {
        const Tree& tree = doc_->tree();
        for (NodeId id = 0; id < tree.size(); ++id) {
            if (tree[id].kind == Kind::text && tree[tree[id].parent].kind == Kind::paragraph)
                mark(tree[id].span, text);
        }
        knows_text_ = true;
    }

    const Document* doc_;
    const Facts* facts_;
    std::vector<std::uint8_t> kinds_;
    bool knows_text_ = false;
};

class Checker {
  public:
    Checker(const Document& doc, Findings& out)
        : doc_(&doc),
          out_(&out),
          lines_(&out.facts().lines()),
          limits_(read_limits(out.options())),
          strict_(out.options().flag("strict")),
          stern_(out.options().flag("stern")),
          ignored_(0U | (out.options().flag("code_blocks") ? 0U : LineKinds::code) |
                   (out.options().flag("tables") ? 0U : unsigned{LineKinds::table}) |
                   (out.options().flag("headings") ? 0U : unsigned{LineKinds::heading})) {}

    void check() {
        const std::size_t least = std::min({limits_.line, limits_.heading, limits_.code});
        for (std::size_t i = lines_->first(); i < lines_->count(); ++i) {
            // a line of n bytes has no more units and columns
            if ((*lines_)[i].size() > least)
                check_line(i);
        }
    }

  private:
    std::size_t length(std::string_view text) const {
        return out_->knows_jekyll() ? display_width(text) : count_utf16(text);
    }

    std::size_t limit_of(std::size_t line) const {
        const LineKinds& kinds = out_->facts().line_kinds();
        if (kinds.is(line, LineKinds::code))
            return limits_.code;
        return kinds.is(line, LineKinds::heading) ? limits_.heading : limits_.line;
    }

    bool is_allowed(std::size_t number, std::string_view line) {
        if (!unbreakable_)
            unbreakable_.emplace(*doc_, out_->facts());
        if (unbreakable_->is_definition(number))
            return true;
        return !strict_ && ((stern_ && is_one_word(line)) || unbreakable_->is_link_alone(number));
    }

    void check_line(std::size_t number) {
        const std::string_view line = (*lines_)[number];
        const std::size_t limit = limit_of(number);
        if (limit == 0 || out_->facts().line_kinds().is(number, ignored_))
            return;
        // The last word may go beyond the limit where it begins before it.
        const bool may_last_word = !strict_ && !stern_;
        const std::size_t last_word = !may_last_word         ? 0
                                      : out_->knows_jekyll() ? start_of_last_word_beside_cjk(line)
                                                             : start_of_last_word(line);
        if (may_last_word && !out_->knows_jekyll() && last_word < limit)
            return;
        const std::size_t all = length(line);
        const std::size_t counted = may_last_word ? all - length(line.substr(last_word)) + 1 : all;
        // A line that ends with a blank counts one more, and is not told where that is all.
        if (counted <= limit || (all == limit && !out_->knows_jekyll()) || is_allowed(number, line))
            return;
        const Span where = lines_->span(number);
        out_->add({
            .span = all > limit ? span_of(where.begin + offset_of(line, limit), where.end) : where,
            .message = fmt::format("line is {} {} long, more than {}", all,
                                   out_->knows_jekyll() ? "columns" : "characters", limit),
            .help = "break it",
        });
    }

    /// Where the characters up to `length` end.
    std::size_t offset_of(std::string_view line, std::size_t length) const {
        std::size_t at = 0;
        for (std::size_t found = 0; found < length && at < line.size();) {
            const CodePoint point = next_code_point(line, at);
            if (out_->knows_jekyll())
                found += static_cast<std::size_t>(display_width(point.value));
            else
                found += point.value > 0xFFFF ? 2 : 1;
            at += point.length;
        }
        return at;
    }

    const Document* doc_;
    Findings* out_;
    const Lines* lines_;
    Limits limits_;
    bool strict_;
    bool stern_;
    unsigned ignored_;
    std::optional<Unbreakable> unbreakable_;
};

void check(const Document& doc, Findings& out) {
    Checker(doc, out).check();
}

}  // namespace

constinit const Rule rules::line_too_long{
    .name = "line-too-long",
    .code = "MD013",
    .also = "line-length",
    .tags = "line_length",
    .severity = Severity::info,
    .summary = "Line is longer than agreed on",
    .why =
        "Short lines make diffs that show what changed. Who writes a paragraph on one line, as is "
        "usual in Japanese, leaves this rule off.",
    .bad =
        "It snowed and snowed, and then it snowed and snowed again, until everything was white "
        "and silent.\n",
    .good = "It snowed.\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
