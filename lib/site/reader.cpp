#include "site/reader.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/letter_case.hpp"
#include "base/parallel.hpp"
#include "corpus/site.hpp"
#include "liquid/liquid.hpp"
#include "site/built_in_theme.hpp"
#include "site/entry_filter.hpp"
#include "site/front.hpp"
#include "site/layouts.hpp"
#include "site/sort_documents.hpp"
#include "site/values.hpp"
#include "templates/templates.hpp"
#include "value/yaml.hpp"

namespace kiji::site {
namespace {

using FileKind = FileInfo::Kind;

constexpr std::size_t head_bytes = 512;
constexpr std::size_t deepest_folder = 64;

/// A file that may be a page or document, and what it turns out to be.
struct Candidate {
    Item* item = nullptr;
    bool must_be_page = false;  // a post: whatever its first line
    bool is_page = false;
};

class SiteReader {
  public:
    SiteReader(const FileSystem& files, const Options& options, Report& report,
               std::unique_ptr<Site> site)
        : files_(files),
          options_(options),
          report_(report),
          site_(std::move(site)),
          settings_(site_->settings),
          filter_(settings_),
          defaults_(files, settings_),
          front_(settings_, defaults_, files, options_.limits, report) {}

    std::unique_ptr<Site> read() {
        make_collections();
        read_layouts(*site_, options_.limits, report_);
        walk("", 0);
        read_included();
        for (const auto& collection : site_->collections) {
            if (collection->label != "posts" && collection->label != "data")
                walk_collection(*collection, collection->folder, "", 0);
        }
        load();
        read_theme_assets();
        load();
        sort();
        site_->data = read_data(files_, join(settings_.source, settings_.data_folder), settings_,
                                site_->memory, options_.limits, report_);
        merge_theme_data();
        return std::move(site_);
    }

  private:
    struct Entry {
        std::string name;
        FileKind kind;
    };

    /// What stands in a folder, links as what they lead to.
    std::vector<Entry> list(const Path& folder) {
        std::vector<Entry> entries;
        const auto found = files_.list(folder);
        if (!found) {
            report_.error(below_source(folder), found.error().message,
                          "make the folder readable, or name it under exclude:");
            return entries;
        }
        for (const DirectoryEntry& entry : *found) {
            FileKind kind = entry.kind;
            if (kind == FileKind::symlink)
                kind = kind_behind(join(folder, entry.name));
            entries.push_back({entry.name, kind});
        }
        return entries;
    }

    FileKind kind_behind(const Path& link) {
        const Result<Path> target = files_.resolve(link);
        if (!target) {
            report_.warn(below_source(link), "this link leads nowhere",
                         "remove it, or exclude it in _config.yml");
            return FileKind::other;
        }
        const bool leaves =
            *target != settings_.source && !target->starts_with(settings_.source + '/');
        if (leaves) {
            report_.warn(
                below_source(link),
                fmt::format("this link leads out of the site, to {}: it is left out", *target),
                "copy the file into the site");
            return FileKind::other;
        }
        // A folder that holds the link would never end.
        if ((link + '/').starts_with(*target + '/'))
            return FileKind::other;
        const Result<FileInfo> info = files_.info(*target);
        return info ? info->kind : FileKind::other;
    }

    Path below_source(const Path& path) const {
        return path.starts_with(settings_.source + '/') ? path.substr(settings_.source.size() + 1)
                                                        : path;
    }
    Path on_disk(std::string_view path) const {
        return path.empty() ? settings_.source : join(settings_.source, path);
    }

    void make_collections() {
        for (const Member& member : settings_.find("collections")->object()) {
            auto collection = std::make_unique<Collection>();
            for (const char c : text_of(member.key)) {
                if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                    c == '_' || c == '-' || c == '.')
                    collection->label += c;
            }
            collection->relative_folder = '_' + collection->label;
            collection->folder =
                join(on_disk(settings_.collections_folder), collection->relative_folder);
            collection->metadata = member.value.is(Value::Type::object)
                                       ? member.value
                                       : Value::of(std::span<const Member>());
            collection->output = is_true(collection->metadata.find("output"));
            collection->permalink = string_of(collection->metadata.find("permalink"));
            site_->collections.push_back(std::move(collection));
        }
    }

    // ── the folders of the source

    void walk(const std::string& folder, std::size_t depth) {
        if (depth > deepest_folder) {
            report_.error(folder, fmt::format("folders are nested deeper than {}", deepest_folder));
            return;
        }
        const bool holds_posts = settings_.collections_folder.empty() ||
                                 folder.starts_with(settings_.collections_folder);
        for (const Entry& entry : list(on_disk(folder))) {
            const std::string path = folder.empty() ? entry.name : join(folder, entry.name);
            const bool is_folder = entry.kind == FileKind::directory;
            if (is_folder && holds_posts && entry.name == "_posts")
                walk_posts(path, "", Posts::dated, 0);
            if (is_folder && holds_posts && entry.name == "_drafts")
                walk_posts(path, "", Posts::drafts, 0);
            const EntryFilter::Verdict verdict = filter_.verdict(folder, entry.name, is_folder);
            if (verdict == EntryFilter::Verdict::excluded && !is_folder)
                report_.leave_out(path, LeftOut::excluded);
            if (verdict != EntryFilter::Verdict::taken || is_own(path))
                continue;
            if (is_folder) {
                if (on_disk(path) != settings_.destination)
                    walk(path, depth + 1);
            } else if (entry.kind == FileKind::regular) {
                add_file(folder, entry.name);
            }
        }
    }

    /// kiji's own configuration is never published.
    static bool is_own(std::string_view path) {
        const std::string_view name = file_name(path);
        return name == ".kiji.yml" || name == "kiji.yml";
    }

    Item& add_file(const std::string& folder, const std::string& name) {
        Item& item = site_->make_item(Item::Kind::static_file);
        item.path = folder.empty() ? name : join(folder, name);
        item.name = name;
        item.extension = extension(name);
        item.file = on_disk(item.path);
        candidates_.push_back({.item = &item});
        return item;
    }

    enum class Posts : std::uint8_t { dated, drafts };
    void walk_posts(const std::string& folder, const std::string& inner, Posts kind,
                    std::size_t depth) {
        if (depth > deepest_folder)
            return;
        for (const Entry& entry : list(on_disk(inner.empty() ? folder : join(folder, inner)))) {
            if (entry.name.starts_with('.'))
                continue;
            const std::string path = inner.empty() ? entry.name : join(inner, entry.name);
            const bool is_folder = entry.kind == FileKind::directory;
            if (is_folder) {
                walk_posts(folder, path, kind, depth + 1);
                continue;
            }
            if (entry.kind != FileKind::regular)
                continue;
            const std::string whole = join(folder, path);
            const EntryFilter::Verdict verdict = filter_.verdict(folder, path, false);
            if (verdict != EntryFilter::Verdict::taken) {
                if (verdict == EntryFilter::Verdict::excluded)
                    report_.leave_out(whole, LeftOut::excluded);
                continue;
            }
            if (kind == Posts::dated ? date_in_name(entry.name).empty()
                                     : extension(entry.name).empty()) {
                report_.leave_out(whole, LeftOut::bad_name);
                continue;
            }
            if (kind == Posts::drafts && !settings_.drafts) {
                report_.leave_out(whole, LeftOut::draft);
                continue;
            }
            add_document(site_->posts(), whole, true);
        }
    }

    void add_document(Collection& collection, const std::string& path, bool must_be_page) {
        Item& item = site_->make_item(Item::Kind::document);
        item.collection = &collection;
        item.file = on_disk(path);
        const std::string& above = settings_.collections_folder;
        item.path =
            !above.empty() && path.starts_with(above + '/') ? path.substr(above.size() + 1) : path;
        item.name = file_name(path);
        item.extension = extension(item.name);
        candidates_.push_back({.item = &item, .must_be_page = must_be_page});
    }

    void walk_collection(Collection& collection, const Path& folder, const std::string& inner,
                         std::size_t depth) {
        if (depth > deepest_folder || !files_.info(folder))
            return;
        for (const Entry& entry : list(folder)) {
            const std::string path = inner.empty() ? entry.name : join(inner, entry.name);
            if (entry.kind == FileKind::directory) {
                // What lies below a special folder is special by its own names alone.
                walk_collection(collection, join(folder, entry.name), path, depth + 1);
            } else if (entry.kind == FileKind::regular &&
                       filter_.takes(collection.relative_folder, path, false)) {
                const std::string whole = join(collection.relative_folder, path);
                add_document(collection,
                             settings_.collections_folder.empty()
                                 ? whole
                                 : join(settings_.collections_folder, whole),
                             false);
            }
        }
    }

    /// Files that `include` names and that lie where nobody looks.
    void read_included() {
        for (const std::string& entry : settings_.include) {
            if (entry.empty() || entry.find("..") != std::string::npos ||
                entry.find_first_of("*?[") != std::string::npos)
                continue;
            std::string path = entry.substr(entry.find_first_not_of('/'));
            if (const Result<FileInfo> info = files_.info(on_disk(path));
                !info || info->kind != FileKind::regular)
                continue;
            const bool is_known = std::ranges::any_of(candidates_, [&](const Candidate& known) {
                return known.item->file == on_disk(path);
            });
            if (!is_known && !is_own(path))
                add_file(std::string(parent(path)), std::string(file_name(path)));
        }
    }

    // ── the theme

    void add_theme_files(const Path& folder, const std::string& inner, std::size_t depth) {
        if (depth > deepest_folder || !files_.info(folder))
            return;
        const auto entries = files_.list(folder);
        if (!entries)
            return;
        for (const DirectoryEntry& entry : *entries) {
            const std::string path = join(inner, entry.name);
            if (entry.kind == FileKind::directory) {
                add_theme_files(join(folder, entry.name), path, depth + 1);
            } else if (entry.kind == FileKind::regular && !has_item(path)) {
                Item& item = add_file(std::string(parent(path)), entry.name);
                item.file = join(folder, entry.name);
            }
        }
    }

    bool has_item(const std::string& path) const {
        return std::ranges::any_of(
            candidates_, [&path](const Candidate& known) { return known.item->path == path; });
    }

    void read_theme_assets() {
        const Theme& theme = site_->theme;
        if (!theme.folder.empty())
            add_theme_files(join(theme.folder, "assets"), "assets", 0);
        if (theme.is_built_in)
            add_built_in_theme(*site_, front_, options_.limits);
    }

    void merge_theme_data() {
        const Theme& theme = site_->theme;
        if (theme.folder.empty())
            return;
        const Value below = read_data(files_, join(theme.folder, "_data"), settings_, site_->memory,
                                      options_.limits, report_);
        site_->data = merge(below, site_->data, site_->memory.arena);
    }

    // ── what was found

    void load() {
        const std::size_t first = loaded_;
        loaded_ = candidates_.size();
        parallel_for(candidates_.size() - first, options_.threads, [&](std::size_t i) {
            Candidate& candidate = candidates_[first + i];
            Item& item = *candidate.item;
            if (const Result<FileInfo> info = files_.info(item.file)) {
                item.modified_ns = info->modified_ns;
                item.size = info->size;
            }
            if (!candidate.must_be_page) {
                const Result<std::string> head = files_.head(item.file, head_bytes);
                if (!head) {
                    report_.error(item.path, head.error().message);
                    return;
                }
                candidate.is_page = begins_with_front_matter(*head);
            }
            if (candidate.must_be_page || (candidate.is_page && item.is_document())) {
                candidate.is_page = true;
                front_.read_document(item);
            } else if (candidate.is_page) {
                item.kind = Item::Kind::page;
                front_.read_page(item);
            } else {
                item.kind = Item::Kind::static_file;
                item.data = defaults_.of(item.path,
                                         item.collection == nullptr ? "" : item.collection->label,
                                         item.arena);
            }
        });
        for (std::size_t i = first; i < candidates_.size(); ++i)
            sort_in(*candidates_[i].item);
    }

    bool is_published(const Item& item) const {
        const Value* published = item.data.find("published");
        return settings_.unpublished || published == nullptr || is_true(published);
    }

    void sort_in(Item& item) {
        if (!item.is_readable)
            return;
        if (item.kind == Item::Kind::static_file) {
            if (item.collection != nullptr)
                item.collection->files.push_back(&item);
            site_->static_files.push_back(&item);
            return;
        }
        if (!is_published(item)) {
            report_.leave_out(item.path, LeftOut::unpublished);
            return;
        }
        if (item.kind == Item::Kind::page) {
            site_->pages.push_back(&item);
            return;
        }
        if (!settings_.future && item.date.date().microseconds / 1'000'000 > settings_.now) {
            report_.leave_out(item.path, LeftOut::future);
            // Other documents of the future are there for templates, but no page of their own.
            if (item.collection->label == "posts")
                return;
            item.is_hidden = true;
        }
        item.collection->documents.push_back(&item);
    }

    void sort() {
        for (const auto& collection : site_->collections)
            sort_documents(*collection, report_);
        std::ranges::stable_sort(site_->pages, [](const Item* a, const Item* b) {
            return a->name != b->name ? a->name < b->name : a->path < b->path;
        });
        std::ranges::stable_sort(site_->static_files, {}, &Item::path);
        if (settings_.limit_posts > 0) {
            std::vector<Item*>& posts = site_->posts().documents;
            const auto most = static_cast<std::size_t>(settings_.limit_posts);
            if (posts.size() > most)
                posts.erase(posts.begin(), posts.end() - static_cast<std::ptrdiff_t>(most));
        }
    }

    const FileSystem& files_;
    const Options& options_;
    Report& report_;
    std::unique_ptr<Site> site_;
    Settings& settings_;
    EntryFilter filter_;
    Defaults defaults_;
    FrontReader front_;
    std::deque<Candidate> candidates_;
    std::size_t loaded_ = 0;  // of them
};

/// The _config.yml of a theme; an object.
Value theme_config(const FileSystem& files, const Theme& theme, Memory& memory,
                   const Limits& limits) {
    const Value nothing = Value::of(std::span<const Member>());
    if (theme.folder.empty())
        return nothing;
    const Path path = join(theme.folder, "_config.yml");
    const Result<FileInfo> info = files.info(path);
    if (!info || info->kind != FileKind::regular)
        return nothing;
    Result<std::string> text = files.read(path, limits.file_bytes);
    if (!text)
        return nothing;
    const SourceFile& file = memory.files.emplace_back(path, *std::move(text));
    Diagnostics none;
    const yaml::Yaml read = yaml::read(file, file.whole(), memory.arena, limits, none);
    return read.ok && read.root->is(Value::Type::object) ? *read.root : nothing;
}

}  // namespace

Result<std::unique_ptr<Site>> read_site(const FileSystem& files, const Options& options,
                                        Report& report) {
    auto site = std::make_unique<Site>(Settings{}, files);
    Result<Settings> settings = read_settings(files, options, site->memory, report);
    if (!settings)
        return settings.error();
    site->settings = *std::move(settings);
    Result<Theme> theme = find_theme(files, options, site->settings);
    if (!theme)
        return theme.error();
    site->theme = *std::move(theme);
    if (site->theme.is_built_in) {
        for (const templates::File& file : templates::theme_files())
            site->built_in.emplace(file.path, file.bytes);
    }
    if (!is_true(site->settings.find("ignore_theme_config")))
        site->settings = with_theme(std::move(site->settings),
                                    theme_config(files, site->theme, site->memory, options.limits),
                                    site->memory);
    return SiteReader(files, options, report, std::move(site)).read();
}

}  // namespace kiji::site
