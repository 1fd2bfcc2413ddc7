// How fast text that stands twice is found, from files to report.
//
//     bench_dedupe [--rounds N] [--threads N] [--kiji PROGRAM] [--large] FOLDER
//
// Makes a blog of 2,004 posts out of those of FOLDER (and, with --large, one of 540,000
// paragraphs), writes it to a temporary folder, and prints a table; it is no test, for a time says
// something on a quiet machine only. Each row runs in a process of its own, and the best of all
// rounds counts: what disturbs a run never makes it faster. "bound" is what the row should keep on
// two processors. Below stand ratios: to XXH3 over the same bytes, to MinHash in Python, and of
// each doubling.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/core.h>
#include <unistd.h>

#include "base/files.hpp"
#include "base/hash.hpp"
#include "base/parallel.hpp"
#include "child.hpp"
#include "corpus.hpp"
#include "dedupe/dedupe.hpp"

namespace kiji::bench {
namespace {

constexpr std::size_t blog_posts = 2'004;
constexpr std::size_t large_paragraphs = 540'000;

struct Settings {
    std::size_t rounds = 3;
    std::size_t threads = 2;
    bool large = false;
    std::string kiji;
    std::string folder;
};

using Names = std::vector<std::string>;

/// The posts of a folder as the command reads them.
std::vector<std::unique_ptr<const SourceFile>> read_files(const Names& names, std::size_t threads) {
    std::vector<std::unique_ptr<const SourceFile>> files(names.size());
    parallel_for(names.size(), threads, [&](std::size_t i) {
        Result<std::string> bytes = RealFiles().read(names[i], Limits().file_bytes);
        if (!bytes)
            std::abort();
        files[i] = std::make_unique<const SourceFile>(names[i], *std::move(bytes));
    });
    return files;
}

dedupe::Report find(const Names& names, const dedupe::Options& options, std::size_t threads) {
    const auto files = read_files(names, threads);
    std::vector<const SourceFile*> posts;
    for (const auto& file : files)
        posts.push_back(file.get());
    return dedupe::find(posts, options, Limits(), threads).report;
}

/// Writes the posts to a folder; how many bytes they are.
double write_posts(const std::vector<Post>& posts, const std::string& folder) {
    std::filesystem::create_directories(folder);
    std::size_t bytes = 0;
    for (const Post& post : posts) {
        std::ofstream(fmt::format("{}/{}", folder, post.name), std::ios::binary) << post.text;
        bytes += post.text.size();
    }
    return static_cast<double>(bytes);
}

Names names_in(const std::string& folder) {
    Names names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        names.push_back(entry.path().string());
    std::ranges::sort(names);
    return names;
}

Names first(const Names& names, std::size_t count) {
    return {names.begin(), names.begin() + static_cast<std::ptrdiff_t>(count)};
}

class Bench {
  public:
    Bench(Settings settings, std::string place)
        : settings_(std::move(settings)), place_(std::move(place)) {}

    void run() {
        const std::string blog = place_ + "/blog";
        const double bytes =
            in_child([&] {
                return write_posts(make_corpus(read_posts(settings_.folder), blog_posts), blog);
            }).number;
        const Names names = names_in(blog);
        head(fmt::format("{} posts, {:.1f} MB", names.size(), bytes / 1e6));

        const double hashed = row("bytes from the disk, and XXH3", 0, [&] {
            std::uint64_t sum = 0;
            for (const auto& file : read_files(names, 1))
                sum ^= hash128(file->text()).low;
            return static_cast<double>(sum & 0xFFU);
        });
        const double within =
            row("within each post", 2.0, [&] { return count(names, within_each); });
        const double quarter = row("all against all, J >= .7, a quarter", 0, [&] {
            return count(first(names, names.size() / 4), all_at(.7));
        });
        const double half = row("all against all, J >= .7, a half", 0,
                                [&] { return count(first(names, names.size() / 2), all_at(.7)); });
        const double all =
            row("all against all, J >= .7", 3.5, [&] { return count(names, all_at(.7)); });
        row("all against all, as by default", 0,
            [&] { return count(names, {.scope = dedupe::Scope::all}); });
        if (settings_.large)
            large();
        if (!settings_.kiji.empty())
            one_post(names);

        fmt::print("\nwithin each post takes {:.0f} times as long as reading and hashing\n",
                   within / hashed);
        fmt::print("a quarter to a half {:.2f} times, a half to all {:.2f} times (bound 2.6)\n",
                   half / quarter, all / half);
        python(names, bytes, all);
    }

  private:
    static inline const dedupe::Options within_each{};
    static dedupe::Options all_at(double jaccard) {
        return {.scope = dedupe::Scope::all, .near = jaccard, .across = jaccard, .parts = false};
    }

    double count(const Names& names, const dedupe::Options& options) const {
        return static_cast<double>(find(names, options, settings_.threads).groups.size());
    }

    static void head(const std::string& title) {
        fmt::print("{}\n{:38} {:>8} {:>8} {:>7} {:>7} {:>8}\n", title, "", "s", "cpu s", "MB",
                   "bound", "groups");
    }

    template <typename Work>
    double row(std::string_view name, double bound, Work work) const {
        Measured best;
        for (std::size_t round = 0; round < settings_.rounds; ++round) {
            const Measured measured = in_child(work);
            if (round == 0 || measured.seconds < best.seconds)
                best = measured;
        }
        print(name, bound, best);
        return best.seconds;
    }

    static void print(std::string_view name, double bound, const Measured& measured) {
        fmt::print("{:38} {:8.3f} {:8.3f} {:7.0f} {:>7} {:8.0f}\n", name, measured.seconds,
                   measured.processor_seconds, measured.megabytes,
                   bound > 0 ? fmt::format("{}", bound) : "", measured.number);
        std::fflush(stdout);
    }

    void large() const {
        const std::string folder = place_ + "/large";
        const double bytes =
            in_child([&] {
                const std::vector<Post> posts = read_posts(settings_.folder);
                std::size_t blocks = 0;
                for (const Post& post : posts) {
                    const SourceFile file(post.name, post.text);
                    const SourceFile* one = &file;
                    blocks += dedupe::find({&one, 1}, {}, Limits(), 1).report.blocks;
                }
                const std::size_t count =
                    large_paragraphs * posts.size() / std::max<std::size_t>(blocks, 1);
                return write_posts(make_corpus(posts, count), folder);
            }).number;
        const Names names = names_in(folder);
        head(fmt::format("\n{} paragraphs in {} posts, {:.1f} MB", large_paragraphs, names.size(),
                         bytes / 1e6));
        row("all against all, J >= .8", 6.0, [&] { return count(names, all_at(.8)); });
        row("all against all, J >= .7", 9.0, [&] { return count(names, all_at(.7)); });
    }

    /// From start to exit, of the post whose size is nearest to 50 KB.
    void one_post(const Names& names) const {
        constexpr std::uintmax_t size = 50'000;
        const auto off = [](const std::string& name) {
            const std::uintmax_t bytes = std::filesystem::file_size(name);
            return bytes > size ? bytes - size : size - bytes;
        };
        const std::string name = *std::ranges::min_element(names, {}, off);
        Measured best;
        for (std::size_t round = 0; round < 20 * settings_.rounds; ++round) {
            const Measured measured = start({settings_.kiji, "dedupe", name});
            if (round == 0 || measured.seconds < best.seconds)
                best = measured;
        }
        print(fmt::format("one post of {} KB, start to exit",
                          std::filesystem::file_size(name) / 1000),
              0.015, best);
    }

    /// MinHash of five characters in a row, 128 permutations, in Python: minhash.py beside this.
    void python(const Names& names, double bytes, double all) const {
        constexpr std::size_t sample = 8;
        std::vector<std::string> words = {"python3", KIJI_BENCH_FOLDER "/minhash.py"};
        double sampled = 0;
        for (std::size_t i = 0; i < std::min(sample, names.size()); ++i) {
            words.push_back(names[i * names.size() / sample]);
            sampled += static_cast<double>(std::filesystem::file_size(words.back()));
        }
        const Measured nothing = start({words[0], words[1]});
        const Measured measured = start(words);
        if (measured.number != 0) {
            fmt::print("no python3: not compared with it\n");
            return;
        }
        const double seconds = (measured.seconds - nothing.seconds) * bytes / sampled;
        fmt::print(
            "MinHash in Python would take {:.0f} s, {:.0f} times as long (bound 100; {} of "
            "{} posts, scaled, signatures alone)\n",
            seconds, seconds / all, sample, names.size());
    }

    Settings settings_;
    std::string place_;
};

int run(const Settings& settings) {
    std::string place = (std::filesystem::temp_directory_path() / "bench-dedupe-XXXXXX").string();
    if (::mkdtemp(place.data()) == nullptr || read_posts(settings.folder).empty()) {
        fmt::print(stderr, "no posts in {}, or no temporary folder\n", settings.folder);
        return EXIT_FAILURE;
    }
    Bench(settings, place).run();
    std::filesystem::remove_all(place);
    return EXIT_SUCCESS;
}

}  // namespace
}  // namespace kiji::bench

int main(int argc, char** argv) {
    kiji::bench::Settings settings;
    const auto number = [&](int& i) {
        return std::max<std::size_t>(std::strtoul(argv[++i], nullptr, 10), 1);
    };
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        const bool more = i + 1 < argc;
        if (word == "--rounds" && more)
            settings.rounds = number(i);
        else if (word == "--threads" && more)
            settings.threads = number(i);
        else if (word == "--kiji" && more)
            settings.kiji = argv[++i];
        else if (word == "--large")
            settings.large = true;
        else
            settings.folder = word;
    }
    if (settings.folder.empty()) {
        fmt::print(
            stderr,
            "usage: bench_dedupe [--rounds N] [--threads N] [--kiji PROGRAM] [--large] FOLDER\n");
        return EXIT_FAILURE;
    }
    return kiji::bench::run(settings);
}
