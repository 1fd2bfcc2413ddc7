#include "lint_sites.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <string_view>

#include "inputs.hpp"

namespace kiji::cli {
namespace {

std::vector<Path> names_of(const Session& session, const std::vector<Path>& inputs) {
    std::vector<Path> names;
    names.reserve(inputs.size());
    for (const Path& input : inputs)
        names.push_back(name_of(session, input));
    return names;
}

}  // namespace

std::int64_t now_of(const Options& options) {
    if (options.now)
        return *options.now;
    if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH"); epoch != nullptr) {
        const std::string_view text(epoch);
        std::int64_t seconds = 0;
        if (std::from_chars(text.data(), text.data() + text.size(), seconds).ec == std::errc())
            return seconds;
    }
    using std::chrono::system_clock;
    return std::chrono::duration_cast<std::chrono::seconds>(system_clock::now().time_since_epoch())
        .count();
}

LintSites::LintSites(const Session& session, const std::vector<Path>& inputs)
    : sites_(corpus::Sites::read(session.files, names_of(session, inputs), session.options.threads,
                                 session.limits)) {
    const std::int64_t now = now_of(session.options);
    for (const auto& site : sites_->all())
        facts_.push_back(std::make_unique<lint::SiteFacts>(*site, now));
}

lint::SitePlace LintSites::of(std::size_t input) const {
    if (!sites_)
        return {};
    corpus::Sites::Place place = sites_->of(input);
    const auto all = sites_->all();
    const auto at = std::ranges::find(all, place.site, [](const auto& site) { return site.get(); });
    return {facts_[static_cast<std::size_t>(at - all.begin())].get(), std::move(place.path)};
}

}  // namespace kiji::cli
