#include "site/renderer.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "site/address.hpp"
#include "site/built_in_theme.hpp"
#include "site/excerpt.hpp"
#include "site/filters/filters.hpp"
#include "site/page_host.hpp"
#include "site/payload.hpp"
#include "site/reading.hpp"
#include "site/tags/tags.hpp"
#include "site/values.hpp"

namespace kiji::site {
namespace {

using Type = Value::Type;

constexpr std::size_t most_partial_bytes = std::size_t{16} << 20U;

constexpr std::size_t deepest_reading = 32;

bool has_liquid(std::string_view text) {
    return text.find("{%") != std::string_view::npos || text.find("{{") != std::string_view::npos;
}

bool is_yaml(const Item& item) {
    return item.extension == ".yml" || item.extension == ".yaml";
}

bool is_asset(const Item& item) {
    return item.extension == ".scss" || item.extension == ".sass" || item.extension == ".coffee";
}

/// Whether templates are for text at all: `render_with_liquid`.
bool takes_liquid(const Item& item, std::string_view text) {
    const Value* wanted = item.data.find("render_with_liquid");
    const bool refused = wanted != nullptr && wanted->is(Type::boolean) && !wanted->boolean();
    return !refused && !is_yaml(item) && has_liquid(text);
}

liquid::ErrorMode error_mode(const Value* options) {
    const std::string_view mode =
        options == nullptr ? std::string_view() : string_of(options->find("error_mode"));
    if (mode == "strict")
        return liquid::ErrorMode::strict;
    return mode == "lax" ? liquid::ErrorMode::lax : liquid::ErrorMode::warn;
}

constexpr liquid::RenderLimits page_limits{.steps = 50'000'000,
                                           .output_bytes = std::size_t{512} << 20U};

}  // namespace

Result<std::unique_ptr<Renderer>> Renderer::make(const Site& site,
                                                 std::vector<const plugins::PluginRow*> plugins,
                                                 const Options& options, Report& report) {
    std::vector<liquid::TagRow> tags(tags::rows().begin(), tags::rows().end());
    std::vector<liquid::FilterRow> filters(filters::rows().begin(), filters::rows().end());
    for (const plugins::PluginRow* plugin : plugins) {
        tags.insert(tags.end(), plugin->tags.begin(), plugin->tags.end());
        filters.insert(filters.end(), plugin->filters.begin(), plugin->filters.end());
    }
    Result<std::unique_ptr<Snippets>> snippets = Snippets::make(options.filters);
    if (!snippets)
        return snippets.error();
    filters.insert(filters.end(), (*snippets)->rows().begin(), (*snippets)->rows().end());
    std::unique_ptr<Renderer> renderer(
        new Renderer(site, tags, filters, *std::move(snippets), options.limits, report));
    if (Result<void> parsed = renderer->snippets_->parse(renderer->engine_); !parsed)
        return parsed.error();
    const Value* name = site.settings.find("markdown");
    auto engine = markdown::make_site_engine(is_given(name) ? text_of(*name) : "kramdown",
                                             &site.settings.all);
    if (!engine)
        return Error{engine.error().message,
                     site.settings.files.empty() ? Path() : site.settings.files.back()};
    renderer->markdown_ = *std::move(engine);
    renderer->profiles_ = options.profile;
    return renderer;
}

Renderer::Renderer(const Site& site, const std::vector<liquid::TagRow>& tags,
                   const std::vector<liquid::FilterRow>& filters,
                   std::unique_ptr<Snippets> snippets, const Limits& limits, Report& report)
    : site_(site),
      snippets_(std::move(snippets)),
      tags_(tags),
      filters_(filters),
      engine_(liquid::Dialect::liquid4, tags_, filters_),
      limits_(limits),
      report_(report) {
    const Value* options = site.settings.find("liquid");
    parse_options_.mode = error_mode(options);
    strict_variables_ = options != nullptr && is_true(options->find("strict_variables"));
    now_ = site.local_time(site.settings.now);
}

void Renderer::index_items() {
    by_path_.clear();
    posts_by_path_.clear();
    const auto add = [this](const Item* item) {
        std::string_view path = item->path;
        by_path_.emplace(path.starts_with('/') ? path.substr(1) : path, item);
    };
    for (const Item* page : site_.pages)
        add(page);
    for (const Item* file : site_.static_files) {
        if (file->is_written())
            add(file);
    }
    for (const auto& collection : site_.collections) {
        if (collection->output)
            std::ranges::for_each(collection->documents, add);
    }
    for (const Item* post : site_.posts().documents)
        posts_by_path_.emplace(post->path.substr(0, post->path.size() - post->extension.size()),
                               post);
    parse_layouts();
}

void Renderer::parse_layouts() {
    for (const auto& [name, layout] : site_.layouts) {
        if (!layouts_.contains(&layout))
            layouts_.emplace(&layout, engine_.parse(*layout.source, layout.body, parse_options_));
    }
}

const Item* Renderer::item_at(std::string_view path) const {
    if (path.starts_with('/'))
        path.remove_prefix(1);
    const auto found = by_path_.find(path);
    return found == by_path_.end() ? nullptr : found->second;
}

const Item* Renderer::post_at(std::string_view path_and_name) const {
    const auto found = posts_by_path_.find(std::string(path_and_name));
    return found == posts_by_path_.end() ? nullptr : found->second;
}

Result<const liquid::Template*> Renderer::partial(const Path& path) const {
    {
        const std::scoped_lock lock(partials_mutex_);
        const auto known = partials_.find(path);
        if (known != partials_.end()) {
            if (known->second->error)
                return *known->second->error;
            return known->second->tree.get();
        }
    }
    auto made = std::make_unique<Partial>();
    const Result<Path> real = site_.files.resolve(path);
    if (real) {
        const bool stays =
            real->starts_with(site_.settings.source + '/') ||
            (!site_.theme.folder.empty() && real->starts_with(site_.theme.folder + '/'));
        if (stays) {
            Result<std::string> text = site_.files.read(*real, most_partial_bytes);
            if (text) {
                const std::string shown = path.starts_with(site_.settings.source + '/')
                                              ? path.substr(site_.settings.source.size() + 1)
                                              : path;
                std::string body = *std::move(text);
                if (body.starts_with("\xEF\xBB\xBF"))
                    body.erase(0, 3);
                made->tree = engine_.parse(shown, std::move(body), parse_options_);
            } else {
                made->error = text.error();
            }
        }
    }
    const std::scoped_lock lock(partials_mutex_);
    const auto& kept = *partials_.emplace(path, std::move(made)).first->second;
    if (kept.error)
        return *kept.error;
    return kept.tree.get();
}

std::optional<Hash128> Renderer::hash_of_partial(const Path& path) const {
    const Result<const liquid::Template*> tree = partial(path);
    if (!tree)
        return std::nullopt;
    return *tree == nullptr ? Hash128{} : hash128((*tree)->file().text());
}

std::vector<Path> Renderer::partials() const {
    const std::scoped_lock lock(partials_mutex_);
    std::vector<Path> paths;
    for (const auto& [path, partial] : partials_) {
        if (path.starts_with('/'))
            paths.push_back(path);
    }
    return paths;
}

Result<const liquid::Template*> Renderer::built_in_partial(std::string_view name) const {
    const std::string path = fmt::format("_includes/{}", name);
    const auto file = site_.built_in.find(path);
    if (file == site_.built_in.end())
        return nullptr;
    const std::scoped_lock lock(partials_mutex_);
    auto& kept = partials_[fmt::format("kiji:{}", path)];
    if (kept == nullptr) {
        auto made = std::make_unique<Partial>();
        made->tree = engine_.parse(path, std::string(file->second), parse_options_);
        kept = std::move(made);
    }
    return kept->tree.get();
}

// ── what other pages ask for

std::string_view Renderer::content(const Item& item) const {
    Reading* const reading = current_reading;
    if (reading == nullptr)
        return item.content;
    if (reading->reader == &item) {
        note(Reads::page);
        return reading->in_layout && item.is_document() ? reading->own_body : item.content;
    }
    note(Reads::items | Reads::contents);
    if (item.order > reading->reader->order || reading->depth >= deepest_reading)
        return item.content;
    const Text body = body_of(item);
    if (body == nullptr)
        return item.content;
    reading->pins.push_back(body);
    return *body;
}

std::optional<std::string_view> Renderer::output(const Item& item) const {
    Reading* const reading = current_reading;
    note(Reads::items | Reads::contents);
    if (reading == nullptr || item.order >= reading->reader->order ||
        reading->depth >= deepest_reading)
        return std::nullopt;
    auto page = render(item);
    if (!page)
        return std::nullopt;
    reading->pins.push_back(std::make_shared<const std::string>(std::move(page->html)));
    return *reading->pins.back();
}

std::string_view Renderer::excerpt(const Item& item) const {
    if (item.excerpt_source.empty())
        return {};
    Reading* const reading = current_reading;
    if (reading != nullptr && reading->reader != &item)
        note(Reads::items | Reads::contents);
    if (reading != nullptr && reading->depth >= deepest_reading)
        return item.excerpt_source;
    Body excerpt = excerpts_.find(item);
    if (excerpt.text == nullptr) {
        ReadingScope scope(item);
        auto rendered = liquid_of(item, item.excerpt_source, false);
        if (rendered)
            rendered = convert(item, *std::move(rendered), false);
        excerpt = {.text = std::make_shared<const std::string>(rendered ? *std::move(rendered)
                                                                        : item.excerpt_source),
                   .reads = scope.reading().reads};
        excerpts_.put(item, excerpt);
    }
    if (reading == nullptr)
        return item.excerpt_source;
    note(excerpt.reads);
    reading->pins.push_back(excerpt.text);
    return *excerpt.text;
}

Text Renderer::body_of(const Item& item) const {
    if (const Body known = bodies_.find(item); known.text != nullptr) {
        note(known.reads);
        return known.text;
    }
    ReadingScope scope(item);
    auto text = liquid_of(item, item.content, true);
    if (!text)
        return nullptr;
    const bool is_source = !takes_liquid(item, item.content);
    auto html = convert(item, *std::move(text), is_source);
    if (!html)
        return nullptr;
    Text body = std::make_shared<const std::string>(*std::move(html));
    bodies_.put(item, {.text = body, .reads = scope.reading().reads});
    return body;
}

std::optional<std::string> Renderer::liquid_of(const Item& item, std::string_view text,
                                               bool is_body) const {
    if (!takes_liquid(item, text))
        return std::string(text);
    std::unique_ptr<const liquid::Template> tree =
        is_body && item.source != nullptr
            ? engine_.parse(*item.source, item.body, parse_options_)
            : engine_.parse(item.path + "/#excerpt", std::string(text), parse_options_);
    std::optional<std::string> written = run(item, *tree, {}, first_layout_data(item));
    if (!written || !tree->problems().empty()) {
        const std::scoped_lock lock(kept_mutex_);
        kept_.push_back(std::move(tree));
    }
    return written;
}

std::optional<std::string> Renderer::convert(const Item& item, std::string text,
                                             bool is_source) const {
    if (!is_markdown(item.extension, site_.settings))
        return text;
    Result<std::string> html = markdown_->to_html(text, limits_);
    if (html)
        return *std::move(html);
    const Error& error = html.error();
    Diagnostic diagnostic{.rule = "markdown",
                          .severity = Severity::error,
                          .message = error.message,
                          .help = "split the page, or mend what is nested or repeated there"};
    if (is_source && item.source != nullptr && error.line > 0) {
        const std::size_t first = item.source->lines().line_at(item.body.begin);
        const std::size_t line = std::min(first + error.line - 1, item.source->lines().count() - 1);
        diagnostic.span = item.source->lines().line(line);
        report_.add(*item.source, std::move(diagnostic));
    } else {
        report_.add(Trouble{.path = item.path, .diagnostic = std::move(diagnostic)});
    }
    return std::nullopt;
}

// ── a page

Value Renderer::first_layout_data(const Item& item) const {
    const Layout* layout = site_.layout(item.layout());
    return layout == nullptr ? Value() : layout->data;
}

/// Jekyll names includes with their whole path.
std::string Renderer::words_of(const liquid::Problem& problem, bool in_include) const {
    std::string message = problem.liquid;
    const std::string whole = site_.settings.source + '/';
    if (const std::size_t at = message.find('(' + site_.settings.includes_folder + '/');
        at != std::string::npos)
        message.insert(at + 1, whole);
    else if (const std::size_t line = message.find("(line "); in_include && line < 24)
        message.insert(line + 1, whole + problem.file->name() + ' ');
    return message;
}

bool Renderer::tell(const Item& item, const liquid::Template& tree) const {
    if (tree.problems().empty())
        return tree.ok();
    note(Reads::unknown);
    {
        const std::scoped_lock lock(told_mutex_);
        if (!told_.insert(&tree).second)
            return tree.ok();
    }
    for (const Diagnostic& problem : tree.problems()) {
        Trouble trouble{.file = &tree.file(), .path = tree.file().name(), .diagnostic = problem};
        if (problem.severity == Severity::error && tree.fault() != nullptr)
            trouble.liquid =
                tree.fault()->message.starts_with("Syntax Error")
                    ? fmt::format("Liquid Exception: {}", tree.fault()->message)
                    : fmt::format("Liquid Exception: Liquid {} (line {}): {} in {}",
                                  tree.fault()->is_syntax ? "syntax error" : "error",
                                  tree.fault()->line, tree.fault()->message, item.path);
        report_.add(std::move(trouble));
    }
    return tree.ok();
}

bool Renderer::tell(const Item& item, const liquid::Rendered& rendered) const {
    if (!rendered.problems.empty())
        note(Reads::unknown);
    for (const liquid::Problem& problem : rendered.problems) {
        Trouble trouble{.file = problem.file, .diagnostic = problem.diagnostic};
        trouble.diagnostic.severity = Severity::error;
        const bool in_include = problem.file != nullptr && problem.file != item.source.get();
        trouble.liquid = fmt::format("Liquid Exception: {}{} in {}", words_of(problem, in_include),
                                     in_include ? " included" : "", item.path);
        report_.add(std::move(trouble));
    }
    return rendered.problems.empty() && rendered.complete;
}

std::optional<std::string> Renderer::run(const Item& item, const liquid::Template& tree,
                                         std::string_view content, const Value& layout_data) const {
    if (!tell(item, tree))
        return std::nullopt;
    Payload payload(site_, item);
    payload.layout = layout_data;
    if (content.data() != nullptr)
        payload.content = content;
    const PageHost host(*this, item);
    const liquid::RenderOptions options{.host = &host,
                                        .strict_variables = strict_variables_,
                                        .strict_filters = true,  // a plugin's, or a slip
                                        .now = now_,
                                        .zone = site_.settings.zone_name,
                                        .limits = page_limits};
    const auto begin = std::chrono::steady_clock::now();
    liquid::Rendered rendered =
        engine_.render(tree, Value::of(static_cast<const Drop*>(&payload)), options);
    if (profiles_)
        note_cost(tree.name(), rendered.text.size(), begin);
    if (!tell(item, rendered))
        return std::nullopt;
    return std::move(rendered.text);
}

void Renderer::note_cost(const std::string& name, std::size_t bytes,
                         std::chrono::steady_clock::time_point begin) const {
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    const std::scoped_lock lock(costs_mutex_);
    TemplateCost& cost = costs_[name];
    ++cost.count;
    cost.bytes += bytes;
    cost.seconds += seconds;
}

std::optional<std::string> Renderer::place_in_layouts(const Item& item, const Text& body) const {
    if (is_asset(item) || (item.is_document() && is_yaml(item)) || item.layout() == "none")
        return *body;
    const Layout* layout = site_.layout(item.layout());
    if (layout == nullptr) {
        if (!item.layout().empty()) {
            note(Reads::unknown);
            report_.warn(
                item.path,
                fmt::format("Build Warning: Layout '{}' requested in {} does not exist.",
                            item.layout(), item.path),
                fmt::format("add {}/{}.html, or name another layout{}",
                            site_.settings.layouts_folder, item.layout(),
                            site_.settings.theme.empty() && has_built_in_layout(item.layout())
                                ? "; theme: kiji in _config.yml has one"
                                : ""));
        }
        return *body;
    }
    ReadingScope scope(item);
    scope.reading().in_layout = true;
    scope.reading().own_body = *body;
    Arena arena;
    Value layout_data = Value::of(std::span<const Member>());
    std::string output;
    std::string_view content = *body;
    std::set<const Layout*> used;
    while (layout != nullptr && used.insert(layout).second) {
        layout_data = merge(layout->data, layout_data, arena);
        auto placed = run(item, *layouts_.at(layout), content, layout_data);
        if (!placed)
            return std::nullopt;
        output = *std::move(placed);
        content = output;
        const Value* next = layout->data.find("layout");
        layout = next == nullptr ? nullptr : site_.layout(text_of(*next));
    }
    return output;
}

std::optional<Page> Renderer::render(const Item& item) const {
    ReadingScope scope(item);
    const Text body = body_of(item);
    if (body == nullptr)
        return std::nullopt;
    std::optional<std::string> html = place_in_layouts(item, body);
    if (!html)
        return std::nullopt;
    return Page{.html = *std::move(html), .reads = scope.reading().reads};
}

std::string Renderer::smart(std::string_view text) const {
    return markdown::smart_text(text);
}

}  // namespace kiji::site
