#include <algorithm>
#include <atomic>
#include <chrono>
#include <map>

#include <fmt/format.h>

#include "base/hash.hpp"
#include "base/parallel.hpp"
#include "base/text.hpp"
#include "site/address.hpp"
#include "site/excerpt.hpp"
#include "site/fingerprints.hpp"
#include "site/generate.hpp"
#include "site/missing.hpp"
#include "site/reader.hpp"
#include "site/renderer.hpp"
#include "site/site.hpp"
#include "site/uri.hpp"
#include "site/values.hpp"

namespace kiji::site {
namespace {

class Watch {
  public:
    explicit Watch(double& seconds) : seconds_(seconds) {}
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;
    ~Watch() { seconds_ += std::chrono::duration<double>(Clock::now() - begin_).count(); }

  private:
    using Clock = std::chrono::steady_clock;
    double& seconds_;
    Clock::time_point begin_ = Clock::now();
};

/// Counts when it is gone.
class Counted {
  public:
    explicit Counted(std::atomic<std::size_t>& count) : count_(count) {}
    Counted(const Counted&) = delete;
    Counted& operator=(const Counted&) = delete;
    ~Counted() { ++count_; }

  private:
    std::atomic<std::size_t>& count_;
};

/// True where `text` has something that only a compiler of Sass understands.
bool has_sass(std::string_view text) {
    for (const std::string_view word :
         {"$", "@import", "@use", "@forward", "@mixin", "@include", "@extend", "@function", "@if",
          "@each", "@for", "@while", "#{", "&", "//"}) {
        if (text.find(word) != std::string_view::npos)
            return true;
    }
    // Rules within rules; those of @media and its like are of CSS.
    std::vector<bool> is_rule;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '{') {
            const bool named = text.substr(begin, at - begin).find('@') != std::string_view::npos;
            if (!is_rule.empty() && is_rule.back())
                return true;
            is_rule.push_back(!named);
        } else if (text[at] == '}' && !is_rule.empty()) {
            is_rule.pop_back();
        }
        if (text[at] == '{' || text[at] == '}' || text[at] == ';')
            begin = at + 1;
    }
    return false;
}

/// A style sheet that must be compiled before a browser takes it.
bool is_sass(const Item& item) {
    return item.extension == ".sass" || (item.extension == ".scss" && has_sass(item.content));
}

}  // namespace

Build::Build(const Options& options) : options_(options) {}

Build::~Build() = default;

const Settings& Build::settings() const {
    return site_->settings;
}

Result<std::unique_ptr<Build>> Build::read(const FileSystem& files, const Options& options) {
    std::unique_ptr<Build> build(new Build(options));
    Report& report = build->report_;
    {
        const Watch watch(build->phases_.read);
        Result<std::unique_ptr<Site>> site = read_site(files, build->options_, report);
        if (!site)
            return site.error();
        build->site_ = *std::move(site);
    }
    const Watch watch(build->phases_.generate);
    Site& site = *build->site_;
    const std::vector<const plugins::PluginRow*> plugins = plugins_of(site);
    Result<std::unique_ptr<Renderer>> renderer =
        Renderer::make(site, plugins, build->options_, report);
    if (!renderer)
        return renderer.error();
    build->renderer_ = *std::move(renderer);
    for (Item& item : site.items) {
        if (item.is_readable)
            set_address(item, site.settings, report);
    }
    site.number_items();
    build->take_commit_times(plugins);
    const Defaults defaults(files, site.settings);
    const FrontReader front(site.settings, defaults, files, build->options_.limits, report);
    build->cut_excerpts();
    generate(site, plugins, front, report);
    site.number_items();
    build->cut_excerpts();
    build->renderer_->index_items();
    site.contents = build->renderer_.get();
    build->find_conflicts();
    return build;
}

std::map<std::string, TemplateCost> Build::costs() const {
    return renderer_->costs();
}

Counts Build::counts() const {
    Counts counts;
    for (const auto& collection : site_->collections) {
        if (collection->label == "posts")
            counts.posts = collection->documents.size();
        else if (collection->output)
            counts.documents += collection->documents.size();
    }
    counts.pages = site_->pages.size();
    counts.files = static_cast<std::size_t>(std::ranges::count_if(
        site_->static_files, [](const Item* item) { return item->is_written(); }));
    return counts;
}

/// Once before the generators, for one that empties a post leaves its excerpt, and once for the
/// pages that they make.
void Build::cut_excerpts() {
    parallel_for(site_->items.size(), options_.threads, [this](std::size_t i) {
        Item& item = site_->items[i];
        if (item.generates_excerpt && item.has_content && item.excerpt_source.empty())
            item.excerpt_source = excerpt_source(item, site_->settings, renderer_->engine());
    });
}

void Build::take_commit_times(const std::vector<const plugins::PluginRow*>& plugins) {
    if (!options_.commit_times ||
        std::ranges::find(plugins, plugins::find("jekyll-last-modified-at")) == plugins.end())
        return;
    const std::map<Path, std::int64_t> times = options_.commit_times(site_->settings.source);
    for (Item& item : site_->items) {
        const auto found = times.find(item.path);
        if (item.kind != Item::Kind::static_file && found != times.end())
            item.modified_ns = found->second * 1'000'000'000;
    }
}

void Build::find_conflicts() {
    ByTarget by_target;
    for (const Item* item : site_->rendered())
        by_target[item->target].push_back(item);
    for (const Item* file : site_->static_files) {
        if (file->is_written())
            by_target[file->target].push_back(file);
    }
    for (const auto& [target, items] : by_target) {
        find_folder_clash(target, items, by_target);
        if (items.size() < 2)
            continue;
        std::string names;
        for (const Item* item : items)
            names += fmt::format("\n  - {}", item->path);
        report_.warn(join(site_->settings.destination, target),
                     fmt::format("Conflict: The following destination is shared by multiple files."
                                 "\nThe written file may end up with unexpected contents.\n{}{}",
                                 join(site_->settings.destination, target), names),
                     "give all but one of them another permalink");
    }
    find_twins(by_target);
}

/// A page cannot be written where others need a folder.
void Build::find_folder_clash(const std::string& target, const std::vector<const Item*>& items,
                              const ByTarget& by_target) {
    for (std::size_t end = target.find('/'); end != std::string::npos;
         end = target.find('/', end + 1)) {
        const auto page = by_target.find(target.substr(0, end));
        if (page != by_target.end())
            report_.error(items.front()->path,
                          fmt::format("{} needs a folder where {} writes the page {}", target,
                                      page->second.front()->path, page->first),
                          "give one of them another permalink");
    }
}

/// Targets that are one file on the disks of macOS and Windows.
void Build::find_twins(const ByTarget& by_target) {
    std::map<std::string, const Item*> folded;
    for (const auto& [target, items] : by_target) {
        const auto [first, is_new] = folded.emplace(downcase(nfc(target)), items.front());
        if (!is_new)
            report_.warn(items.front()->path,
                         fmt::format("{} and {} are written to one file where names are compared "
                                     "without case, or in another form of Unicode: {} and {}",
                                     items.front()->path, first->second->path, target,
                                     first->second->target),
                         "rename one of them");
    }
}

void Build::report_plugins() {
    if (std::optional<Trouble> missing = missing_plugins(*site_, report_.troubles()))
        report_.add(*std::move(missing));
}

Result<Written> Build::run(Sink& sink) {
    std::vector<Item*> items = site_->rendered();
    std::erase_if(items, [](const Item* item) { return is_sass(*item); });
    for (const Item* page : site_->pages) {
        if (is_sass(*page))
            report_.warn(page->path, "Sass is not compiled yet: no style sheet is written for it",
                         "compile it with sass, and put the .css beside it");
    }
    // Of those that share a target the last one counts, as in Jekyll; files come before pages.
    std::map<std::string_view, const Item*> winners;
    for (const Item* page : site_->pages)
        winners[page->target] = page;
    for (const Item* file : site_->static_files) {
        if (file->is_written())
            winners[file->target] = file;
    }
    for (const Item* item : items) {
        if (item->is_document())
            winners[item->target] = item;
    }
    Fingerprints prints(*site_, options_, *renderer_, sink.left_behind());
    progress_.all = items.size();
    std::atomic<std::size_t> faults = 0;
    std::optional<Error> failure;
    std::mutex failure_mutex;
    const auto fail = [&](const Error& error) {
        const std::scoped_lock lock(failure_mutex);
        if (!failure)
            failure = error;
    };
    {
        const Watch watch(phases_.render);
        parallel_for(items.size(), options_.threads, [&](std::size_t i) {
            const Item& item = *items[i];
            const Counted counted(progress_.done);
            if (winners.at(item.target) != &item)
                return;
            if (const std::optional<Kept> known = prints.known(item);
                known && sink.keep(item.target, *known)) {
                prints.keep(item);
                return;
            }
            const std::optional<Page> page = renderer_->render(item);
            if (!page) {
                ++faults;
                return;
            }
            if (faults != 0)
                return;
            if (const Result<void> written = sink.write(item.target, page->html); !written)
                fail(written.error());
            prints.put(item, page->reads, {.size = page->html.size(), .hash = hash64(page->html)});
        });
    }
    report_plugins();
    const Watch watch(phases_.write);
    if (faults != 0 || report_.has_errors() || failure) {
        sink.abandon();
        if (failure)
            return *failure;
        return Error{"the site has faults, and is not written"};
    }
    parallel_for(site_->static_files.size(), options_.threads, [&](std::size_t i) {
        const Item& file = *site_->static_files[i];
        if (!file.is_written() || winners.at(file.target) != &file)
            return;
        if (const Result<void> copied =
                sink.copy(file.target, file.file, file.modified_ns, file.size);
            !copied)
            fail(copied.error());
    });
    if (failure) {
        sink.abandon();
        return *failure;
    }
    sink.leave(prints.packed());
    return sink.finish();
}

Result<std::string> Build::render(std::string_view path) {
    const Item* item = renderer_->item_at(path);
    if (item == nullptr || item->kind == Item::Kind::static_file)
        return Error{"no page of the site is made of this file: kiji why says why", Path(path)};
    std::optional<Page> page = renderer_->render(*item);
    if (!page)
        return Error{"the page has faults", Path(path)};
    return std::move(page->html);
}

Reason Build::why(std::string_view path) const {
    Reason reason;
    const auto left_out = report_.left_out().find(Path(path));
    if (left_out != report_.left_out().end()) {
        reason.is_known = true;
        reason.left_out = name_of(left_out->second);
    }
    const std::string address = unescaped(path);
    for (const Item& item : site_->items) {
        if (item.path != path && item.target != path && unescaped(item.url) != address &&
            item.file != join(site_->settings.source, path))
            continue;
        reason.is_known = true;
        reason.kind = item.kind == Item::Kind::page          ? "page"
                      : item.kind == Item::Kind::static_file ? "static file"
                      : item.collection->label == "posts"
                          ? "post"
                          : fmt::format("document of the collection {}", item.collection->label);
        if (reason.left_out.empty() && !item.is_written())
            reason.left_out = "its collection is not written: set output: true";
        reason.target = item.target;
        reason.url = item.url;
        reason.layout = item.layout();
        const Value* permalink = item.data.find("permalink");
        reason.permalink = is_true(permalink) ? text_of(*permalink) : site_->settings.permalink;
        if (item.is_document())
            reason.date = print(item.date.date());
        break;
    }
    return reason;
}

}  // namespace kiji::site
