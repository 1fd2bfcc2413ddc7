// A site that is made of YAML, for tests of plugins.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "site/host.hpp"
#include "site/plugins/plugins.hpp"

namespace kiji::site::plugins {

/// `data` is an object: `site` is what templates see as such and the configuration, `items` and
/// `files` what Generation gives. What plugins make is kept.
class MadeSite final : public Generation, public Host {
  public:
    explicit MadeSite(std::string yaml);

    /// What the page that a plugin made comes to, by its path.
    std::string text_of(std::string_view path) const;
    std::vector<std::string> paths() const;

    struct Split {
        std::string folder;
        Value paginator;
    };
    std::deque<GeneratedPage> made{};
    std::vector<std::pair<std::string, Value>> configured{};  // by key
    std::vector<std::pair<std::string, Value>> cleared{};     // by url
    std::vector<std::pair<std::string, Value>> added{};       // by url
    std::vector<std::string> layouts{};
    std::vector<Split> splits{};
    std::vector<std::string> warnings{};

    Arena& arena() override { return arena_; }
    Value config(std::string_view key) const override;
    std::string_view environment() const override { return "development"; }
    Value site() const override;
    std::vector<Value> items() const override;
    bool has_file(std::string_view path) const override;
    bool has_url(std::string_view url) const override { return has_file(url.substr(1)); }
    bool has_layout(std::string_view /*name*/) const override { return false; }
    Value add(GeneratedPage page) override {
        made.push_back(std::move(page));
        return Value::of(std::string_view(made.back().url));
    }
    void set_config(std::string_view key, const Value& value) override {
        configured.emplace_back(key, value);
    }
    void clear(const Value& item, const Value& data) override;
    void add_data(const Value& item, const Value& data) override;
    std::optional<DateTime> modified(const Value& item) const override;
    void add_layout(std::string name, std::string content) override;
    void paginate(const Value& page, std::string_view folder, const Value& paginator) override;
    void warn(std::string message) override { warnings.push_back(std::move(message)); }

    Value page() const override { return {}; }
    std::string markdownify(std::string_view text) const override { return std::string(text); }
    std::string smartify(std::string_view text) const override { return std::string(text); }
    Result<const liquid::Template*> include(std::string_view /*name*/) const override {
        return nullptr;
    }
    Result<const liquid::Template*> include_relative(std::string_view /*name*/) const override {
        return nullptr;
    }
    std::vector<std::string> include_folders() const override { return {}; }
    std::vector<std::string> folders_beside() const override { return {}; }
    bool is_safe() const override { return false; }
    using Host::modified;
    std::optional<std::string> url_of(std::string_view /*path*/) const override { return {}; }
    std::optional<std::string> url_of_post(const PostReference& /*post*/) const override {
        return {};
    }
    std::optional<std::string> url_of_post_on_day(const PostReference& /*post*/) const override {
        return {};
    }
    void warn(std::string_view /*message*/) const override {}

  private:
    Arena arena_;
    SourceFile file_;
    Value data_;
};

}  // namespace kiji::site::plugins
