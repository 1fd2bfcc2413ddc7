#include "lint/facts/inlines.hpp"

#include <algorithm>

#include "lint/facts/html_paragraphs.hpp"
#include "lint/facts/inline_scanner.hpp"
#include "lint/facts/inline_writer.hpp"

namespace kiji::lint {
namespace {

using markdown::NodeId;
using markdown::Tree;
using MarkdownKind = markdown::Kind;

std::string_view without_blanks(std::string_view line) {
    const std::size_t begin = std::min(line.find_first_not_of(" \t"), line.size());
    const std::size_t end = line.find_last_not_of(" \t\r");
    return end == std::string_view::npos ? std::string_view() : line.substr(begin, end + 1 - begin);
}

std::size_t run_length(std::string_view text, char c) {
    return std::min(text.find_first_not_of(c), text.size());
}

/// True where `offset` lies in one of `blocks`, which are sorted.
bool lies_in(std::span<const Span> blocks, std::uint32_t offset) {
    const auto behind = std::ranges::upper_bound(blocks, offset, {}, &Span::end);
    return behind != blocks.end() && behind->begin <= offset;
}

/// Hands the text of blocks to the writer, without what is a block of its own for micromark but
/// not for cmark-gfm: math between lines of "$$", and lines of directives.
class Paragraphs {
  public:
    Paragraphs(const Document& doc, std::string_view text, InlineWriter& writer,
               std::span<const Span> math_blocks, bool has_directives)
        : doc_(&doc),
          text_(text),
          writer_(&writer),
          math_blocks_(math_blocks),
          has_directives_(has_directives) {}

    void write(NodeId id) {
        const Tree& tree = doc_->tree();
        lines_.clear();
        const bool is_paragraph = tree[id].kind == MarkdownKind::paragraph;
        for (Span line : tree.lines(id)) {
            const std::string_view content = text_.substr(line.begin, line.size());
            line.begin += static_cast<std::uint32_t>(
                std::min(content.find_first_not_of(" \t"), content.size()));
            if (lies_in(math_blocks_, line.begin))
                flush(id);
            else if (!is_paragraph || !is_directive(id, line))
                lines_.push_back(line);
        }
        flush(id);
    }

  private:
    void flush(NodeId id) {
        writer_->write(lines_, id, false);
        lines_.clear();
    }

    bool is_directive(NodeId id, Span line) {
        const std::string_view content = text_.substr(line.begin, line.size());
        if (!has_directives_ || !content.starts_with("::"))
            return false;
        const std::size_t colons = run_length(content, ':');
        const std::string_view rest = without_blanks(content);
        const auto parts = directive(content, colons, true);
        if (colons != rest.size() && (!parts || parts->end < rest.size()))
            return false;
        flush(id);
        if (parts && !parts->label.empty()) {
            lines_.push_back(
                span_of(line.begin + parts->label.begin, line.begin + parts->label.end));
            flush(id);
        }
        return true;
    }

    const Document* doc_;
    std::string_view text_;
    InlineWriter* writer_;
    std::span<const Span> math_blocks_;
    bool has_directives_;
    std::vector<Span> lines_;
};

std::string masked(std::string_view text, std::span<const Span> liquid) {
    std::string copy(text);
    for (const Span span : liquid) {
        for (std::uint32_t i = span.begin; i < span.end; ++i) {
            if (copy[i] != '\n' && copy[i] != '\r')
                copy[i] = markdown::filler;
        }
    }
    return copy;
}

}  // namespace

Inlines::Inlines(const Document& doc, bool knows_jekyll, std::vector<Span> math_blocks)
    : text_(doc.text()), knows_jekyll_(knows_jekyll), math_blocks_(std::move(math_blocks)) {
    const Tree& tree = doc.tree();
    if (!tree.masked().empty()) {
        masked_ = masked(text_, tree.masked());
        text_ = masked_;
    }
    const auto holds = [&](std::string_view sign) {
        return !knows_jekyll && text_.find(sign) != std::string_view::npos;
    };
    Labels labels;
    for (NodeId id = 0; id < tree.size(); ++id) {
        if (is_in_math(tree[id].span))
            continue;
        if (tree[id].kind == MarkdownKind::link_definition)
            labels.add_definition(tree.link_definition(id).label);
        else if (tree[id].kind == MarkdownKind::footnote_definition)
            labels.add_footnote(tree.footnote(id).label);
    }
    labels.sort();
    const Labels no_labels;  // HTML blocks know none

    InlineWriter writer(*this, labels);
    InlineWriter html_writer(*this, no_labels);
    Paragraphs paragraphs(doc, text_, writer, math_blocks_, holds("::"));
    for (NodeId id = 0; id < tree.size();) {
        if (markdown::holds_inlines(tree[id].kind)) {
            paragraphs.write(id);
            id = tree[id].end;
            continue;
        }
        if (tree[id].kind == MarkdownKind::html_block && !is_in_math(tree[id].span) &&
            !is_html_comment(doc, tree[id].span)) {
            const HtmlParagraphs html(doc.file().lines(), text_, tree[id].span);
            for (const std::vector<Span>& lines : html.paragraphs())
                html_writer.write(lines, id, true);
            html_code_.insert(html_code_.end(), html.code_lines().begin(), html.code_lines().end());
        }
        ++id;
    }
}

bool Inlines::is_in_math(Span span) const {
    return lies_in(math_blocks_, span.begin);
}

}  // namespace kiji::lint
