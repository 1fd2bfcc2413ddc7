// The door to compose: the files that somebody who writes begins with, and the step from a draft to
// a post. Nothing here ever replaces a file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "base/limits.hpp"
#include "base/result.hpp"
#include "base/zone.hpp"

namespace kiji::compose {

/// What a new site begins with.
enum class Start : std::uint8_t {
    blog,           // a configuration and a post: the look is kiji's own
    blog_japanese,  // the same, in Japanese
    blank,          // the folders of a site, a layout and a page
};

struct NewSite {
    Path folder;           // made where it is missing
    std::string title{};   // empty: the name of the folder
    std::string zone{};    // "Asia/Tokyo"; empty: dates are UTC
    std::int64_t now = 0;  // seconds since 1970 UTC
    Start start = Start::blog;
    bool theme = false;     // the files of the default theme as well, to be changed
    bool in_place = false;  // into a folder that holds something already
};

struct Made {
    std::vector<Path> made;
    std::vector<Path> kept;  // were there before, and are as they were
};

/// Error: the folder holds something and `in_place` is not set, or a file could not be made; those
/// made before it stay.
Result<Made> new_site(FileSystem& files, const NewSite& site);

/// The skeleton of a theme as a gem. Error: the folder is there, or a file could not be made.
Result<Made> new_theme(FileSystem& files, const Path& folder, bool code_of_conduct,
                       std::int64_t now);

/// The site that somebody works in, as far as a new post goes by it.
struct Site {
    Path root;                   // where its configuration lies; empty: the working folder
    Path posts = "_posts";       // from the working folder
    Path drafts = "_drafts";     // from the working folder
    Zone zone{};                 // of `timezone`, else UTC
    bool gives_layout = false;   // `defaults` name a layout for posts
    std::string post_matter{};   // lines of YAML that jekyll_compose adds, or empty
    std::string draft_matter{};  // the same for drafts
};

/// The site of the working folder: the nearest folder with _config.yml at or above it, or the
/// working folder where it holds _posts or _drafts. Error: there is none, or the configuration
/// cannot be read.
Result<Site> find_site(const FileSystem& files, const Limits& limits);

/// A post of today, `_posts/2024-05-02-a-title.md`. Error: the title holds no letter or digit, is
/// no UTF-8, or the file is there.
Result<Path> new_post(FileSystem& files, const Site& site, std::string_view title,
                      std::int64_t now);
/// `_drafts/a-title.md`; errors as for a post.
Result<Path> new_draft(FileSystem& files, const Site& site, std::string_view title);

struct Published {
    Path draft;           // which is gone
    Path post;            // which is there
    bool hidden = false;  // it says `published: false`
};

/// Moves a draft, named by its path or by its name among the drafts, to the posts under the day of
/// `now`: byte for byte the same but for its date. The post is whole on the disk before the draft
/// goes. Error: there is no such draft, it has no front matter that can be dated, or a post of that
/// name is there; then nothing has changed, or, where the draft cannot be removed, both are there.
Result<Published> publish(FileSystem& files, const Site& site, const Path& draft, std::int64_t now,
                          const Limits& limits);

}  // namespace kiji::compose
