// A rebuild gives what a first build gives, whatever was changed between them.
#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <random>

#include <fmt/format.h>

#include "e2e/kiji.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

namespace fs = std::filesystem;

namespace kiji {
namespace {

using Random = std::mt19937;
using Files = std::map<std::string, std::string>;

std::size_t below(Random& random, std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random);
}

Files first_site() {
    Files files = {
        {"_config.yml", "title: One\npermalink: pretty\n"},
        {"_layouts/default.html",
         "<title>{{ page.title }} {{ site.title }}</title>\n"
         "{% if page.nav %}{% include nav.html %}{% endif %}\n"
         "{{ content }}\n"
         "{% include foot.html name=page.title %}\n"},
        {"_layouts/post.html",
         "---\nlayout: default\nkind: post\n---\n<h1>{{ page.title }}</h1>\n"
         "{{ content }}\n{{ layout.kind }}\n"
         "{% if page.previous %}{{ page.previous.url }}{% endif %}\n"},
        {"_includes/nav.html",
         "{% for post in site.posts %}<a href=\"{{ post.url }}\">"
         "{{ post.title }}</a>\n{% endfor %}"},
        {"_includes/foot.html", "{{ include.name }} {{ site.data.people.first }}\n"},
        {"_data/people.yml", "first: Aiko\n"},
        {"index.html",
         "---\nlayout: default\ntitle: Home\n---\n{{ site.posts.size }} "
         "{% for post in site.posts %}{{ post.excerpt }}{% endfor %}\n"},
        {"about.md", "---\ntitle: About\nlayout: default\n---\n\n**About**\n"},
        {"near.md", "---\ntitle: Near\n---\n{% include_relative part.txt %}\n"},
        {"part.txt", "a part\n"},
        {"tags.html",
         "---\n---\n{% assign all = site.tags | sort %}{% for tag in all %}"
         "{{ tag[0] }} {{ tag[1].size }} {% endfor %}{{ site.pages | size }}\n"},
        {"link.md", "---\n---\n{% link about.md %} {% link part.txt %}\n"},
        {"year.html", "---\n---\n{{ site.time | date: '%Y' }} {{ 'now' | date: '%d' }}\n"},
        {"whole.html",
         "---\n---\n{% assign last = site.posts | last %}{{ last.content }}"
         "{{ last.next.title }}{{ last | jsonify }}\n"},
        {"files.html",
         "---\n---\n{% for file in site.static_files %}{{ file.path }} "
         "{% endfor %}\n"},
        {"assets/style.css", "a { color: red }\n"},
    };
    for (int i = 1; i <= 6; ++i)
        files[fmt::format("_posts/2024-01-0{}-post-{}.md", i, i)] = fmt::format(
            "---\ntitle: Post {}\nlayout: post\ntags: [t{}]\nnav: {}\n---\n\n"
            "Body {}.\n\nMore.\n",
            i, i % 3, i % 2 == 0, i);
    return files;
}

/// One change of a kind that people make.
void edit(Files& files, Random& random) {
    const auto any = [&](const std::string& beginning) {
        std::vector<std::string> names;
        for (const auto& [name, text] : files)
            if (name.starts_with(beginning))
                names.push_back(name);
        return names[below(random, names.size())];
    };
    const std::size_t number = below(random, 1000);
    const std::vector<std::function<void()>> edits = {
        [&] { files[any("_posts/")] += fmt::format("\nAdded {}.\n", number); },
        [&] {
            files[fmt::format("_posts/2024-02-{:02}-new-{}.md", 1 + below(random, 28), number)] =
                fmt::format("---\ntitle: New {}\nlayout: post\n---\n\nNew.\n", number);
        },
        [&] {
            if (files.size() > 10)
                files.erase(any("_posts/"));
        },
        [&] {
            const std::string name = any("_posts/");
            auto node = files.extract(name);
            node.key() = fmt::format("_posts/2024-03-01-renamed-{}.md", number);
            files.insert(std::move(node));
        },
        [&] { files["_layouts/post.html"] += fmt::format("<p>{}</p>\n", number); },
        [&] { files["_layouts/default.html"] += fmt::format("<p>{}</p>\n", number); },
        [&] { files["_includes/nav.html"] += fmt::format("<p>{}</p>\n", number); },
        [&] { files["_includes/foot.html"] += fmt::format("{} ", number); },
        [&] { files["_data/people.yml"] = fmt::format("first: Name {}\n", number); },
        [&] { files["_config.yml"] = fmt::format("title: T{}\npermalink: pretty\n", number); },
        [&] { files["_config.yml"] = "title: One\npermalink: date\n"; },
        [&] { files["assets/style.css"] = fmt::format("a {{ color: #{:03} }}\n", number); },
        [&] { files["assets/more.js"] = fmt::format("{}\n", number); },
        [&] { files.erase("assets/more.js"); },
        [&] {
            files["about.md"] =
                fmt::format("---\ntitle: About {}\nlayout: default\n---\n\nText\n", number);
        },
        [&] { files["about.md"] = "---\ntitle: About\n---\n\nNo layout\n"; },
        [&] { files["part.txt"] = fmt::format("part {}\n", number); },
        [&] {
            std::string& post = files[any("_posts/")];
            post.replace(post.find("title: "), 7, fmt::format("title: N{} ", number));
        },
        [&] {
            std::string& post = files[any("_posts/")];
            post.replace(post.find("---\n"), 4, fmt::format("---\npermalink: /p{}/\n", number));
        },
        [&] { files["_layouts/default.html"] += "{{ site.time | date: '%j' }}"; },
        [&] { files["_plugins/none.rb"] = "# of Ruby\n"; },
    };
    edits[below(random, edits.size())]();
}

/// Makes the files of a folder those of the site, and writes only what changed.
void write(const test::TemporaryFolder& folder, const std::string& name, const Files& before,
           const Files& files) {
    for (const auto& [path, text] : before)
        if (!files.contains(path))
            fs::remove(folder.path(name + "/" + path));
    for (const auto& [path, text] : files) {
        const auto old = before.find(path);
        if (old == before.end() || old->second != text)
            folder.write(name + "/" + path, text);
    }
}

Files read(const test::TemporaryFolder& folder, const std::string& name) {
    Files files;
    for (const auto& entry : fs::recursive_directory_iterator(folder.path(name)))
        if (entry.is_regular_file())
            files[entry.path().lexically_relative(folder.path(name)).string()] =
                folder.read(fs::path(entry.path()).lexically_relative(folder.path()).string());
    return files;
}

std::string build(const std::string& folder, std::size_t day = 0) {
    const test::Finished done = test::kiji(
        {.arguments = {"build", "--profile"},
         .folder = folder,
         .environment = {{"SOURCE_DATE_EPOCH", std::to_string(1'735'689'600 + (day * 86'400))},
                         {"TZ", "UTC"}}});
    INFO(done.out << done.err);
    REQUIRE(done.exit_code == 0);
    return done.out;
}

}  // namespace

TEST_CASE("a rebuild gives the bytes of a first build after any row of edits", "[e2e]") {
    const unsigned seed = GENERATE(range(1U, 4U));
    CAPTURE(seed);
    Random random(seed);
    const test::TemporaryFolder folder;
    Files files = first_site();
    write(folder, "site", {}, files);
    build(folder.path("site"));
    for (int i = 0; i < 12; ++i) {
        const Files before = files;
        for (std::size_t left = 1 + below(random, 2); left > 0; --left)
            edit(files, random);
        write(folder, "site", before, files);
        if (below(random, 6) == 0)  // a cache that was cut off
            for (const auto& entry : fs::directory_iterator(folder.path("site/.jekyll-cache/kiji")))
                if (entry.is_regular_file() && entry.file_size() > 0)
                    fs::resize_file(entry.path(), entry.file_size() / 2);
        const std::size_t day = below(random, 2);
        build(folder.path("site"), day);
        fs::remove_all(folder.path("fresh"));
        write(folder, "fresh", {}, files);
        build(folder.path("fresh"), day);
        CHECK(read(folder, "site/_site") == read(folder, "fresh/_site"));
    }
}

TEST_CASE("only what a change reaches is rendered again", "[e2e]") {
    const test::TemporaryFolder folder;
    const Files files = first_site();
    const auto has = [](const std::string& text, const std::string& part) {
        return text.find(part) != std::string::npos;
    };
    write(folder, "site", {}, files);
    CHECK(has(build(folder.path("site")), "_layouts/post.html"));
    const std::string unchanged = build(folder.path("site"));
    CHECK_FALSE(has(unchanged, "_layouts/"));
    CHECK_FALSE(has(unchanged, "index.html"));
    CHECK(has(build(folder.path("site"), 1), "year.html"));

    Files changed = files;
    changed["_posts/2024-01-03-post-3.md"] += "\nAdded.\n";
    write(folder, "site", files, changed);
    const std::string after = build(folder.path("site"), 1);
    CHECK(has(after, "written 2, "));  // itself, and the home page has its excerpt
    CHECK(has(after, "index.html"));
    CHECK_FALSE(has(after, "year.html"));
    CHECK_FALSE(has(after, "tags.html"));
}

}  // namespace kiji
