// Front matter without a title, or with one that is empty.
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/files.hpp"
#include "base/text.hpp"
#include "lint/rules/front_matter/front_matter.hpp"

namespace kiji::lint {
namespace {

/// "index.md" shows the title of the site.
bool is_index(std::string_view path) {
    const std::string_view name = file_name(path);
    return name.substr(0, name.size() - extension(name).size()) == "index";
}

/// As Unicode has white space: U+3000 too.
bool is_all_space(std::string_view text) {
    while (!text.empty()) {
        const CodePoint first = decode(text, 0);
        if (!is_space(first.value))
            return false;
        text.remove_prefix(first.length);
    }
    return true;
}

void check(const Document& doc, Findings& out) {
    const front_matter::FrontMatter& matter = doc.front_matter();
    if (!matter.sections.present || !matter.ok)
        return;
    const Value* title = doc.meta("title");
    if (title == nullptr) {
        if (!is_index(doc.file().name()))
            out.add({
                .span = matter.sections.opening,
                .message = "the front matter has no title",
                .help = "add a line title: and what the post is called",
            });
        return;
    }
    const bool empty = title->is(Value::Type::nil) ||
                       (title->is(Value::Type::string) && is_all_space(title->string()));
    const bool text = !title->is(Value::Type::array) && !title->is(Value::Type::object);
    if (empty || !text)
        out.add({
            .span = doc.place("title").key,
            .message = empty ? std::string("the title is empty")
                             : fmt::format("the title is {}, not text", describe(*title)),
            .help = "write what the post is called",
        });
}

}  // namespace

constinit const Rule rules::title_missing{
    .name = "title-missing",
    .severity = Severity::warning,
    .in_blog = true,
    .summary = "Post has no title",
    .why =
        "The title is the heading of the page, the text of every link to it and what feeds and "
        "search engines show. Jekyll makes one up from the name of the file.",
    .bad = "---\ndate: 2024-05-02\n---\n\nIt snowed.\n",
    .good = "---\ntitle: Snow in May\ndate: 2024-05-02\n---\n\nIt snowed.\n",
    .check = check,
};

}  // namespace kiji::lint
