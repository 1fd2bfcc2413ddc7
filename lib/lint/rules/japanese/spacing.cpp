#include "lint/rules/japanese/spacing.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/code_points.hpp"
#include "base/find_triple.hpp"
#include "base/text.hpp"
#include "lint/facts/prose_text.hpp"
#include "lint/rules/japanese/characters.hpp"

namespace kiji::lint {
namespace {

/// textlint looks at one UTF-16 unit, and signs that repeat are no letters there.
bool is_letter(char32_t c) {
    return is_japanese_letter(c) && c <= 0xFFFF && c != U'々' && c != U'〇' && c != U'〻';
}

class Sides {
  public:
    Sides(std::string_view name, Findings& out)
        : text_(out.facts().prose_text().text()),
          wants_before_(out.options().flag("before")),
          wants_after_(out.options().flag("after")),
          name_(name),
          out_(&out) {}

    void before(std::size_t begin) {
        const CodePoint beside = last_before(text_, begin);
        if (wants_before_ && is_letter(beside.value))
            return missing("before", begin, span_of(begin - beside.length, begin));
        if (!wants_before_ && beside.value == ' ' && is_letter(last_before(text_, begin - 1).value))
            present("before", span_of(begin - 1, begin));
    }

    void after(std::size_t end) {
        const CodePoint beside = decode(text_, end);
        if (wants_after_ && is_letter(beside.value))
            return missing("after", end, span_of(end, end + beside.length));
        if (!wants_after_ && beside.value == ' ' && is_letter(decode(text_, end + 1).value))
            present("after", span_of(end, end + 1));
    }

  private:
    void missing(std::string_view side, std::size_t at, Span letter) {
        out_->add({.span = letter,
                   .message = fmt::format("no space {} {}", side, name_),
                   .help = "write a space",
                   .fix = {{span_of(at, at), " "}}});
    }
    void present(std::string_view side, Span space) {
        out_->add({.span = space,
                   .message = fmt::format("space {} {}", side, name_),
                   .help = "delete the space",
                   .fix = {{space, {}}}});
    }

    std::string_view text_;
    bool wants_before_;
    bool wants_after_;
    std::string_view name_;
    Findings* out_;
};

}  // namespace

CodePoint last_before(std::string_view text, std::size_t end) {
    std::size_t at = end;
    while (at > 0 && end - at < 4) {
        --at;
        if (!is_inner_byte(text[at]))
            return decode(text, at);
    }
    return {};
}

bool Spaces::next() {
    constexpr std::size_t wide_size = 3;
    begin_ = std::min(narrow_, wide_);
    if (begin_ == std::string_view::npos)
        return false;
    end_ = begin_ + (begin_ == narrow_ ? 1 : wide_size);
    if (begin_ == narrow_)
        find_narrow(end_);
    else
        find_wide(end_);
    return true;
}

CodePoint Spaces::before() const {
    return last_before(text_, begin_);
}

void Spaces::find_wide(std::size_t from) {
    wide_ = find_wide_space(text_, from);
}

void report_half_width_spaces(std::string_view mark, Findings& out) {
    const ProseText& prose = out.facts().prose_text();
    for (const TextRun& run : prose.runs()) {
        if (!run.plain || (run.seen & seen_wide) == 0 || (run.seen & seen_space) == 0)
            continue;
        const std::string_view text = prose.slice(run.span);
        for (std::size_t at = text.find(mark); at != std::string_view::npos;
             at = text.find(mark, at + mark.size())) {
            const std::size_t space = at + mark.size();
            if (space + 1 >= text.size() || text[space] != ' ' || text[space + 1] == '\n')
                continue;
            const Span span = span_of(run.span.begin + space, run.span.begin + space + 1);
            out.add({.span = span,
                     .message = fmt::format("half width space after \"{}\"", mark),
                     .help = "write a full width space",
                     .fix = {{span, "　"}}});
        }
    }
}

void report_spaces_around(markdown::Kind kind, std::string_view name, Findings& out) {
    const markdown::Tree& tree = out.facts().document().tree();
    Sides sides(name, out);
    for (markdown::NodeId id = 0; id < tree.size();) {
        const markdown::Node& node = tree[id];
        if (node.kind == markdown::Kind::image && id + 1 < node.end) {
            id = node.end;  // its text is no markup
            continue;
        }
        ++id;
        if (node.kind != kind ||
            (kind == markdown::Kind::link && is_by_reference(tree.link(id - 1))))
            continue;
        sides.before(node.span.begin);
        sides.after(node.span.end);
    }
}

}  // namespace kiji::lint
