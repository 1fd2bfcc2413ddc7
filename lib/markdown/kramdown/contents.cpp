#include "markdown/kramdown/contents.hpp"

#include <cstddef>

#include "markdown/kramdown/escape.hpp"

namespace kiji::markdown::kramdown {

std::string contents_html(const std::vector<ContentsEntry>& entries, std::string_view tag,
                          Attributes attributes) {
    if (entries.empty())
        return {};
    if (attributes.find("id") == nullptr)
        attributes.set("id", "markdown-toc");
    const std::string list_id = *attributes.find("id");
    std::string out = "<";
    out += tag;
    attributes.write(out);
    out += ">\n";
    const auto indent = [&out](std::size_t depth) { out.append(2 * depth, ' '); };
    std::vector<int> open;  // levels of the items that are not closed yet
    const auto close_item = [&](bool holds_list) {
        if (holds_list) {
            indent(2 * open.size());
            out.append("</").append(tag).append(">\n");
            indent(2 * open.size() - 1);
        }
        out += "</li>\n";
        open.pop_back();
    };
    bool holds_list = false;  // the innermost open item
    for (const ContentsEntry& entry : entries) {
        while (!open.empty() && open.back() >= entry.level) {
            close_item(holds_list);
            holds_list = true;
        }
        if (!open.empty() && !holds_list) {
            // a list begins within the item
            indent(2 * open.size());
            out.append("<").append(tag).append(">\n");
        }
        indent(2 * open.size() + 1);
        out += "<li><a href=\"#";
        escape_attribute(out, entry.id);
        out += "\" id=\"";
        escape_attribute(out, list_id + '-' + entry.id);
        out.append("\">").append(entry.html).append("</a>");
        open.push_back(entry.level);
        holds_list = false;
    }
    while (!open.empty()) {
        close_item(holds_list);
        holds_list = true;
    }
    out.append("</").append(tag).append(">\n");
    return out;
}

}  // namespace kiji::markdown::kramdown
