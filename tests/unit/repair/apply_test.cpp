#include <map>
#include <string>
#include <vector>

#include "repair/repair.hpp"
#include "support/catch.hpp"

namespace kiji::repair {
namespace {

using Files = std::map<Path, std::string>;

Removal copy(std::size_t begin, std::size_t end) {
    return {.span = span_of(begin, end),
            .reason = "copy",
            .kept = {{.file = {}, .span = {0, 2}, .first_line = 1, .last_line = 1}}};
}

/// Fails to write the paths that end so.
class Broken final : public FileSystem {
  public:
    Broken(Files files, std::string ending)
        : files_(std::move(files)), ending_(std::move(ending)) {}
    Result<std::string> read(const Path& path, std::size_t most) const override {
        return files_.read(path, most);
    }
    Result<std::string> head(const Path& path, std::size_t bytes) const override {
        return files_.head(path, bytes);
    }
    Result<FileInfo> info(const Path& path) const override { return files_.info(path); }
    Result<std::vector<DirectoryEntry>> list(const Path& path) const override {
        return files_.list(path);
    }
    Result<Path> resolve(const Path& path) const override { return files_.resolve(path); }
    Result<void> replace(const Path& path, std::string_view bytes) override {
        if (path.ends_with(ending_))
            return Error{"could not write: no space left on the device", path};
        return files_.replace(path, bytes);
    }
    Result<void> make_folders(const Path& path) override { return files_.make_folders(path); }
    Result<void> create(const Path& path, std::string_view bytes) override {
        return files_.create(path, bytes);
    }
    Result<void> remove(const Path& path) override { return files_.remove(path); }
    const Files& files() const { return files_.files(); }

  private:
    MemoryFiles files_;
    std::string ending_;
};

TEST_CASE("removals leave the bytes between them, and one blank where it is asked for",
          "[repair]") {
    std::vector<Removal> removals = {copy(0, 2), copy(4, 6), copy(8, 9)};
    removals[1].blank = true;
    CHECK(without("aabbccdde", removals) == "bb dd");
    CHECK(without("aabb", {}) == "aabb");
}

TEST_CASE("a repair can be undone byte for byte", "[repair]") {
    const std::string old =
        "\xEF\xBB\xBF雪が降る。\r\n\r\n雪が降る。\r\n雨も、\r\n\r\n---END---\r\n\r\n降る。";
    MemoryFiles files(Files{{"posts/a.md", old}, {"b.md", "one\ntwo\none\n"}});
    Removal join = copy(old.find("\r\n\r\n---"), old.rfind("降る"));
    join.blank = true;
    const std::vector<Change> changes = {
        {"posts/a.md", old, {copy(22, 41), join}},
        {"b.md", "one\ntwo\none\n", {copy(8, 12)}},
    };
    const Repaired repaired = apply(files, changes, {.log = ".kiji/log.json", .backup = {}});
    CHECK(repaired.errors.empty());
    CHECK(repaired.written == std::vector<Path>{"posts/a.md", "b.md"});
    CHECK(files.files().at("b.md") == "one\ntwo\n");
    CHECK(files.files().at("posts/a.md") == without(old, changes[0].removals));

    const Result<UndoReport> report = undo(files, ".kiji/log.json");
    REQUIRE(report);
    CHECK(report->errors.empty());
    REQUIRE(report->done.size() == 2);
    CHECK(report->done[0].how == Undo::restored);
    CHECK(files.files().at("posts/a.md") == old);
    CHECK(files.files().at("b.md") == "one\ntwo\none\n");

    const Result<UndoReport> again = undo(files, ".kiji/log.json");
    REQUIRE(again);
    CHECK(again->done[0].how == Undo::untouched);
    CHECK(files.files().at("posts/a.md") == old);
}

TEST_CASE("a file that changed since it was read is not repaired, the others are", "[repair]") {
    MemoryFiles files(Files{{"a.md", "edited\n"}, {"b.md", "one\none\n"}});
    const std::vector<Change> changes = {{"a.md", "one\none\n", {copy(4, 8)}},
                                         {"b.md", "one\none\n", {copy(4, 8)}}};
    const Repaired repaired = apply(files, changes, {.log = "log.json", .backup = {}});
    REQUIRE(repaired.errors.size() == 1);
    CHECK(repaired.errors[0].message == "not repaired: changed since it was read");
    CHECK(repaired.errors[0].path == "a.md");
    CHECK(files.files().at("a.md") == "edited\n");
    CHECK(files.files().at("b.md") == "one\n");
}

TEST_CASE("nothing is repaired where the log cannot be written", "[repair]") {
    Broken files(Files{{"a.md", "one\none\n"}}, "log.json");
    const Repaired repaired =
        apply(files, std::vector<Change>{{"a.md", "one\none\n", {copy(4, 8)}}},
              {.log = "log.json", .backup = {}});
    REQUIRE(repaired.errors.size() == 1);
    CHECK(repaired.errors[0].message ==
          "nothing was repaired; the log: could not write: no space left on the device");
    CHECK(files.files().at("a.md") == "one\none\n");
}

TEST_CASE("where nothing is to be removed there is no log", "[repair]") {
    MemoryFiles files(Files{{"a.md", "one\n"}});
    const Repaired repaired =
        apply(files, std::vector<Change>{{"a.md", "one\n", {}}}, {.log = "log.json", .backup = {}});
    CHECK(repaired.written.empty());
    CHECK(files.files().size() == 1);
}

TEST_CASE("a file that could not be written is as it was, and undo leaves it so", "[repair]") {
    Broken files(Files{{"a.md", "one\none\n"}, {"b.md", "one\none\n"}}, "a.md");
    const std::vector<Change> changes = {{"a.md", "one\none\n", {copy(4, 8)}},
                                         {"b.md", "one\none\n", {copy(4, 8)}}};
    const Repaired repaired = apply(files, changes, {.log = "log.json", .backup = {}});
    CHECK(repaired.errors.size() == 1);
    CHECK(repaired.written == std::vector<Path>{"b.md"});
    const Result<UndoReport> report = undo(files, "log.json");
    REQUIRE(report);
    CHECK(report->done[0].how == Undo::untouched);
    CHECK(report->done[1].how == Undo::restored);
    CHECK(files.files().at("b.md") == "one\none\n");
}

TEST_CASE("copies are kept below a folder, and none is written over", "[repair]") {
    MemoryFiles files(
        Files{{"a.md", "one\none\n"}, {"kept/b.md", "another text\n"}, {"b.md", "x\nx\n"}});
    const std::vector<Change> changes = {{"../x/./a.md", "one\none\n", {copy(4, 8)}},
                                         {"b.md", "x\nx\n", {copy(2, 4)}}};
    MemoryFiles up(Files{{"x/a.md", "one\none\n"}, {"b.md", "x\nx\n"}, {"kept/b.md", "older\n"}});
    const Repaired repaired = apply(up, changes, {.log = "log.json", .backup = "kept"});
    CHECK(up.files().at("kept/_up/x/a.md") == "one\none\n");
    REQUIRE(repaired.errors.size() == 1);
    CHECK(repaired.errors[0].message ==
          "not repaired: the backup kept/b.md is there already and holds another text; name "
          "another folder");
    CHECK(up.files().at("b.md") == "x\nx\n");
    CHECK(up.files().at("x/a.md") == "one\n");
}

}  // namespace
}  // namespace kiji::repair
