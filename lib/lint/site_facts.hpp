// What rules ask of all posts of a site together, worked out once for a run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lint/near_titles.hpp"

namespace kiji::corpus {
class Site;
struct Page;
}  // namespace kiji::corpus

namespace kiji::lint {

class Anchors;

/// Words that name a post's subject: its tags, or its categories.
class Terms {
  public:
    struct Spelling {
        std::string text;
        std::size_t posts = 0;
    };

    void add(std::string_view term);
    /// To be called once, behind the last `add`.
    void finish();

    std::size_t posts(std::string_view term) const;
    /// The spelling that most posts use of what `term` names, where that is another and most is
    /// clear; null else. Case, blanks, dashes, underscores and inner dots tell no terms apart.
    const Spelling* usual_spelling(std::string_view term) const;
    /// The term of many posts that `term`, which next to none uses, is a slip of; null: none.
    const Spelling* meant_by(std::string_view term) const;

    /// What two spellings of one term have in common.
    static std::string folded(std::string_view term);

  private:
    std::map<std::string, std::vector<Spelling>, std::less<>> by_folded_;
    std::map<std::string, Spelling, std::less<>> slips_;
};

/// The file that a redirect from `from` is written to: "/old/" is "/old/index.html".
std::string redirect_target(std::string_view from);

/// Says the same whoever asks when; safe to read from any thread. Cannot move. Keeps views into its
/// site.
class SiteFacts {
  public:
    /// `now`: seconds since 1970 UTC, behind which a date lies in the future. O(pages log pages).
    SiteFacts(const corpus::Site& site, std::int64_t now);

    const corpus::Site& site() const { return *site_; }
    std::int64_t now() const { return now_; }

    const Terms& tags() const { return tags_; }
    const Terms& categories() const { return categories_; }

    using Pages = std::span<const corpus::Page* const>;
    /// Those of that title, as normal forms compare; in order of the paths.
    Pages titled(std::string_view title) const;
    /// The first by path whose title differs from `title` by a slip (near_titles.hpp); null: none.
    const corpus::Page* titled_nearly(std::string_view title) const;
    /// Those with that description or excerpt (Page::summary).
    Pages summed_up_as(std::uint64_t summary) const;
    /// Those that are written to the file `target` or leave a redirect there, case not counting;
    /// drafts and what is not published left out.
    Pages written_to(std::string_view target) const;

    /// The places of a page that a link may lead to (facts/anchors.hpp); null where its file cannot
    /// be read. Reads it the first time that somebody asks; then O(log pages).
    std::shared_ptr<const Anchors> anchors_of(const corpus::Page& page) const;

    /// Posts that lie in one folder below _posts, and those of them that have its name among their
    /// categories, as Terms::folded compares.
    struct Folder {
        std::size_t posts = 0;
        std::size_t named_alike = 0;
    };
    /// That of the folder `path` lies in: "_posts/news/2024-05-02-snow.md" in "_posts/news".
    Folder folder_of(std::string_view path) const;
    /// The name that goes for a category of the file `path`: "news". Empty: it lies in no folder
    /// below _posts.
    static std::string_view folder_name(std::string_view path);

    /// How many posts use that layout, author, or key of the front matter.
    std::size_t layout_posts(std::string_view layout) const { return count(layouts_, layout); }
    std::size_t author_posts(std::string_view author) const { return count(authors_, author); }
    std::size_t key_posts(std::string_view key) const { return count(keys_, key); }
    std::size_t liquid_tag_posts(std::string_view tag) const { return count(liquid_tags_, tag); }
    /// True where several posts have tags that the vocabulary of Liquid lacks.
    bool has_strange_tags() const;
    using Counts = std::map<std::string, std::size_t, std::less<>>;
    const Counts& layouts() const { return layouts_; }
    const Counts& authors() const { return authors_; }
    const Counts& keys() const { return keys_; }

    std::size_t posts() const { return posts_; }
    std::size_t posts_with_zone() const { return posts_with_zone_; }
    std::size_t posts_without_zone() const { return posts_without_zone_; }
    /// Of the posts whose time lacks a zone, the first by path.
    const corpus::Page* first_without_zone() const { return first_without_zone_; }
    /// Posts whose names begin with a day.
    std::size_t dated_names() const { return dated_names_; }

  private:
    using Index = std::unordered_map<std::string, std::vector<const corpus::Page*>>;
    static std::size_t count(const Counts& counts, std::string_view name);

    void add(const corpus::Page& page);
    void add_target(const corpus::Page& page, std::string_view target);

    const corpus::Site* site_;
    std::int64_t now_;
    Terms tags_;
    Terms categories_;
    Index titles_;
    NearTitles near_titles_;  // by index of site().pages()
    Index targets_;
    std::unordered_map<std::uint64_t, std::vector<const corpus::Page*>> summaries_;
    std::map<std::string, Folder, std::less<>> folders_;
    Counts layouts_;
    Counts authors_;
    Counts keys_;
    Counts liquid_tags_;
    std::size_t posts_ = 0;
    std::size_t posts_with_zone_ = 0;
    std::size_t posts_without_zone_ = 0;
    std::size_t dated_names_ = 0;
    const corpus::Page* first_without_zone_ = nullptr;
    mutable std::mutex anchors_mutex_;
    mutable std::map<const corpus::Page*, std::shared_ptr<const Anchors>> anchors_;
};

/// Where a document lies: the posts beside it, which outlive the check, and its path, as
/// corpus::Site::page takes it.
struct SitePlace {
    const SiteFacts* site = nullptr;
    std::string path{};
};

}  // namespace kiji::lint
