// jekyll-redirect-from 0.16: pages at old addresses that lead to new ones, and redirects.json.
#include <algorithm>
#include <array>
#include <utility>

#include "site/filters/addresses.hpp"
#include "site/json_text.hpp"
#include "site/plugins/lookup.hpp"
#include "site/plugins/rows.hpp"

namespace kiji::site::plugins {
namespace {

using Type = Value::Type;

constexpr std::string_view layout = R"(<!DOCTYPE html>
<html lang="en-US">
  <meta charset="utf-8">
  <title>Redirecting&hellip;</title>
  <link rel="canonical" href="{{ page.redirect.to }}">
  <script>location="{{ page.redirect.to }}"</script>
  <meta http-equiv="refresh" content="0; url={{ page.redirect.to }}">
  <meta name="robots" content="noindex">
  <h1>Redirecting&hellip;</h1>
  <a href="{{ page.redirect.to }}">Click here if you are not redirected.</a>
</html>
)";

/// A list without nil, or a value alone as one.
std::vector<std::string> addresses_in(const Value& value) {
    std::vector<std::string> out;
    if (value.is(Type::array)) {
        for (const Value& item : value.array()) {
            if (!item.is(Type::nil))
                out.push_back(to_s(item));
        }
    } else if (!value.is(Type::nil)) {
        out.push_back(to_s(value));
    }
    return out;
}

class Redirects {
  public:
    explicit Redirects(Generation& generation)
        : generation_(generation),
          site_{.url = generation.config("url"), .base = generation.config("baseurl")} {}

    void add_all() {
        if (!generation_.has_layout("redirect"))
            generation_.add_layout("redirect", std::string(layout));
        for (const Value& item : generation_.items()) {
            const std::string url = to_s(member(item, "url"));
            for (const std::string& old : addresses_in(member(item, "redirect_from"))) {
                if (const Value data = note(old, url); !data.is(Type::nil))
                    generation_.add(
                        {.path = "redirect.html", .url = {}, .content = {}, .data = data});
            }
            const std::vector<std::string> to = addresses_in(member(item, "redirect_to"));
            if (to.empty())
                continue;
            if (const Value data = note(url, to.front()); !data.is(Type::nil))
                generation_.clear(item, data);
        }
        add_list();
    }

  private:
    /// What a page that leads from one address to another says; nil where `to` is no address.
    Value note(std::string from, const std::string& to) {
        if (!from.starts_with('/'))
            from.insert(0, "/");
        const bool is_elsewhere = to.starts_with("http://") || to.starts_with("https://");
        const Result<std::string> target =
            is_elsewhere ? Result<std::string>(to) : absolute_address(to, site_);
        if (!target) {
            generation_.warn("redirect to " + to + ": " + target.error().message);
            return {};
        }
        const auto known =
            std::ranges::find(list_, from, &std::pair<std::string, std::string>::first);
        if (known == list_.end())
            list_.emplace_back(from, *target);
        else
            known->second = *target;
        Arena& arena = generation_.arena();
        const Value old = Value::of(keep(arena, from));
        const std::array<Member, 2> ends = {{
            {Value::of(std::string_view("from")), old},
            {Value::of(std::string_view("to")), Value::of(keep(arena, *target))},
        }};
        const std::array<Member, 4> data = {{
            {Value::of(std::string_view("sitemap")), Value::of(false)},
            {Value::of(std::string_view("layout")), Value::of(std::string_view("redirect"))},
            {Value::of(std::string_view("permalink")), old},
            {Value::of(std::string_view("redirect")), make_object(arena, ends)},
        }};
        return make_object(arena, data);
    }

    void add_list() {
        const Value wanted = member(generation_.config("redirect_from"), "json");
        if ((wanted.is(Type::boolean) && !wanted.boolean()) ||
            generation_.has_file("redirects.json"))
            return;
        std::vector<Member> members;
        for (const auto& [from, to] : list_)
            members.push_back({Value::of(std::string_view(from)), Value::of(std::string_view(to))});
        std::string json;
        append_json(json, Value::of(std::span<const Member>(members)), liquid::unlimited);
        const std::array<Member, 1> data = {{{Value::of(std::string_view("layout")), {}}}};
        generation_.add({.path = "redirects.json",
                         .url = {},
                         .content = std::move(json),
                         .data = make_object(generation_.arena(), data)});
    }

    Generation& generation_;
    SiteAddress site_;
    std::vector<std::pair<std::string, std::string>> list_;
};

void generate(Generation& generation) {
    Redirects(generation).add_all();
}

}  // namespace

constinit const PluginRow redirect_from{.gem = "jekyll-redirect-from", .generate = generate};

}  // namespace kiji::site::plugins
