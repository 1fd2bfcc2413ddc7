#include "unit/house/house.hpp"

#include "base/files.hpp"
#include "support/catch.hpp"

namespace kiji::house {
namespace {

constexpr std::size_t plenty = 1U << 24U;

std::string read(const Path& path) {
    const Result<std::string> text = RealFiles().read(join(KIJI_SOURCE_DIR, path), plenty);
    REQUIRE(text);
    return *text;
}

void collect(const Path& folder, std::vector<SourceText>& out) {
    const auto entries = RealFiles().list(join(KIJI_SOURCE_DIR, folder));
    REQUIRE(entries);
    for (const DirectoryEntry& entry : *entries) {
        const Path path = join(folder, entry.name);
        if (entry.kind == FileInfo::Kind::directory)
            collect(path, out);
        else if (extension(path) == ".hpp" || extension(path) == ".cpp")
            out.push_back({path, read(path)});
    }
}

std::vector<SourceText> sources(std::initializer_list<Path> folders) {
    std::vector<SourceText> files;
    for (const Path& folder : folders)
        collect(folder, files);
    REQUIRE(files.size() > 10);
    return files;
}

/// Fails with all breaches, one a line.
void none_of(const std::vector<std::string>& breaches) {
    for (const std::string& breach : breaches)
        FAIL_CHECK(breach);
    CHECK(breaches.empty());
}

TEST_CASE("every include keeps to lib/layers.txt", "[house]") {
    std::vector<std::string> breaches;
    const Layers layers = read_layers(read("lib/layers.txt"), breaches);
    none_of(breaches);
    for (const SourceText& file : sources({"lib", "cli"}))
        none_of(check_includes(file, layers));
}

TEST_CASE("every folder of lib/ has its row in lib/layers.txt, and every row its folder",
          "[house]") {
    std::vector<std::string> breaches;
    const Layers layers = read_layers(read("lib/layers.txt"), breaches);
    std::set<std::string> rows;
    for (const auto& row : layers)
        rows.insert(row.first);
    std::set<std::string> folders{"templates"};  // lies beside lib/, and is embedded in it
    const auto entries = RealFiles().list(join(KIJI_SOURCE_DIR, "lib"));
    REQUIRE(entries);
    for (const DirectoryEntry& entry : *entries)
        if (entry.kind == FileInfo::Kind::directory && entry.name != "cmake")
            folders.insert(entry.name);
    CHECK(rows == folders);
}

TEST_CASE("files are short, and headers say what they are for", "[house]") {
    for (const SourceText& file : sources({"lib", "cli", "tests"}))
        none_of(check_shape(file));
}

TEST_CASE("libraries stay behind one or two files", "[house]") {
    none_of(check_heavy_headers(sources({"lib", "cli"})));
}

// A check that finds nothing may be blind: what follows shows it something to find.

TEST_CASE("the checks see a breach", "[house]") {
    std::vector<std::string> breaches;
    const Layers layers =
        read_layers("# why\nbase:\nsource: base\nlint: base source\nsite: lint\n", breaches);
    REQUIRE(breaches.empty());
    const auto checked = [&](const std::string& path, const std::string& text) {
        return check_includes({path, text}, layers);
    };
    using Breaches = std::vector<std::string>;
    CHECK(checked("lib/lint/a.cpp", "#include <x/y>\n#include \"lint/b.hpp\"\n").empty());
    CHECK(checked("lib/site/a.cpp", "#include \"lint/lint.hpp\"\n").empty());
    CHECK(
        checked("cli/a.cpp", "#include \"lint/lint.hpp\"\n#include \"source/span.hpp\"\n").empty());
    CHECK(checked("lib/base/a.cpp", "\n#include \"source/span.hpp\"\n") ==
          Breaches{"lib/base/a.cpp:2: \"source/span.hpp\" is above or beside base in "
                   "lib/layers.txt"});
    CHECK(checked("lib/site/a.cpp", "  #include \"lint/engine.hpp\"") ==
          Breaches{"lib/site/a.cpp:1: \"lint/engine.hpp\" is behind the door lint/lint.hpp"});
    CHECK(checked("cli/a.cpp", "#include \"lint/engine.hpp\"\n").size() == 1);
    CHECK(checked("cli/a.cpp", "#include \"b.hpp\"\n").empty());
    CHECK(checked("lib/lint/a.cpp", "#include \"b.hpp\"\n").size() == 1);
    CHECK(checked("lib/lint/a.cpp", "#include \"cli/b.hpp\"\n").size() == 1);

    read_layers("base: source\nsource:\n", breaches);
    CHECK(breaches == Breaches{"lib/layers.txt:1: source is not above this line"});
}

TEST_CASE("the checks see a long file, a bare header and a library that spreads", "[house]") {
    const std::string long_text = [] {
        std::string text = "// Purpose.\n#pragma once\n";
        for (int i = 0; i < 499; ++i)
            text += '\n';
        return text;
    }();
    CHECK(check_shape({"lib/a.hpp", long_text}).size() == 1);
    CHECK(check_shape({"lib/a.hpp", "// Data table: names.\n" + long_text}).empty());
    CHECK(check_shape({"lib/a.hpp", "#include <x>\n"}).size() == 2);
    CHECK(check_shape({"lib/a.cpp", "#include <x>\n"}).empty());

    const std::string text = "#include <yaml-cpp/yaml.h>\n";
    CHECK(check_heavy_headers({{"a", text}, {"b", text + text}}).empty());
    CHECK(check_heavy_headers({{"a", text}, {"b", text}, {"c", text}}).size() == 1);
}

}  // namespace
}  // namespace kiji::house
