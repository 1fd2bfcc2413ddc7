#include "lint/facts/inline_writer.hpp"

#include <algorithm>

namespace kiji::lint {
namespace {

using Kind = InlineToken::Kind;
using Item = InlineItem::Kind;

/// `text` without the blanks at its end, which break the line or mean nothing.
std::size_t trimmed_end(std::string_view text, std::size_t begin, std::size_t end) {
    while (end > begin && (text[end - 1] == ' ' || text[end - 1] == '\t'))
        --end;
    return end;
}

/// Where the text of an item ends: at the end of a line, without blanks.
std::size_t text_end(const InlineScanner& scanner, std::string_view text, std::size_t item) {
    const std::span<const InlineItem> items = scanner.items();
    const bool ends_line = item + 1 == items.size() || items[item + 1].kind == Item::line_end;
    return ends_line ? trimmed_end(text, items[item].begin, items[item].end) : items[item].end;
}

/// True where what is left of the run at `item` has other text next to it.
bool touches_text(const InlineScanner& scanner, std::string_view text, std::size_t item) {
    const std::span<const InlineItem> items = scanner.items();
    const MarkerRun& run = scanner.runs()[items[item].data];
    const auto other_run = [&](std::size_t other) -> const MarkerRun* {
        return items[other].kind == Item::run ? &scanner.runs()[items[other].data] : nullptr;
    };
    if (run.begin == items[item].begin && item > 0) {
        const MarkerRun* before = other_run(item - 1);
        if (items[item - 1].kind == Item::text ||
            (before != nullptr && before->size() > 0 && before->end == items[item - 1].end))
            return true;
    }
    if (run.end == items[item].end && item + 1 < items.size()) {
        const InlineItem& next = items[item + 1];
        const MarkerRun* behind = other_run(item + 1);
        return (next.kind == Item::text && text_end(scanner, text, item + 1) > next.begin) ||
               (behind != nullptr && behind->size() > 0 && behind->begin == next.begin);
    }
    return false;
}

bool is_padded(std::string_view code) {
    const auto is_space = [](char c) { return c == ' ' || c == '\n'; };
    return code.size() > 2 && is_space(code.front()) && is_space(code.back()) &&
           code.find_first_not_of(" \n") != std::string_view::npos;
}

Kind leaf_kind(Item kind) {
    switch (kind) {
        case Item::line_end:
            return Kind::line_end;
        case Item::escape:
            return Kind::escape;
        case Item::entity:
            return Kind::entity;
        case Item::code:
            return Kind::code;
        case Item::math:
            return Kind::math;
        case Item::html:
            return Kind::html;
        case Item::autolink:
            return Kind::autolink;
        case Item::bare_url:
            return Kind::bare_url;
        case Item::footnote_call:
            return Kind::footnote_call;
        case Item::attribute_list:
            return Kind::attribute_list;
        default:
            return Kind::text;
    }
}

}  // namespace

void BlockText::assign(std::string_view file, std::span<const Span> lines) {
    pieces_.clear();
    bool follow = true;
    for (std::size_t i = 1; i < lines.size() && follow; ++i)
        follow = lines[i].begin == lines[i - 1].end + 1 && file[lines[i - 1].end] == '\n';
    if (follow) {
        pieces_.push_back({0, lines.front().begin});
        text_ = file.substr(lines.front().begin, lines.back().end - lines.front().begin);
        return;
    }
    joined_.clear();
    for (const Span line : lines) {
        if (!joined_.empty() || !pieces_.empty())
            joined_.push_back('\n');
        pieces_.push_back({static_cast<std::uint32_t>(joined_.size()), line.begin});
        joined_.append(file.substr(line.begin, line.size()));
    }
    text_ = joined_;
}

std::uint32_t BlockText::begin(std::size_t at) const {
    const Piece* piece = &pieces_.front();
    if (pieces_.size() > 1)
        piece = &*(std::ranges::upper_bound(pieces_, at, {}, &Piece::at) - 1);
    return piece->source + static_cast<std::uint32_t>(at) - piece->at;
}

std::uint32_t BlockText::end(std::size_t at) const {
    return at == 0 ? begin(0) : begin(at - 1) + 1;
}

void InlineWriter::write(std::span<const Span> lines, InlineBlock block) {
    if (lines.empty())
        return;
    block_.assign(out_->text_, lines);
    in_html_block_ = block.in_html_block;
    base_ = 0;
    block.lines = {lines.front().begin, lines.back().end};
    block.begin = static_cast<std::uint32_t>(out_->tokens_.size());
    emit(block_.text(), 0, scanner_);
    block.end = static_cast<std::uint32_t>(out_->tokens_.size());
    out_->blocks_.push_back(block);
}

void InlineWriter::emit(std::string_view text, std::size_t base, InlineScanner& scanner) {
    base_ = base;
    scanner.read(
        text,
        {.labels = labels_, .knows_jekyll = out_->knows_jekyll_, .in_html_block = in_html_block_});
    const std::span<const InlineItem> items = scanner.items();
    for (std::size_t i = 0; i < items.size(); ++i) {
        const InlineItem& item = items[i];
        switch (item.kind) {
            case Item::text:
                emit_text(scanner, text, i);
                break;
            case Item::run:
                emit_run(scanner, text, i);
                break;
            case Item::open_link:
            case Item::open_image:
                open_link(item);
                break;
            case Item::close:
                close_link(scanner, item);
                break;
            case Item::directive:
                emit_directive(item, text);
                base_ = base;
                break;
            default:
                emit_code(item, text, add(leaf_kind(item.kind), item.begin, item.end));
                break;
        }
    }
    for (ScannedReference& reference : scanner.undefined())
        out_->undefined_.push_back(
            {reference.form, span(reference.begin, reference.end), std::move(reference.label)});
}

void InlineWriter::emit_text(const InlineScanner& scanner, std::string_view text,
                             std::size_t item) {
    const std::size_t begin = scanner.items()[item].begin;
    const std::size_t end = text_end(scanner, text, item);
    if (begin < end)
        add(Kind::text, begin, end);
}

// What a run closes, what is left of it, and what it opens.
void InlineWriter::emit_run(const InlineScanner& scanner, std::string_view text, std::size_t item) {
    const MarkerRun& run = scanner.runs()[scanner.items()[item].data];
    std::size_t at = scanner.items()[item].begin;
    for (std::uint32_t id = run.closes; id != UINT32_MAX; id = scanner.matches()[id].next_close) {
        at += scanner.matches()[id].size;
        close(at);
    }
    if (run.size() > 0) {
        // Within emphasis and links micromark makes one token of text and markers.
        const bool in_span = !open_.empty() && out_->tokens_[open_.back()].kind != Kind::directive;
        add(in_span && touches_text(scanner, text, item) ? Kind::text : Kind::lone_run, run.begin,
            run.end);
    }
    at = run.end;
    for (std::uint32_t id = run.opens; id != UINT32_MAX; id = scanner.matches()[id].next_open) {
        const std::uint32_t size = scanner.matches()[id].size;
        open(size == 1 ? Kind::emphasis : Kind::strong, at, size);
        at += size;
    }
}

void InlineWriter::emit_code(const InlineItem& item, std::string_view text, std::uint32_t token) {
    if (item.kind != Item::code && item.kind != Item::math)
        return;
    const std::size_t begin = item.begin + item.data;
    const std::size_t end = item.end - item.data;
    out_->tokens_[token].data = static_cast<std::uint32_t>(out_->codes_.size());
    out_->codes_.push_back({span(begin, end), is_padded(text.substr(begin, end - begin))});
}

void InlineWriter::emit_directive(const InlineItem& item, std::string_view text) {
    const auto parts = directive(text, item.begin + 1U, false);
    open(Kind::directive, item.begin, UINT32_MAX);
    const std::vector<std::uint32_t> outer = std::exchange(open_, {open_.back()});
    if (parts && !parts->label.empty()) {
        const std::size_t base = base_;
        InlineScanner scanner;  // the other one is being read
        emit(text.substr(parts->label.begin, parts->label.end - parts->label.begin),
             base + parts->label.begin, scanner);
        base_ = base;
    }
    open_ = outer;
    close(item.end);
}

void InlineWriter::open_link(const InlineItem& item) {
    if (!item.resolved) {
        add(Kind::text, item.begin, item.end);
        return;
    }
    open(item.kind == Item::open_link ? Kind::link : Kind::image, item.begin,
         static_cast<std::uint32_t>(out_->links_.size()));
    InlineLink link;
    link.text = {block_.begin(base_ + item.end), 0};
    out_->links_.push_back(link);
}

void InlineWriter::close_link(const InlineScanner& scanner, const InlineItem& item) {
    const ScannedLink& scanned = scanner.links()[item.data];
    InlineLink& link = out_->links_[out_->tokens_[open_.back()].data];
    link.form = scanned.form;
    link.text.end = block_.begin(base_ + item.begin);
    if (scanned.form == markdown::Link::Form::inlined) {
        link.resource = span(item.begin + 1U, scanned.resource.end);
        link.destination = span(scanned.resource.destination);
        link.title = span(scanned.resource.title);
        link.has_destination = scanned.resource.has_destination;
        link.has_title = scanned.resource.has_title;
    } else if (!scanned.reference.empty()) {
        link.reference = span(scanned.reference);
    }
    close(item.end);
}

std::uint32_t InlineWriter::add(Kind kind, std::size_t begin, std::size_t end) {
    const auto id = static_cast<std::uint32_t>(out_->tokens_.size());
    out_->tokens_.push_back({.kind = kind,
                             .in_html_block = in_html_block_,
                             .parent = open_.empty() ? UINT32_MAX : open_.back(),
                             .end = id + 1,
                             .span = span(begin, end)});
    return id;
}

void InlineWriter::open(Kind kind, std::size_t begin, std::uint32_t data) {
    const std::uint32_t id = add(kind, begin, begin + 1);
    out_->tokens_[id].data = data;
    open_.push_back(id);
}

void InlineWriter::close(std::size_t end) {
    InlineToken& token = out_->tokens_[open_.back()];
    token.end = static_cast<std::uint32_t>(out_->tokens_.size());
    token.span.end = block_.end(base_ + end);
    open_.pop_back();
}

}  // namespace kiji::lint
