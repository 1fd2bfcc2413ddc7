// jekyll-paginate 1.1: index.html again and again, each with some of the posts.
#include <algorithm>
#include <array>

#include "site/plugins/lookup.hpp"
#include "site/plugins/rows.hpp"

namespace kiji::site::plugins {
namespace {

using Type = Value::Type;

std::string without_slash(std::string text) {
    return text.starts_with('/') ? text.substr(1) : text;
}

/// The folders above the last '/'; empty: there are none.
std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

bool lies_in(const std::string& folder, const std::string& above) {
    return above.empty() || folder == above || folder.starts_with(above + "/");
}

/// The page that is split: index.html in the folder of the other pages, or nearest above it. nil
/// where there is none.
Value page_to_split(const std::vector<Value>& items, const std::string& folder) {
    Value best;
    std::size_t longest = 0;
    for (const Value& item : items) {
        const std::string path = without_slash(to_s(member(item, "path")));
        const bool is_page = member(item, "collection").is(Type::nil);
        const bool is_index = path == "index.html" || path.ends_with("/index.html");
        if (!is_page || !is_index || !lies_in(folder, folder_of(path)) || path.size() <= longest)
            continue;
        longest = path.size();
        best = item;
    }
    return best;
}

class Pager {
  public:
    Pager(Generation& generation, std::size_t per_page, std::string pattern)
        : generation_(generation), per_page_(per_page), pattern_(std::move(pattern)) {
        const Value posts = liquid::plain(member(generation.site(), "posts"));
        if (!posts.is(Type::array))
            return;
        for (const Value& post : posts.array()) {
            if (!is_true(member(post, "hidden")))
                posts_.push_back(post);
        }
    }

    void split(const Value& page) {
        const std::string first = to_s(member(page, "url"));
        const std::size_t pages = (posts_.size() + per_page_ - 1) / per_page_;
        for (std::size_t number = 1; number <= pages; ++number)
            generation_.paginate(page, number == 1 ? std::string() : address(number, first),
                                 paginator(number, pages, first));
    }

  private:
    std::string address(std::size_t number, const std::string& first) const {
        if (number <= 1)
            return first;
        std::string path = pattern_;
        if (const std::size_t at = path.find(":num"); at != std::string::npos)
            path.replace(at, 4, std::to_string(number));
        return path.starts_with('/') ? path : "/" + path;
    }

    Value paginator(std::size_t number, std::size_t pages, const std::string& first) {
        Arena& arena = generation_.arena();
        const std::span<const Value> all(posts_);
        const std::size_t begin = (number - 1) * per_page_;
        const auto link = [&](bool is_there, std::size_t to) {
            return is_there ? Value::of(keep(arena, address(to, first))) : Value();
        };
        const bool has_previous = number > 1;
        const bool has_next = number < pages;
        const std::array<Member, 9> members = {{
            {Value::of(std::string_view("page")), Value::of(number)},
            {Value::of(std::string_view("per_page")), Value::of(per_page_)},
            {Value::of(std::string_view("posts")),
             make_array(arena, all.subspan(begin, std::min(per_page_, all.size() - begin)))},
            {Value::of(std::string_view("total_posts")), Value::of(all.size())},
            {Value::of(std::string_view("total_pages")), Value::of(pages)},
            {Value::of(std::string_view("previous_page")),
             has_previous ? Value::of(number - 1) : Value()},
            {Value::of(std::string_view("previous_page_path")), link(has_previous, number - 1)},
            {Value::of(std::string_view("next_page")), has_next ? Value::of(number + 1) : Value()},
            {Value::of(std::string_view("next_page_path")), link(has_next, number + 1)},
        }};
        return make_object(arena, members);
    }

    Generation& generation_;
    std::size_t per_page_;
    std::string pattern_;
    std::vector<Value> posts_;
};

void generate(Generation& generation) {
    const Value per_page = generation.config("paginate");
    if (per_page.is(Type::nil))
        return;
    const std::int64_t count = liquid::to_i(per_page);
    if (count < 1) {
        generation.warn("paginate is " + to_s(per_page) +
                        ": write how many posts stand on a page, such as 10");
        return;
    }
    const Value given = generation.config("paginate_path");
    const std::string pattern = is_true(given) ? to_s(given) : "/page:num";
    std::string path = without_slash(pattern);
    while (path.ends_with('/'))
        path.pop_back();
    const Value page = page_to_split(generation.items(), folder_of(path));
    if (page.is(Type::nil)) {
        generation.warn(
            "Pagination is enabled, but I couldn't find an index.html page to use as "
            "the pagination template. Skipping pagination.");
        return;
    }
    Pager(generation, static_cast<std::size_t>(count), pattern).split(page);
}

}  // namespace

constinit const PluginRow paginate{.gem = "jekyll-paginate", .generate = generate};

}  // namespace kiji::site::plugins
