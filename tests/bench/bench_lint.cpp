// How fast posts are linted, beside libcmark-gfm's parse alone and rumdl in the same run.
//
//     bench_lint [--rounds N] [--kiji PATH] [--rumdl PATH] FOLDER
//
// Prints three tables; it is no test, for a time says something on a quiet machine only. All times
// but that of the start-up are processor time of one thread, user and system; rounds of all rows
// are interleaved and the median of each counts. The last table doubles hostile inputs: a ratio of
// 2 is linear.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <fmt/core.h>
#include <malloc.h>
#include <time.h>
#include <unistd.h>

#include "base/files.hpp"
#include "child.hpp"
#include "corpus/corpus.hpp"
#include "document/document.hpp"
#include "lint/lint.hpp"

namespace kiji::bench {
namespace {

struct Post {
    std::string name;
    std::string text;
    std::size_t body = 0;  // where it begins
};

struct Programs {
    std::string kiji = "kiji";
    std::string rumdl = "rumdl";
};

std::vector<Post> read_posts(const std::string& folder) {
    const RealFiles files;
    const Limits limits;
    std::vector<Post> posts;
    for (const Path& path : corpus::find_posts(files, std::vector<Path>{folder}).files) {
        Result<std::string> text = files.read(path, limits.file_bytes);
        if (!text)
            continue;
        const auto doc = Document::read(path, *text, Liquid::masked, limits);
        if (doc)
            posts.push_back({path, *std::move(text), (*doc)->body().begin});
    }
    return posts;
}

void parse_with_cmark(std::string_view body) {
    cmark_parser* parser = cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE);
    for (const char* name : {"table", "strikethrough", "autolink", "tagfilter", "tasklist"})
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
    cmark_parser_feed(parser, body.data(), body.size());
    cmark_node_free(cmark_parser_finish(parser));
    cmark_parser_free(parser);
}

std::unique_ptr<const Document> read(const std::string& name, const std::string& text,
                                     const lint::Setup& setup) {
    auto doc = Document::read(name, text, lint::reading_of(setup.settings), Limits());
    if (!doc)
        std::abort();
    return *std::move(doc);
}

double processor_seconds() {
    timespec now{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// Seconds that `work` takes of the processor.
double time_of(const std::function<void()>& work) {
    const double begin = processor_seconds();
    work();
    return processor_seconds() - begin;
}

/// Seconds that a program takes of the processor. Ends where it cannot be started.
double time_of_program(const std::vector<std::string>& words) {
    const Measured measured = start(words);
    if (measured.number > 1) {
        fmt::print(stderr, "{} failed: name it with --kiji or --rumdl\n", words.front());
        std::exit(EXIT_FAILURE);
    }
    return measured.processor_seconds;
}

struct Row {
    std::string name;
    std::function<double()> seconds_of;
    std::vector<double> seconds{};

    double median() const {
        std::vector<double> sorted = seconds;
        std::ranges::sort(sorted);
        return sorted[sorted.size() / 2];
    }
};

void measure(std::vector<Row>& rows, std::size_t rounds) {
    for (std::size_t round = 0; round <= rounds; ++round) {
        for (Row& row : rows) {
            const double seconds = row.seconds_of();
            if (round > 0)  // the first warms up
                row.seconds.push_back(seconds);
        }
    }
}

void compare_on_posts(const std::string& folder, std::size_t rounds, const Programs& programs) {
    const std::vector<Post> posts = read_posts(folder);
    std::size_t bytes = 0;
    for (const Post& post : posts)
        bytes += post.text.size();
    std::vector<Row> rows;
    rows.push_back({"libcmark-gfm, parse alone", [&] {
                        return time_of([&] {
                            for (const Post& post : posts)
                                parse_with_cmark(std::string_view(post.text).substr(post.body));
                        });
                    }});
    const lint::Setup none{.settings = lint::Settings(lint::Preset::none)};
    rows.push_back({"documents read", [&] {
                        return time_of([&] {
                            for (const Post& post : posts)
                                read(post.name, post.text, none);
                        });
                    }});
    for (const auto& [name, preset] : lint::presets) {
        if (preset == lint::Preset::none)
            continue;
        // MeCab's time is MeCab's.
        lint::Setup setup{.settings = lint::Settings(preset)};
        setup.settings.turn("morphology", false);
        rows.push_back({fmt::format("read and checked, {}", name), [&posts, setup] {
                            return time_of([&] {
                                for (const Post& post : posts)
                                    lint::check(*read(post.name, post.text, setup), setup);
                            });
                        }});
    }
    for (const std::string_view preset : {"blog", "markdownlint", "all"}) {
        rows.push_back({fmt::format("kiji lint --preset {}", preset), [&, preset] {
                            return time_of_program({programs.kiji, "lint", "--threads", "1",
                                                    "--format", "jsonl", "--ignore", "morphology",
                                                    "--preset", std::string(preset), folder});
                        }});
    }
    rows.push_back({"rumdl check --no-cache", [&] {
                        return time_of_program({programs.rumdl, "check", "--no-cache", folder});
                    }});
    measure(rows, rounds);
    fmt::print("{} posts, {:.2f} MB; medians of {} rounds\n", posts.size(),
               static_cast<double>(bytes) / 1e6, rounds);
    fmt::print("{:34} {:>9} {:>9} {:>9} {:>9}\n", "", "ms", "MB/s", "to cmark", "rumdl to");
    for (const Row& row : rows) {
        const double seconds = row.median();
        fmt::print("{:34} {:9.1f} {:9.1f} {:9.2f} {:9.2f}\n", row.name, seconds * 1e3,
                   static_cast<double>(bytes) / seconds / 1e6, seconds / rows.front().median(),
                   rows.back().median() / seconds);
    }
}

void time_start_up(const Programs& programs) {
    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / fmt::format("kiji-bench-lint-{}", ::getpid());
    std::filesystem::create_directory(folder);
    const std::string post = folder / "a.md";
    std::ofstream(post) << "---\ntitle: A\n---\n\nIt snowed.\n";
    double best = 1;
    constexpr int tries = 15;
    for (int i = 0; i < tries; ++i)
        best = std::min(best, start({programs.kiji, "lint", post}).seconds);
    std::filesystem::remove_all(folder);
    fmt::print("\nstart-up with one small file: {:.1f} ms passed, the best of {}\n", best * 1e3,
               tries);
}

std::string repeated(std::string_view part, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes)
        text += part;
    return text + '\n';
}

/// "> > > a", with other depths from line to line.
std::string nested(std::string_view marker, std::size_t bytes) {
    std::string text;
    for (std::size_t line = 0; text.size() < bytes; ++line) {
        for (std::size_t depth = 0; depth < 1 + line * 7 % 60; ++depth)
            text += marker;
        text += "a\n";
    }
    return text;
}

struct Shape {
    std::string_view name;
    std::string (*make)(std::size_t bytes);
};
constexpr std::array shapes = {
    Shape{"*a *a", [](std::size_t bytes) { return repeated("*a ", bytes); }},
    Shape{"*a _b *a _b", [](std::size_t bytes) { return repeated("*a _b ", bytes); }},
    Shape{"*a **b", [](std::size_t bytes) { return repeated("*a **b", bytes); }},
    Shape{"[a](b) [a](b)", [](std::size_t bytes) { return repeated("[a](b) ", bytes); }},
    Shape{"[a](<b> [a](<b>", [](std::size_t bytes) { return repeated("[a](<b>", bytes); }},
    Shape{"[[[[", [](std::size_t bytes) { return repeated("[", bytes); }},
    Shape{"![![", [](std::size_t bytes) { return repeated("![", bytes); }},
    Shape{"quotes in quotes", [](std::size_t bytes) { return nested("> ", bytes); }},
    Shape{"lists in lists", [](std::size_t bytes) { return nested("- ", bytes); }},
    Shape{"items", [](std::size_t bytes) { return repeated("- a\n", bytes); }},
    Shape{"rows of a table",
          [](std::size_t bytes) { return "|a|b|\n|-|-|\n" + repeated("|a|b|\n", bytes); }},
    Shape{"one row of a table",
          [](std::size_t bytes) { return repeated("|a", bytes / 2) + repeated("|-", bytes / 2); }},
    Shape{"comments that are not closed",
          [](std::size_t bytes) { return repeated("a <!-- b ", bytes); }},
    Shape{"backticks, each run longer",
          [](std::size_t bytes) {
              std::string text;
              for (std::size_t size = 1; text.size() < bytes; ++size)
                  text += std::string(size, '`') + " a ";
              return text + '\n';
          }},
    Shape{"` a `` a", [](std::size_t bytes) { return repeated("` a `` a ", bytes); }},
    Shape{"<a <a", [](std::size_t bytes) { return repeated("<a ", bytes); }},
    Shape{"headings", [](std::size_t bytes) { return repeated("## a\n\n", bytes); }},
    Shape{"definitions", [](std::size_t bytes) { return repeated("[a]: b\n", bytes); }},
    Shape{"$a $$b", [](std::size_t bytes) { return repeated("$a $$b ", bytes); }},
    Shape{":a[b :::c", [](std::size_t bytes) { return repeated(":a[b ", bytes); }},
    Shape{"Japanese brackets", [](std::size_t bytes) { return repeated("「（", bytes); }},
    Shape{"one sentence", [](std::size_t bytes) { return repeated("雪が降る、", bytes); }},
};

void time_hostile_shapes() {
    constexpr std::size_t small = 120'000;  // bytes
    lint::Setup all{.settings = lint::Settings(lint::Preset::all)};
    all.settings.turn("morphology", false);
    const lint::Setup markdownlint{.settings = lint::Settings(lint::Preset::markdownlint)};
    fmt::print("\n{:34} {:>12} {:>12} {:>6}\n", "twice as much, of", "ms", "ms", "ratio");
    for (const Shape& shape : shapes) {
        for (const lint::Setup* setup : {&std::as_const(all), &markdownlint}) {
            const auto best_of = [&](std::size_t bytes) {
                const std::string text = shape.make(bytes);
                double best = 1e9;
                for (int i = 0; i < 3; ++i)
                    best =
                        std::min(best, time_of([&] {
                                     const auto doc = Document::read(
                                         "a.md", text, lint::reading_of(setup->settings), Limits());
                                     if (doc)
                                         lint::check(**doc, *setup);
                                 }));
                return best;
            };
            const double once = best_of(small);
            const double twice = best_of(2 * small);
            fmt::print("{:34} {:12.1f} {:12.1f} {:6.2f}\n",
                       fmt::format("{}{}", shape.name, setup == &all ? "" : " (markdownlint)"),
                       once * 1e3, twice * 1e3, twice / once);
        }
    }
}

}  // namespace
}  // namespace kiji::bench

int main(int argc, char** argv) {
#ifdef __GLIBC__
    // What a round gives back stays with the process. Else, of a small and a large text, one may
    // get its memory from the heap and the other new pages, in each round again.
    ::mallopt(M_MMAP_THRESHOLD, 1 << 30);
    ::mallopt(M_TRIM_THRESHOLD, 1 << 30);
#endif
    std::size_t rounds = 7;
    std::string folder;
    kiji::bench::Programs programs;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word == "--rounds" && i + 1 < argc)
            rounds = std::max<std::size_t>(std::strtoul(argv[++i], nullptr, 10), 1);
        else if (word == "--kiji" && i + 1 < argc)
            programs.kiji = argv[++i];
        else if (word == "--rumdl" && i + 1 < argc)
            programs.rumdl = argv[++i];
        else
            folder = word;
    }
    if (folder.empty()) {
        fmt::print(stderr, "usage: bench_lint [--rounds N] [--kiji PATH] [--rumdl PATH] FOLDER\n");
        return EXIT_FAILURE;
    }
    kiji::bench::compare_on_posts(folder, rounds, programs);
    kiji::bench::time_start_up(programs);
    kiji::bench::time_hostile_shapes();
    return EXIT_SUCCESS;
}
