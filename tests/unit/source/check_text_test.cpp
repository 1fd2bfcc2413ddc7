#include "source/check_text.hpp"

#include <string>

#include "support/catch.hpp"

namespace kiji {
namespace {

std::string verdict(std::string bytes) {
    const SourceFile file("a.md", std::move(bytes));
    const std::optional<Error> error = check_text(file, Limits{});
    if (!error)
        return "text";
    CHECK(error->path == "a.md");
    return std::to_string(error->line) + ":" + std::to_string(error->column) + ": " +
           error->message;
}

TEST_CASE("UTF-8 is text", "[source]") {
    CHECK(verdict("") == "text");
    CHECK(verdict("\xEF\xBB\xBFtext\r\n") == "text");
    CHECK(verdict("日本語 😀 \x01") == "text");
}

TEST_CASE("what is not text is named with its place", "[source]") {
    CHECK(verdict(std::string("ab\nc\0d", 6)) == "2:2: is binary, not text: it holds a NUL byte");
    CHECK(verdict(std::string("\xFF\xFE"
                              "a\0",
                              4)) ==
          "1:1: is UTF-16LE, not UTF-8; convert it with `iconv -f UTF-16 -t UTF-8`");
    CHECK(verdict(std::string("\xFE\xFF\0a", 4)) ==
          "1:1: is UTF-16BE, not UTF-8; convert it with `iconv -f UTF-16 -t UTF-8`");
}

TEST_CASE("bytes of another encoding are named where they look like it", "[source]") {
    // これは日本語です。
    CHECK(
        verdict("# x\n\x82\xb1\x82\xea\x82\xcd\x93\xfa\x96\x7b\x8c\xea\x82\xc5\x82\xb7\x81\x42") ==
        "2:1: is not UTF-8: byte 0x82; it looks like SHIFT_JIS: convert it with "
        "`iconv -f SHIFT_JIS -t UTF-8`");
    CHECK(verdict("\xa4\xb3\xa4\xec\xa4\xcf\xc6\xfc\xcb\xdc\xb8\xec\xa4\xc7\xa4\xb9\xa1\xa3") ==
          "1:1: is not UTF-8: byte 0xa4; it looks like EUC-JP: convert it with "
          "`iconv -f EUC-JP -t UTF-8`");
    CHECK(verdict("Gr\xf6\xdf"
                  "e und caf\xe9.\n") ==
          "1:3: is not UTF-8: byte 0xf6; it looks like LATIN1: convert it with "
          "`iconv -f LATIN1 -t UTF-8`");
}

TEST_CASE("one broken place in UTF-8 is not taken for another encoding", "[source]") {
    CHECK(verdict("日本語\n日\xE6\x97\n") == "2:2: is not UTF-8: byte 0xe6");
    CHECK(verdict("日本語 \xE9\n") == "1:5: is not UTF-8: byte 0xe9");
}

TEST_CASE("a file above the limit is refused", "[source]") {
    Limits limits;
    limits.file_bytes = 3;
    CHECK_FALSE(check_text(SourceFile("a.md", "abc"), limits));
    const std::optional<Error> error = check_text(SourceFile("a.md", "abcd"), limits);
    REQUIRE(error);
    CHECK(error->message == "4 bytes, more than the limit of 3");
}

}  // namespace
}  // namespace kiji
