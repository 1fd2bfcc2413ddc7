// From an item to the page that is written. Internal to lib/site.
#pragma once

#include <chrono>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/hash.hpp"
#include "liquid/liquid.hpp"
#include "markdown/markdown.hpp"
#include "site/bodies.hpp"
#include "site/include_memo.hpp"
#include "site/model.hpp"
#include "site/plugins/plugins.hpp"
#include "site/reads.hpp"
#include "site/report.hpp"
#include "site/site.hpp"
#include "site/snippets.hpp"

namespace kiji::site {

struct Page {
    std::string html;
    Reads reads = Reads::nothing;
};

/// Renders items of one site, from any thread. Templates are parsed once.
class Renderer final : public Contents {
  public:
    /// Error: the configuration asks for an engine of Markdown that there is not.
    static Result<std::unique_ptr<Renderer>> make(const Site& site,
                                                  std::vector<const plugins::PluginRow*> plugins,
                                                  const Options& options, Report& report);

    const liquid::Engine& engine() const { return engine_; }
    /// After all items are there and have their addresses.
    void index_items();

    /// The whole page; nothing where it has a fault, which is reported.
    std::optional<Page> render(const Item& item) const;

    std::string_view content(const Item& item) const override;
    std::optional<std::string_view> output(const Item& item) const override;
    std::string_view excerpt(const Item& item) const override;

    // ── for the host of a page
    const Site& site() const { return site_; }
    const Limits& limits() const { return limits_; }
    Report& report() const { return report_; }
    const markdown::SiteEngine& markdown() const { return *markdown_; }
    const Snippets& snippets() const { return *snippets_; }
    IncludeMemo& include_memo() const { return include_memo_; }
    /// The file at `path` on the disk, parsed; null: there is none.
    Result<const liquid::Template*> partial(const Path& path) const;
    /// hash128() of its text, 0 where there is no such file; nothing where it cannot be read.
    std::optional<Hash128> hash_of_partial(const Path& path) const;
    /// Where all lie, or would lie, that were asked for, those of the theme that is built in apart.
    std::vector<Path> partials() const;
    /// The same of the theme that is built in.
    Result<const liquid::Template*> built_in_partial(std::string_view name) const;
    /// Quotes, dashes and dots as smart ones, within HTML too.
    std::string smart(std::string_view text) const;
    const std::map<std::string, TemplateCost>& costs() const { return costs_; }
    const Item* item_at(std::string_view path) const;
    const Item* post_at(std::string_view path_and_name) const;

  private:
    struct Partial {
        std::unique_ptr<const liquid::Template> tree;  // null: there is no such file
        std::optional<Error> error;
    };

    Renderer(const Site& site, const std::vector<liquid::TagRow>& tags,
             const std::vector<liquid::FilterRow>& filters, std::unique_ptr<Snippets> snippets,
             const Limits& limits, Report& report);

    void parse_layouts();
    /// Body and excerpt: Liquid, then Markdown. Null: it has a fault.
    Text body_of(const Item& item) const;
    std::optional<std::string> run(const Item& item, const liquid::Template& tree,
                                   std::string_view content, const Value& layout_data) const;
    std::optional<std::string> liquid_of(const Item& item, std::string_view text,
                                         bool is_body) const;
    std::optional<std::string> convert(const Item& item, std::string text, bool is_source) const;
    std::optional<std::string> place_in_layouts(const Item& item, const Text& body) const;
    Value first_layout_data(const Item& item) const;
    std::string words_of(const liquid::Problem& problem, bool in_include) const;
    void note_cost(const std::string& name, std::size_t bytes,
                   std::chrono::steady_clock::time_point begin) const;
    bool tell(const Item& item, const liquid::Template& tree) const;
    bool tell(const Item& item, const liquid::Rendered& rendered) const;

    const Site& site_;
    std::unique_ptr<Snippets> snippets_;
    std::vector<liquid::TagRow> tags_;
    std::vector<liquid::FilterRow> filters_;
    liquid::Engine engine_;
    const Limits& limits_;
    Report& report_;
    std::unique_ptr<markdown::SiteEngine> markdown_;
    liquid::ParseOptions parse_options_;
    bool strict_variables_ = false;
    DateTime now_;
    std::unordered_map<const Layout*, std::unique_ptr<const liquid::Template>> layouts_;
    std::unordered_map<std::string_view, const Item*> by_path_;
    std::unordered_map<std::string, const Item*> posts_by_path_;
    mutable std::mutex partials_mutex_;
    mutable std::unordered_map<std::string, std::unique_ptr<const Partial>> partials_;
    mutable IncludeMemo include_memo_;
    mutable std::mutex kept_mutex_;
    mutable std::deque<std::unique_ptr<const liquid::Template>> kept_;  // that have faults
    mutable std::mutex told_mutex_;
    // What is wrong with a layout is told once, not for each page. Such templates live on.
    mutable std::set<const liquid::Template*> told_;
    bool profiles_ = false;
    mutable std::mutex costs_mutex_;
    mutable std::map<std::string, TemplateCost> costs_;
    mutable Bodies bodies_;
    mutable Bodies excerpts_;
};

}  // namespace kiji::site
