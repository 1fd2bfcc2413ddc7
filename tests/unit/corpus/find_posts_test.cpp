#include <filesystem>

#include <sys/stat.h>

#include "corpus/corpus.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

namespace {

using namespace kiji;
using test::TemporaryFolder;

using Paths = std::vector<Path>;

/// What was found below `folder`, named from there.
struct Names {
    Paths files;
    std::vector<Error> errors;
};
Names find(const TemporaryFolder& folder, const Paths& names = {""}) {
    Paths paths;
    for (const Path& name : names)
        paths.push_back(folder.path(name));
    corpus::Found found = corpus::find_posts(RealFiles(), paths);
    Names relative{{}, std::move(found.errors)};
    const std::size_t prefix = folder.path("").size();
    for (const Path& file : found.files)
        relative.files.push_back(file.substr(prefix));
    return relative;
}

void link(const TemporaryFolder& folder, const std::string& target, const std::string& name) {
    std::filesystem::create_symlink(target, folder.path(name));
}

}  // namespace

TEST_CASE("posts are found below a folder, sorted by the bytes of their paths", "[corpus]") {
    const TemporaryFolder folder;
    for (const char* name : {"b.md", "a/z.markdown", "a/b.MD", "Z.mkd", "あ.mkdn", "c.mkdown",
                             "a.txt", "md", "a/image.png"})
        folder.write(name, "x");
    const Names found = find(folder);
    CHECK(found.files == Paths{"Z.mkd", "a/b.MD", "a/z.markdown", "b.md", "c.mkdown", "あ.mkdn"});
    CHECK(found.errors.empty());
}

TEST_CASE("what is hidden, built or somebody else's is left out of a folder", "[corpus]") {
    const TemporaryFolder folder;
    for (const char* name : {"_posts/a.md", ".hidden.md", ".git/a.md", "_site/a.md",
                             "_site-old/a.md", "node_modules/x/README.md", "vendor/y/a.md"})
        folder.write(name, "x");
    CHECK(find(folder).files == Paths{"_posts/a.md"});
    // What is named is meant.
    CHECK(find(folder, {".hidden.md", "_site"}).files == Paths{".hidden.md", "_site/a.md"});
}

TEST_CASE("a file is taken whatever its name, and each once in the order given", "[corpus]") {
    const TemporaryFolder folder;
    folder.write("b.txt", "x");
    folder.write("a.md", "x");
    const Names found = find(folder, {"b.txt", "a.md", "./b.txt", ""});
    CHECK(found.files == Paths{"b.txt", "a.md"});
    CHECK(found.errors.empty());
}

TEST_CASE("what cannot be read stands beside what was found", "[corpus]") {
    const TemporaryFolder folder;
    folder.write("a.md", "x");
    REQUIRE(::mkfifo(folder.path("pipe.md").c_str(), 0600) == 0);
    REQUIRE(::mkfifo(folder.path("pipe").c_str(), 0600) == 0);
    link(folder, "nowhere.md", "gone.md");
    link(folder, "nowhere.png", "gone.png");
    const Names found = find(folder, {"", "missing.md", "pipe"});
    CHECK(found.files == Paths{"a.md"});
    REQUIRE(found.errors.size() == 4);
    CHECK(found.errors[0].path == folder.path("pipe.md"));
    CHECK(found.errors[0].message == "is not a regular file");
    CHECK(found.errors[1].path == folder.path("gone.md"));
    CHECK(found.errors[2].path == folder.path("missing.md"));
    CHECK(found.errors[3].path == folder.path("pipe"));
}

TEST_CASE("a link that stays beneath the folder adds no file twice, and loops end", "[corpus]") {
    const TemporaryFolder folder;
    folder.write("posts/a.md", "x");
    folder.write(".drafts/b.md", "x");
    link(folder, "posts", "aaa");
    link(folder, "posts/a.md", "0.md");
    link(folder, "..", "posts/up");
    link(folder, ".drafts", "drafts");
    link(folder, ".", "self");
    const Names found = find(folder);
    CHECK(found.files == Paths{"drafts/b.md", "posts/a.md"});
    CHECK(found.errors.empty());
}

TEST_CASE("a link that leaves the folder is an error with both ends", "[corpus]") {
    const TemporaryFolder folder;
    folder.write("site/a.md", "x");
    folder.write("site-secret/b.md", "x");
    link(folder, "../site-secret", "site/out");
    link(folder, "../site-secret/b.md", "site/b.md");
    link(folder, "../site-secret/b.md", "site/image.png");
    const Names found = find(folder, {"site"});
    CHECK(found.files == Paths{"site/a.md"});
    REQUIRE(found.errors.size() == 2);
    CHECK(found.errors[0].path == folder.path("site/b.md"));
    CHECK(found.errors[0].message.find("site-secret/b.md") != std::string::npos);
    CHECK(found.errors[1].path == folder.path("site/out"));
    // A link that is named itself is meant.
    CHECK(find(folder, {"site/b.md"}).files == Paths{"site/b.md"});
    CHECK(find(folder, {"site/out"}).files == Paths{"site/out/b.md"});
}

TEST_CASE("folders may be deep, and one may be called like a post", "[corpus]") {
    const TemporaryFolder folder;
    std::string deep = "x.md";
    for (int i = 0; i < 200; ++i)
        deep += "/d";
    folder.write(deep + "/a.md", "x");
    const Names found = find(folder);
    CHECK(found.files == Paths{deep + "/a.md"});
    CHECK(found.errors.empty());
}

TEST_CASE("files in the working folder are named as they are called there", "[corpus]") {
    const MemoryFiles files({{"a.md", ""}, {"b/c.md", ""}});
    CHECK(corpus::find_posts(files, Paths{"."}).files == Paths{"a.md", "b/c.md"});
    CHECK(corpus::find_posts(files, Paths{"b/"}).files == Paths{"b/c.md"});
}

TEST_CASE("a folder that cannot be listed is an error, and the others are done", "[corpus]") {
    class Guarded final : public FileSystem {
      public:
        explicit Guarded(const FileSystem& inner) : inner_(inner) {}
        Result<std::string> read(const Path& path, std::size_t most) const override {
            return inner_.read(path, most);
        }
        Result<std::string> head(const Path& path, std::size_t bytes) const override {
            return inner_.head(path, bytes);
        }
        Result<FileInfo> info(const Path& path) const override { return inner_.info(path); }
        Result<std::vector<DirectoryEntry>> list(const Path& path) const override {
            if (path == "b")
                return Error{"could not list: permission denied", path};
            return inner_.list(path);
        }
        Result<Path> resolve(const Path& path) const override { return inner_.resolve(path); }
        Result<void> replace(const Path&, std::string_view) override { return Done{}; }
        Result<void> make_folders(const Path&) override { return Done{}; }
        Result<void> create(const Path&, std::string_view) override { return Done{}; }
        Result<void> remove(const Path&) override { return Done{}; }

      private:
        const FileSystem& inner_;
    };
    const MemoryFiles inner({{"a/x.md", ""}, {"b/y.md", ""}, {"c/z.md", ""}});
    const corpus::Found found = corpus::find_posts(Guarded(inner), Paths{"."});
    CHECK(found.files == Paths{"a/x.md", "c/z.md"});
    REQUIRE(found.errors.size() == 1);
    CHECK(found.errors[0].path == "b");
}

TEST_CASE("what a .gitignore names is left out, but only inside a repository", "[corpus]") {
    const TemporaryFolder folder;
    for (const char* name : {"a.md", "old/b.md", "sub/c.md", "sub/keep.md", "sub/d.md"})
        folder.write(name, "x\n");
    folder.write(".gitignore", "/old/\nc.md\n");
    folder.write("sub/.gitignore", "*.md\n!keep.md\n");
    CHECK(find(folder).files.size() == 5);
    folder.write(".git/HEAD", "ref: refs/heads/main\n");
    CHECK(find(folder).files == Paths{"a.md", "sub/keep.md"});
    CHECK(find(folder, {"sub"}).files == Paths{"sub/keep.md"});
    CHECK(find(folder, {"old/b.md"}).files == Paths{"old/b.md"});
    CHECK(find(folder, {"old"}).files == Paths{"old/b.md"});
}

TEST_CASE("a path with signs of a pattern that is no file is a pattern", "[corpus]") {
    const TemporaryFolder folder;
    for (const char* name : {"x/a.md", "x/y/b.md", "x/[c].md"})
        folder.write(name, "x\n");
    CHECK(find(folder, {"x/*.md"}).files == Paths{"x/[c].md", "x/a.md"});
    CHECK(find(folder, {"x/**/b.md"}).files == Paths{"x/y/b.md"});
    CHECK(find(folder, {"x/[c].md"}).files == Paths{"x/[c].md"});
    const Names none = find(folder, {"x/*.txt"});
    REQUIRE(none.errors.size() == 1);
    CHECK(none.errors[0].message == "no Markdown file fits this pattern");
}
