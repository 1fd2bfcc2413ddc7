#include "corpus/page_reader.hpp"

#include <algorithm>
#include <array>

#include "base/ascii.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "corpus/vocabulary.hpp"

namespace kiji::corpus {
namespace {

constexpr std::string_view bom = "\xEF\xBB\xBF";
constexpr std::size_t npos = std::string_view::npos;

/// The head of `text` that holds the front matter with its fences: a line that begins with "---" or
/// "..." ends it at the latest. What `front_matter::read` makes of both is the same.
std::string_view head_of(std::string_view text) {
    for (std::size_t at = text.find('\n'); at != npos; at = text.find('\n', at + 1)) {
        const std::string_view line = text.substr(at + 1, 3);
        if (line == "---" || line == "...") {
            const std::size_t end = text.find('\n', at + 1);
            return text.substr(0, end == npos ? text.size() : end + 1);
        }
    }
    return {};
}

bool is_known_tag(std::string_view name) {
    if (name.starts_with("end"))
        return true;
    return std::ranges::find(tag_words, name, &TagWord::name) != tag_words.end() ||
           std::ranges::find(branch_words, name, &BranchWord::name) != branch_words.end();
}

std::vector<std::string> unknown_tags(std::string_view text) {
    std::vector<std::string> unknown;
    for (std::size_t at = text.find("{%"); at != npos; at = text.find("{%", at + 2)) {
        std::size_t begin = at + 2;
        while (begin < text.size() && (text[begin] == '-' || text[begin] == ' '))
            ++begin;
        std::size_t end = begin;
        while (end < text.size() && ascii::is_word(text[end]))
            ++end;
        const std::string_view name = text.substr(begin, end - begin);
        if (!name.empty() && name.size() < 40 && unknown.size() < 100 && !is_known_tag(name) &&
            std::ranges::find(unknown, name) == unknown.end())
            unknown.emplace_back(name);
    }
    return unknown;
}

Page::Zone zone_of(const Value* date, std::string_view written) {
    if (date == nullptr)
        return Page::Zone::none;
    if (date->is(Value::Type::date)) {
        const DateTime time = date->date();
        if (!time.has_time)
            return Page::Zone::none;
        return time.has_offset ? Page::Zone::written : Page::Zone::left_out;
    }
    // "2024-05-02 17:30" is text for YAML.
    const bool has_time = date->is(Value::Type::string) && written.find(':') != npos;
    if (!has_time)
        return Page::Zone::none;
    const std::size_t clock = written.find(':');
    // The names that Ruby knows; it passes over all others.
    constexpr std::array<std::string_view, 11> zones{"UTC", "GMT", "UT",  "EST", "EDT", "CST",
                                                     "CDT", "MST", "MDT", "PST", "PDT"};
    const bool has_zone = written.find_first_of("+-Zz", clock) != npos ||
                          std::ranges::any_of(zones, [&](std::string_view zone) {
                              return written.find(zone, clock) != npos;
                          });
    return has_zone ? Page::Zone::written : Page::Zone::left_out;
}

std::uint64_t summary_of(const Value& data) {
    for (const std::string_view key : {"description", "excerpt", "summary"}) {
        const Value* value = data.find(key);
        if (value == nullptr || !value->is(Value::Type::string))
            continue;
        std::string text = nfkc_casefold(value->string());
        std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\t'; });
        // With another stop, or none, it says the same.
        for (bool again = true; again;) {
            again = false;
            for (const std::string_view stop : {".", "!", "?", "…", "。"}) {
                if (text.ends_with(stop)) {
                    text.resize(text.size() - stop.size());
                    again = true;
                }
            }
        }
        return text.empty() ? 0 : hash64(text);
    }
    return 0;
}

const Value* with_default(const Site& site, const Page& page, const Value& data,
                          std::string_view key) {
    const Value* value = data.find(key);
    return value != nullptr && !value->is(Value::Type::nil) ? value : site.default_of(page, key);
}

}  // namespace

bool has_front_matter(std::string_view text) {
    if (text.starts_with(bom))
        text.remove_prefix(bom.size());
    if (!text.starts_with("---"))
        return false;
    const std::size_t ink = text.find_first_not_of(" \t\r", 3);
    return ink != npos && text[ink] == '\n';
}

void read_page(const Site& site, std::string_view text, const Limits& limits, Page& page) {
    const SourceFile file(page.path, std::string(has_front_matter(text) ? head_of(text) : ""));
    Arena arena;
    Diagnostics faults;
    const front_matter::FrontMatter matter = front_matter::read(file, arena, limits, faults);
    page.readable = matter.ok;
    const Value& data = *matter.data;
    page.title = text_of(data.find("title"));
    page.layout = text_of(with_default(site, page, data, "layout"));
    page.tags = texts_of(data.find("tags"), true);
    if (const Value* tag = data.find("tag"); tag != nullptr && !tag->is(Value::Type::nil))
        page.tags = texts_of(tag, false);
    page.categories = texts_of(data.find("categories"), true);
    std::ranges::move(texts_of(data.find("category"), false), std::back_inserter(page.categories));
    page.authors = texts_of(data.find("author"), false);
    std::ranges::move(texts_of(data.find("authors"), false), std::back_inserter(page.authors));
    page.redirects = texts_of(data.find("redirect_from"), false);
    page.summary = summary_of(data);
    const Value* date = data.find("date");
    const yaml::Places::Place* place = date == nullptr ? nullptr : matter.places.find(date);
    page.date_zone =
        zone_of(date, place == nullptr ? std::string_view() : file.slice(place->value));
    const Value* published = with_default(site, page, data, "published");
    page.published =
        published == nullptr || !published->is(Value::Type::boolean) || published->boolean();
    for (const Member& member : data.object()) {
        if (member.key.is(Value::Type::string))
            page.keys.emplace_back(member.key.string());
    }
    page.liquid_tags = unknown_tags(text);
    Address address = address_of(site, page, data);
    page.url = std::move(address.url);
    page.target = std::move(address.target);
}

}  // namespace kiji::corpus
