#include "site_outcomes.hpp"

#include <map>
#include <memory>
#include <stdexcept>
#include <vector>

#include "output/output.hpp"
#include "site/filters/filters.hpp"
#include "site/host.hpp"
#include "site/plugins/plugins.hpp"
#include "site/tags/tags.hpp"
#include "value/yaml.hpp"

namespace kiji::cases {
namespace {

/// A site that is made of the fences of a case: `yml config` is what templates see, `yml options`
/// its includes; `addresses` in the former says where files and posts are.
class CaseSite final : public site::Host {
  public:
    CaseSite(const liquid::Engine& engine, const Value& data, const Value& includes) : data_(data) {
        if (!includes.is(Value::Type::object))
            return;
        for (const Member& file : includes.object()) {
            const std::string name(file.key.string());
            parsed_[name] = engine.parse(name, std::string(file.value.string()));
        }
    }

    Value config(std::string_view key) const override {
        const Value* const site = data_.find("site");
        const Value* const value = site == nullptr ? nullptr : site->find(key);
        if (value == nullptr && key == "highlighter")
            return Value::of(std::string_view("rouge"));
        return value == nullptr ? Value() : *value;
    }
    Value page() const override {
        const Value* const page = data_.find("page");
        return page == nullptr ? Value() : *page;
    }
    std::string markdownify(std::string_view text) const override {
        return "<p>" + std::string(text) + "</p>\n";
    }
    std::string smartify(std::string_view text) const override { return std::string(text); }
    Result<const liquid::Template*> include(std::string_view name) const override {
        const auto found = parsed_.find(name);
        return found == parsed_.end() ? nullptr : found->second.get();
    }
    Result<const liquid::Template*> include_relative(std::string_view name) const override {
        return include(name);
    }
    std::vector<std::string> include_folders() const override { return {"/site/_includes"}; }
    std::vector<std::string> folders_beside() const override { return {"/site/."}; }
    bool is_safe() const override { return false; }
    std::optional<std::string> url_of(std::string_view path) const override {
        return address(path.starts_with('/') ? path.substr(1) : path);
    }
    std::optional<std::string> url_of_post(const site::PostReference& post) const override {
        return address("_posts/" + std::string(post.path) + std::string(post.name) + ".md");
    }
    std::optional<std::string> url_of_post_on_day(const site::PostReference& post) const override {
        return address(std::to_string(post.second) + " " + std::string(post.slug));
    }
    std::optional<std::int64_t> modified(std::string_view /*path*/) const override {
        return 1714608000;  // 2024-05-02 00:00 UTC
    }
    void warn(std::string_view message) const override { warnings_ += std::string(message) + '\n'; }

    const std::string& warnings() const { return warnings_; }

  private:
    std::optional<std::string> address(std::string_view path) const {
        const Value* const addresses = data_.find("addresses");
        const Value* const found = addresses == nullptr ? nullptr : addresses->find(path);
        if (found == nullptr)
            return std::nullopt;
        return std::string(found->string());
    }

    Value data_;
    std::map<std::string, std::unique_ptr<const liquid::Template>, std::less<>> parsed_;
    mutable std::string warnings_;
};

struct Outcomes {
    std::string text;
    std::string problems;
};

/// A case that cannot be read is a mistake in the case file.
Value yaml_of(const SourceFile& file, Arena& arena) {
    Diagnostics found;
    const yaml::Yaml read = yaml::read(file, file.whole(), arena, Limits{}, found);
    if (!read.ok)
        throw std::runtime_error(found.empty() ? "not YAML" : found[0].message);
    return *read.root;
}

/// Of Jekyll and all plugins.
const liquid::Engine& engine_of_sites() {
    static const auto tags = [] {
        const auto own = site::tags::rows();
        std::vector<liquid::TagRow> all(own.begin(), own.end());
        for (const site::plugins::PluginRow* plugin : site::plugins::rows())
            all.insert(all.end(), plugin->tags.begin(), plugin->tags.end());
        return all;
    }();
    static const auto filters = [] {
        const auto own = site::filters::rows();
        std::vector<liquid::FilterRow> all(own.begin(), own.end());
        for (const site::plugins::PluginRow* plugin : site::plugins::rows())
            all.insert(all.end(), plugin->filters.begin(), plugin->filters.end());
        return all;
    }();
    static const liquid::Engine engine(liquid::Dialect::liquid4, tags, filters);
    return engine;
}

Outcomes render(const Case& made) {
    Arena arena;
    const SourceFile data_file("data.yml", made.config);
    const SourceFile include_file("includes.yml", made.options);
    const liquid::Engine& engine = engine_of_sites();
    const Value data = yaml_of(data_file, arena);
    const CaseSite site(engine, data, yaml_of(include_file, arena));
    const auto tree = engine.parse("page.md", made.input);
    Outcomes out;
    for (const Diagnostic& problem : tree->problems())
        out.problems += output::frame(tree->file(), problem, {});
    if (!tree->ok())
        return out;
    const Value zone = site.config("timezone");
    const liquid::Rendered rendered = engine.render(
        *tree, data,
        {.host = &site,
         .zone = zone.is(Value::Type::string) ? zone.string() : std::string_view("UTC")});
    out.text = rendered.text;
    for (const liquid::Problem& problem : rendered.problems)
        out.problems += output::frame(*problem.file, problem.diagnostic, {});
    out.problems += site.warnings();
    return out;
}

std::optional<std::string> output(const Case& made) {
    return render(made).text;
}

std::optional<std::string> problems(const Case& made) {
    Outcomes found = render(made);
    return found.problems.empty() ? std::nullopt : std::optional(std::move(found.problems));
}

}  // namespace

std::vector<Outcome> site_outcomes() {
    return {{"text", "output", output}, {"text", "problems", problems}};
}

}  // namespace kiji::cases
