#include "output/frame.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "base/text.hpp"
#include "output/codes.hpp"
#include "output/excerpt.hpp"
#include "output/paint.hpp"

namespace kiji::output {
namespace {

/// The gutter holds at least five digits, so that frames of one report line up.
constexpr std::size_t least_digits = 5;

struct Lines {
    std::size_t first = 0;  // 0-based
    std::size_t last = 0;
};

Lines lines_of(const SourceFile& file, Span span) {
    const LineIndex& lines = file.lines();
    const std::size_t first = lines.line_at(span.begin);
    // The end is exclusive: a span that ends with a line end does not reach into the next line.
    return {first, span.empty() ? first : std::max(first, lines.line_at(span.end - 1))};
}

std::string_view line_text(const SourceFile& file, std::size_t line) {
    return file.slice(file.lines().line(line));
}

class Frame {
  public:
    Frame(std::string& out, const SourceFile& file, Style style, std::string_view caret_color,
          std::size_t last_line)
        : out_(&out),
          file_(&file),
          style_(style),
          caret_color_(caret_color),
          digits_(std::max(least_digits, fmt::formatted_size("{}", last_line + 1))) {}

    /// A source line and the carets below it, without the last newline. `span` is cut to the line.
    /// Returns the columns that the line of carets takes.
    std::size_t line(std::size_t number, Span span) {
        const Span line = file_->lines().line(number);
        const std::size_t begin = std::clamp(span.begin, line.begin, line.end) - line.begin;
        const std::size_t end = std::clamp(span.end, line.begin, line.end) - line.begin;
        const Excerpt shown = excerpt(file_->slice(line), span_of(begin, std::max(begin, end)),
                                      std::max<std::size_t>(style_.width, 40) - digits_ - 3);
        source(number, shown.text);
        gutter();
        *out_ += ' ';
        out_->append(shown.column, ' ');
        paint(*out_, std::string(shown.carets, '^'), caret_color_, style_.color);
        return digits_ + 3 + shown.column + shown.carets;
    }

    /// A line between the first and the last, without carets.
    void plain_line(std::size_t number) {
        const std::size_t width = std::max<std::size_t>(style_.width, 40) - digits_ - 3;
        source(number, excerpt(line_text(*file_, number), {}, width).text);
    }

    void gap() {
        paint(*out_, fmt::format("{:>{}}", "...", digits_), sgr::dim, style_.color);
        *out_ += '\n';
    }

    void help(std::string_view text, std::size_t columns) {
        if (text.empty()) {
            *out_ += '\n';
            return;
        }
        const std::string shown = escape_for_terminal(text);
        if (columns + 1 + display_width(shown) <= style_.width) {
            *out_ += ' ';
        } else {
            *out_ += '\n';
            paint(*out_, fmt::format("{:>{}} ", "=", digits_ + 2), sgr::dim, style_.color);
        }
        paint(*out_, shown, caret_color_, style_.color);
        *out_ += '\n';
    }

  private:
    void source(std::size_t number, std::string_view text) {
        paint(*out_, fmt::format("{:>{}} |", number + 1, digits_), sgr::dim, style_.color);
        if (!text.empty())
            *out_ += ' ';
        *out_ += text;
        *out_ += '\n';
    }

    void gutter() { paint(*out_, fmt::format("{:>{}} |", "", digits_), sgr::dim, style_.color); }

    std::string* out_;
    const SourceFile* file_;
    Style style_;
    std::string_view caret_color_;
    std::size_t digits_;
};

void append_source(std::string& out, const SourceFile& file, Span span, std::string_view help,
                   std::string_view caret_color, Style style) {
    const auto [first, last] = lines_of(file, span);
    Frame frame(out, file, style, caret_color, last);
    std::size_t columns = frame.line(first, span);
    if (last > first) {
        out += '\n';
        if (last == first + 2)
            frame.plain_line(first + 1);
        else if (last > first + 2)
            frame.gap();
        const std::string_view text = line_text(file, last);
        const std::size_t indent = std::min(text.find_first_not_of(" \t"), text.size());
        const std::size_t begin = file.lines().line(last).begin + indent;
        columns = frame.line(last, span_of(begin, std::max<std::size_t>(begin, span.end)));
    }
    frame.help(help, columns);
}

/// "heading-increment MD001".
std::string names_of(const Diagnostic& finding) {
    const std::string_view code = code_of(finding);
    return code == finding.rule ? std::string(code) : fmt::format("{} {}", finding.rule, code);
}

void append_place(std::string& out, const SourceFile& file, const Position& place, Style style) {
    paint(out, fmt::format("{}:{}:{}:", escape_for_terminal(file.name()), place.line, place.column),
          sgr::bold, style.color);
    out += ' ';
}

void append_note(std::string& out, const SourceFile& file, const Diagnostic& finding,
                 const Related& related, Position place, Style style) {
    const SourceFile& other = related.file != nullptr ? *related.file : file;
    append_place(out, other, place, style);
    paint(out, "note:", sgr::bold_cyan, style.color);
    out += ' ';
    out += escape_for_terminal(related.message);
    out += '\n';
    // A repeated paragraph need not be read twice.
    const std::string_view here = line_text(file, file.lines().line_at(finding.span.begin));
    const std::string_view there = line_text(other, other.lines().line_at(related.span.begin));
    if (here != there)
        append_source(out, other, related.span, {}, sgr::bold_cyan, style);
}

}  // namespace

void append_frame(std::string& out, const SourceFile& file, Locator& locator,
                  const Diagnostic& finding, Style style) {
    const std::string_view color = color_of(finding.severity);
    append_place(out, file, locator.at(finding.span.begin), style);
    paint(out, fmt::format("{}:", name_of(finding.severity)), color, style.color);
    out += ' ';
    paint(out, escape_for_terminal(finding.message), sgr::bold, style.color);
    out += ' ';
    paint(out, fmt::format("[{}]", names_of(finding)), sgr::dim, style.color);
    out += '\n';
    append_source(out, file, finding.span, finding.help, color, style);
    for (const Related& related : finding.related) {
        Locator near = locator;
        const Position place = related.file != nullptr
                                   ? Locator(*related.file, style.columns).at(related.span.begin)
                                   : near.at(related.span.begin);
        append_note(out, file, finding, related, place, style);
    }
}

std::string frame(const SourceFile& file, const Diagnostic& finding, Style style) {
    std::string out;
    Locator locator(file, style.columns);
    append_frame(out, file, locator, finding, style);
    return out;
}

}  // namespace kiji::output
