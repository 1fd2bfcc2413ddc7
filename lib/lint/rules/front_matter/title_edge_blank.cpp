// A title with white space at its head or end.
#include "base/text.hpp"
#include "lint/rules/front_matter/front_matter.hpp"
#include "lint/rules/front_matter/matter_items.hpp"

namespace kiji::lint {
namespace {

/// Without white space at both ends, as Unicode has it: U+3000 too.
std::string_view trimmed(std::string_view text) {
    while (!text.empty()) {
        const CodePoint first = decode(text, 0);
        if (!is_space(first.value))
            break;
        text.remove_prefix(first.length);
    }
    while (!text.empty()) {
        std::size_t last = text.size() - 1;
        while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80U)
            --last;
        if (!is_space(decode(text, last).value))
            break;
        text.remove_suffix(text.size() - last);
    }
    return text;
}

void check(const Document& doc, Findings& out) {
    const Value* title = doc.meta("title");
    if (title == nullptr || !title->is(Value::Type::string))
        return;
    const Span place = doc.place("title").value;
    const std::string_view text = title->string();
    const std::string_view bare = trimmed(text);
    const std::string_view written = doc.file().slice(place);
    // A block of lines ends with a line end.
    if (bare.empty() || bare == text || written.starts_with('|') || written.starts_with('>'))
        return;
    out.add({
        .span = place,
        .message = bare.data() == text.data() ? "the title ends with white space"
                                              : "the title begins with white space",
        .help = "take it out",
        .fix = {{place, in_quotes_of(doc, place, bare)}},
    });
}

}  // namespace

constinit const Rule rules::title_edge_blank{
    .name = "title-edge-blank",
    .tags = "front_matter title FM010",
    .severity = Severity::warning,
    .in_blog = true,
    .fixes = Fixes::safe,
    .summary = "Title has white space at an end",
    .why = "Lists that are sorted by title put it first, and comparing titles fails.",
    .bad = "---\ntitle: \"Snow in May \"\n---\n\nIt snowed.\n",
    .good = "---\ntitle: \"Snow in May\"\n---\n\nIt snowed.\n",
    .check = check,
};

}  // namespace kiji::lint
