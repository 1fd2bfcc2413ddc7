// jekyll-archives 2.2: pages of the posts of a tag, a category, a year, a month, a day.
#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include <fmt/format.h>

#include "site/plugins/lookup.hpp"
#include "site/plugins/rows.hpp"
#include "site/slugify.hpp"
#include "site/uri.hpp"
#include "value/calendar.hpp"

namespace kiji::site::plugins {
namespace {

using Type = Value::Type;

struct Kind {
    std::string_view name;       // as layouts and permalinks call it
    std::string_view enabled;    // as `enabled` does
    std::string_view permalink;  // where nobody says otherwise
};
constexpr Kind tag{"tag", "tags", "/tag/:name/"};
constexpr Kind category{"category", "categories", "/category/:name/"};
constexpr Kind year{"year", "year", "/:year/"};
constexpr Kind month{"month", "month", "/:year/:month/"};
constexpr Kind day{"day", "day", "/:year/:month/:day/"};

/// Posts by their day and month, the last ones first.
using Days = std::map<int, std::vector<Value>, std::greater<>>;
using Months = std::map<int, Days, std::greater<>>;

using Placeholders = std::vector<std::pair<std::string_view, std::string>>;

/// The day of a post by the clocks that its date is written in.
CivilDate day_of(const Value& post) {
    const Value date = member(post, "date");
    if (!date.is(Type::date))
        return {};
    const DateTime time = date.date();
    constexpr std::int64_t microseconds = 1'000'000;
    return date_of(floor_divide(
        floor_divide(time.microseconds, microseconds) + time.offset_minutes * 60, 86'400));
}

class Archives {
  public:
    explicit Archives(Generation& generation)
        : generation_(generation), config_(generation.config("jekyll-archives")) {}

    void add_all() {
        add_named(tag, "tags");
        add_named(category, "categories");
        add_dates();
        generation_.set_config("archives", make_array(generation_.arena(), added_));
    }

  private:
    bool is_enabled(const Kind& kind) const {
        const Value enabled = member(config_, "enabled");
        if (enabled.is(Type::boolean))
            return enabled.boolean();
        if (enabled.is(Type::string))
            return enabled.string() == "all";
        return enabled.is(Type::array) &&
               std::ranges::any_of(enabled.array(), [&](const Value& name) {
                   return name.is(Type::string) && name.string() == kind.enabled;
               });
    }

    void add_named(const Kind& kind, std::string_view key) {
        const Value groups = liquid::plain(member(generation_.site(), key));
        if (!is_enabled(kind) || !groups.is(Type::object))
            return;
        for (const Member& group : groups.object()) {
            const std::string title = to_s(group.key);
            add(kind, {{"name", slugify(title, "default")}}, group.value,
                {"title", Value::of(keep(generation_.arena(), title))});
        }
    }

    void add_dates() {
        const Value posts = liquid::plain(member(generation_.site(), "posts"));
        if (!posts.is(Type::array))
            return;
        // The newest post first in each page; the oldest year first, and in it the newest month.
        std::map<std::int64_t, Months> years;
        for (const Value& post : posts.array()) {
            const CivilDate date = day_of(post);
            years[date.year][date.month][date.day].push_back(post);
        }
        for (const auto& [number, months] : years) {
            add_date(year, {.year = number}, posts_of(months));
            for (const auto& [in_year, days] : months) {
                add_date(month, {.year = number, .month = in_year}, posts_of(days));
                for (const auto& [in_month, those] : days)
                    add_date(day, {.year = number, .month = in_year, .day = in_month}, those);
            }
        }
    }

    static std::vector<Value> posts_of(const Days& days) {
        std::vector<Value> posts;
        for (const auto& [number, those] : days)
            posts.insert(posts.end(), those.begin(), those.end());
        return posts;
    }
    static std::vector<Value> posts_of(const Months& months) {
        std::vector<Value> posts;
        for (const auto& [number, days] : months) {
            const std::vector<Value> those = posts_of(days);
            posts.insert(posts.end(), those.begin(), those.end());
        }
        return posts;
    }

    void add_date(const Kind& kind, CivilDate date, const std::vector<Value>& posts) {
        if (!is_enabled(kind))
            return;
        const DateTime midnight{.microseconds = days_of(date) * 86'400 * 1'000'000};
        add(kind,
            {{"year", fmt::format("{:04}", date.year)},
             {"month", fmt::format("{:02}", date.month)},
             {"day", fmt::format("{:02}", date.day)}},
            make_array(generation_.arena(), posts), {"date", Value::of(midnight)});
    }

    std::string url_of(const Kind& kind, const Placeholders& placeholders) const {
        const Value own = member(member(config_, "permalinks"), kind.name);
        const std::string pattern = is_true(own) ? to_s(own) : std::string(kind.permalink);
        std::string url = pattern.starts_with('/') ? "" : "/";
        for (std::size_t at = 0; at < pattern.size();) {
            const std::string_view rest = std::string_view(pattern).substr(at);
            const auto found = std::ranges::find_if(placeholders, [&](const auto& placeholder) {
                return rest.starts_with(':') && rest.substr(1).starts_with(placeholder.first);
            });
            if (found != placeholders.end()) {
                url += path_of(found->second);
                at += 1 + found->first.size();
            } else if (rest.starts_with(":type")) {
                url += kind.name;
                at += 5;
            } else {
                if (pattern[at] != '/' || !url.ends_with('/'))
                    url += pattern[at];
                ++at;
            }
        }
        return url;
    }

    static std::string path_of(std::string_view text) {
        return normalized(
            {.scheme = {}, .authority = {}, .path = text, .query = {}, .fragment = {}});
    }

    void add(const Kind& kind, const Placeholders& placeholders, const Value& posts,
             std::pair<std::string_view, Value> own) {
        Arena& arena = generation_.arena();
        const Value special = member(member(config_, "layouts"), kind.name);
        const Value common = either(special, member(config_, "layout"));
        const std::array<Member, 4> data = {{
            {Value::of(std::string_view("layout")),
             is_true(common) ? common : Value::of(std::string_view("archive"))},
            {Value::of(std::string_view("posts")), posts},
            {Value::of(std::string_view("type")), Value::of(kind.name)},
            {Value::of(own.first), own.second},
        }};
        const std::string url = url_of(kind, placeholders);
        std::string path = unescaped(url).substr(1);
        if (url.ends_with('/'))
            path += "index.html";
        added_.push_back(generation_.add({.path = std::move(path),
                                          .url = url,
                                          .content = {},
                                          .data = make_object(arena, data)}));
    }

    Generation& generation_;
    Value config_;
    std::vector<Value> added_{};
};

void generate(Generation& generation) {
    Archives(generation).add_all();
}

}  // namespace

constinit const PluginRow archives{.gem = "jekyll-archives", .generate = generate};

}  // namespace kiji::site::plugins
