#include <algorithm>
#include <filesystem>
#include <random>

#include "base/hash.hpp"
#include "base/parallel.hpp"
#include "support/catch.hpp"
#include "unit/site/disk/builds.hpp"

namespace kiji::site {
namespace {

namespace fs = std::filesystem;
using test::Builds;
using test::Files;

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random);
}

/// Names with few parts of few letters, so that files become folders and folders files.
std::string random_target(Random& random) {
    std::string target;
    for (std::size_t parts = 1 + below(random, 3); parts > 0; --parts) {
        target += target.empty() ? "" : "/";
        target += static_cast<char>('a' + below(random, 3));
    }
    return target;
}

bool fits(const Files& files, const std::string& target) {
    return std::ranges::none_of(files, [&](const auto& file) {
        return file.first.starts_with(target + "/") || target.starts_with(file.first + "/");
    });
}

void edit(Files& files, Random& random) {
    for (std::size_t left = below(random, 6); left > 0; --left) {
        if (!files.empty() && below(random, 2) == 0)
            files.erase(
                std::next(files.begin(), static_cast<std::ptrdiff_t>(below(random, files.size()))));
        const std::string target = random_target(random);
        if (fits(files, target))
            files[target] =
                std::string(below(random, 3), static_cast<char>('0' + below(random, 3)));
    }
}

TEST_CASE("after any row of edits the destination holds the pages of the last build", "[site]") {
    const unsigned seed = GENERATE(range(1U, 9U));
    CAPTURE(seed);
    Random random(seed);
    Builds builds;
    builds.options().keep_files = {"kept"};
    builds.folder().write("source/_site/unknown/x", "theirs");
    builds.folder().write("source/_site/kept/x", "theirs");
    const Files theirs = {{"unknown/x", "theirs"}, {"kept/x", "theirs"}};
    Files pages;
    for (int i = 0; i < 25; ++i) {
        const Files before = pages;
        edit(pages, random);
        Result<std::unique_ptr<SiteFolder>> site = SiteFolder::open(builds.options());
        REQUIRE(site);
        const std::vector<std::pair<std::string, std::string>> list(pages.begin(), pages.end());
        // Some are known to be what they were; some destinations were touched by others.
        if (below(random, 4) == 0 && !before.empty())
            fs::remove(builds.site(before.begin()->first));
        const bool fails = below(random, 5) == 0;
        parallel_for(list.size(), 4, [&](std::size_t at) {
            const auto& [target, bytes] = list[at];
            if (!(*site)->keep(target, {.size = bytes.size(), .hash = hash64(bytes)}))
                static_cast<void>((*site)->write(target, bytes));
        });
        if (fails) {
            site = Error{"abandoned"};
            pages = before;
            continue;
        }
        const Result<Written> written = (*site)->finish();
        if (!written)
            FAIL(written.error().message + ": " + written.error().path);
        Files wanted = pages;
        wanted.insert(theirs.begin(), theirs.end());
        CHECK(builds.in_site() == wanted);
    }
}

}  // namespace
}  // namespace kiji::site
