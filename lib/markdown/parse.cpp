// Text to tree: cmark-gfm reads it line by line in bounded memory, the builder places what it
// found.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <string_view>

#include <fmt/core.h>

#include "base/ascii.hpp"
#include "markdown/cmark.hpp"
#include "markdown/cmark_memory.hpp"
#include "markdown/cmark_wrap.hpp"
#include "markdown/guards.hpp"
#include "markdown/markdown.hpp"
#include "markdown/tree_builder.hpp"

namespace kiji::markdown {
namespace {

// What happens inside of cmark-gfm. It may be left in the middle of any allocation, so only trivial
// types stand here.
struct Run {
    CmarkMemory* memory = nullptr;
    Guards* guards = nullptr;
    const char* text = nullptr;
    std::size_t size = 0;
    const LineIndex* lines = nullptr;  // of the file
    std::size_t begin = 0;             // of the text, in the file
    bool refused = false;              // by a guard
    bool may_have_footnotes = false;
    bool has_nul = false;
    cmark_parser* parser = nullptr;
    cmark_node* document = nullptr;
    FootnoteOrigin* footnotes = nullptr;  // in cmark's memory
    std::size_t footnote_count = 0;
};

// Lists the footnote definitions while they stand where they were written.
void list_footnotes(Run& run) {
    for (int pass = 0; pass < 2; ++pass) {
        std::size_t count = 0;
        cmark_node* node = run.parser->root;
        while (node != nullptr) {
            if (node->type == CMARK_NODE_FOOTNOTE_DEFINITION) {
                if (pass == 1)
                    run.footnotes[count] = {node, node->parent};
                ++count;
            }
            if (node->first_child != nullptr) {
                node = node->first_child;
                continue;
            }
            while (node != nullptr && node->next == nullptr)
                node = node->parent;
            if (node != nullptr)
                node = node->next;
        }
        if (count == 0)
            return;
        if (pass == 0)
            run.footnotes = static_cast<FootnoteOrigin*>(
                run.parser->mem->calloc(count, sizeof(FootnoteOrigin)));
        run.footnote_count = count;
    }
}

bool holds(const cmark_node* outer, const cmark_node* inner) {
    while (inner != nullptr && inner != outer)
        inner = inner->parent;
    return inner == outer;
}

// cmark-gfm frees what a label stands for a second time, and what no reference can name, so these
// get labels that stand nowhere in the text. Labels that differ in the case of letters beyond ASCII
// are taken for different.
void rename_footnotes(Run& run) {
    const auto less = [](const FootnoteOrigin* a, const FootnoteOrigin* b) {
        const std::string_view one = view(a->node->as.literal);
        const std::string_view two = view(b->node->as.literal);
        return std::lexicographical_compare(
            one.begin(), one.end(), two.begin(), two.end(),
            [](char x, char y) { return ascii::lower(x) < ascii::lower(y); });
    };
    cmark_mem* memory = run.parser->mem;
    auto** by_label =
        static_cast<FootnoteOrigin**>(memory->calloc(run.footnote_count, sizeof(FootnoteOrigin*)));
    for (std::size_t i = 0; i < run.footnote_count; ++i)
        by_label[i] = &run.footnotes[i];
    std::sort(by_label, by_label + run.footnote_count,
              [less](const FootnoteOrigin* a, const FootnoteOrigin* b) {
                  if (less(a, b) || less(b, a))
                      return less(a, b);
                  // the first one to end is the one that counts
                  if (holds(a->node, b->node) || holds(b->node, a->node))
                      return a != b && holds(b->node, a->node);
                  return a < b;
              });
    std::array<char, 64> digits{};
    unsigned number = 1'000'000;
    do {
        std::snprintf(digits.data(), digits.size(), "%u", ++number);
    } while (std::string_view(run.text, run.size).find(digits.data()) != std::string_view::npos);
    for (std::size_t i = run.footnote_count; i-- > 0;) {
        cmark_chunk& label = by_label[i]->node->as.literal;
        const bool again = i > 0 && !less(by_label[i - 1], by_label[i]);
        if (!again && label.len <= MAX_LINK_LABEL_LENGTH)
            continue;
        const int length = std::snprintf(digits.data(), digits.size(), "%u.%zu", number, i);
        label.data = static_cast<unsigned char*>(memory->calloc(digits.size(), 1));
        label.len = length;
        label.alloc = 0;
        std::memcpy(label.data, digits.data(), static_cast<std::size_t>(length));
    }
}

// cmark-gfm moves the definitions that are referred to to the end of the document and drops the
// others. Each gets a reference in a paragraph of ours at the end, so that none is dropped; the
// builder takes these out again.
void keep_footnotes(Run& run) {
    list_footnotes(run);
    if (run.footnote_count == 0)
        return;
    rename_footnotes(run);
    cmark_mem* memory = run.parser->mem;
    for (std::size_t i = 0; i < run.footnote_count; ++i) {
        cmark_node* paragraph = cmark_node_new_with_mem(CMARK_NODE_PARAGRAPH, memory);
        cmark_node* reference = cmark_node_new_with_mem(CMARK_NODE_FOOTNOTE_REFERENCE, memory);
        reference->as.literal = run.footnotes[i].node->as.literal;
        reference->as.literal.alloc = 0;
        cmark_node_append_child(paragraph, reference);
        cmark_node_append_child(run.parser->root, paragraph);
    }
}

// Line by line, so that the guards can see each before and after. False: one of them refused.
bool feed(Run& run) {
    std::size_t number = run.lines->line_at(run.begin);
    for (std::size_t at = 0; at < run.size; ++number) {
        const std::size_t end = std::min(run.lines->line(number).end - run.begin, run.size);
        const std::string_view line(run.text + at, end - at);
        if (!run.guards->before_line(*run.parser, line))
            return false;
        if (run.has_nul) {
            cmark_parser_feed(run.parser, line.data(), line.size());
            cmark_parser_feed(run.parser, "\n", 1);
        } else {
            feed_line(*run.parser, line);
        }
        at = std::min(run.lines->full_line(number).end - run.begin, run.size);
        if (!run.guards->after_line(*run.parser))
            return false;
    }
    return run.guards->before_inlines(*run.parser);
}

void parse_document(void* argument) {
    Run& run = *static_cast<Run*>(argument);
    run.parser = run.memory->new_parser();
    run.refused = !feed(run);
    if (run.refused)
        return;
    if (run.may_have_footnotes)
        keep_footnotes(run);
    run.document = cmark_parser_finish(run.parser);
}

// A copy of the body in which Liquid reads as filler.
std::string_view masked(Arena& arena, std::string_view text, std::span<const Span> spans,
                        std::size_t base) {
    char* copy = static_cast<char*>(arena.allocate(text.size(), 1));
    std::memcpy(copy, text.data(), text.size());
    for (const Span span : spans) {
        for (std::size_t i = span.begin - base; i < span.end - base; ++i) {
            if (copy[i] != '\n' && copy[i] != '\r')
                copy[i] = filler;
        }
    }
    return {copy, text.size()};
}

}  // namespace

Result<Tree> parse(const SourceFile& file, Span body, std::span<const Span> masked_spans,
                   const Limits& limits) {
    auto arena = std::make_unique<Arena>();
    std::string_view text = file.slice(body);
    if (!masked_spans.empty())
        text = masked(*arena, text, masked_spans, body.begin);

    CmarkMemory memory(limits.markdown_bytes_floor + limits.markdown_bytes_per_byte * text.size());
    Guards guards(limits, text.size());
    Run run{.memory = &memory,
            .guards = &guards,
            .text = text.data(),
            .size = text.size(),
            .lines = &file.lines(),
            .begin = body.begin,
            .may_have_footnotes = text.find("[^") != std::string_view::npos,
            .has_nul = text.find('\0') != std::string_view::npos};
    const WwwLinks links(text);
    const std::size_t line_before = file.lines().line_at(body.begin);
    if (!memory.run(parse_document, &run)) {
        const std::size_t line =
            run.parser == nullptr ? 1 : static_cast<std::size_t>(run.parser->line_number);
        return Error{fmt::format("the Markdown up to here takes more than {} MB to parse",
                                 memory.bytes() >> 20U),
                     file.name(), line_before + line, 1};
    }
    if (run.refused)
        return Error{guards.stop().message, file.name(), line_before + guards.stop().line,
                     guards.stop().column};
    std::vector<FootnoteOrigin> footnotes(run.footnotes, run.footnotes + run.footnote_count);
    const std::size_t appended = footnotes.size();
    TreeBuilder builder(file, body, text, std::move(arena));
    return builder.build(run.document, std::move(footnotes), appended, masked_spans);
}

}  // namespace kiji::markdown
