// A file among the posts whose name Jekyll does not take for that of a post.
#include <string_view>

#include <fmt/format.h>

#include "base/letter_case.hpp"
#include "base/text.hpp"
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

/// The folder in `path` that makes Jekyll leave the post out: one below _posts whose name hides it,
/// or one that is called nearly _posts. Empty: none.
std::string_view hiding_folder(std::string_view path) {
    bool among_posts = false;
    for (std::size_t at = 0; at < path.size();) {
        const std::size_t slash = path.find('/', at);
        if (slash == std::string_view::npos)
            break;
        const std::string_view folder = path.substr(at, slash - at);
        if (folder == "_posts" || folder == "_drafts")
            among_posts = true;
        else if (among_posts && (folder.starts_with('_') || folder.starts_with('.') ||
                                 folder.starts_with('#') || folder.ends_with('~')))
            return folder;
        else if (folder.starts_with('_') && edit_distance(lower_case(folder), "_posts", 1) <= 1)
            return folder;
        at = slash + 1;
    }
    return {};
}

/// A post in a folder that Jekyll does not read.
void check_folder(const Document& doc, Findings& out) {
    if (out.site() == nullptr || !out.site()->site().is_whole())
        return;
    const std::string_view path = out.facts().site_path();
    const std::string_view folder = hiding_folder(path);
    if (folder.empty() || out.site()->site().page(path) != nullptr)
        return;
    const bool is_hidden = lies_in(path, "_posts") || lies_in(path, "_drafts");
    out.add({
        .span = doc.front_matter().sections.opening,
        .message = fmt::format("Jekyll reads no posts from the folder {}", folder),
        .help = is_hidden ? "call the folder otherwise: names with _ . # or ~ there are left out"
                          : "call the folder _posts",
    });
}

void check(const Document& doc, Findings& out) {
    const std::string_view path = doc.file().name();
    const std::string_view name = file_name(path);
    if (corpus::post_name(name) && doc.front_matter().sections.present)
        return check_folder(doc, out);
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
        "nothing of the others, nor of folders such as _Posts and _posts/_old.",
    .bad = "---\ntitle: Snow\n---\n\nIt snowed.\n",
    .good = "---\ntitle: Snow\n---\n\nIt snowed.\n",
    .bad_file = "_posts/snow-in-may.md",
    .check = check,
};

}  // namespace kiji::lint
