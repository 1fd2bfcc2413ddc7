#include "dedupe/index/index.hpp"

#include <memory>
#include <string>
#include <vector>

#include "dedupe/index/index_format.hpp"
#include "support/catch.hpp"
#include "support/read.hpp"

namespace kiji::dedupe {
namespace {

const std::string post =
    "---\ntitle: 夜\n---\n\n# 雪の夜\n\n静かな雪が降る。町の灯りが消える。\n\n---END---\n\n- "
    "一つ目の項目\n- "
    "second item\n\n> quoted\n";
const std::string other_post = "Rain falls on every roof. And again, rain.\n";

Text text_of(const std::string& bytes) {
    return read_text(*read_masked(bytes), {});
}

/// The file of an index of both posts.
std::string index_file() {
    MemoryFiles files;
    Index index({});
    index.put("b.md", other_post, text_of(other_post));
    index.put("a.md", post, text_of(post));
    REQUIRE(index.write(files, "a.idx"));
    return *files.read("a.idx", 1U << 20U);
}

TEST_CASE("an index gives back the texts that were put, from its file", "[dedupe]") {
    const MemoryFiles files({{"a.idx", index_file()}});
    std::string note;
    const Result<Index> index = Index::read(files, "a.idx", {}, note);
    REQUIRE(index);
    CHECK(note.empty());
    CHECK_FALSE(index->changed());
    const std::optional<Text> found = index->find("a.md", post);
    REQUIRE(found);
    const Text text = text_of(post);
    REQUIRE(found->blocks.size() == text.blocks.size());
    REQUIRE(found->blocks.size() >= 5);
    CHECK(found->forms == text.forms);
    CHECK(found->markers == text.markers);
    CHECK(found->blocks[1].span == text.blocks[1].span);
    CHECK(found->blocks[1].hash == text.blocks[1].hash);
    CHECK(found->sentences.size() == text.sentences.size());
    CHECK(encode(*found) == encode(text));
    CHECK(index->find("b.md", other_post));
}

TEST_CASE("a post that changed, or another one, is not known", "[dedupe]") {
    const MemoryFiles files({{"a.idx", index_file()}});
    std::string note;
    const Result<Index> index = Index::read(files, "a.idx", {}, note);
    REQUIRE(index);
    std::string changed = post;
    changed[post.size() / 2] ^= 1;
    CHECK_FALSE(index->find("a.md", changed));
    CHECK_FALSE(index->find("a.md", post + "\n"));
    CHECK_FALSE(index->find("b.md", post));
    CHECK_FALSE(index->find("c.md", post));
}

TEST_CASE("an index that is not there is empty, and one of other markers is made anew",
          "[dedupe]") {
    const MemoryFiles files({{"a.idx", index_file()}});
    std::string note;
    Result<Index> index = Index::read(files, "none.idx", {}, note);
    REQUIRE(index);
    CHECK(note.empty());
    CHECK_FALSE(index->find("a.md", post));
    const std::vector<std::string> markers = {"~~~8<~~~"};
    index = Index::read(files, "a.idx", markers, note);
    REQUIRE(index);
    CHECK(note == "a.idx: the index is damaged, or of another version: it is made anew");
    CHECK_FALSE(index->find("a.md", post));
}

TEST_CASE("a file that is no index is an error, so that it is not written over", "[dedupe]") {
    const MemoryFiles files({{"a.md", post}});
    std::string note;
    const Result<Index> index = Index::read(files, "a.md", {}, note);
    REQUIRE_FALSE(index);
    CHECK(index.error().message ==
          "this is no index of kiji, and is left as it is: name another file");
    CHECK(index.error().path == "a.md");
}

TEST_CASE("the file is the same in whatever order posts were put", "[dedupe]") {
    MemoryFiles files;
    Index index({});
    index.put("a.md", other_post, text_of(other_post));
    index.put("a.md", post, text_of(post));
    index.put("b.md", other_post, text_of(other_post));
    CHECK(index.changed());
    REQUIRE(index.write(files, "a.idx"));
    CHECK(*files.read("a.idx", 1U << 20U) == index_file());
}

TEST_CASE("whatever byte of an index is damaged, it is made anew", "[dedupe]") {
    const std::string whole = index_file();
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (const unsigned flip : {1U, 0x80U, 0xFFU}) {
            std::string damaged = whole;
            damaged[at] = static_cast<char>(static_cast<unsigned char>(damaged[at]) ^ flip);
            std::string note;
            const Result<Index> index =
                Index::read(MemoryFiles({{"a.idx", damaged}}), "a.idx", {}, note);
            REQUIRE(index);
            REQUIRE_FALSE(note.empty());
            REQUIRE_FALSE(index->find("a.md", post));
        }
    }
}

TEST_CASE("wherever an index ends too early, it is made anew", "[dedupe]") {
    const std::string whole = index_file();
    for (std::size_t size = 0; size < whole.size(); ++size) {
        std::string note;
        const Result<Index> index =
            Index::read(MemoryFiles({{"a.idx", whole.substr(0, size)}}), "a.idx", {}, note);
        REQUIRE(index);
        REQUIRE_FALSE(note.empty());
        REQUIRE_FALSE(index->find("b.md", other_post));
    }
}

TEST_CASE("a damaged text is unknown, or all of it lies where it should", "[dedupe]") {
    const std::string whole = encode(text_of(post));
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (const unsigned flip : {1U, 0x40U, 0xFFU}) {
            std::string damaged = whole;
            damaged[at] = static_cast<char>(static_cast<unsigned char>(damaged[at]) ^ flip);
            const std::optional<Text> text = decode_text(damaged, post.size());
            if (!text)
                continue;
            for (const Block& block : text->blocks) {
                REQUIRE(block.span.end <= post.size());
                REQUIRE(text->form_of(block.form).size() == block.form.size());
                REQUIRE(text->sentences_of(block).size() == block.sentences);
            }
        }
    }
    for (std::size_t size = 0; size < whole.size(); ++size)
        REQUIRE_FALSE(decode_text(whole.substr(0, size), post.size()));
}

}  // namespace
}  // namespace kiji::dedupe
