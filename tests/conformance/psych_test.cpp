// Our reading of YAML against Ruby's. The outcomes of the two tables are Ruby's, written by
// psych.rb; real posts are read by Ruby while the test runs, where there is a Ruby.
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/files.hpp"
#include "conformance/psych_notation.hpp"
#include "front_matter/front_matter.hpp"
#include "support/catch.hpp"
#include "value/yaml.hpp"

namespace kiji::conformance {
namespace {

std::string contents(const std::string& path) {
    const Result<std::string> bytes = RealFiles().read(path, std::size_t{1} << 24U);
    return bytes ? *bytes : std::string();
}

std::string outcome(const SourceFile& file) {
    Arena arena;
    Diagnostics found;
    const yaml::Yaml yaml = yaml::read(file, file.whole(), arena, Limits{}, found);
    return yaml.ok ? psych_notation(*yaml.root) : "error";
}

TEST_CASE("plain scalars have the type that Psych gives them") {
    const std::string table = contents(KIJI_PSYCH "/scalars.txt");
    std::size_t count = 0;
    for (std::size_t at = 0; at < table.size();) {
        const std::size_t end = table.find('\n', at);
        const std::size_t tab = table.find('\t', at);
        REQUIRE(tab < end);
        const std::string_view scalar = std::string_view(table).substr(at, tab - at);
        const std::string expected = table.substr(tab + 1, end - tab - 1);
        INFO(scalar);
        // Where Ruby's Integer() or Float() raises, the scalar stays a string here.
        const std::string ours = psych_notation(yaml::plain_scalar(scalar));
        CHECK(ours == (expected == "error" ? psych_notation(Value::of(scalar)) : expected));
        at = end + 1;
        ++count;
    }
    CHECK(count > 400);
}

TEST_CASE("documents have the values that Psych gives them") {
    const std::string table = contents(KIJI_PSYCH "/documents.txt");
    std::size_t count = 0;
    for (std::size_t at = table.find("==== "); at < table.size(); ++count) {
        const std::size_t begin = table.find('\n', at) + 1;
        const std::size_t arrow = table.find("==> ", begin);
        const std::size_t end = table.find('\n', arrow);
        INFO(table.substr(at, begin - at));
        const SourceFile file("case.yml", table.substr(begin, arrow - begin));
        CHECK(outcome(file) == table.substr(arrow + 4, end - arrow - 4));
        at = end + 1;
    }
    CHECK(count >= 50);
}

/// "path<tab>outcome" lines of psych.rb; empty without Ruby.
std::map<std::string, std::string> read_by_ruby(const std::string& folder) {
    std::map<std::string, std::string> posts;
    const std::string command = "ruby '" KIJI_PSYCH "/psych.rb' posts '" + folder + "' 2>/dev/null";
    FILE* pipe = popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string line;
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) {
        if (c != '\n') {
            line += static_cast<char>(c);
            continue;
        }
        const std::size_t tab = line.find('\t');
        posts[line.substr(0, tab)] = line.substr(tab + 1);
        line.clear();
    }
    pclose(pipe);
    return posts;
}

TEST_CASE("front matter of real posts has the values that Psych gives it") {
    const std::string shared = KIJI_SHARED;
    if (shared.empty()) {
        WARN("skipped: KIJI_SHARED names no folder with posts");
        return;
    }
    const auto posts = read_by_ruby(shared + "/posts");
    if (posts.empty()) {
        WARN("skipped: no ruby, or no posts in " << shared);
        return;
    }
    for (const auto& [name, expected] : posts) {
        const SourceFile file(name, contents(shared + "/posts/" + name));
        Arena arena;
        Diagnostics found;
        const auto matter = front_matter::read(file, arena, Limits{}, found);
        INFO(name);
        if (!matter.ok)
            CHECK(expected == "error");
        else
            CHECK(psych_notation(*matter.data) == (expected == "none" ? "{}" : expected));
    }
}

}  // namespace
}  // namespace kiji::conformance
