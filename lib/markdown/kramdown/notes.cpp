#include <fmt/core.h>

#include "markdown/kramdown/block_writer.hpp"
#include "markdown/kramdown/tags.hpp"

namespace kiji::markdown::kramdown {

// Footnotes: a list at the end.

bool BlockWriter::notes() {
    std::size_t begin = out_.size();
    for (std::size_t i = 0; i < inlines_.notes().size(); ++i) {
        const Note note = inlines_.notes()[i];
        cmark_node* last = note.definition->last_child;
        while (options_.footnote_backlink_inline && last != nullptr &&
               last->type != CMARK_NODE_PARAGRAPH && last->last_child != nullptr)
            last = last->last_child;
        const bool in_paragraph = last != nullptr && last->type == CMARK_NODE_PARAGRAPH;
        if (i == 0) {
            out_ += "<div class=\"footnotes\" role=\"doc-endnotes\">\n  <ol";
            if (options_.footnote_nr != 1)
                out_ += fmt::format(" start=\"{}\"", options_.footnote_nr);
            out_ += ">\n";
            begin = out_.size();
        }
        out_ += fmt::format("    <li id=\"fn:{}\">\n", note.name);
        // References in notes that are still to come count too, but are written before this one's
        // end only where they stand in it.
        backlinks_.clear();
        for (int repeat = 0; repeat <= note.repeats && !options_.footnote_backlink.empty();
             ++repeat) {
            if (repeat > 0 || in_paragraph)
                backlinks_ += "\u00A0";
            const std::string which = repeat == 0 ? std::string() : fmt::format(":{}", repeat);
            backlinks_ += fmt::format(
                "<a href=\"#fnref:{}{}\" class=\"reversefootnote\" "
                "role=\"doc-backlink\">",
                note.name, which);
            write_raw_text(backlinks_, options_.footnote_backlink);
            if (repeat > 0)
                backlinks_ += fmt::format("<sup>{}</sup>", repeat + 1);
            backlinks_ += "</a>";
        }
        backlinks_in_ = in_paragraph ? last : nullptr;
        if (!blocks(note.definition, 3 * step))
            return false;
        if (!in_paragraph && !backlinks_.empty())
            out_.append("      <p>").append(backlinks_).append("</p>\n");
        out_ += "    </li>\n";
    }
    if (out_.size() > begin)
        out_ += "  </ol>\n</div>\n";
    return true;
}

void BlockWriter::fill_contents() {
    if (contents_slot_)
        out_.insert(contents_slot_->at,
                    contents_html(contents_, contents_slot_->tag, contents_slot_->attributes));
}

}  // namespace kiji::markdown::kramdown
