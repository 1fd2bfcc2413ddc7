#include "unit/site/plugins/made_site.hpp"

#include <algorithm>
#include <array>

#include "site/filters/filters.hpp"
#include "site/plugins/lookup.hpp"
#include "support/catch.hpp"
#include "value/yaml.hpp"

namespace kiji::site::plugins {

MadeSite::MadeSite(std::string yaml) : file_("site.yml", std::move(yaml)) {
    Diagnostics found;
    const yaml::Yaml read = yaml::read(file_, file_.whole(), arena_, Limits{}, found);
    REQUIRE(read.ok);
    data_ = *read.root;
}

std::string MadeSite::text_of(std::string_view path) const {
    const auto found = std::ranges::find(made, path, &GeneratedPage::path);
    REQUIRE(found != made.end());
    const liquid::Engine engine(liquid::Dialect::liquid4, {}, filters::rows());
    const auto tree = engine.parse(found->path, found->content);
    REQUIRE(tree->ok());
    std::vector<Member> page(found->data.object().begin(), found->data.object().end());
    const std::string url = found->url.empty() ? "/" + found->path : found->url;
    page.push_back({Value::of(std::string_view("url")), Value::of(std::string_view(url))});
    const std::array<Member, 3> data = {{
        {Value::of(std::string_view("site")), site()},
        {Value::of(std::string_view("page")), Value::of(std::span<const Member>(page))},
        {Value::of(std::string_view("jekyll")), member(data_, "jekyll")},
    }};
    const liquid::Rendered rendered =
        engine.render(*tree, Value::of(std::span<const Member>(data)),
                      {.host = static_cast<const Host*>(this), .zone = "Asia/Tokyo"});
    CHECK(rendered.problems.empty());
    return rendered.text;
}

std::vector<std::string> MadeSite::paths() const {
    std::vector<std::string> paths;
    for (const GeneratedPage& page : made)
        paths.push_back(page.path);
    return paths;
}

Value MadeSite::config(std::string_view key) const {
    return member(site(), key);
}

Value MadeSite::site() const {
    return member(data_, "site");
}

std::vector<Value> MadeSite::items() const {
    const Value items = member(data_, "items");
    if (!items.is(Value::Type::array))
        return {};
    return {items.array().begin(), items.array().end()};
}

bool MadeSite::has_file(std::string_view path) const {
    const Value files = member(data_, "files");
    return files.is(Value::Type::array) &&
           std::ranges::any_of(files.array(),
                               [&](const Value& file) { return file.string() == path; });
}

void MadeSite::clear(const Value& item, const Value& data) {
    cleared.emplace_back(to_s(member(item, "url")), data);
}

void MadeSite::add_data(const Value& item, const Value& data) {
    added.emplace_back(to_s(member(item, "url")), data);
}

std::optional<DateTime> MadeSite::modified(const Value& item) const {
    const Value time = member(item, "modified");
    return time.is(Value::Type::date) ? std::optional(time.date()) : std::nullopt;
}

void MadeSite::add_layout(std::string name, std::string content) {
    CHECK(content.find("{{ page.redirect.to }}") != std::string::npos);
    layouts.push_back(std::move(name));
}

void MadeSite::paginate(const Value& page, std::string_view folder, const Value& paginator) {
    CHECK(to_s(member(page, "path")).ends_with("index.html"));
    splits.push_back({std::string(folder), paginator});
}

}  // namespace kiji::site::plugins
