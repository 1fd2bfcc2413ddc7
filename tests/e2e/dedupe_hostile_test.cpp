// Posts that are made to hurt. What they may cost is told by ratio: four times the post must not
// take much more than four times the time, so that a slow machine passes as well.
#include <algorithm>
#include <string>

#include "e2e/kiji.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

namespace kiji {
namespace {

const std::string front = "---\ntitle: snow\n---\n\n";
const std::string paragraph =
    "夜のあいだに雪が降り、町はすっかり白くなっていた。誰もまだ道を歩いていない。静かな朝である。";

std::string repeated(const std::string& text, std::size_t times) {
    std::string out = front;
    out.reserve(text.size() * times + front.size());
    for (std::size_t i = 0; i < times; ++i)
        out += text;
    return out;
}
template <typename Make>
std::string numbered(std::size_t times, Make make) {
    std::string out = front;
    for (std::size_t i = 0; i < times; ++i)
        out += make(i);
    return out;
}

test::Finished dedupe(const std::string& text, std::vector<std::string> flags = {}) {
    const test::TemporaryFolder folder;
    folder.write("a.md", text);
    std::vector<std::string> words{"dedupe"};
    words.insert(words.end(), flags.begin(), flags.end());
    words.emplace_back("a.md");
    return test::kiji(
        {.arguments = words, .folder = folder.path(), .seconds = 120 * test::slowness});
}

/// `make(n)` is a post of size n. Returns what was said of the large one.
template <typename Make>
test::Finished must_be_linear(std::size_t large, Make make, std::vector<std::string> flags = {}) {
    constexpr double times = 4;
    constexpr double slack = 2.5;
    constexpr double start = 0.2;  // seconds that no size explains
    const test::Finished small = dedupe(make(large / 4), flags);
    test::Finished done = dedupe(make(large), flags);
    CHECK_FALSE(done.timed_out);
    CHECK(done.exit_code <= 1);
    CHECK(done.cpu_seconds <= slack * times * (small.cpu_seconds + start * test::slowness));
    return done;
}

TEST_CASE("a hundred thousand equal paragraphs are one group", "[e2e][hostile]") {
    const test::Finished done =
        must_be_linear(100'000, [](std::size_t n) { return repeated(paragraph + "\n\n", n); });
    CHECK(done.exit_code == 1);
    CHECK(done.out.find("99999") != std::string::npos);
}

TEST_CASE("one paragraph of ten megabytes is read", "[e2e][hostile]") {
    must_be_linear(75'000, [](std::size_t n) { return repeated(paragraph, n) + "\n"; });
    must_be_linear(3'000'000, [](std::size_t n) { return repeated("雪", n) + "\n"; });
    must_be_linear(10'000'000, [](std::size_t n) { return repeated("a", n) + "\n"; });
}

TEST_CASE("a hundred thousand short lines that all differ are no repeats", "[e2e][hostile]") {
    const auto line = [](std::size_t i) { return "行" + std::to_string(i) + "はここ"; };
    CHECK(must_be_linear(100'000, [&](std::size_t n) {
              return numbered(n, [&](std::size_t i) { return line(i) + "\n\n"; });
          }).exit_code == 0);
    CHECK(must_be_linear(100'000, [&](std::size_t n) {
              return numbered(n, [&](std::size_t i) { return line(i) + "\n"; });
          }).exit_code == 0);
    CHECK(must_be_linear(100'000, [&](std::size_t n) {
              return numbered(n, [&](std::size_t i) { return "- " + line(i) + "\n"; });
          }).exit_code == 0);
}

TEST_CASE("paragraphs of which each is a variant of all others end", "[e2e][hostile]") {
    must_be_linear(8'000, [](std::size_t n) {
        return numbered(n, [](std::size_t i) {
            return paragraph + std::to_string(i) + "番目の朝のことである。\n\n";
        });
    });
}

TEST_CASE("fifty thousand markers, each in the middle of a sentence", "[e2e][hostile]") {
    const std::string cut = "夜のあいだに雪が降り、町はすっかり白";
    must_be_linear(50'000, [&](std::size_t n) { return repeated(cut + "\n\n---END---\n\n", n); });
    must_be_linear(50'000, [&](std::size_t n) { return repeated(cut + "\n---END---\n", n); });
}

TEST_CASE("a paragraph of nothing but addresses is read", "[e2e][hostile]") {
    must_be_linear(160'000,
                   [](std::size_t n) { return repeated("雪だ。<https://a.b/c> ", n) + "\n"; });
}

TEST_CASE("repairing what is made to hurt takes no more than finding it", "[e2e][hostile]") {
    const std::string cut = "夜のあいだに雪が降り、町はすっかり白";
    must_be_linear(100'000, [](std::size_t n) { return repeated(paragraph + "\n\n", n); },
                   {"--diff"});
    must_be_linear(75'000, [](std::size_t n) { return repeated(paragraph, n) + "\n"; }, {"--diff"});
    must_be_linear(50'000, [&](std::size_t n) { return repeated(cut + "\n\n---END---\n\n", n); },
                   {"--diff"});
    must_be_linear(50'000, [](std::size_t n) { return repeated("- " + paragraph + "\n", n); },
                   {"--diff"});
    must_be_linear(100'000,
                   [](std::size_t n) {
                       return numbered(
                           n, [](std::size_t i) { return "行" + std::to_string(i) + "\n\n"; });
                   },
                   {"--diff"});
}

TEST_CASE("lists that are too deep are told with their place", "[e2e][hostile]") {
    const auto list = [](std::size_t depth) {
        return numbered(
            depth, [](std::size_t i) { return std::string(2 * i, ' ') + "- " + paragraph + "\n"; });
    };
    CHECK(dedupe(list(90)).exit_code == 1);
    const test::Finished deep = dedupe(list(1000));
    CHECK(deep.exit_code == 3);
    CHECK(deep.err.find("a.md:105:201: lists and quotes nested 101 deep (limit 100)") !=
          std::string::npos);
}

TEST_CASE("text in NFD is the same as in NFC", "[e2e][hostile]") {
    const std::string nfc = "がぎぐげござじずぜぞだぢづでどばびぶべぼがぎぐげござじずぜぞ";
    std::string nfd;
    for (std::size_t at = 0; at < nfc.size(); at += 3) {
        // The plain kana stands before the voiced one.
        std::string kana = nfc.substr(at, 3);
        kana[2] = static_cast<char>(kana[2] - 1);
        nfd += kana + "\xE3\x82\x99";
    }
    CHECK(dedupe(front + nfc + "\n\n" + nfd + "\n").exit_code == 1);
    must_be_linear(20'000, [&](std::size_t n) { return repeated(nfd + "\n\n", n); });
    must_be_linear(400'000, [](std::size_t n) { return repeated("\xCC\x81", n) + "\n"; });
}

TEST_CASE("surrogates and bytes that are no UTF-8 are told with their place", "[e2e][hostile]") {
    const test::Finished surrogate = dedupe(front + "雪\xED\xA0\xBD\xED\xB8\x80が\n");
    CHECK(surrogate.exit_code == 3);
    CHECK(surrogate.err.find("a.md:5:2: is not UTF-8: byte 0xed") != std::string::npos);
    const test::Finished latin = dedupe(front + "caf\xE9\n");
    CHECK(latin.exit_code == 3);
    CHECK(latin.err.find("a.md:5:4: is not UTF-8: byte 0xe9") != std::string::npos);
}

}  // namespace
}  // namespace kiji
