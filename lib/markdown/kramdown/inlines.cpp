#include "markdown/kramdown/inlines.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "base/text.hpp"
#include "markdown/cmark.hpp"
#include "markdown/kramdown/code.hpp"
#include "markdown/kramdown/emphasis.hpp"
#include "markdown/kramdown/escape.hpp"

namespace kiji::markdown::kramdown {
namespace {

bool is_element(const cmark_node* node) {
    return node != nullptr && node->type != CMARK_NODE_TEXT && node->type != CMARK_NODE_SOFTBREAK &&
           node->type != CMARK_NODE_LINEBREAK;
}

// The next node below `top` in document order that is no descendant of `node`; calls `leave` for
// each that ends on the way.
template <typename Leave>
cmark_node* node_after(cmark_node* node, const cmark_node* top, const Leave& leave) {
    while (node->next == nullptr) {
        node = node->parent;
        if (node == top)
            return nullptr;
        leave(node);
    }
    return node->next;
}

// What the source has where `node` begins, as far as the rules for quotes look.
std::string beginning(const cmark_node* node) {
    if (node == nullptr)
        return {};
    switch (node->type) {
        case CMARK_NODE_TEXT: {
            const std::string_view text = view(node->as.literal);
            return std::string(text.substr(0, std::min<std::size_t>(text.size(), 8)));
        }
        case CMARK_NODE_SOFTBREAK:
            return "\n";
        case CMARK_NODE_LINEBREAK:
            return "  \n";
        case CMARK_NODE_CODE:
            return "`c";
        case CMARK_NODE_HTML_INLINE:
            return "<t";
        case CMARK_NODE_EMPH:
            return "*" + beginning(node->first_child);
        case CMARK_NODE_STRONG:
            return "**" + beginning(node->first_child);
        case CMARK_NODE_CUSTOM_INLINE:
            return "*" + beginning(node->first_child);
        case CMARK_NODE_IMAGE:
            return "![";
        default:
            return node->type == CMARK_NODE_STRIKETHROUGH ? "~~" : "[t";
    }
}

// What the source has behind `node`: what comes next, or what ends around it.
std::string source_behind(const cmark_node* node) {
    std::string out;
    while (out.size() < 3) {
        if (node->next != nullptr)
            return out + beginning(node->next);
        node = node->parent;
        if (node->type == CMARK_NODE_EMPH || node->type == CMARK_NODE_CUSTOM_INLINE)
            out += '*';
        else if (node->type == CMARK_NODE_STRONG)
            out += "**";
        else if (node->type == CMARK_NODE_LINK)
            out += "](";
        else
            return out;
    }
    return out;
}

bool is_cjk_letter(char32_t c) {
    return (c >= 0x3041 && c <= 0x30FF && c != 0x30FB) || (c >= 0x31F0 && c <= 0x31FF) ||
           (c >= 0x3400 && c <= 0x9FFF) || c == 0x3005 || c == 0x3007 ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF66 && c <= 0xFF9D) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

// What stands between tags, but for references: ids have no place for what these stand for.
void append_text_of(std::string& out, std::string_view html) {
    for (std::size_t at = 0; at < html.size();) {
        const bool tag = html[at] == '<';
        const bool reference = html[at] == '&';
        const std::size_t end =
            tag ? html.find('>', at)
                : (reference ? html.find(';', at) : html.find_first_of("<&", at));
        if (!tag && !reference)
            out += html.substr(at, end - at);
        if (end == std::string_view::npos)
            return;
        at = tag || reference ? end + 1 : end;
    }
}

// Dashes that are set as one become a character that ids do not have.
void remove_dashes(std::string& text) {
    std::size_t kept = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_not_of('-', at), text.size());
        const std::size_t run = end - at;
        if (run == 0) {
            text[kept++] = text[at++];
            continue;
        }
        if (run % 3 == 1)
            text[kept++] = '-';
        at = end;
    }
    text.resize(kept);
}

char32_t last_character(std::string_view text) {
    std::size_t at = text.size();
    while (at > 0 && (static_cast<unsigned char>(text[at - 1]) & 0xC0U) == 0x80U)
        --at;
    return at == 0 ? 0 : decode(text, at - 1).value;
}

}  // namespace

void InlineWriter::write(std::string& out, cmark_node* block) {
    pair_emphasis(block, texts_);
    for (cmark_node* node = block->first_child; node != nullptr;) {
        enter(out, node);
        const bool below = node->first_child != nullptr && node->type != CMARK_NODE_IMAGE;
        if (below) {
            node = node->first_child;
            continue;
        }
        if (node->type != CMARK_NODE_IMAGE)
            leave(out, node);
        node = node_after(node, block, [&](const cmark_node* done) {
            if (!for_contents_ || done->type != CMARK_NODE_LINK)
                leave(out, done);
        });
    }
}

void InlineWriter::write_for_contents(std::string& out, cmark_node* block) {
    for_contents_ = true;
    write(out, block);
    for_contents_ = false;
}

void InlineWriter::enter(std::string& out, cmark_node* node) {
    switch (node->type) {
        case CMARK_NODE_TEXT:
            return text(out, node);
        case CMARK_NODE_SOFTBREAK:
            return line_break(out, node, false);
        case CMARK_NODE_LINEBREAK:
            return line_break(out, node, true);
        case CMARK_NODE_CODE:
            return code(out, view(node->as.literal), attributes_behind(node));
        case CMARK_NODE_HTML_INLINE:
            out += marks_.restored(view(node->as.literal));
            return;
        case CMARK_NODE_EMPH:
        case CMARK_NODE_STRONG:
            out += node->type == CMARK_NODE_EMPH ? "<em" : "<strong";
            attributes_behind(node).write(out);
            out += '>';
            return;
        case CMARK_NODE_LINK:
            return link(out, node);
        case CMARK_NODE_IMAGE:
            return image(out, node);
        case CMARK_NODE_FOOTNOTE_REFERENCE:
            return reference(out, node);
        case CMARK_NODE_CUSTOM_INLINE:
            return signs(out, view(node->as.custom.on_enter));
        default:
            if (node->type == CMARK_NODE_STRIKETHROUGH)
                out += "<del>";
    }
}

void InlineWriter::leave(std::string& out, const cmark_node* node) {
    if (node->type == CMARK_NODE_EMPH)
        out += "</em>";
    else if (node->type == CMARK_NODE_STRONG)
        out += "</strong>";
    else if (node->type == CMARK_NODE_LINK)
        out += "</a>";
    else if (node->type == CMARK_NODE_CUSTOM_INLINE)
        signs(out, view(node->as.custom.on_exit));
    else if (node->type == CMARK_NODE_STRIKETHROUGH)
        out += "</del>";
}

// Text

void InlineWriter::plain(std::string& out, std::string_view text, std::string_view after,
                         bool continues) {
    std::size_t done = 0;
    if (!marks_.abbreviations.empty()) {
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t size = abbreviations_.size_at(text, at);
            if (size == 0) {
                at += std::max<std::size_t>(decode(text, at).length, 1);
                continue;
            }
            typography_.write(out, text.substr(done), at - done, continues && done == 0);
            abbreviation(out, text.substr(at, size));
            at = done = at + size;
        }
        text.remove_prefix(done);
        continues = continues && done == 0;
    }
    if (after.empty()) {
        typography_.write(out, text, text.size(), continues);
        return;
    }
    std::string with_next(text);
    with_next += after;
    typography_.write(out, with_next, text.size(), continues);
}

// Tags of emphasis, and marks that are none.
void InlineWriter::signs(std::string& out, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] != mask) {
            out += text[at++];
            continue;
        }
        const Marks::Found found = marks_.find(text, at);
        out += found.tag;
        at += found.size;
    }
}

void InlineWriter::abbreviation(std::string& out, std::string_view word) const {
    const std::string& meaning = marks_.abbreviations.find(word)->second;
    out += "<abbr";
    if (!meaning.empty())
        attribute(out, "title", meaning);
    out += '>';
    escape_code(out, word);
    out += "</abbr>";
}

void InlineWriter::text(std::string& out, cmark_node* node) {
    std::string_view text = view(node->as.literal);
    const std::size_t skipped = std::min(skip_, text.size());
    text.remove_prefix(skipped);
    skip_ = 0;
    bool continues = node->prev != nullptr && node->prev->type == CMARK_NODE_SOFTBREAK;
    std::size_t at = 0;
    if (is_element(node->prev)) {
        Attributes written_already;
        at = attributes_at(text, 0, written_already);
    }
    while (at < text.size()) {
        const std::size_t next = std::min(text.find(mask, at), text.size());
        const std::string_view piece = text.substr(at, next - at);
        if (!piece.empty()) {
            std::string after;
            if (Typography::looks_ahead(piece))
                after =
                    next < text.size() ? std::string(text.substr(next, 8)) : source_behind(node);
            plain(out, piece, after, continues && at == 0);
        }
        if (next == text.size())
            return;
        const Marks::Found found = marks_.find(text, next);
        at = next + found.size;
        if (found.mark == nullptr) {
            out += found.tag;
            escape_code(out, found.character);
        } else if (found.mark->kind == Mark::Kind::math) {
            Attributes attributes;
            at = attributes_at(text, at, attributes);
            math(out, *found.mark, attributes);
        } else if (found.mark->kind == Mark::Kind::html) {
            out += found.mark->text;
        } else if (found.mark->kind == Mark::Kind::code) {
            Attributes attributes;
            at = attributes_at(text, at, attributes);
            code(out, found.mark->text, std::move(attributes));
        } else if (found.mark->kind == Mark::Kind::symbols) {
            plain(out, found.mark->text, {}, false);
        } else if (found.mark->kind == Mark::Kind::comment) {
            out.append("<!-- ").append(found.mark->text).append(" -->");
        } else {
            plain(out, found.mark->source, {}, false);
        }
    }
}

void InlineWriter::line_break(std::string& out, const cmark_node* node, bool hard) {
    if (hard || options_.hard_wrap) {
        out += "<br />\n";
        return;
    }
    const bool between_text = node->prev != nullptr && node->prev->type == CMARK_NODE_TEXT &&
                              node->next != nullptr && node->next->type == CMARK_NODE_TEXT;
    if (options_.remove_line_breaks_for_cjk && between_text &&
        is_cjk_letter(last_character(view(node->prev->as.literal))) &&
        is_cjk_letter(decode(view(node->next->as.literal), 0).value))
        return;
    out += '\n';
}

// Elements

std::size_t InlineWriter::attributes_at(std::string_view text, std::size_t at,
                                        Attributes& into) const {
    while (at < text.size() && text[at] == mask) {
        const Marks::Found found = marks_.find(text, at);
        if (found.mark == nullptr || found.mark->kind != Mark::Kind::attributes)
            break;
        into.merge(found.mark->attributes);
        at += found.size;
    }
    marks_.resolve(into);
    return at;
}

Attributes InlineWriter::attributes_behind(const cmark_node* node) const {
    Attributes out;
    if (node->next != nullptr && node->next->type == CMARK_NODE_TEXT)
        attributes_at(view(node->next->as.literal), 0, out);
    return out;
}

void InlineWriter::attribute(std::string& out, std::string_view key, std::string_view value) const {
    out.append(" ").append(key).append("=\"");
    if (value.find(mask) == std::string_view::npos)
        escape_attribute(out, value);
    else
        escape_attribute(out, marks_.restored(value));
    out += '"';
}

void InlineWriter::code(std::string& out, std::string_view text, Attributes attributes) const {
    out += "<code";
    code_span_attributes(std::move(attributes), options_).write(out);
    out += '>';
    if (text.find(mask) == std::string_view::npos)
        escape_code(out, text);
    else
        escape_code(out, marks_.restored(text));
    out += "</code>";
}

void InlineWriter::link(std::string& out, cmark_node* node) {
    if (for_contents_)
        return;
    out += "<a";
    attribute(out, "href", view(node->as.link.url));
    if (node->as.link.title.len > 0)
        attribute(out, "title", view(node->as.link.title));
    attributes_behind(node).write(out);
    out += '>';
}

void InlineWriter::image(std::string& out, cmark_node* node) {
    out += "<img";
    attribute(out, "src", view(node->as.link.url));
    attribute(out, "alt", as_written(node));
    if (node->as.link.title.len > 0)
        attribute(out, "title", view(node->as.link.title));
    attributes_behind(node).write(out);
    out += " />";
}

void InlineWriter::reference(std::string& out, cmark_node* node) {
    cmark_node* definition = node->parent_footnote_def;
    if (definition == nullptr || for_contents_)
        return;
    const auto [place, is_new] = note_of_.try_emplace(definition, notes_.size());
    std::string repeat;
    if (is_new) {
        notes_.push_back(
            {.definition = definition,
             .name = options_.footnote_prefix + marks_.restored(view(definition->as.literal)),
             .number = options_.footnote_nr + static_cast<int>(notes_.size())});
    } else {
        repeat = fmt::format(":{}", ++notes_[place->second].repeats);
    }
    const Note& note = notes_[place->second];
    out += fmt::format(
        "<sup id=\"fnref:{0}{1}\"><a href=\"#fn:{0}\" class=\"footnote\" rel=\"footnote\" "
        "role=\"doc-noteref\">{2}</a></sup>",
        note.name, repeat, note.number);
}

void InlineWriter::math(std::string& out, const Mark& mark, const Attributes& attributes) const {
    std::string value;
    escape_code(value, mark.text);
    if (options_.mathjax && attributes.empty()) {
        out.append("\\(").append(value).append("\\)");
        return;
    }
    Attributes with_class = attributes;
    if (!options_.mathjax)
        with_class.add_class("kdmath");
    out += "<span";
    with_class.write(out);
    out.append(">$").append(mark.text).append("$</span>");
}

void InlineWriter::unmarked(std::string& out, std::string_view text) const {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t next = std::min(text.find(mask, at), text.size());
        out += text.substr(at, next - at);
        if (next == text.size())
            return;
        const Marks::Found found = marks_.find(text, next);
        out += found.character;
        if (found.mark != nullptr &&
            (found.mark->kind == Mark::Kind::math || found.mark->kind == Mark::Kind::code))
            out += found.mark->text;
        else if (found.mark != nullptr && found.mark->kind == Mark::Kind::html)
            append_text_of(out, found.mark->text);
        at = next + found.size;
    }
}

std::string InlineWriter::plain_text(cmark_node* block) const {
    std::string out;
    for (cmark_node* node = block->first_child; node != nullptr;) {
        if (node->type == CMARK_NODE_CODE) {
            out += marks_.restored(view(node->as.literal));
        } else if (node->type == CMARK_NODE_TEXT) {
            std::string text;
            unmarked(text, view(node->as.literal));
            if (options_.typographic)
                remove_dashes(text);
            out += text;
        } else if (node->type == CMARK_NODE_SOFTBREAK || node->type == CMARK_NODE_LINEBREAK) {
            out += '\n';
        }
        const bool below = node->first_child != nullptr && node->type != CMARK_NODE_IMAGE;
        node = below ? node->first_child : node_after(node, block, [](const cmark_node*) {});
    }
    return out;
}

// As it was written, but for escapes, and links without what they lead to.
std::string InlineWriter::as_written(cmark_node* block) const {
    std::string out;
    const auto sign = [&out](const cmark_node* node) {
        if (node->type == CMARK_NODE_EMPH)
            out += '*';
        else if (node->type == CMARK_NODE_STRONG)
            out += "**";
        else if (node->type == CMARK_NODE_STRIKETHROUGH)
            out += "~~";
    };
    for (cmark_node* node = block->first_child; node != nullptr;) {
        sign(node);
        if (node->type == CMARK_NODE_CODE)
            out.append("`").append(marks_.restored(view(node->as.literal))).append("`");
        else if (node->type == CMARK_NODE_TEXT)
            unmarked(out, view(node->as.literal));
        else if (node->type == CMARK_NODE_SOFTBREAK || node->type == CMARK_NODE_LINEBREAK)
            out += '\n';
        if (node->first_child != nullptr) {
            node = node->first_child;
            continue;
        }
        sign(node);
        node = node_after(node, block, sign);
    }
    return out;
}

}  // namespace kiji::markdown::kramdown
