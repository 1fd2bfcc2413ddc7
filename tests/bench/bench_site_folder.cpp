// bench_site_folder [FOLDER] [PAGES] [BYTES]: how long it takes to put a site on the disk. FOLDER
// is where a folder may be made, /dev/shm where nothing is said.
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/hash.hpp"
#include "base/output_folder.hpp"
#include "base/parallel.hpp"
#include "site/disk/site_folder.hpp"

namespace {

using kiji::OutputFolder;
using kiji::Result;
using kiji::site::SiteFolder;
using kiji::site::Written;

struct Page {
    std::string target;
    std::string bytes;
};

[[noreturn]] void stop(const kiji::Error& error) {
    fmt::print(stderr, "{}: {}\n", error.path, error.message);
    std::exit(1);  // NOLINT(concurrency-mt-unsafe): no thread runs any more
}

void measure(std::string_view what, std::size_t threads, const std::function<std::string()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    const std::clock_t processor = std::clock();
    const std::string result = work();
    const double processor_seconds = static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC;
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    fmt::print("{:<28} {} threads  {:6.3f} s  processor {:6.3f} s  {}\n", what, threads,
               took.count(), processor_seconds, result);
}

class Bench {
  public:
    Bench(std::string folder, std::size_t count, std::size_t size) : folder_(std::move(folder)) {
        pages_.reserve(count);
        for (std::size_t i = 0; i < count; ++i)
            pages_.push_back({.target = fmt::format("{}/{:02}/{:02}/post-{}/index.html",
                                                    2000 + (i % 24), i % 12, i % 28, i),
                              .bytes = fmt::format("{:06} ", i) + std::string(size, 'x')});
    }

    void run(std::size_t threads) {
        build("new", threads, &Bench::write);
        build("unchanged, written again", threads, &Bench::write);
        build("unchanged, known", threads, &Bench::keep);
        for (Page& page : pages_)
            page.bytes.back() = page.bytes.back() == 'x' ? 'y' : 'x';
        build("all changed", threads, &Bench::write);
        pages_.resize(pages_.size() / 2);
        build("half of them gone", threads, &Bench::write);
    }

  private:
    static void write(SiteFolder& site, const Page& page) {
        if (Result<void> written = site.write(page.target, page.bytes); !written)
            stop(written.error());
    }

    static void keep(SiteFolder& site, const Page& page) {
        if (!site.keep(page.target, {.size = page.bytes.size(), .hash = kiji::hash64(page.bytes)}))
            stop({"is not what was written", page.target});
    }

    void build(std::string_view what, std::size_t threads,
               const std::function<void(SiteFolder&, const Page&)>& put) {
        measure(what, threads, [&] {
            Result<std::unique_ptr<SiteFolder>> site =
                SiteFolder::open({.destination = folder_ + "/site",
                                  .source = folder_ + "/source",
                                  .cache = folder_ + "/source/cache"});
            if (!site)
                stop(site.error());
            kiji::parallel_for(pages_.size(), threads,
                               [&](std::size_t i) { put(**site, pages_[i]); });
            const Result<Written> written = (*site)->finish();
            if (!written)
                stop(written.error());
            return fmt::format("{} written, {} unchanged, {} removed", written->pages_written,
                               written->pages_unchanged, written->removed);
        });
    }

    std::string folder_;
    std::vector<Page> pages_;
};

}  // namespace

int main(int argc, char** argv) {
    const auto number = [&](int at, std::size_t otherwise) -> std::size_t {
        return argc > at ? std::strtoull(argv[at], nullptr, 10) : otherwise;
    };
    const std::string above = argc > 1 ? argv[1] : "/dev/shm";
    for (const std::size_t threads : {std::size_t{1}, std::size_t{2}}) {
        const std::string name = "kiji-bench-site";
        const auto folder = OutputFolder::open(above, OutputFolder::Missing::is_error);
        if (!folder)
            stop(folder.error());
        if (Result<void> made = (*folder)->make_folders(name + "/source"); !made)
            stop(made.error());
        Bench(above + "/" + name, number(2, 10'000), number(3, 40'000)).run(threads);
        if (Result<void> removed = (*folder)->remove_tree(name); !removed)
            stop(removed.error());
    }
    return 0;
}
