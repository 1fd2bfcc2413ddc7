// The flags of kiji build and its kin, named as those of Jekyll.
#include <charconv>

#include <fmt/core.h>

#include "flag_setters.hpp"
#include "flags.hpp"

namespace kiji::cli {
namespace {

template <Path SiteFlags::*member>
Result<void> set_path(Options& options, const std::string& value) {
    if (value.empty())
        return Error{"names no path"};
    options.site.*member = value;
    return Done{};
}

template <std::optional<bool> SiteFlags::*member, bool wanted = true>
Result<void> choose(Options& options, const std::string& /*value*/) {
    options.site.*member = wanted;
    return Done{};
}

Result<void> set_configs(Options& options, const std::string& value) {
    options.site.configs.clear();
    for (std::size_t at = 0; at <= value.size();) {
        const std::size_t end = std::min(value.find(',', at), value.size());
        if (end > at)
            options.site.configs.push_back(value.substr(at, end - at));
        at = end + 1;
    }
    return Done{};
}

Result<void> set_limit(Options& options, const std::string& value) {
    std::int64_t limit = 0;
    const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), limit);
    if (fault != std::errc() || end != value.data() + value.size() || limit < 0)
        return Error{fmt::format("is '{}', not a number of posts", value)};
    options.site.limit_posts = limit;
    return Done{};
}

Result<void> set_base_url(Options& options, const std::string& value) {
    options.site.base_url = value;
    return Done{};
}

Result<void> set_verbose(Options& options, const std::string& /*value*/) {
    options.verbose = true;
    return Done{};
}

Result<void> set_format(Options& options, const std::string& value) {
    if (value != "text" && value != "json")
        return Error{fmt::format("is '{}', not one of text, json", value)};
    options.site.json = value == "json";
    return Done{};
}

}  // namespace

constinit const Flag flags::site_source{
    .name = "--source",
    .letter = "-s",
    .value = "FOLDER",
    .summary = "the folder of the site (default: the one you are in)",
    .set = set_path<&SiteFlags::source>,
};
constinit const Flag flags::render_site{
    .name = "--site",
    .value = "FOLDER",
    .summary = "render the file as kiji build does in the site of this folder",
    .set = set_path<&SiteFlags::source>,
};
constinit const Flag flags::site_destination{
    .name = "--destination",
    .letter = "-d",
    .value = "FOLDER",
    .summary = "where the pages go (default: _site)",
    .set = set_path<&SiteFlags::destination>,
};
constinit const Flag flags::site_config{
    .name = "--config",
    .value = "FILE,…",
    .summary = "configuration, a later file above an earlier one (default: _config.yml)",
    .set = set_configs,
};
constinit const Flag flags::site_drafts{
    .name = "--drafts",
    .letter = "-D",
    .summary = "build drafts too",
    .set = choose<&SiteFlags::drafts>,
};
constinit const Flag flags::site_future{
    .name = "--future",
    .summary = "build posts with a date in the future too",
    .set = choose<&SiteFlags::future>,
};
constinit const Flag flags::site_no_future{
    .name = "--no-future",
    .summary = "leave them out, whatever the configuration says",
    .set = choose<&SiteFlags::future, false>,
};
constinit const Flag flags::site_unpublished{
    .name = "--unpublished",
    .summary = "build what says published: false too",
    .set = choose<&SiteFlags::unpublished>,
};
constinit const Flag flags::site_limit_posts{
    .name = "--limit_posts",
    .value = "N",
    .summary = "only the newest N posts",
    .set = set_limit,
};
constinit const Flag flags::site_base_url{
    .name = "--baseurl",
    .letter = "-b",
    .value = "URL",
    .summary = "the path below which the site is served",
    .set = set_base_url,
};
constinit const Flag flags::site_strict{
    .name = "--strict_front_matter",
    .summary = "taken for the sake of Jekyll; front matter that cannot be read is an error anyway",
    .set = pass_by,
};
constinit const Flag flags::site_safe{
    .name = "--safe",
    .summary = "as for a site of somebody else",
    .set = choose<&SiteFlags::safe>,
};
constinit const Flag flags::site_quiet{
    .name = "--quiet",
    .letter = "-q",
    .summary = "say nothing but errors",
    .set = turn_on<&SiteFlags::quiet>,
};
constinit const Flag flags::site_verbose{
    .name = "--verbose",
    .letter = "-V",
    .summary = "name every file that is left out",
    .set = set_verbose,
};
constinit const Flag flags::site_profile{
    .name = "--profile",
    .summary = "show where the time went",
    .set = turn_on<&SiteFlags::profile>,
};
constinit const Flag flags::site_trace{
    .name = "--trace",
    .letter = "-t",
    .summary = "taken for the sake of Jekyll; errors always have their place",
    .set = pass_by,
};
constinit const Flag flags::site_incremental{
    .name = "--incremental",
    .letter = "-I",
    .summary = "taken for the sake of Jekyll; every build is incremental",
    .set = pass_by,
};
constinit const Flag flags::site_layouts{
    .name = "--layouts",
    .value = "FOLDER",
    .summary = "the folder of layouts (default: _layouts)",
    .set = set_path<&SiteFlags::layouts>,
};
constinit const Flag flags::site_plugins{
    .name = "--plugins",
    .letter = "-p",
    .value = "FOLDER",
    .summary = "the folder of plugins in Ruby, which are told of and not run (default: _plugins)",
    .set = set_path<&SiteFlags::plugins>,
};
constinit const Flag flags::site_disable_disk_cache{
    .name = "--disable-disk-cache",
    .summary = "keep nothing for the next build",
    .set = turn_on<&SiteFlags::disable_disk_cache>,
};
constinit const Flag flags::site_format{
    .name = "--format",
    .value = "text|json",
    .summary = "how the summary is written",
    .set = set_format,
};
constinit const Flag flags::clean_destination{
    .name = "--clean-destination",
    .summary = "remove files from the destination that kiji did not write",
    .set = turn_on<&SiteFlags::clean_destination>,
};

}  // namespace kiji::cli
