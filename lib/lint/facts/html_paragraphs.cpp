#include "lint/facts/html_paragraphs.hpp"

#include <algorithm>
#include <utility>

namespace kiji::lint {
namespace {

std::size_t run_length(std::string_view text, char c) {
    return std::min(text.find_first_not_of(c), text.size());
}

bool is_blank_at(std::string_view text, std::size_t at) {
    return at >= text.size() || text[at] == ' ' || text[at] == '\t';
}

/// How long the quote mark or list marker at the head of `text` is; 0: there is none.
std::size_t marker_length(std::string_view text) {
    const char first = text.front();
    if (first == '>')
        return 1;
    if ((first == '-' || first == '+' || first == '*') && is_blank_at(text, 1))
        return 1;
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits > 0 && digits < 10 && digits < text.size() &&
        (text[digits] == '.' || text[digits] == ')') && is_blank_at(text, digits + 1))
        return digits + 1;
    return 0;
}

/// A line of "---", "***", "===".
bool is_rule(std::string_view text) {
    constexpr std::string_view signs = "-*_=";
    const std::size_t end = text.find_last_not_of(" \t");
    return signs.find(text.front()) != std::string_view::npos && end != std::string_view::npos &&
           end > 0 &&
           text.substr(0, end + 1).find_first_not_of(std::string({text.front(), ' ', '\t'})) ==
               std::string_view::npos;
}

/// The characters of a fence of code at the head of `text`; 0: there is none.
std::size_t fence_length(std::string_view text) {
    const char c = text.front();
    if (c != '`' && c != '~')
        return 0;
    const std::size_t length = run_length(text, c);
    const bool has_tick = c == '`' && text.find('`', length) != std::string_view::npos;
    return length < 3 || has_tick ? 0 : length;
}

}  // namespace

bool is_html_comment(const Document& doc, Span span) {
    const LineIndex& index = doc.file().lines();
    const Span last = index.line(index.line_at(span.empty() ? span.begin : span.end - 1));
    const std::string_view html = doc.file().slice({span.begin, last.end});
    if (!html.starts_with("<!--") || !html.ends_with("-->") || html.size() < 7)
        return false;
    const std::string_view comment = html.substr(4, html.size() - 7);
    return !comment.starts_with(">") && !comment.starts_with("->") && !comment.ends_with("-");
}

HtmlParagraphs::HtmlParagraphs(const LineIndex& index, std::string_view text, Span block) {
    const std::size_t last = index.line_at(block.empty() ? block.begin : block.end - 1);
    for (std::size_t line = index.line_at(block.begin); line <= last; ++line)
        read(text, index.line(line));
    end_paragraph();
}

void HtmlParagraphs::end_paragraph() {
    if (!paragraph_.empty())
        paragraphs_.push_back(std::exchange(paragraph_, {}));
}

void HtmlParagraphs::read(std::string_view text, Span line) {
    const auto rest = [&] { return text.substr(line.begin, line.size()); };
    const auto skip = [&](std::size_t bytes) { line.begin += static_cast<std::uint32_t>(bytes); };
    const auto skip_blanks = [&] {
        skip(std::min(rest().find_first_not_of(" \t"), rest().size()));
        return !rest().empty();
    };
    if (fence_ != '\0') {
        const Span code = line;
        const bool has_text = skip_blanks();
        const std::size_t length = has_text ? run_length(rest(), fence_) : 0;
        if (length >= fence_length_ &&
            rest().find_first_not_of(" \t", length) == std::string_view::npos)
            fence_ = '\0';
        else
            code_lines_.push_back(code);
        return;
    }
    bool has_text = skip_blanks();
    if (has_text && is_rule(rest()))
        return end_paragraph();
    while (has_text) {
        const std::size_t marker = marker_length(rest());
        if (marker == 0)
            break;
        if (rest().front() != '>')
            end_paragraph();
        skip(marker);
        has_text = skip_blanks();
    }
    if (!has_text)
        return end_paragraph();
    if (const std::size_t length = fence_length(rest()); length > 0) {
        end_paragraph();
        fence_ = rest().front();
        fence_length_ = length;
        return;
    }
    const std::size_t hashes = run_length(rest(), '#');
    if (hashes == 0 || hashes > 6 || !is_blank_at(rest(), hashes)) {
        paragraph_.push_back(line);
        return;
    }
    end_paragraph();
    skip(hashes);
    if (skip_blanks())
        paragraph_.push_back(line);
    end_paragraph();
}

}  // namespace kiji::lint
