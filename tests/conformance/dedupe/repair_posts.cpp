// Repairs real posts and looks at what is left of them.
//
//     repair_posts [--out FOLDER] PATH...    files, or folders of posts
//
// Each repair is judged by its log (`faults_of_repair`); the repaired post must have no equal
// blocks left and nothing more to repair. With --out, FOLDER/before gets each post without its
// markers and repeated title, its cut sentences joined, and FOLDER/after the repaired post: for
// checks from outside. Exit code 0: all is well; 1: it is not; 77: no posts.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "base/files.hpp"
#include "conformance/options.hpp"
#include "corpus/corpus.hpp"
#include "dedupe/dedupe.hpp"
#include "repair/repair.hpp"
#include "support/repair_log.hpp"

namespace kiji::conformance {
namespace {

struct Counts {
    std::size_t posts = 0;
    std::size_t repaired = 0;
    std::size_t removals = 0;
    std::size_t faults = 0;
};

std::size_t say(const std::string& path, std::string_view what) {
    fmt::print("{}: {}\n", path, what);
    return 1;
}

std::vector<repair::Removal> removals_of(const dedupe::Plan& plan) {
    std::vector<repair::Removal> removals;
    for (const dedupe::Removal& removal : plan.removals) {
        removals.push_back({.span = removal.span,
                            .reason = std::string(name_of(removal.reason)),
                            .blank = removal.blank});
        for (const Span kept : removal.kept)
            removals.back().kept.push_back({.file = {}, .span = kept});
    }
    return removals;
}

/// True where nothing but blanks stands before `span` on its line. An item of a numbered list may
/// have to stay, or the others would get new numbers.
bool begins_line(const SourceFile& file, Span span) {
    const Span line = file.lines().line(file.lines().line_at(span.begin));
    return file.slice({line.begin, span.begin}).find_first_not_of(" \t") == std::string_view::npos;
}

/// Paragraphs of the repaired post that are equal to another one.
std::size_t equal_blocks(const kiji::Document& doc) {
    const SourceFile* file = &doc.file();
    std::size_t count = 0;
    for (const dedupe::Group& group :
         dedupe::find(std::span(&file, 1), {}, Limits(), 1).report.groups)
        count += group.relation == dedupe::Relation::exact &&
                         group.unit == dedupe::UnitKind::block && group.verbatim &&
                         begins_line(doc.file(), group.places.front().span)
                     ? 1U
                     : 0U;
    return count;
}

void write(const std::string& path, std::string_view text) {
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

/// True where an item of a list goes: the checker reads a list as one line, so that items without a
/// full stop run together, and one fewer makes another sentence of them.
bool takes_items(std::string_view text, const std::vector<test::LoggedRemoval>& removals) {
    return std::ranges::any_of(removals, [text](const test::LoggedRemoval& removal) {
        const std::string_view gone = text.substr(removal.begin, removal.end - removal.begin);
        const std::size_t first = gone.find_first_not_of(" \t\r\n");
        if (removal.reason == "marker" || removal.reason == "join" ||
            first == std::string_view::npos)
            return false;
        const std::string_view item = gone.substr(first);
        const std::size_t digits = item.find_first_not_of("0123456789");
        return item.starts_with("- ") || item.starts_with("* ") || item.starts_with("+ ") ||
               (digits > 0 && digits < item.size() && (item[digits] == '.' || item[digits] == ')'));
    });
}

/// The removals, with an empty line in the place of each marker that went with lines around it: in
/// the repaired post other text may have gone there as well, and the halves stand apart.
std::vector<test::LoggedRemoval> blank_for_markers(std::string_view text,
                                                   std::vector<test::LoggedRemoval> removals) {
    for (test::LoggedRemoval& removal : removals) {
        const std::string_view gone = text.substr(removal.begin, removal.end - removal.begin);
        if (removal.reason == "marker" && gone.find('\n') != std::string_view::npos)
            removal.inserted = "\n\n";
    }
    return removals;
}

void repair_post(const std::string& path, const std::string& out, Counts& counts) {
    const Result<std::string> text = RealFiles().read(path, Limits().file_bytes);
    if (!text)
        return;
    const auto doc = kiji::Document::read(path, *text, Liquid::masked, Limits());
    if (!doc)
        return;
    ++counts.posts;
    const Result<dedupe::Plan> plan = dedupe::plan(**doc, {}, Limits());
    if (!plan) {
        counts.faults += say(path, plan.error().message);
        return;
    }
    if (plan->removals.empty())
        return;
    ++counts.repaired;
    counts.removals += plan->removals.size();
    MemoryFiles files(std::map<Path, std::string>{{path, *text}});
    const std::vector<repair::Change> changes = {{path, *text, removals_of(*plan)}};
    if (!repair::apply(files, changes, {.log = "log.json", .backup = {}}).errors.empty())
        counts.faults += say(path, "could not be written");
    const std::string after = files.files().at(path);
    const std::vector<test::LoggedRemoval> removals =
        test::removals_in(files.files().at("log.json"), path);
    for (const std::string& fault : test::faults_of_repair(*text, after, removals))
        counts.faults += say(path, fault);
    if (const std::size_t equal = equal_blocks(*plan->document); equal > 0)
        counts.faults += say(path, fmt::format("{} groups of equal blocks are left", equal));
    const Result<dedupe::Plan> again = dedupe::plan(*plan->document, {}, Limits());
    if (!again || !again->removals.empty())
        counts.faults += say(path, "a second repair finds something");
    if (!repair::undo(files, "log.json") || files.files().at(path) != *text)
        counts.faults += say(path, "undo does not put it back");
    if (!out.empty() && !takes_items(*text, removals)) {
        const std::string name = std::to_string(counts.repaired) + ".md";
        write(out + "/before/" + name, test::without(*text, blank_for_markers(*text, removals),
                                                     {"marker", "join", "title"}));
        write(out + "/after/" + name, after);
    }
}

int run(std::vector<Path> paths) {
    std::string out;
    if (paths.size() > 1 && paths[0] == "--out") {
        out = paths[1];
        paths.erase(paths.begin(), paths.begin() + 2);
    }
    RealFiles files;
    std::erase_if(paths, [](const Path& path) { return !std::filesystem::exists(path); });
    Counts counts;
    for (const Path& post : corpus::find_posts(files, paths).files)
        repair_post(post, out, counts);
    if (counts.posts == 0) {
        fmt::print("skipped: no posts (KIJI_SHARED)\n");
        return skipped;
    }
    fmt::print("{} posts, {} repaired, {} removals, {} faults\n", counts.posts, counts.repaired,
               counts.removals, counts.faults);
    return counts.faults == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace
}  // namespace kiji::conformance

int main(int argc, char** argv) {
    return kiji::conformance::run(std::vector<kiji::Path>(argv + 1, argv + argc));
}
