#include "site/cache_store.hpp"

#include <filesystem>

#include "base/parallel.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

namespace kiji::site {
namespace {

namespace fs = std::filesystem;

std::unique_ptr<OutputFolder> open(const test::TemporaryFolder& folder) {
    Result<std::unique_ptr<OutputFolder>> opened =
        OutputFolder::open(folder.path("cache"), OutputFolder::Missing::is_made);
    REQUIRE(opened);
    return *std::move(opened);
}

const std::vector<CachedRead> reads = {{.name = "layout default", .hash = 1},
                                       {.name = "config title", .hash = 2}};

void put(CacheStore& store, std::string_view key, std::string_view bytes) {
    store.put(key, hash128(key), reads, bytes);
}

TEST_CASE("what was put is found by the next build", "[site]") {
    const test::TemporaryFolder temporary;
    const auto folder = open(temporary);
    {
        CacheStore store(*folder, "1");
        CHECK(store.find("a") == nullptr);
        put(store, "a", "body of a");
        put(store, "b", "");
        REQUIRE(store.save());
    }
    const CacheStore store(*folder, "1");
    CHECK(store.size() == 2);
    CHECK_FALSE(store.damaged());
    const CachedPage* page = store.find("a");
    REQUIRE(page != nullptr);
    CHECK(page->fingerprint == hash128("a"));
    CHECK(page->reads == reads);
    CHECK(store.bytes(*page) == "body of a");
    REQUIRE(store.find("b") != nullptr);
    CHECK(store.bytes(*store.find("b")) == "");
    CHECK(store.find("c") == nullptr);
}

TEST_CASE("entries that nobody kept are gone with the next build", "[site]") {
    const test::TemporaryFolder temporary;
    const auto folder = open(temporary);
    {
        CacheStore store(*folder, "1");
        put(store, "a", "body of a");
        put(store, "b", "body of b");
        put(store, "c", "body of c");
        REQUIRE(store.save());
    }
    {
        CacheStore store(*folder, "1");
        store.keep("a");
        store.keep("never put");
        put(store, "b", "new body");
        REQUIRE(store.save());
    }
    const CacheStore store(*folder, "1");
    CHECK(store.size() == 2);
    CHECK(store.bytes(*store.find("a")) == "body of a");
    CHECK(store.bytes(*store.find("b")) == "new body");
}

TEST_CASE("a build that does not save changes nothing", "[site]") {
    const test::TemporaryFolder temporary;
    const auto folder = open(temporary);
    {
        CacheStore store(*folder, "1");
        put(store, "a", "body of a");
        REQUIRE(store.save());
    }
    {
        CacheStore store(*folder, "1");
        put(store, "a", "new");
        put(store, "b", "new");
    }
    {
        CacheStore store(*folder, "1");
        CHECK(store.bytes(*store.find("a")) == "body of a");
        store.keep("a");
        put(store, "c", "c");
        REQUIRE(store.save());
    }
    const CacheStore store(*folder, "1");
    CHECK(store.bytes(*store.find("a")) == "body of a");
    CHECK(store.bytes(*store.find("c")) == "c");
}

TEST_CASE("a store of another version is empty", "[site]") {
    const test::TemporaryFolder temporary;
    const auto folder = open(temporary);
    {
        CacheStore store(*folder, "1");
        put(store, "a", "body of a");
        REQUIRE(store.save());
    }
    const CacheStore store(*folder, "2");
    CHECK(store.size() == 0);
    CHECK(store.damaged());
}

TEST_CASE("whatever byte is damaged, what is found is what was put", "[site]") {
    const test::TemporaryFolder temporary;
    const auto folder = open(temporary);
    {
        CacheStore store(*folder, "1");
        put(store, "a", "body of a");
        put(store, "b", "body of b");
        REQUIRE(store.save());
    }
    std::size_t lost = 0;
    for (const std::string name : {"cache/pages", "cache/pages-1.blobs"}) {
        const std::string whole = temporary.read(name);
        REQUIRE(whole.size() > 10);
        for (std::size_t i = 0; i < whole.size(); ++i) {
            std::string damaged = whole;
            if (i % 2 == 0)
                damaged[i] = static_cast<char>(damaged[i] ^ 0x55);
            else
                damaged.resize(i);
            temporary.write(name, damaged);
            const CacheStore store(*folder, "1");
            for (const std::string_view key : {"a", "b"}) {
                const CachedPage* page = store.find(key);
                const auto bytes = page == nullptr ? std::nullopt : store.bytes(*page);
                lost += bytes ? 0U : 1U;
                if (bytes && *bytes != "body of " + std::string(key))
                    FAIL("byte " << i << " of " << name << " gave " << *bytes);
            }
            temporary.write(name, whole);
        }
    }
    CHECK(lost > 0);
}

TEST_CASE("the file of bodies does not grow with every build", "[site]") {
    const test::TemporaryFolder temporary;
    const auto folder = open(temporary);
    const std::string body(300'000, 'x');
    for (int build = 0; build < 20; ++build) {
        CacheStore store(*folder, "1");
        store.keep("stays");
        if (build == 0)
            put(store, "stays", "a body that stays");
        for (int page = 0; page < 3; ++page)
            put(store, "page " + std::to_string(page), body + std::to_string(build));
        REQUIRE(store.save());
        std::uintmax_t size = 0;
        std::size_t files = 0;
        for (const auto& entry : fs::directory_iterator(temporary.path("cache"))) {
            size += entry.file_size();
            ++files;
        }
        CHECK(size < 4'000'000);
        CHECK(files == 2);
    }
    const CacheStore store(*folder, "1");
    CHECK(store.bytes(*store.find("stays")) == "a body that stays");
    CHECK(store.bytes(*store.find("page 2")) == body + "19");
}

TEST_CASE("many threads put and find", "[site]") {
    const test::TemporaryFolder temporary;
    const auto folder = open(temporary);
    constexpr std::size_t count = 2000;
    const auto key = [](std::size_t i) { return "key " + std::to_string(i); };
    for (int build = 0; build < 3; ++build) {
        CacheStore store(*folder, "1");
        CHECK(store.size() == (build == 0 ? 0 : count));
        std::atomic<std::size_t> wrong = 0;
        parallel_for(count, 8, [&](std::size_t i) {
            const CachedPage* page = store.find(key(i));
            if (build > 0 && (page == nullptr || store.bytes(*page) != "body of " + key(i)))
                ++wrong;
            if (page != nullptr && i % 2 == 0)
                store.keep(key(i));
            else
                put(store, key(i), "body of " + key(i));
        });
        CHECK(wrong == 0);
        REQUIRE(store.save());
    }
}

}  // namespace
}  // namespace kiji::site
