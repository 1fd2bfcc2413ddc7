// A file among the posts whose name Jekyll does not take for that of a post.
#include <fmt/format.h>

#include "corpus/site.hpp"
#include "lint/rules/front_matter/front_matter.hpp"
#include "lint/rules/front_matter/post_files.hpp"
#include "lint/site_facts.hpp"

namespace kiji::lint {
namespace {

/// Without _posts above it, a file is a post where nearly all beside it are called like one.
bool lies_among_posts(const SiteFacts* site) {
    constexpr std::size_t fewest = 5;
    return site != nullptr && !site->site().is_whole() && site->posts() > fewest &&
           site->dated_names() * 10 >= site->posts() * 9;
}

void check(const Document& doc, Findings& out) {
    const std::string_view path = doc.file().name();
    const std::string_view name = file_name(path);
    if (corpus::post_name(name) || name.starts_with('_') || name.starts_with('.') ||
        !doc.front_matter().sections.present)
        return;
    if (!lies_in(path, "_posts") && !lies_among_posts(out.site()))
        return;
    const std::string_view stem = name.substr(0, name.size() - extension(name).size());
    if (stem == "index" || stem == "README" || stem == "SOURCES")
        return;
    out.add({
        .span = doc.front_matter().sections.opening,
        .message = fmt::format("Jekyll takes {} for no post, for its name has no date", name),
        .help = fmt::format("call it 2024-05-02-{}", name),
    });
}

}  // namespace

constinit const Rule rules::file_name_dropped{
    .name = "file-name-dropped",
    .tags = "front_matter dates FM006",
    .severity = Severity::error,
    .in_blog = true,
    .summary = "Name of the file makes Jekyll leave the post out",
    .why =
        "Of a folder _posts Jekyll reads files called year-month-day-words.md alone, and says "
        "nothing of the others.",
    .bad = "---\ntitle: Snow\n---\n\nIt snowed.\n",
    .good = "---\ntitle: Snow\n---\n\nIt snowed.\n",
    .bad_file = "_posts/snow-in-may.md",
    .check = check,
};

}  // namespace kiji::lint
