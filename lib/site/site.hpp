// The door to sites: builds the folder of a Jekyll site.
#pragma once

#include <atomic>
#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "base/result.hpp"
#include "site/disk/clean.hpp"
#include "site/disk/site_folder.hpp"
#include "site/options.hpp"
#include "site/report.hpp"
#include "site/settings.hpp"
#include "site/sink.hpp"

namespace kiji::site {

class Item;
class Renderer;
class Site;

namespace plugins {
struct PluginRow;
}

/// What was built, or would have been.
struct Counts {
    std::size_t posts = 0;
    std::size_t documents = 0;  // of other collections
    std::size_t pages = 0;
    std::size_t files = 0;
};

/// What kiji makes of one file of the source, or why it makes nothing.
struct Reason {
    bool is_known = false;
    std::string kind{};      // "post", "page", "static file", "draft", …
    std::string left_out{};  // why; empty: it is written
    std::string target{};    // below the destination
    std::string url{};
    std::string layout{};
    std::string permalink{};  // the template that made the url
    std::string date{};
};

/// How far a build is: pages that are rendered or known to be as they were. Of any thread.
struct Progress {
    std::atomic<std::size_t> done = 0;
    std::atomic<std::size_t> all = 0;
};

/// Where the time of a build goes, in seconds of the clock.
struct Phases {
    double read = 0;
    double generate = 0;
    double render = 0;
    double write = 0;
};

/// What rendering a template costs in a build, includes among it.
struct TemplateCost {
    std::size_t count = 0;
    std::size_t bytes = 0;
    double seconds = 0;
};

/// A site that is read and ready to be rendered. Cannot move: troubles of the report point into it.
class Build {
  public:
    /// Reads the site. Faults of single files go to report(); an Error is what leaves nothing to
    /// build.
    static Result<std::unique_ptr<Build>> read(const FileSystem& files, const Options& options);
    Build(const Build&) = delete;
    Build& operator=(const Build&) = delete;
    ~Build();

    const Settings& settings() const;
    const Report& report() const { return report_; }
    Counts counts() const;
    const Progress& progress() const { return progress_; }
    const Phases& phases() const { return phases_; }
    /// Of each template by its name, where Options::profile asked for it; after run().
    std::map<std::string, TemplateCost> costs() const;

    /// Renders all pages, in parallel, to `sink`, and finishes it: only where nothing has a fault,
    /// else the sink is abandoned and nothing of the old site changes; report() says why then.
    Result<Written> run(Sink& sink);

    /// The page that is written for one file of the source. Error: there is none; faults of it are
    /// in report().
    Result<std::string> render(std::string_view path);

    Reason why(std::string_view path) const;

    /// Adds to report() which plugins the site asks for and kiji does not have, and what needs
    /// them. run() does it by itself.
    void report_plugins();

  private:
    explicit Build(const Options& options);
    void cut_excerpts();
    /// A file was changed when it was committed last, where a plugin wants to know.
    void take_commit_times(const std::vector<const plugins::PluginRow*>& plugins);
    using ByTarget = std::map<std::string, std::vector<const Item*>>;
    void find_conflicts();
    void find_folder_clash(const std::string& target, const std::vector<const Item*>& items,
                           const ByTarget& by_target);
    void find_twins(const ByTarget& by_target);

    Options options_;
    Report report_;
    std::unique_ptr<Site> site_;
    std::unique_ptr<Renderer> renderer_;
    Phases phases_;
    Progress progress_;
};

}  // namespace kiji::site
