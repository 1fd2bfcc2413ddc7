#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "base/hash.hpp"
#include "dedupe/dedupe.hpp"
#include "support/catch.hpp"
#include "support/read.hpp"

namespace kiji {
namespace {

using Lines = std::vector<std::string>;

const dedupe::Stage& stage(std::string_view name) {
    for (const dedupe::Stage& row : dedupe::stages()) {
        if (row.name == name)
            return row;
    }
    FAIL("no such stage");
    throw 0;
}

struct Ran {
    Lines lines;
    std::string told;
    std::string error;
};

/// `lines` without their ends through one stage.
Ran run(std::string_view name, const Lines& lines, const dedupe::StageOptions& options = {}) {
    Ran ran;
    std::size_t at = 0;
    const dedupe::ReadLine read = [&]() -> Result<std::optional<std::string_view>> {
        if (at == lines.size())
            return std::optional<std::string_view>();
        return std::optional<std::string_view>(lines[at++]);
    };
    std::string out;
    const auto done = stage(name).run(
        read, [&](std::string_view text) { out += text; }, options);
    if (done)
        ran.told = *done;
    else
        ran.error = done.error().message;
    std::istringstream stream(out);
    for (std::string line; std::getline(stream, line);)
        ran.lines.push_back(line);
    return ran;
}

Lines sorted(Lines lines, const Lines& more = {}) {
    lines.insert(lines.end(), more.begin(), more.end());
    std::sort(lines.begin(), lines.end());
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
    return lines;
}

Lines must(const Ran& ran) {
    INFO(ran.error);
    REQUIRE(ran.error.empty());
    return ran.lines;
}

Lines stars_of(const Lines& pairs) {
    Lines edges = sorted(must(run("edges", pairs)));
    while (true) {
        const Lines large = sorted(must(run("large-star", edges)));
        Lines small = sorted(must(run("small-star", large)));
        if (small == edges)
            return edges;
        edges = std::move(small);
    }
}

std::string name_of(std::string_view text) {
    const Hash128 hash = hash128(text);
    return fmt::format("{:016x}{:016x}", hash.high, hash.low);
}

constexpr const char* units_header = "#kiji units 1";
constexpr const char* pairs_header = "#kiji pairs 1";

Lines units_of(const std::vector<std::string>& texts) {
    Lines lines{units_header};
    for (std::size_t i = 0; i < texts.size(); ++i)
        lines.push_back(fmt::format("{}\t2\tpost{}.md\t{}-{}\t{}", name_of(texts[i]), i % 7, i,
                                    i + 1, texts[i]));
    return lines;
}

/// Texts of which many are variants of others, some of them word by word.
std::vector<std::string> some_texts(std::uint32_t seed, std::size_t count) {
    std::mt19937 random(seed);
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < count; ++i) {
        std::string text;
        if (i > 5 && random() % 2 == 0) {
            text = texts[random() % texts.size()];
            for (std::size_t k = random() % 6; k > 0; --k)
                text[random() % text.size()] = static_cast<char>('a' + random() % 26);
        } else {
            for (int k = 0; k < 150; ++k)
                text += static_cast<char>('a' + random() % 26);
        }
        texts.push_back(std::move(text));
    }
    return texts;
}

TEST_CASE("stages find the pairs and groups that one process finds", "[dedupe]") {
    for (std::uint32_t seed = 1; seed <= 5; ++seed) {
        INFO("seed " << seed);
        const std::vector<std::string> texts = some_texts(seed, 120);
        const Lines units = units_of(texts);
        const Lines sorted_units = sorted(units);
        const Lines bands = sorted(must(run("bands", units)));
        CHECK(sorted(must(run("bands", sorted_units))) == bands);
        const Lines candidates = sorted(must(run("candidates", bands)));
        const Lines attached = sorted(must(run("attach", sorted(units, candidates))));
        const Lines pairs = sorted(must(run("verify", sorted(units, attached))));
        CHECK(pairs.size() > 20);
        CHECK(pairs == sorted(must(run("join", units))));

        // What hangs together, told by walking.
        std::map<std::string, std::set<std::string>> near;
        for (const std::string& line : pairs) {
            if (line.starts_with('#'))
                continue;
            near[line.substr(0, 32)].insert(line.substr(35, 32));
            near[line.substr(35, 32)].insert(line.substr(0, 32));
        }
        std::map<std::string, std::string> group;
        for (const auto& [name, others] : near) {
            std::vector<std::string> open{name};
            while (!open.empty() && !group.contains(name)) {
                std::set<std::string> all;
                while (!open.empty()) {
                    const std::string next = open.back();
                    open.pop_back();
                    if (all.insert(next).second)
                        open.insert(open.end(), near[next].begin(), near[next].end());
                }
                for (const std::string& member : all)
                    group[member] = *all.begin();
            }
        }
        Lines expected{"#kiji groups 1"};
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const std::string name = name_of(texts[i]);
            if (group.contains(name) || std::count(texts.begin(), texts.end(), texts[i]) > 1)
                expected.push_back(fmt::format("{}\t6\tpost{}.md\t{}-{}",
                                               group.contains(name) ? group[name] : name, i % 7, i,
                                               i + 1));
        }
        CHECK(sorted(must(run("groups", sorted(units, stars_of(pairs))))) == sorted(expected));
    }
}

TEST_CASE("results of parts merge", "[dedupe]") {
    const Lines pairs = {pairs_header, "a\t5\tb\t1.0000\t1.0000", "b\t5\tc\t1.0000\t1.0000",
                         "d\t5\te\t1.0000\t1.0000"};
    const Lines more = {pairs_header, "c\t5\td\t1.0000\t1.0000", "f\t5\tg\t1.0000\t1.0000"};
    Lines all = pairs;
    all.insert(all.end(), more.begin(), more.end());
    const Lines whole = stars_of(all);
    // Stars of a part are edges of the whole.
    Lines merged = sorted(stars_of(pairs), must(run("edges", more)));
    for (int turn = 0; turn < 5; ++turn)
        merged = sorted(must(run("small-star", sorted(must(run("large-star", merged))))));
    CHECK(merged == whole);
    CHECK(std::count(whole.begin(), whole.end(), "e\t1\ta") == 1);
    CHECK(std::count(whole.begin(), whole.end(), "g\t1\tf") == 1);
}

TEST_CASE("a long chain of pairs is one group after a few turns", "[dedupe]") {
    Lines pairs{pairs_header};
    for (int i = 0; i < 3000; ++i)
        pairs.push_back(fmt::format("{:05}\t5\t{:05}\t1.0000\t1.0000", (i * 7919) % 3001,
                                    ((i + 1) * 7919) % 3001));
    Lines edges = sorted(must(run("edges", pairs)));
    int turns = 0;
    for (Lines before; before != edges; ++turns) {
        before = edges;
        edges = sorted(must(run("small-star", sorted(must(run("large-star", edges))))));
    }
    CHECK(turns < 20);
    CHECK(edges.size() == 1 + 2 * 3000);
    for (const std::string& edge : edges)
        CHECK((edge.starts_with('#') || edge.starts_with("00000\t") || edge.ends_with("\t00000")));
}

TEST_CASE("a text that stands ten thousand times costs as much as one", "[dedupe]") {
    const Lines units =
        units_of(std::vector<std::string>(10000, "onceuponatimetherewasasnowytownbythesea"));
    CHECK(must(run("bands", units)).size() == 1 + 32);
    CHECK(must(run("groups", sorted(units))).size() == 1 + 10000);
}

TEST_CASE("a crowded band is compared with its first text", "[dedupe]") {
    Lines bands{"#kiji bands 1"};
    for (int i = 0; i < 5000; ++i)
        bands.push_back(fmt::format("0000000000000001\t{:032}", i));
    const Ran ran = run("candidates", bands, {.crowd = 10});
    CHECK(ran.lines.size() == 1 + 10 * 9 / 2 + 4990);
    CHECK(ran.told.starts_with("4990 times"));
    CHECK(run("candidates", bands, {.crowd = 5000}).told.empty());
}

TEST_CASE("a stage says which line it cannot take", "[dedupe]") {
    CHECK(run("bands", {"a\t2\tb\t1-1\tc"}).error ==
          "line 1 comes before a header; wanted are lines that begin with #kiji units 1");
    CHECK(run("bands", {"#kiji units 0"}).error ==
          "line 1 is \"#kiji units 0\"; wanted are lines that begin with #kiji units 1");
    CHECK(run("bands", {pairs_header}).error.starts_with("line 1 is"));
    CHECK(run("bands", {units_header, "a\t2\tb"}).error.starts_with("line 2 is \"a\\t2\\tb\""));
    CHECK(run("bands", {units_header, "a\t2\tb\t1-1\tc\td"}).error.starts_with("line 2 is"));
    CHECK(run("candidates", {"#kiji bands 1", "b\tx", "a\tx"})
              .error.starts_with("line 3 is not in its place: sort with LC_ALL=C sort"));
    CHECK(run("attach", {units_header, "#kiji candidates 1", "a\t3\tb"})
              .error.starts_with("line 3 names a text that is not among the units"));
    CHECK(run("small-star", {"#kiji edges 1", "a\t1\tb"}).error.starts_with("line 2 leads from"));
    CHECK(run("bands", {}).error.empty());
    CHECK(run("bands", {units_header, units_header}).lines == Lines{"#kiji bands 1"});
}

TEST_CASE("units are the paragraphs that are long enough, with their lines", "[dedupe]") {
    const std::string snow =
        "It snowed all night, and in the morning the whole town and all of the hills behind it "
        "were quite white.";
    const auto doc = read_masked("---\ntitle: a\n---\n\nShort.\n\n" + snow + "\n\n- " + snow +
                                     "\n\n```\n" + snow + "\n```\n",
                                 "a\tb\\c.md");
    std::string out;
    dedupe::UnitWriter writer([&](std::string_view text) { out += text; });
    writer.add(*doc, {});
    const std::string form =
        "itsnowedallnightandinthemorningthewholetownandallofthehillsbehinditwerequitewhite";
    const std::string name = name_of(form);
    CHECK(out == fmt::format("{}\n{}\t2\ta\\tb\\\\c.md\t7-7\t{}\n{}\t2\ta\\tb\\\\c.md\t9-9\t{}\n",
                             units_header, name, form, name, form));
}

}  // namespace
}  // namespace kiji
