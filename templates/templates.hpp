// The files of this folder, embedded in the binary.
#pragma once

#include <span>
#include <string_view>

namespace kiji::templates {

/// The default page; its slots are {{ language }}, {{ title }}, {{ description }}, {{ header }} and
/// {{ content }}.
extern const std::string_view page_html;
/// The report of duplicates; its slots are {{ title }} and {{ content }}.
extern const std::string_view report_html;

/// A file of a folder that is embedded as a whole.
struct File {
    std::string_view path;  // below the folder: "_layouts/post.html"
    std::string_view bytes;
};

/// The default theme, as it would lie in the folder of a site, sorted by path: _layouts, _includes,
/// assets, and the pages that it brings: home, archive, tags, 404 and feed.
std::span<const File> theme_files();

/// What new sites and themes begin with. Slots: %title%, %timezone%, %date%, %year%, %name%; DATE
/// and NAME in paths.
std::span<const File> scaffold_blog_files();
std::span<const File> scaffold_blog_ja_files();
std::span<const File> scaffold_blank_files();
std::span<const File> scaffold_theme_gem_files();

}  // namespace kiji::templates
