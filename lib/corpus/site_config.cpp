#include "corpus/site_config.hpp"

#include <algorithm>

#include "corpus/page_reader.hpp"

namespace kiji::corpus {
namespace {

std::string text_at(const Value& root, std::string_view key) {
    const Value* value = root.find(key);
    return value != nullptr && value->is(Value::Type::string) ? std::string(value->string()) : "";
}

bool flag_at(const Value& root, std::string_view key) {
    const Value* value = root.find(key);
    return value != nullptr && value->is(Value::Type::boolean) && value->boolean();
}

/// "/blog/" and "blog" are "/blog"; "/" is nothing.
std::string as_base(std::string text) {
    while (text.ends_with('/'))
        text.pop_back();
    if (!text.empty() && !text.starts_with('/'))
        text.insert(text.begin(), '/');
    return text;
}

std::string without_slashes(std::string text) {
    while (text.ends_with('/'))
        text.pop_back();
    while (text.starts_with('/'))
        text.erase(0, 1);
    return text;
}

std::vector<SiteConfig::Collection> collections_at(const Value& root) {
    std::vector<SiteConfig::Collection> found;
    const Value* collections = root.find("collections");
    if (collections == nullptr)
        return found;
    if (collections->is(Value::Type::array)) {
        for (std::string& label : texts_of(collections, false))
            found.push_back({.label = std::move(label)});
    } else if (collections->is(Value::Type::object)) {
        for (const Member& member : collections->object())
            found.push_back({.label = text_of(&member.key),
                             .output = flag_at(member.value, "output"),
                             .permalink = text_at(member.value, "permalink")});
    }
    return found;
}

std::vector<SiteConfig::Defaults> defaults_at(const Value& root) {
    std::vector<SiteConfig::Defaults> found;
    const Value* defaults = root.find("defaults");
    if (defaults == nullptr || !defaults->is(Value::Type::array))
        return found;
    for (const Value& set : defaults->array()) {
        const Value* values = set.find("values");
        if (values == nullptr || !values->is(Value::Type::object))
            continue;
        SiteConfig::Defaults made{.path = {}, .type = {}, .values = values};
        if (const Value* scope = set.find("scope")) {
            made.path = without_slashes(text_at(*scope, "path"));
            if (const Value* type = scope->find("type")) {
                made.type = text_of(type);
                if (made.type == "post" || made.type == "page" || made.type == "draft")
                    *made.type += 's';
            }
        }
        found.push_back(std::move(made));
    }
    return found;
}

}  // namespace

SiteConfig site_config(const Value* root) {
    SiteConfig config;
    if (root != nullptr && root->is(Value::Type::object)) {
        config.all = root;
        config.base_url = as_base(text_at(*root, "baseurl"));
        config.url = text_at(*root, "url");
        if (const std::string style = text_at(*root, "permalink"); !style.empty())
            config.permalink = style;
        if (const std::string zone = text_at(*root, "timezone"); !zone.empty())
            config.zone = zone;
        config.future = flag_at(*root, "future");
        config.unpublished = flag_at(*root, "unpublished");
        config.collections_folder = without_slashes(text_at(*root, "collections_dir"));
        config.collections = collections_at(*root);
        config.defaults = defaults_at(*root);
        config.exclude = texts_of(root->find("exclude"), false);
        config.include = texts_of(root->find("include"), false);
        config.plugins = texts_of(root->find("plugins"), false);
        std::ranges::move(texts_of(root->find("gems"), false), std::back_inserter(config.plugins));
        config.theme = text_at(*root, "theme");
        if (config.theme.empty())
            config.theme = text_at(*root, "remote_theme");
    }
    const auto posts =
        std::ranges::find(config.collections, "posts", &SiteConfig::Collection::label);
    if (posts == config.collections.end())
        config.collections.push_back({.label = "posts", .output = true, .permalink = {}});
    else
        posts->output = true;
    return config;
}

}  // namespace kiji::corpus
