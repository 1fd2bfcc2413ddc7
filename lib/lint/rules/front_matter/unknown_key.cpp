// A key of the front matter that is a slip of one that Jekyll knows.
#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "base/letter_case.hpp"
#include "base/text.hpp"
#include "lint/rules/front_matter/front_matter.hpp"
#include "lint/site_facts.hpp"

namespace kiji::lint {
namespace {

/// Keys that something reads, so that a slip loses something.
constexpr std::array<std::string_view, 16> meant{
    "title",      "date",    "layout",        "permalink",       "published", "category",
    "categories", "tags",    "excerpt",       "description",     "author",    "authors",
    "image",      "summary", "redirect_from", "last_modified_at"};
/// Those that are no slip, near as they are to one.
constexpr std::array<std::string_view, 22> known{
    "tag",          "images",      "titles",      "dates",    "data",     "sitemap",
    "slug",         "toc",         "update",      "updated",  "layer",    "late",
    "label",        "link",        "redirect_to", "redirect", "subtitle", "lang",
    "authors_note", "category_id", "rate",        "titled"};

std::string without_signs(std::string_view key) {
    std::string bare = lower_case(key);
    std::erase_if(bare, [](char c) { return c == '_' || c == '-' || c == ' '; });
    return bare;
}

/// The key that `key` is a slip of; empty where it is none.
std::string_view meant_by(std::string_view key) {
    if (std::ranges::find(meant, key) != meant.end() ||
        std::ranges::find(known, key) != known.end())
        return {};
    const std::string bare = without_signs(key);
    for (const std::string_view name : meant) {
        if (bare.size() + 2 >= name.size() && bare.size() <= name.size() &&
            bare == without_signs(name))
            return name;
        const std::size_t most = name.size() >= 9 ? 2 : 1;
        if (key.size() > name.size() + most || name.size() > key.size() + most)
            continue;
        const bool other_number =
            key.size() == name.size() + 1 && key.ends_with('s') && key.starts_with(name);
        if (name.size() >= 4 && !other_number && edit_distance(key, name, most) <= most)
            return name;
    }
    return {};
}

void check(const Document& doc, Findings& out) {
    for (const Member& member : doc.front_matter().data->object()) {
        if (!member.key.is(Value::Type::string))
            continue;
        const std::string_view key = member.key.string();
        const std::string_view name = meant_by(key);
        // Where many posts have it, something reads it. A post that has both means two things.
        constexpr std::size_t few = 3;
        const bool is_usual = out.site() != nullptr && out.site()->key_posts(key) > few &&
                              out.site()->key_posts(key) * few > out.site()->key_posts(name);
        if (name.empty() || is_usual || doc.meta(name) != nullptr)
            continue;
        const yaml::Places::Place place = doc.place(key);
        out.add({
            .span = place.key,
            .message = fmt::format("nothing reads the key {}; did you mean {}?", key, name),
            .help = fmt::format("write {}:", name),
            .fix = {{place.key, std::string(name)}},
            .safety = Safety::unsafe,
        });
    }
}

}  // namespace

constinit const Rule rules::unknown_key{
    .name = "unknown-key",
    .tags = "front_matter FM003",
    .severity = Severity::warning,
    .in_blog = true,
    .fixes = Fixes::unsafe,
    .summary = "Key of the front matter is misspelt",
    .why =
        "Jekyll reads keys by their exact names and says nothing of others: a post with catagories "
        "is in none. A key that several posts of the site have is let pass.",
    .bad = "---\ntitle: Snow\ncatagories: weather\n---\n\nIt snowed.\n",
    .good = "---\ntitle: Snow\ncategories: weather\n---\n\nIt snowed.\n",
    .check = check,
};

}  // namespace kiji::lint
