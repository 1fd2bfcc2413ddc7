// A site read once for a run: which pages there are, what they are called, and where they are
// found; not what they say.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/files.hpp"
#include "base/limits.hpp"
#include "base/result.hpp"
#include "base/zone.hpp"
#include "source/span.hpp"
#include "value/value.hpp"

namespace kiji::corpus {

/// What _config.yml says that others go by; what it does not say is as Jekyll 4 has it.
struct SiteConfig {
    struct Collection {
        std::string label;  // "posts"
        bool output = false;
        std::string permalink;  // empty: as pages have it
    };
    struct Defaults {
        std::string path;
        std::optional<std::string> type;
        const Value* values = nullptr;
    };

    std::string base_url;             // "/blog", or empty
    std::string url;                  // "https://example.org", or empty
    std::string permalink = "date";   // style or template
    std::optional<std::string> zone;  // as `timezone` names it
    bool future = false;
    bool unpublished = false;
    std::string collections_folder;  // "collections", or empty
    std::vector<Collection> collections;
    std::vector<Defaults> defaults;
    std::vector<std::string> exclude;
    std::vector<std::string> include;
    std::vector<std::string> plugins;
    std::string theme;           // gem or remote; empty: none
    const Value* all = nullptr;  // null: there is none
};

/// A file of the site that has front matter or is a post, as its name and its front matter tell.
struct Page {
    enum class Kind : std::uint8_t { post, draft, document, page };
    enum class Zone : std::uint8_t { none, written, left_out };  // of the time in `date`
    Kind kind = Kind::page;
    Zone date_zone = Zone::none;
    bool published = true;
    bool readable = true;    // its front matter is YAML
    Path path;               // below the root: "_posts/2024-05-02-snow.md"
    std::string collection;  // "posts", or empty
    std::string url;         // without percent signs; empty: it is not written
    std::string target;      // the file that is written for it: "/2024/05/02/snow.html"
    std::string title;
    std::string layout;
    std::uint64_t summary = 0;  // hash of the normal form of description or excerpt; 0: none
    std::vector<std::string> tags;
    std::vector<std::string> categories;
    std::vector<std::string> authors;
    std::vector<std::string> redirects;    // redirect_from
    std::vector<std::string> keys;         // of its front matter
    std::vector<std::string> liquid_tags;  // those in its text that vocabulary.hpp does not know
};

/// What `date` in front matter, or a day in the name of a file, is for Jekyll.
struct PageDate {
    std::int64_t seconds = 0;  // since 1970 UTC
    std::int32_t offset = 0;   // of the clocks of the site, in seconds east of UTC
};

/// A folder with _config.yml, or posts that lie beside one another of which nothing else is known.
/// Cannot move: pages and lookups keep views into it. Safe to read from any thread.
class Site {
  public:
    Site(const Site&) = delete;
    Site& operator=(const Site&) = delete;
    ~Site();

    /// Reads the site whose _config.yml lies in `root`, without the folders that Jekyll leaves out.
    /// What cannot be read is not in it. O(files log files); memory O(pages), some hundred bytes
    /// each.
    static std::unique_ptr<const Site> read(const FileSystem& files, const Path& root,
                                            std::size_t threads, const Limits& limits);
    /// Posts of which nothing is known but that they lie together.
    static std::unique_ptr<const Site> of_posts(const FileSystem& files,
                                                std::span<const Path> posts, std::size_t threads,
                                                const Limits& limits);

    /// True where the whole site was read, so that what is not in it does not exist.
    bool is_whole() const { return whole_; }
    const Path& root() const { return root_; }  // empty for of_posts
    const SiteConfig& config() const { return config_; }
    /// The zone of `timezone`; nothing where it is not set: that of the machine, then.
    const std::optional<kiji::Zone>& zone() const { return zone_; }

    std::span<const Page> pages() const { return pages_; }
    /// The page of a file by its path below the root (or as it was given to of_posts); null: none.
    const Page* page(std::string_view path) const;
    /// The value that `defaults` of _config.yml gives for a page.
    const Value* default_of(const Page& page, std::string_view key) const;

    // By path below the root, '/' between names; only of a whole site.
    bool has_file(std::string_view path) const { return files_.contains(path); }
    /// A file whose path differs by case alone; empty: none.
    std::string_view file_in_other_case(std::string_view path) const;
    bool has_layout(std::string_view name) const { return layouts_.contains(name); }
    bool has_include(std::string_view name) const { return includes_.contains(name); }
    bool has_data(std::string_view name) const { return data_.contains(name); }
    const std::set<std::string, std::less<>>& files() const { return files_; }
    const std::set<std::string, std::less<>>& layouts() const { return layouts_; }
    const std::set<std::string, std::less<>>& includes() const { return includes_; }
    const std::set<std::string, std::less<>>& data() const { return data_; }
    /// Tags and filters that Ruby files in _plugins register.
    const std::set<std::string, std::less<>>& plugin_words() const { return plugin_words_; }
    /// True where a file in _plugins makes pages of its own.
    bool has_generators() const { return has_generators_; }
    /// What identifies authors in _data/authors.*, `authors` of _config.yml or the collection
    /// authors; empty where there is no such list.
    const std::set<std::string, std::less<>>& authors() const { return authors_; }

    /// The text of a file of the site. Reads it anew.
    Result<std::string> text(std::string_view path) const;

  private:
    friend class SiteReader;
    Site();

    struct Memory;
    std::unique_ptr<Memory> memory_;  // of _config.yml
    const FileSystem* disk_ = nullptr;
    bool whole_ = false;
    bool has_generators_ = false;
    Path root_;
    SiteConfig config_;
    std::optional<kiji::Zone> zone_;
    std::vector<Page> pages_;
    std::unordered_map<std::string_view, std::size_t> by_path_;
    std::set<std::string, std::less<>> files_;
    std::unordered_map<std::string, std::string_view> files_in_lower_case_;
    std::set<std::string, std::less<>> layouts_;
    std::set<std::string, std::less<>> includes_;
    std::set<std::string, std::less<>> data_;
    std::set<std::string, std::less<>> plugin_words_;
    std::set<std::string, std::less<>> authors_;
};

/// The sites that files belong to: each file that of the nearest folder with _config.yml above it,
/// or of the folder that it lies in.
class Sites {
  public:
    /// `files` as the command line names them; "-" goes by `name_of_standard_input`.
    static Sites read(const FileSystem& files, std::span<const Path> paths, std::size_t threads,
                      const Limits& limits);
    struct Place {
        const Site* site = nullptr;
        Path path;  // of the file, as Site::page takes it
    };
    /// Of the file at that index of `paths`.
    Place of(std::size_t file) const;
    std::span<const std::unique_ptr<const Site>> all() const { return sites_; }

  private:
    std::vector<std::unique_ptr<const Site>> sites_;
    std::vector<std::pair<std::size_t, Path>> places_;
};

/// When Jekyll takes a page to be written that says `date`, by the clocks of `zone`; a time in
/// quotes is read as Ruby's Time.parse does. Without a zone of the site the clocks are those of the
/// time itself. Nothing: it cannot be read.
std::optional<PageDate> read_date(const Value& date, const std::optional<kiji::Zone>& zone);

/// "2024-05-02-snow.md" as Jekyll takes it apart; nothing where a file in _posts is called
/// otherwise, which is left out without a word.
struct PostName {
    int year = 0;
    int month = 0;
    int day = 0;
    Span date;              // in the name
    std::string_view slug;  // "snow"
    bool is_day() const;    // false: there is no such day
};
std::optional<PostName> post_name(std::string_view file_name);

/// A text as part of an address, as Jekyll's slugify: "default" keeps letters, marks and digits,
/// `pretty` some signs besides; both put '-' for the rest. `keep_case`: capitals stay.
enum class SlugStyle : std::uint8_t { plain, pretty };
std::string slug_of(std::string_view text, SlugStyle style = SlugStyle::plain,
                    bool keep_case = false);

}  // namespace kiji::corpus
