// How fast posts are read, beside libcmark-gfm alone in the same run.
//
//     bench_parse [--rounds N] FOLDER
//
// Prints a table; it is no test, for a time says something on a quiet machine only. Rounds of all
// rows are interleaved, so that what disturbs one disturbs all, and the median of each counts. One
// thread is measured in processor time, several in time that passed.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <fmt/core.h>
#include <time.h>

#include "base/files.hpp"
#include "base/parallel.hpp"
#include "document/document.hpp"
#include "front_matter/front_matter.hpp"
#include "markdown/markdown.hpp"
#include "source/check_text.hpp"

namespace kiji {
namespace {

constexpr std::size_t repeats = 20;  // of all posts, for the rows with threads

struct Post {
    std::string name;
    std::string text;
    std::size_t body = 0;  // where it begins
};

void read_posts(const RealFiles& files, const Path& path, std::vector<Post>& out) {
    const Limits limits;
    const Result<std::vector<DirectoryEntry>> entries = files.list(path);
    if (!entries) {
        Result<std::string> text = files.read(path, limits.file_bytes);
        if (!text)
            return;
        const SourceFile file(path, *text);
        Diagnostics found;
        if (!check_text(file, limits))
            out.push_back({path, *text, front_matter::split(file, found).body.begin});
        return;
    }
    for (const DirectoryEntry& entry : *entries) {
        const std::string_view ending = extension(entry.name);
        if (entry.kind == FileInfo::Kind::directory || ending == ".md" || ending == ".markdown")
            read_posts(files, join(path, entry.name), out);
    }
}

// libcmark-gfm alone, with the C library's memory.
void parse_with_cmark(const Post& post) {
    cmark_parser* parser = cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE);
    for (const char* name : {"table", "strikethrough", "autolink", "tagfilter", "tasklist"})
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
    cmark_parser_feed(parser, post.text.data() + post.body, post.text.size() - post.body);
    cmark_node_free(cmark_parser_finish(parser));
    cmark_parser_free(parser);
}

markdown::Tree parse(const Post& post, const Limits& limits) {
    const SourceFile file(post.name, post.text);
    const Span body = span_of(post.body, post.text.size());
    return *markdown::parse(file, body, {}, limits);
}

void read_front_matter(const Post& post, const Limits& limits) {
    const SourceFile file(post.name, post.text.substr(0, post.body));
    Arena arena;
    Diagnostics found;
    front_matter::read(file, arena, limits, found);
}

double processor_seconds() {
    timespec now{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

double passed_seconds() {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration<double>(now).count();
}

struct Row {
    std::string_view name;
    std::function<void()> work;
    double (*clock)() = processor_seconds;
    std::size_t bytes = 0;
    std::vector<double> seconds{};

    double median() const {
        std::vector<double> sorted = seconds;
        std::sort(sorted.begin(), sorted.end());
        return sorted[sorted.size() / 2];
    }
};

void measure(std::vector<Row>& rows, std::size_t rounds) {
    for (std::size_t round = 0; round <= rounds; ++round) {
        for (Row& row : rows) {
            const double begin = row.clock();
            row.work();
            if (round > 0)  // the first warms up
                row.seconds.push_back(row.clock() - begin);
        }
    }
}

void read_documents(const std::vector<Post>& posts, std::size_t threads, const Limits& limits) {
    parallel_for(posts.size() * repeats, threads, [&](std::size_t i) {
        const Post& post = posts[i % posts.size()];
        const auto document = Document::read(post.name, post.text, Liquid::masked, limits);
        if (!document)
            std::abort();
    });
}

void print(const std::vector<Row>& rows) {
    fmt::print("{:34} {:>9} {:>9} {:>9}\n", "", "ms", "MB/s", "to cmark");
    for (const Row& row : rows) {
        const double seconds = row.median();
        fmt::print("{:34} {:9.2f} {:9.1f}", row.name, seconds * 1e3,
                   static_cast<double>(row.bytes) / seconds / 1e6);
        if (row.clock == processor_seconds)
            fmt::print(" {:9.2f}", seconds / rows.front().median());
        fmt::print("\n");
    }
}

int run(const std::string& folder, std::size_t rounds) {
    std::vector<Post> posts;
    read_posts(RealFiles(), folder, posts);
    if (posts.empty()) {
        fmt::print(stderr, "no posts in {}\n", folder);
        return EXIT_FAILURE;
    }
    std::size_t bytes = 0;
    std::size_t body_bytes = 0;
    for (const Post& post : posts) {
        bytes += post.text.size();
        body_bytes += post.text.size() - post.body;
    }
    const Limits limits;
    std::vector<markdown::Tree> trees;
    for (const Post& post : posts)
        trees.push_back(parse(post, limits));

    const auto each = [&posts](auto work) {
        return [&posts, work] {
            for (const Post& post : posts)
                work(post);
        };
    };
    std::vector<Row> rows;
    rows.push_back(
        {"body, libcmark-gfm with malloc", each(parse_with_cmark), processor_seconds, body_bytes});
    rows.push_back({"body, bytes to tree", each([&](const Post& post) { parse(post, limits); }),
                    processor_seconds, body_bytes});
    rows.push_back({"front matter",
                    each([&](const Post& post) { read_front_matter(post, limits); }),
                    processor_seconds, bytes - body_bytes});
    rows.push_back({"tree to HTML",
                    [&] {
                        for (std::size_t i = 0; i < posts.size(); ++i) {
                            if (!to_html(trees[i], posts[i].text.size(), limits))
                                std::abort();
                        }
                    },
                    processor_seconds, body_bytes});
    rows.push_back({"files from the disk", each([&](const Post& post) {
                        if (!RealFiles().read(post.name, limits.file_bytes))
                            std::abort();
                    }),
                    processor_seconds, bytes});
    rows.push_back({"documents, 20 times, one thread", [&] { read_documents(posts, 1, limits); },
                    passed_seconds, bytes * repeats});
    rows.push_back({"documents, 20 times, two threads", [&] { read_documents(posts, 2, limits); },
                    passed_seconds, bytes * repeats});
    measure(rows, rounds);

    fmt::print("{} posts, {:.2f} MB, of which bodies {:.2f} MB; medians of {} rounds\n",
               posts.size(), static_cast<double>(bytes) / 1e6,
               static_cast<double>(body_bytes) / 1e6, rounds);
    print(rows);
    fmt::print("two threads do {:.2f} times what one does\n",
               rows[rows.size() - 2].median() / rows.back().median());
    return EXIT_SUCCESS;
}

}  // namespace
}  // namespace kiji

int main(int argc, char** argv) {
    std::size_t rounds = 9;
    std::string folder;
    for (int i = 1; i < argc; ++i) {
        if (std::string_view(argv[i]) == "--rounds" && i + 1 < argc)
            rounds = std::max<std::size_t>(std::strtoul(argv[++i], nullptr, 10), 1);
        else
            folder = argv[i];
    }
    if (folder.empty()) {
        fmt::print(stderr, "usage: bench_parse [--rounds N] FOLDER\n");
        return EXIT_FAILURE;
    }
    return kiji::run(folder, rounds);
}
