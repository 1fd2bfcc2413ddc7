#include <algorithm>

#include <fmt/core.h>

#include "base/text.hpp"
#include "compose/compose.hpp"
#include "compose/local_date.hpp"
#include "corpus/site.hpp"
#include "value/yaml.hpp"

namespace kiji::compose {
namespace {

/// Names of files end at 255 bytes; a day and an extension go with it.
constexpr std::size_t most_bytes_of_slug = 200;

/// Without the blanks around it, composed as the names of files and addresses have it.
Result<std::string> checked(std::string_view title) {
    if (find_invalid_utf8(title))
        return Error{"could not name the file: the title is not UTF-8"};
    while (!title.empty() && (title.front() == ' ' || title.front() == '\n'))
        title.remove_prefix(1);
    while (!title.empty() && (title.back() == ' ' || title.back() == '\n'))
        title.remove_suffix(1);
    return nfc(title);
}

/// The beginning of `slug`: whole words where it has some.
std::string shortened(std::string slug) {
    if (slug.size() <= most_bytes_of_slug)
        return slug;
    std::size_t end = most_bytes_of_slug;
    while ((static_cast<unsigned char>(slug[end]) & 0xC0U) == 0x80U)
        --end;
    slug.resize(end);
    if (const std::size_t dash = slug.rfind('-'); dash != std::string::npos && dash > end / 2)
        slug.resize(dash);
    return slug;
}

Result<std::string> file_name_of(std::string_view title) {
    std::string slug = shortened(corpus::slug_of(title));
    if (slug.empty())
        return Error{fmt::format(
            "could not name the file: '{}' holds no letter and no digit; give a title with one",
            escape_for_terminal(title))};
    return slug;
}

Result<Path> make(FileSystem& files, Path path, std::string_view title, std::string_view date,
                  const Site& site, std::string_view matter) {
    std::string text = fmt::format("---\ntitle: {}\n", yaml::write_scalar(Value::of(title)));
    if (!date.empty())
        text += fmt::format("date: {}\n", date);
    if (!site.gives_layout && !matter.starts_with("layout:"))
        text += "layout: post\n";
    text += fmt::format("{}---\n\n", matter);
    if (const Result<void> done = files.create(path, text); !done)
        return done.error();
    return path;
}

}  // namespace

Result<Path> new_post(FileSystem& files, const Site& site, std::string_view title,
                      std::int64_t now) {
    const Result<std::string> text = checked(title);
    if (!text)
        return text.error();
    const Result<std::string> name = file_name_of(*text);
    if (!name)
        return name.error();
    return make(files, join(site.posts, fmt::format("{}-{}.md", day_of(now, site.zone), *name)),
                *text, date_of(now, site.zone), site, site.post_matter);
}

Result<Path> new_draft(FileSystem& files, const Site& site, std::string_view title) {
    const Result<std::string> text = checked(title);
    if (!text)
        return text.error();
    const Result<std::string> name = file_name_of(*text);
    if (!name)
        return name.error();
    return make(files, join(site.drafts, fmt::format("{}.md", *name)), *text, {}, site,
                site.draft_matter);
}

}  // namespace kiji::compose
