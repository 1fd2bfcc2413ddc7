// A post without front matter.
#include <algorithm>
#include <string_view>

#include "base/ascii.hpp"
#include "base/files.hpp"
#include "lint/rules/front_matter/front_matter.hpp"

namespace kiji::lint {
namespace {

/// "2024-05-02-snow.md": how Jekyll knows a post.
bool has_date(std::string_view name) {
    constexpr std::string_view pattern = "0000-00-00-";
    return name.size() > pattern.size() &&
           std::equal(pattern.begin(), pattern.end(), name.begin(), [](char want, char c) {
               return want == '0' ? ascii::is_digit(c) : c == want;
           });
}

bool lies_among_posts(std::string_view path) {
    for (std::string_view folder = parent(path); !folder.empty() && folder != "/";
         folder = parent(folder)) {
        if (file_name(folder) == "_posts" || file_name(folder) == "_drafts")
            return true;
    }
    return false;
}

void check(const Document& doc, Findings& out) {
    // A page or a README needs none: Jekyll copies it as it is, and that may be what was wanted.
    // Where a fence was left open, that is the finding.
    const bool unclosed = std::ranges::any_of(doc.problems(), [](const Diagnostic& problem) {
        return problem.rule == rules::front_matter_unclosed.name;
    });
    if (doc.front_matter().sections.present || unclosed)
        return;
    const std::string_view path = doc.file().name();
    if (!has_date(file_name(path)) && !lies_among_posts(path))
        return;
    out.add({
        .span = span_of(doc.body().begin, doc.body().begin),
        .message = "the post has no front matter",
        .help = "begin the file with a line ---, then title: and date:, then another line ---",
    });
}

}  // namespace

constinit const Rule rules::front_matter_missing{
    .name = "front-matter-missing",
    .severity = Severity::warning,
    .in_blog = true,
    .summary = "Post has no front matter",
    .why =
        "Title, date and layout of a post stand in its front matter. Files that are posts by their "
        "name (2024-05-02-snow.md) or folder (_posts, _drafts) are looked at.",
    .bad = "It snowed.\n",
    .good = "---\ntitle: Snow in May\n---\n\nIt snowed.\n",
    .check = check,
};

}  // namespace kiji::lint
