// Emphasis whose marks stay in the text, since CommonMark asks for white space or punctuation
// around them where Japanese and Chinese have none: **「雪」**が.
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "lint/facts/prose_text.hpp"
#include "lint/rules/drafts/drafts.hpp"

namespace kiji::lint {
namespace {

constexpr std::u32string_view openers = U"「『（(【［[〈《〔｛{“‘";
constexpr std::u32string_view closers = U"」』）)】］]〉》〕｝}”’";

constexpr bool is_between(char32_t c, char32_t first, char32_t last) {
    return first <= c && c <= last;
}

/// Unicode categories P*, as far as text with emphasis has them.
constexpr bool is_punctuation(char32_t c) {
    if (c < 0x80)
        return is_between(c, '!', '/') || is_between(c, ':', '@') || is_between(c, '[', '`') ||
               is_between(c, '{', '~');
    return is_between(c, 0x3001, 0x3003) || is_between(c, 0x3008, 0x3011) ||
           is_between(c, 0x3014, 0x301F) || c == 0x3030 || c == 0x303D || c == 0x30A0 ||
           c == 0x30FB || is_between(c, 0xFF01, 0xFF03) || is_between(c, 0xFF05, 0xFF0A) ||
           is_between(c, 0xFF0C, 0xFF0F) || is_between(c, 0xFF1A, 0xFF1B) ||
           is_between(c, 0xFF1F, 0xFF20) || is_between(c, 0xFF3B, 0xFF3D) || c == 0xFF3F ||
           c == 0xFF5B || c == 0xFF5D || is_between(c, 0xFF5F, 0xFF65) ||
           is_between(c, 0x2010, 0x2027) || is_between(c, 0x2030, 0x2043) ||
           is_between(c, 0x2045, 0x2051) || is_between(c, 0x2053, 0x205E) || c == 0xA1 ||
           c == 0xA7 || c == 0xAB || is_between(c, 0xB6, 0xB7) || c == 0xBB || c == 0xBF;
}
bool is_white(char32_t c) {
    return c == 0 || is_space(c);
}

/// The character that ends at `end`; 0 at the beginning.
char32_t before(std::string_view text, std::size_t end) {
    std::size_t at = end;
    while (at > 0) {
        --at;
        if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80)
            return decode(text, at).value;
    }
    return 0;
}

/// One to three marks in a row.
struct Marks {
    Span span;
    char mark = '*';
    char32_t left = 0;  // the characters beside them
    char32_t right = 0;
    bool literal = true;  // no emphasis of the tree took them

    bool is_left_flanking() const {
        return !is_white(right) &&
               (!is_punctuation(right) || is_white(left) || is_punctuation(left));
    }
    bool is_right_flanking() const {
        return !is_white(left) &&
               (!is_punctuation(left) || is_white(right) || is_punctuation(right));
    }
    bool opens() const {
        return is_left_flanking() && (mark == '*' || !is_right_flanking() || is_punctuation(left));
    }
    bool closes() const {
        return is_right_flanking() && (mark == '*' || !is_left_flanking() || is_punctuation(right));
    }
    bool stands_beside_cjk() const { return is_cjk(left) || is_cjk(right); }
    /// True where it is for a neighbour alone that they do not open, or close.
    bool fails_to_open() const { return !is_white(right) && !opens() && stands_beside_cjk(); }
    bool fails_to_close() const { return !is_white(left) && !closes() && stands_beside_cjk(); }
};

/// The marks in a run of text. One underscore is rarely meant as emphasis.
void collect(const ProseText& prose, const TextRun& run, std::vector<Marks>& marks) {
    const std::string_view text = prose.text();
    const std::size_t line = text.rfind('\n', run.span.begin) + 1;
    for (std::size_t at = run.span.begin; at < run.span.end;) {
        const char c = text[at];
        if (c == '\\') {
            at += 2;
            continue;
        }
        if (c != '*' && c != '_') {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < run.span.end && text[end] == c)
            ++end;
        const std::size_t least = c == '_' ? 2 : 1;
        if (end - at >= least && end - at <= 3)
            marks.push_back({span_of(at, end), c, before(text.substr(line), at - line),
                             decode(text, end).value});
        at = end;
    }
}

/// What to do with one pair: which character goes where.
class Remedy {
  public:
    Remedy(std::string_view text, const Marks& open, const Marks& close)
        : text_(text),
          open_(&open),
          close_(&close),
          mark_(text.substr(open.span.begin, open.span.size())) {}

    Diagnostic finding() {
        const Span whole{open_->span.begin, close_->span.end};
        Diagnostic finding{
            .span = whole,
            .message = fmt::format("\"{}\" stays in the text: it is no emphasis beside \"{}\"",
                                   mark_, beside()),
        };
        if (open_->mark == '_' && open_->is_left_flanking() && close_->is_right_flanking()) {
            const std::string stars(mark_.size(), '*');
            finding.help = fmt::format("write {} instead of {}", stars, mark_);
            finding.fix = {{open_->span, stars}, {close_->span, stars}};
            return finding;
        }
        const std::string_view inside =
            text_.substr(open_->span.end, close_->span.begin - open_->span.end);
        const CodePoint first = decode(inside, 0);
        const std::size_t last_size = size_of_last(inside);
        const char32_t last = decode(inside, inside.size() - last_size).value;
        const std::size_t bracket = openers.find(first.value);
        if (bracket != std::u32string_view::npos && last == closers[bracket] &&
            inside.size() > first.length + last_size &&
            may_stand_inside(
                inside.substr(first.length, inside.size() - first.length - last_size))) {
            finding.help = fmt::format("write {0}{1} and {1}{2}: the brackets outside of the marks",
                                       inside.substr(0, first.length), mark_,
                                       inside.substr(inside.size() - last_size));
            move_first(first.length, finding.fix);
            move_last(last_size, finding.fix);
            return finding;
        }
        if (open_->fails_to_open())
            mend_open(finding);
        if (close_->fails_to_close())
            mend_close(inside, last, last_size, finding);
        return finding;
    }

  private:
    std::string beside() const {
        std::string beside;
        const bool at_end = close_->fails_to_close();
        append_utf8(beside, at_end ? close_->right : open_->left);
        return beside;
    }
    static std::size_t size_of_last(std::string_view text) {
        std::size_t at = text.size() - 1;
        while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80)
            --at;
        return text.size() - at;
    }
    /// Marks around it will be taken for emphasis.
    static bool may_stand_inside(std::string_view text) {
        const char32_t first = decode(text, 0).value;
        const char32_t last = decode(text, text.size() - size_of_last(text)).value;
        return !is_white(first) && !is_punctuation(first) && !is_white(last) &&
               !is_punctuation(last);
    }

    void move_first(std::size_t size, EditGroup& fix) const {
        const std::size_t at = open_->span.end;
        fix.push_back({open_->span, std::string(text_.substr(at, size)) + std::string(mark_)});
        fix.push_back({span_of(at, at + size), {}});
    }
    void move_last(std::size_t size, EditGroup& fix) const {
        const std::size_t at = close_->span.begin - size;
        fix.push_back({span_of(at, at + size), {}});
        fix.push_back({close_->span, std::string(mark_) + std::string(text_.substr(at, size))});
    }

    void mend_open(Diagnostic& finding) const {
        finding.help = fmt::format("write a space before \"{}\"", mark_);
        finding.fix.push_back({span_of(open_->span.begin, open_->span.begin), " "});
    }

    /// A period is as well outside; a bracket belongs to what is in it.
    void mend_close(std::string_view inside, char32_t last, std::size_t last_size,
                    Diagnostic& finding) const {
        const std::string_view rest = inside.substr(0, inside.size() - last_size);
        const bool moves = is_punctuation(last) &&
                           closers.find(last) == std::u32string_view::npos && !rest.empty() &&
                           !is_punctuation(decode(rest, rest.size() - size_of_last(rest)).value);
        if (!finding.help.empty())
            finding.help += ", and ";
        if (moves) {
            finding.help += fmt::format("move \"{}\" behind \"{}\"",
                                        inside.substr(inside.size() - last_size), mark_);
            move_last(last_size, finding.fix);
        } else {
            finding.help += fmt::format("write a space behind \"{}\"", mark_);
            finding.fix.push_back({span_of(close_->span.end, close_->span.end), " "});
        }
    }

    std::string_view text_;
    const Marks* open_;
    const Marks* close_;
    std::string_view mark_;
};

/// The marks of emphasis beside such runs: between 「」 that fail, CommonMark may have paired the
/// end of one with the beginning of the next.
void collect(const ProseText& prose, const markdown::Tree& tree, markdown::NodeId container,
             std::vector<Marks>& marks) {
    for (const markdown::NodeId child : tree.children(container)) {
        const markdown::Node& node = tree[child];
        if (node.kind != markdown::Kind::strong && node.kind != markdown::Kind::emphasis)
            continue;
        const std::uint32_t size = node.kind == markdown::Kind::strong ? 2 : 1;
        const char mark = prose.text()[node.span.begin];
        for (const std::uint32_t begin : {node.span.begin, node.span.end - size})
            marks.push_back({{begin, begin + size},
                             mark,
                             before(prose.text(), begin),
                             decode(prose.text(), begin + size).value,
                             false});
    }
    std::ranges::sort(marks, {}, [](const Marks& each) { return each.span.begin; });
}

/// Pairs marks of one kind and length in the order in which an author writes them, and tells of
/// pairs that CommonMark does not see for their neighbours.
void report(std::string_view text, const std::vector<Marks>& marks, Findings& out) {
    std::array<const Marks*, 8> open{};  // by kind and length
    for (const Marks& here : marks) {
        const Marks*& last = open[here.span.size() * 2 + (here.mark == '_' ? 1 : 0)];
        const bool may_pair = last != nullptr && !is_white(here.left);
        const bool is_seen = may_pair && !last->literal && !here.literal;
        const bool fails = may_pair && (last->fails_to_open() || here.fails_to_close());
        if (fails && (last->literal || here.literal))
            out.add(Remedy(text, *last, here).finding());
        if (is_seen || fails)
            last = nullptr;
        else
            last = is_white(here.right) ? nullptr : &here;
    }
}

/// True where marks stand beside a character that is not ASCII: without one there is nothing to
/// say.
bool has_marks_beside_others(std::string_view text) {
    for (const char mark : {'*', '_'}) {
        for (std::size_t at = text.find(mark); at != std::string_view::npos;
             at = text.find(mark, at)) {
            const bool left = at > 0 && static_cast<unsigned char>(text[at - 1]) >= 0x80;
            while (at < text.size() && text[at] == mark)
                ++at;
            if (left || (at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80))
                return true;
        }
    }
    return false;
}

/// True where any text holds marks: of two that go together, one at least has to be text.
bool has_marks_in_text(const Document& doc) {
    const std::span<const markdown::Node> nodes = doc.tree().nodes();
    return std::ranges::any_of(nodes, [&](const markdown::Node& node) {
        const std::string_view text = doc.file().slice(node.span);
        return node.kind == markdown::Kind::text && (text.find('*') != std::string_view::npos ||
                                                     text.find("__") != std::string_view::npos);
    });
}

void check(const Document& doc, Findings& out) {
    if (!has_marks_beside_others(doc.text()) || !has_marks_in_text(doc))
        return;
    const ProseText& prose = out.facts().prose_text();
    const std::span<const TextRun> runs = prose.runs();
    std::vector<Marks> marks;
    for (std::size_t i = 0; i < runs.size();) {
        const markdown::NodeId container = runs[i].container;
        marks.clear();
        for (; i < runs.size() && runs[i].container == container; ++i) {
            if ((runs[i].seen & seen_emphasis_mark) != 0)
                collect(prose, runs[i], marks);
        }
        if (marks.size() < 2)
            continue;
        collect(prose, doc.tree(), container, marks);
        report(prose.text(), marks, out);
    }
}

}  // namespace

constinit const Rule rules::literal_emphasis{
    .name = "literal-emphasis",
    .also = "cjk-emphasis",
    .tags = "emphasis japanese",
    .severity = Severity::warning,
    .in_blog = true,
    .fixes = Fixes::unsafe,
    .summary = "Marks of emphasis stay in the text",
    .why =
        "CommonMark takes ** for emphasis only where its neighbours look like the edge of a word; "
        "between a bracket or a period and a Japanese or Chinese letter it does not, and readers "
        "see the asterisks. kramdown is less strict: a page may look right on one site alone.",
    .bad = "**「初雪」**が降りました。\n",
    .good = "「**初雪**」が降りました。\n",
    .check = check,
};

}  // namespace kiji::lint
