// How fast a theme is rendered, beside ruby-liquid and liquidjs in the same run, on one thread
// each.
//
//     bench_liquid [--posts N] [--rounds N]
//
// Prints a table; it is no test. The theme stands in theme/: a layout with includes, and pages that
// loop over all posts with filters. Each program renders the same pages from the same JSON; the
// best round counts, in processor time. KIJI_NODE_MODULES names the folder that has liquidjs; what
// is not there is left out of the table.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <limits>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <fmt/core.h>
#include <nlohmann/json.hpp>
#include <time.h>

#include "base/files.hpp"
#include "liquid/liquid.hpp"
#include "value/json.hpp"

namespace kiji::bench {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 10> names = {"layout", "head",    "nav",  "footer", "card",
                                                    "home",   "archive", "feed", "tags",   "post"};
constexpr std::array<std::string_view, 16> words = {
    "static", "site", "renders", "a",    "page",   "from",  "the",      "front",
    "matter", "and",  "liquid",  "tags", "within", "every", "template", "again"};

double processor_seconds() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

std::string sentence(std::size_t seed, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        seed = seed * 1'103'515'245 + 12'345;
        text += words[seed / 65'536 % words.size()];
        text += i + 1 < count ? " " : ".";
    }
    return text;
}

json post(std::size_t number) {
    static constexpr std::array<std::string_view, 8> tags = {
        "C++", "Web Design", "notes", "travel", "ruby", "Site & Theme", "how to", "music"};
    static constexpr std::array<std::string_view, 4> kinds = {"post", "note", "essay", "link"};
    std::string content;
    for (std::size_t i = 0; i < 4 + number % 5; ++i)
        content +=
            fmt::format("<p>{} <em>{}</em> &amp; \"{}\"</p>\n", sentence(number * 31 + i, 18),
                        sentence(number + i, 4), sentence(i, 6));
    json made = {
        {"title", fmt::format("Post {}: {} <draft>", number, sentence(number, 4))},
        {"url", fmt::format("/{}/{:02}/post-{}.html", 2010 + number / 90, number % 12 + 1, number)},
        {"date", fmt::format("{}-{:02}-{:02} {:02}:30:00 UTC", 2010 + number / 90, number % 12 + 1,
                             number % 28 + 1, number % 24)},
        {"words", 80 + number * 37 % 900},
        {"kind", kinds[number % kinds.size()]},
        {"template", "post"},
        {"content", content}};
    made["tags"] = json::array();
    for (std::size_t i = 0; i < number % 4; ++i)
        made["tags"].push_back(tags[(number + i * 3) % tags.size()]);
    if (number % 3 == 0)
        made["excerpt"] = sentence(number, 25);
    return made;
}

json site(std::size_t posts) {
    json made = {{"title", "The \"Bench\" & Co"},
                 {"url", "https://example.org"},
                 {"baseurl", ""},
                 {"description", "A blog that is long enough"},
                 {"time", "2024-05-06 07:08:09 UTC"},
                 {"author", {{"name", "Somebody"}}},
                 {"styles", {"main.css", "code.css"}}};
    made["navigation"] = {{{"title", "home"}, {"url", "/"}, {"children", json::array()}},
                          {{"title", "archive"}, {"url", "/archive/"}, {"children", json::array()}},
                          {{"title", "tags"},
                           {"url", "/tags/"},
                           {"children", {{{"title", "music"}, {"url", "/tags/music/"}}}}}};
    std::map<std::string, json> tags;
    for (std::size_t number = 0; number < posts; ++number) {
        made["posts"].push_back(post(number));
        for (const json& tag : made["posts"].back()["tags"])
            tags[tag].push_back(
                {{"title", made["posts"].back()["title"]}, {"url", made["posts"].back()["url"]}});
    }
    for (const auto& [name, tagged] : tags)
        made["tags"].push_back({{"name", name}, {"posts", tagged}});
    for (const std::string_view kind : {"home", "archive", "feed", "tags"})
        made["pages"].push_back({{"template", kind},
                                 {"kind", kind},
                                 {"title", kind},
                                 {"url", fmt::format("/{}/", kind)}});
    for (std::size_t number = 0; number < posts; number += 10)
        made["pages"].push_back(made["posts"][number]);
    return made;
}

/// The templates of the theme, parsed once.
class Theme final : public liquid::Includes {
  public:
    Theme(const liquid::Engine& engine, const std::string& folder) {
        for (const std::string_view name : names) {
            const std::string path = fmt::format("{}/{}.liquid", folder, name);
            const Result<std::string> text = RealFiles().read(path, std::size_t{1} << 24U);
            if (!text) {
                fmt::print(stderr, "{}: {}\n", path, text.error().message);
                std::exit(2);
            }
            texts_.push_back(*text);
            parsed_.emplace(name, engine.parse(std::string(name), *text));
        }
    }
    Result<const liquid::Template*> find(std::string_view name) const override {
        const auto found = parsed_.find(name);
        if (found == parsed_.end())
            return Error{fmt::format("no template {}", name)};
        return found->second.get();
    }
    const std::vector<std::string>& texts() const { return texts_; }

  private:
    std::map<std::string_view, std::unique_ptr<const liquid::Template>> parsed_;
    std::vector<std::string> texts_;
};

std::vector<std::string> render_all(const liquid::Engine& engine, const Theme& theme,
                                    const Value& site) {
    std::vector<std::string> pages;
    const liquid::RenderOptions options{.includes = &theme};
    for (const Value& page : site.find("pages")->array()) {
        const std::string_view name = page.find("template")->string();
        std::vector<Member> scope = {{Value::of(std::string_view("site")), site},
                                     {Value::of(std::string_view("page")), page}};
        std::string content =
            engine.render(**theme.find(name), Value::of(std::span<const Member>(scope)), options)
                .text;
        if (name != "feed") {
            scope.push_back(
                {Value::of(std::string_view("content")), Value::of(std::string_view(content))});
            content = engine
                          .render(**theme.find("layout"), Value::of(std::span<const Member>(scope)),
                                  options)
                          .text;
        }
        pages.push_back(std::move(content));
    }
    return pages;
}

template <typename Work>
double best_of(std::size_t rounds, Work work) {
    double best = std::numeric_limits<double>::infinity();
    for (std::size_t round = 0; round < rounds; ++round) {
        const double start = processor_seconds();
        work();
        best = std::min(best, processor_seconds() - start);
    }
    return best;
}

double parse_speed(const liquid::Engine& engine, const Theme& theme) {
    constexpr std::size_t repeats = 200;
    std::size_t bytes = 0;
    for (const std::string& text : theme.texts())
        bytes += text.size();
    const double seconds = best_of(5, [&] {
        for (std::size_t i = 0; i < repeats; ++i) {
            for (const std::string& text : theme.texts())
                engine.parse("page", text);
        }
    });
    return static_cast<double>(bytes * repeats) / seconds / 1e6;
}

/// Seconds that another program prints, or 0 where it is not there.
double run(const std::string& command) {
    FILE* const pipe = popen((command + " 2>/dev/null").c_str(), "r");  // NOLINT: our own words
    if (pipe == nullptr)
        return 0;
    std::array<char, 64> line{};
    const bool has_line = std::fgets(line.data(), line.size(), pipe) != nullptr;
    return pclose(pipe) == 0 && has_line ? std::strtod(line.data(), nullptr) : 0;
}

std::string read(const std::string& path) {
    const Result<std::string> text = RealFiles().read(path, std::size_t{1} << 30U);
    return text ? *text : std::string();
}

struct Peer {
    std::string_view name;
    std::string_view program;
    std::string_view script;
};

int bench(std::size_t posts, std::size_t rounds) {
    const std::string folder = KIJI_BENCH_FOLDER;
    const std::filesystem::path temporary =
        std::filesystem::temp_directory_path() / fmt::format("kiji-bench-liquid-{}", posts);
    std::filesystem::create_directories(temporary);
    const std::string data = temporary / "site.json";
    const std::string text = site(posts).dump();
    if (const Result<void> written = RealFiles().replace(data, text); !written) {
        fmt::print(stderr, "{}: {}\n", data, written.error().message);
        return 2;
    }
    const SourceFile file(data, text);
    Arena arena;
    const Result<Value> root = kiji::json::read(file, arena, Limits());
    const liquid::Engine engine(liquid::Dialect::liquid5);
    const Theme theme(engine, folder + "/theme");

    std::string output;
    for (const std::string& page : render_all(engine, theme, *root))
        output += (output.empty() ? "" : "\n") + page;
    const double own = best_of(rounds, [&] { render_all(engine, theme, *root); });
    const double megabytes = static_cast<double>(output.size()) / 1e6;
    fmt::print("{} posts, {} pages, {:.1f} MB written; templates parsed at {:.0f} MB/s\n\n", posts,
               root->find("pages")->array().size(), megabytes, parse_speed(engine, theme));
    fmt::print("{:<12} {:>10} {:>10} {:>10}  {}\n", "", "ms", "MB/s", "kiji is", "output");
    fmt::print("{:<12} {:>10.2f} {:>10.1f}\n", "kiji", own * 1e3, megabytes / own);
    for (const Peer& peer :
         {Peer{"ruby-liquid", "ruby", "render.rb"}, Peer{"liquidjs", "node", "render.mjs"}}) {
        const std::string out = temporary / peer.name;
        const double seconds =
            run(fmt::format("TZ=UTC {} {}/{} {}/theme {} {} {}", peer.program, folder, peer.script,
                            folder, data, out, std::min<std::size_t>(rounds, 5)));
        if (seconds == 0)
            fmt::print("{:<12} is not there\n", peer.name);
        else
            fmt::print("{:<12} {:>10.2f} {:>10.1f} {:>9.1f}x  {}\n", peer.name, seconds * 1e3,
                       megabytes / seconds, seconds / own,
                       read(out) == output ? "the same" : "differs");
    }
    return 0;
}

}  // namespace
}  // namespace kiji::bench

int main(int count, char** words) {
    std::size_t posts = 1000;
    std::size_t rounds = 20;
    for (int i = 1; i + 1 < count; i += 2) {
        const std::string_view flag = words[i];
        const std::size_t number = std::strtoul(words[i + 1], nullptr, 10);
        if (flag == "--posts")
            posts = number;
        else if (flag == "--rounds")
            rounds = number;
    }
    return kiji::bench::bench(posts, rounds);
}
