#include "repair/repair.hpp"

#include "support/catch.hpp"

namespace kiji::repair {
namespace {

using Files = std::map<Path, std::string>;

TEST_CASE("a file that is as it was read is replaced", "[repair]") {
    MemoryFiles files(Files{{"a.md", "old"}});
    CHECK(write(files, "a.md", "old", "new"));
    CHECK(files.files().at("a.md") == "new");
}

TEST_CASE("a file that changed since it was read is left alone", "[repair]") {
    for (const std::string now : {"olD", "older", "ol", ""}) {
        MemoryFiles files(Files{{"a.md", now}});
        const Result<void> result = write(files, "a.md", "old", "new");
        REQUIRE_FALSE(result);
        CHECK(result.error().message == "could not write: changed since it was read");
        CHECK(result.error().path == "a.md");
        CHECK(files.files().at("a.md") == now);
    }
}

TEST_CASE("a file that is gone is not made again", "[repair]") {
    MemoryFiles files;
    const Result<void> result = write(files, "a.md", "old", "new");
    REQUIRE_FALSE(result);
    CHECK(result.error().message == "could not read: no such file");
    CHECK(files.files().empty());
}

TEST_CASE("equal texts write nothing, even where nothing could be written", "[repair]") {
    MemoryFiles files;
    CHECK(write(files, "none.md", "same", "same"));
    CHECK(files.files().empty());
}

}  // namespace
}  // namespace kiji::repair
