// A category that is not that of the folder, where the folders of the site go by categories.
#include <array>
#include <string>

#include <fmt/format.h>

#include "base/files.hpp"
#include "corpus/site.hpp"
#include "lint/rules/site/site.hpp"
#include "lint/site_facts.hpp"

namespace kiji::lint {
namespace {

/// True where a folder goes by its name: three posts or more, and eight in ten of the others.
bool goes_by_category(const SiteFacts::Folder& folder) {
    return folder.named_alike >= 3 && folder.named_alike * 10 >= (folder.posts - 1) * 8;
}

/// The first key that says a category.
Span place_of_category(const Document& doc) {
    for (const std::string_view key : {"category", "categories"}) {
        if (doc.meta(key) != nullptr)
            return doc.place(key).value;
    }
    return {};
}

void check(const Document& doc, Findings& out) {
    const std::string_view path = out.facts().site_path();
    const std::string_view name = SiteFacts::folder_name(path);
    const corpus::Page* page =
        out.site() == nullptr || name.empty() ? nullptr : out.site()->site().page(path);
    const Span place = place_of_category(doc);
    if (page == nullptr || page->categories.empty() || place.empty())
        return;
    const std::string folded = Terms::folded(name);
    for (const std::string& category : page->categories) {
        if (Terms::folded(category) == folded)
            return;
    }
    const SiteFacts::Folder folder = out.site()->folder_of(path);
    if (folder.posts == 0 || !goes_by_category(folder))
        return;
    out.add({
        .span = place,
        .message = fmt::format("{} of {} posts in {} are of the category {}, this one is not",
                               folder.named_alike, folder.posts, parent(path), name),
        .help = fmt::format("add the category {}, or move the post", name),
    });
}

}  // namespace

constinit const Rule rules::category_unlike_folder{
    .name = "category-unlike-folder",
    .tags = "site FM016",
    .severity = Severity::info,
    .in_blog = true,
    .summary = "Category is not that of the folder",
    .why =
        "A post in the wrong folder is hard to find again, and one with the wrong category is "
        "missing in its archive. Told where eight in ten posts of a folder below _posts have its "
        "name among their categories.",
    .bad = "---\ntitle: Snow\ncategory: sports\n---\n\nIt snowed.\n",
    .good = "---\ntitle: Snow\ncategory: weather\n---\n\nIt snowed.\n",
    .bad_file = "_posts/weather/2024-05-02-snow.md",
    .beside =
        "==> _config.yml <==\ntitle: Weather\n"
        "==> _posts/weather/2024-01-01-a.md <==\n---\ntitle: A\ncategory: weather\n---\n"
        "==> _posts/weather/2024-01-02-b.md <==\n---\ntitle: B\ncategory: weather\n---\n"
        "==> _posts/weather/2024-01-03-c.md <==\n---\ntitle: C\ncategory: Weather\n---\n",
    .check = check,
};

}  // namespace kiji::lint
