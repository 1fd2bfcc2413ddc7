#include "markdown/kramdown/block_writer.hpp"

namespace kiji::markdown::kramdown {

bool BlockWriter::table(cmark_node* node, int indent, Attributes& attributes) {
    const std::uint8_t* alignments = cmark_gfm_extensions_get_table_alignments(node);
    const std::string groups = std::exchange(groups_, {});
    open("table", attributes, indent);
    out_ += '\n';
    std::string_view open_group;
    std::size_t number = 0;
    char group = 0;
    for (cmark_node* row = node->first_child; row != nullptr; row = row->next, ++number) {
        const char next = number < groups.size() ? groups[number] : (number == 0 ? 'h' : 'b');
        if (open_group.empty() || next == 'B' || (next != group && group != 'B') ||
            (group == 'B' && next != 'b')) {
            if (!open_group.empty())
                close(open_group, indent + step);
            open_group = next == 'h' ? "thead" : (next == 'f' ? "tfoot" : "tbody");
            open(open_group, {}, indent + step);
            out_ += '\n';
        }
        group = next;
        write_row(row, group == 'h' ? "th" : "td", indent + 2 * step, alignments);
        if (out_.size() > limit_)
            return false;
    }
    if (!open_group.empty())
        close(open_group, indent + step);
    close("table", indent);
    return true;
}

void BlockWriter::write_row(cmark_node* row, std::string_view tag, int indent,
                            const std::uint8_t* alignments) {
    open("tr", {}, indent);
    out_ += '\n';
    for (cmark_node* cell = row->first_child; cell != nullptr; cell = cell->next) {
        this->indent(indent + step);
        out_.append("<").append(tag);
        switch (*alignments++) {
            case 'l':
                out_ += " style=\"text-align: left\"";
                break;
            case 'c':
                out_ += " style=\"text-align: center\"";
                break;
            case 'r':
                out_ += " style=\"text-align: right\"";
                break;
            default:
                break;
        }
        out_ += '>';
        if (cell->first_child == nullptr)
            out_ += "\u00A0";
        inlines_.write(out_, cell);
        out_.append("</").append(tag).append(">\n");
    }
    close("tr", indent);
}

}  // namespace kiji::markdown::kramdown
