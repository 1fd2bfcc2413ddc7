// Reads a site: walks its folders, sorts what lies there, and reads the front matter of its pages.
#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>
#include <fnmatch.h>

#include "base/letter_case.hpp"
#include "base/parallel.hpp"
#include "corpus/page_reader.hpp"
#include "corpus/site_config.hpp"
#include "corpus/site_memory.hpp"

namespace kiji::corpus {
namespace {

using Kind = FileInfo::Kind;

/// A page longer than this is no text that somebody wrote.
constexpr std::size_t most_page_bytes = std::size_t{8} << 20U;
constexpr std::size_t most_data_bytes = std::size_t{1} << 20U;
/// A folder with more files is no site; what lies behind is not looked at.
constexpr std::size_t most_files = 1'000'000;

constexpr std::array<std::string_view, 5> always_left_out{"node_modules", ".git", ".jekyll-cache",
                                                          ".sass-cache", "_site"};

bool may_be_page(std::string_view path) {
    constexpr std::array<std::string_view, 15> endings{
        ".md",  ".markdown", ".mkdown", ".mkdn", ".mkd",  ".html", ".htm", ".xhtml",
        ".xml", ".txt",      ".json",   ".css",  ".scss", ".js",   ".svg"};
    return std::ranges::find(endings, lower_case(extension(path))) != endings.end();
}

bool holds(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// The words in quotes or behind a colon after `call`: `register_tag("gallery"`.
void add_registered(std::string_view code, std::string_view call,
                    std::set<std::string, std::less<>>& words) {
    for (std::size_t at = code.find(call); at != std::string_view::npos;
         at = code.find(call, at + 1)) {
        std::size_t begin = at + call.size();
        begin = std::min(code.find_first_not_of(" (\"':", begin), code.size());
        const std::size_t end = std::min(code.find_first_of("\"', )\n(;", begin), code.size());
        words.emplace(code.substr(begin, end - begin));
    }
}

}  // namespace

/// Fills a Site.
class SiteReader {
  public:
    SiteReader(const FileSystem& files, std::size_t threads, const Limits& limits)
        : disk_(&files), threads_(threads), site_(new Site) {
        site_->disk_ = disk_;
        site_->memory_->limits = limits;
    }

    std::unique_ptr<const Site> whole(const Path& root) {
        site_->whole_ = true;
        site_->root_ = root;
        read_config();
        walk();
        for (const std::string& path : site_->files_)
            sort(path);
        for (const std::string& path : site_->files_)
            site_->files_in_lower_case_.emplace(lower_case(path), path);
        read_pages();
        return std::move(site_);
    }

    std::unique_ptr<const Site> of_posts(std::span<const Path> posts) {
        site_->config_ = site_config(nullptr);
        for (const Path& path : posts)
            add_page(path, Page::Kind::post, "posts");
        read_pages();
        return std::move(site_);
    }

  private:
    void read_config() {
        const Limits& limits = site_->memory_->limits;
        Site::Memory& memory = *site_->memory_;
        const Value* root = nullptr;
        for (const std::string_view name : {"_config.yml", "_config.yaml"}) {
            Result<std::string> text =
                disk_->read(join(site_->root_, name), limits.front_matter_bytes);
            if (!text)
                continue;
            memory.config_file = std::make_unique<SourceFile>(std::string(name), *std::move(text));
            Diagnostics faults;
            root = yaml::read(*memory.config_file, memory.config_file->whole(), memory.arena,
                              limits, faults)
                       .root;
            break;
        }
        site_->config_ = site_config(root);
        if (const auto& name = site_->config_.zone) {
            if (const Result<kiji::Zone> zone = kiji::Zone::find(*name))
                site_->zone_ = *zone;
        }
        if (root != nullptr)
            add_authors(root->find("authors"));
        if (const Value* destination = root == nullptr ? nullptr : root->find("destination"))
            destination_ = text_of(destination);
    }

    bool is_left_out(std::string_view path) const {
        const std::string_view name = file_name(path);
        const auto fits = [path](const std::string& pattern) {
            return fnmatch(pattern.c_str(), std::string(path).c_str(), 0) == 0 ||
                   path.starts_with(pattern) || pattern == fmt::format("{}/", path);
        };
        if (std::ranges::find(always_left_out, name) != always_left_out.end() ||
            (!destination_.empty() && path == destination_))
            return true;
        const SiteConfig& config = site_->config_;
        if (std::ranges::any_of(config.include, fits) ||
            std::ranges::find(config.include, name) != config.include.end())
            return false;
        // Data, layouts and their like are read whatever is excluded.
        if (!path.starts_with('_') && std::ranges::any_of(config.exclude, fits))
            return true;
        return name.starts_with('.') || name.starts_with('#') || name.starts_with('~') ||
               name.ends_with('~');
    }

    void walk() {
        std::vector<Path> folders{""};
        while (!folders.empty() && site_->files_.size() < most_files) {
            const Path folder = std::move(folders.back());
            folders.pop_back();
            const auto entries =
                disk_->list(folder.empty() ? site_->root_ : join(site_->root_, folder));
            if (!entries)
                continue;
            for (const DirectoryEntry& entry : *entries) {
                Path path = folder.empty() ? entry.name : join(folder, entry.name);
                if (is_left_out(path))
                    continue;
                if (entry.kind == Kind::directory)
                    folders.push_back(std::move(path));
                else if (entry.kind == Kind::regular)
                    site_->files_.insert(std::move(path));
                else if (entry.kind == Kind::symlink)
                    add_link(std::move(path));
            }
        }
    }

    /// A link to a file counts as the file; folders behind links are not entered.
    void add_link(Path path) {
        const Result<Path> target = disk_->resolve(join(site_->root_, path));
        if (!target)
            return;
        const Result<FileInfo> info = disk_->info(*target);
        if (info && info->kind == Kind::regular)
            site_->files_.insert(std::move(path));
    }

    /// What is below the folder `name`, or nothing.
    static std::string_view below(std::string_view path, std::string_view name) {
        return path.starts_with(name) && path.size() > name.size() && path[name.size()] == '/'
                   ? path.substr(name.size() + 1)
                   : std::string_view();
    }

    void sort(const std::string& path) {
        std::string_view inner = path;
        if (const std::string& folder = site_->config_.collections_folder; !folder.empty()) {
            if (const std::string_view rest = below(path, folder); !rest.empty())
                inner = rest;
        }
        if (const std::string_view rest = below(path, "_layouts"); !rest.empty()) {
            site_->layouts_.emplace(rest.substr(0, rest.size() - extension(rest).size()));
        } else if (const std::string_view file = below(path, "_includes"); !file.empty()) {
            site_->includes_.emplace(file);
        } else if (const std::string_view data = below(path, "_data"); !data.empty()) {
            add_data(path, data);
        } else if (below(path, "_plugins").size() > 3 && path.ends_with(".rb")) {
            add_plugin(path);
        } else if (is_in(inner, "_posts")) {
            if (post_name(file_name(path)) && !is_hidden_in(inner, "_posts/"))
                add_page(path, Page::Kind::post, "posts");
        } else if (is_in(inner, "_drafts")) {
            if (!is_hidden_in(inner, "_drafts/"))
                add_page(path, Page::Kind::draft, "posts");
        } else if (inner.starts_with('_')) {
            add_document(path, inner);
        } else if (!holds(inner, "/_") && may_be_page(path)) {
            add_page(path, Page::Kind::page, "");
        }
    }

    /// Jekyll passes over "_posts/_old/2024-05-02-snow.md".
    static bool is_hidden_in(std::string_view path, std::string_view folder) {
        const std::string_view below = path.substr(path.find(folder) + folder.size());
        return below.starts_with('_') && below.find('/') != std::string_view::npos;
    }

    static bool is_in(std::string_view path, std::string_view folder) {
        return !below(path, folder).empty() || holds(path, fmt::format("/{}/", folder));
    }

    void add_document(const std::string& path, std::string_view inner) {
        const std::string_view label = inner.substr(1, inner.find('/') - 1);
        const auto& collections = site_->config_.collections;
        if (std::ranges::find(collections, label, &SiteConfig::Collection::label) !=
            collections.end())
            add_page(path, Page::Kind::document, std::string(label));
        if (label == "authors")
            site_->authors_.emplace(
                file_name(path).substr(0, file_name(path).size() - extension(path).size()));
    }

    void add_data(const std::string& path, std::string_view inner) {
        const std::string name(inner.substr(0, inner.size() - extension(inner).size()));
        site_->data_.insert(name);
        site_->data_.emplace(inner.substr(0, std::min(inner.find('/'), name.size())));
        if (name != "authors" ||
            !(path.ends_with(".yml") || path.ends_with(".yaml") || path.ends_with(".json")))
            return;
        Result<std::string> text = disk_->read(join(site_->root_, path), most_data_bytes);
        if (!text)
            return;
        const SourceFile file(path, *std::move(text));
        Arena arena;
        Diagnostics faults;
        add_authors(yaml::read(file, file.whole(), arena, site_->memory_->limits, faults).root);
    }

    /// A mapping from names to authors, or a list of authors.
    void add_authors(const Value* authors) {
        const auto add_names = [this](const Value& author) {
            for (const std::string_view key : {"name", "id", "username", "slug", "handle", "key",
                                               "short_name", "display_name", "nickname"}) {
                if (const std::string text = text_of(author.find(key)); !text.empty())
                    site_->authors_.insert(text);
            }
        };
        if (authors != nullptr && authors->is(Value::Type::object)) {
            for (const Member& member : authors->object()) {
                site_->authors_.insert(text_of(&member.key));
                add_names(member.value);
            }
        } else if (authors != nullptr && authors->is(Value::Type::array)) {
            for (const Value& author : authors->array()) {
                if (const std::string text = text_of(&author); !text.empty())
                    site_->authors_.insert(text);
                add_names(author);
            }
        }
    }

    void add_plugin(const std::string& path) {
        const Result<std::string> code = disk_->read(join(site_->root_, path), most_data_bytes);
        if (!code)
            return;
        add_registered(*code, "register_tag", site_->plugin_words_);
        add_registered(*code, "def ", site_->plugin_words_);
        site_->has_generators_ = site_->has_generators_ || holds(*code, "Generator");
    }

    void add_page(const Path& path, Page::Kind kind, std::string collection) {
        Page page;
        page.kind = kind;
        page.path = path;
        page.collection = std::move(collection);
        site_->pages_.push_back(std::move(page));
    }

    void read_pages() {
        std::vector<Page>& pages = site_->pages_;
        std::vector<char> is_page(pages.size(), 0);
        parallel_for(pages.size(), threads_, [&](std::size_t i) {
            Page& page = pages[i];
            const Path path = site_->whole_ ? join(site_->root_, page.path) : page.path;
            const Result<std::string> text = disk_->read(path, most_page_bytes);
            if (!text)
                return;
            is_page[i] = page.kind == Page::Kind::post || page.kind == Page::Kind::draft ||
                         has_front_matter(*text);
            if (is_page[i] != 0)
                read_page(*site_, *text, site_->memory_->limits, page);
        });
        std::size_t kept = 0;
        for (std::size_t i = 0; i < pages.size(); ++i) {
            if (is_page[i] == 0)
                continue;
            if (kept != i)
                pages[kept] = std::move(pages[i]);
            ++kept;
        }
        pages.resize(kept);
        for (std::size_t i = 0; i < pages.size(); ++i)
            site_->by_path_.emplace(pages[i].path, i);
    }

    const FileSystem* disk_;
    std::size_t threads_;
    std::unique_ptr<Site> site_;
    std::string destination_;
};

std::unique_ptr<const Site> Site::read(const FileSystem& files, const Path& root,
                                       std::size_t threads, const Limits& limits) {
    return SiteReader(files, threads, limits).whole(root);
}

std::unique_ptr<const Site> Site::of_posts(const FileSystem& files, std::span<const Path> posts,
                                           std::size_t threads, const Limits& limits) {
    return SiteReader(files, threads, limits).of_posts(posts);
}

}  // namespace kiji::corpus
