#include "markdown/site_engine.hpp"

#include <array>

#include <fmt/core.h>

#include "base/letter_case.hpp"
#include "base/text.hpp"
#include "markdown/commonmark_engine.hpp"
#include "markdown/kramdown/engine.hpp"

namespace kiji::markdown {
namespace {

const Value* setting(const Value* config, std::string_view key) {
    return config == nullptr || !config->is(Value::Type::object) ? nullptr : config->find(key);
}

// `highlighter:` of the site; Jekyll's default is rouge.
std::string_view highlighter_of(const Value* config) {
    const Value* value = setting(config, "highlighter");
    if (value == nullptr || value->is(Value::Type::nil))
        return "rouge";
    return value->is(Value::Type::string) ? value->string() : std::string_view{};
}

std::unique_ptr<SiteEngine> make_kramdown(const Value* config) {
    return std::make_unique<kramdown::Engine>(
        read_kramdown_options(setting(config, "kramdown"), highlighter_of(config)));
}

std::unique_ptr<SiteEngine> make_commonmark(const Value* config) {
    return std::make_unique<CommonMarkEngine>(
        read_commonmark_options(setting(config, "commonmark"), highlighter_of(config)));
}

// GitHub Pages: what GitHub has besides CommonMark is on.
std::unique_ptr<SiteEngine> make_github(const Value* config) {
    CommonMarkOptions options =
        read_commonmark_options(setting(config, "commonmark"), highlighter_of(config));
    options.footnotes = options.table = options.strikethrough = options.autolink =
        options.tasklist = options.tagfilter = true;
    options.header_ids = true;
    return std::make_unique<CommonMarkEngine>(std::move(options));
}

std::unique_ptr<SiteEngine> make_gfm(const Value* config) {
    CommonMarkOptions options =
        read_commonmark_options(setting(config, "commonmark"), highlighter_of(config));
    options.footnotes = options.table = options.strikethrough = options.autolink =
        options.tasklist = true;
    return std::make_unique<CommonMarkEngine>(std::move(options));
}

struct Row {
    std::string_view name;
    std::unique_ptr<SiteEngine> (*make)(const Value*);
};
constexpr std::array rows{Row{"kramdown", make_kramdown}, Row{"GFM", make_gfm},
                          Row{"CommonMark", make_commonmark},
                          Row{"CommonMarkGhPages", make_github}};

}  // namespace

Result<std::unique_ptr<SiteEngine>> make_site_engine(std::string_view name,
                                                     const Value* site_config) {
    const std::string lower = lower_case(name);
    for (const Row& row : rows) {
        if (lower_case(row.name) == lower)
            return row.make(site_config);
    }
    return Error{
        fmt::format("there is no Markdown engine {}; use kramdown, GFM, CommonMark or "
                    "CommonMarkGhPages",
                    excerpt(name))};
}

}  // namespace kiji::markdown
