// Holds what dedupe and prose find against what people have found.
//
//     dedupe_truth --catalogue FOLDER    post.md, and truth.json with lines of one post
//     dedupe_truth --labelled FOLDER     posts/, and truth.json with pairs of blocks
//
// Exit code 0: the same was found; 1: not so; 77: no such folder, so nothing was compared.
#include <algorithm>
#include <cstdlib>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/core.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "base/files.hpp"
#include "conformance/options.hpp"
#include "dedupe/dedupe.hpp"
#include "prose/prose.hpp"

namespace kiji::conformance {
namespace {

using Json = nlohmann::json;
using Line = std::pair<std::string, std::size_t>;  // of a file, 1-based
using Lines = std::set<Line>;

std::optional<std::string> read_file(const std::string& path) {
    Result<std::string> text = RealFiles().read(path, Limits().file_bytes);
    return text ? std::optional(*std::move(text)) : std::nullopt;
}

/// Posts that were read, under the names that the truth calls them.
class Posts {
  public:
    bool add(const std::string& name, const std::string& path) {
        const std::optional<std::string> text = read_file(path);
        if (!text)
            return false;
        auto doc = kiji::Document::read(name, *text, Liquid::masked, Limits());
        if (!doc) {
            fmt::print("{}: {}\n", path, doc.error().message);
            return false;
        }
        views_.push_back(doc->get());
        owned_.push_back(*std::move(doc));
        return true;
    }

    const std::vector<const kiji::Document*>& all() const { return views_; }
    Line line(const kiji::Document& doc, std::size_t offset) const {
        return {doc.file().name(), doc.file().lines().line_at(offset) + 1};
    }
    Line line(const dedupe::Place& place) const {
        return line(*views_[place.document], place.span.begin);
    }

  private:
    std::vector<std::unique_ptr<const kiji::Document>> owned_;
    std::vector<const kiji::Document*> views_;
};

struct Found {
    Lines markers;
    Lines cuts;  // the lines where they break off
    std::set<Lines> groups;
};

Found find(const Posts& posts, bool across) {
    Found found;
    for (const kiji::Document* doc : posts.all()) {
        const std::vector<prose::Marker> markers = prose::find_markers(*doc);
        for (const prose::Marker& marker : markers)
            found.markers.insert(posts.line(*doc, marker.line.begin));
        for (const prose::Cut& cut : prose::find_cuts(*doc, markers))
            found.cuts.insert(posts.line(*doc, cut.before.begin));
    }
    for (const dedupe::Group& group : dedupe::find(posts.all(), {.across = across}, 0).groups) {
        Lines lines = {posts.line(group.first)};
        for (const dedupe::Place& copy : group.copies)
            lines.insert(posts.line(copy));
        found.groups.insert(lines);
    }
    return found;
}

/// Prints what is in one set only; true where there is nothing of the kind.
template <typename Set>
bool same(const char* what, const Set& found, const Set& truth) {
    for (const auto& item : truth) {
        if (!found.contains(item))
            fmt::print("missed {}: {}\n", what, item);
    }
    for (const auto& item : found) {
        if (!truth.contains(item))
            fmt::print("not so, {}: {}\n", what, item);
    }
    fmt::print("{}: {} of {} found, {} in all\n", what,
               std::count_if(truth.begin(), truth.end(),
                             [&](const auto& item) { return found.contains(item); }),
               truth.size(), found.size());
    return found == truth;
}

int catalogue(const std::string& folder, const Json& truth) {
    const std::string name = truth.at("file");
    Posts posts;
    if (!posts.add(name, folder + "/post.md"))
        return EXIT_FAILURE;
    Found expected;
    for (const Json& line : truth.at("markers"))
        expected.markers.emplace(name, line);
    expected.cuts.emplace(name, truth.at("cut_sentence").at("line_before"));
    for (const Json& group : truth.at("exact_groups")) {
        Lines lines;
        for (const Json& line : group)
            lines.emplace(name, line);
        expected.groups.insert(lines);
    }
    const Found found = find(posts, false);
    const bool markers = same("markers", found.markers, expected.markers);
    const bool cuts = same("cut sentences", found.cuts, expected.cuts);
    const bool groups = same("groups", found.groups, expected.groups);
    return markers && cuts && groups ? EXIT_SUCCESS : EXIT_FAILURE;
}

/// Each labelled pair of equal blocks must lie in one group; repeats that nobody labelled are no
/// fault, but pairs labelled as no repeats are.
bool pairs_agree(const std::set<Lines>& groups, const Json& truth) {
    const std::set<std::string> exact = {"exact", "cross_exact"};
    const std::set<std::string> none = {"neg_template",  "neg_list",   "neg_code",
                                        "neg_quote",     "neg_table",  "neg_short",
                                        "neg_bilingual", "neg_liquid", "neg_topic"};
    std::size_t labelled = 0;
    std::size_t wrong = 0;
    for (const Json& pair : truth.at("pairs")) {
        const std::string kind = pair.at("kind");
        if (!exact.contains(kind) && !none.contains(kind))
            continue;
        const Line a = {pair.at("file_a"), pair.at("lines_a").at(0)};
        const Line b = {pair.at("file_b"), pair.at("lines_b").at(0)};
        const bool found = std::any_of(groups.begin(), groups.end(), [&](const Lines& lines) {
            return lines.contains(a) && lines.contains(b);
        });
        ++labelled;
        if (found == exact.contains(kind))
            continue;
        ++wrong;
        fmt::print("{} {}: {} and {}\n", found ? "not so," : "missed", kind, a, b);
    }
    fmt::print("pairs: {} of {} as labelled\n", labelled - wrong, labelled);
    return wrong == 0;
}

int labelled(const std::string& folder, const Json& truth) {
    Posts posts;
    for (const Json& file : truth.at("files")) {
        const std::string name = file.at("file");
        if (!posts.add(name, folder + "/posts/" + name))
            return EXIT_FAILURE;
    }
    Found expected;
    for (const Json& marker : truth.at("markers"))
        expected.markers.emplace(marker.at("file"), marker.at("line"));
    for (const Json& cut : truth.at("cuts"))
        expected.cuts.emplace(cut.at("file"), cut.at("line_before"));
    const Found found = find(posts, true);
    const bool markers = same("markers", found.markers, expected.markers);
    const bool cuts = same("cut sentences", found.cuts, expected.cuts);
    const bool pairs = pairs_agree(found.groups, truth);
    return markers && cuts && pairs ? EXIT_SUCCESS : EXIT_FAILURE;
}

int run(const std::string& mode, const std::string& folder) {
    const std::optional<std::string> text = read_file(folder + "/truth.json");
    if (!text) {
        fmt::print("skipped: no {}/truth.json (KIJI_SHARED)\n", folder);
        return skipped;
    }
    const Json truth = Json::parse(*text);
    return mode == "--catalogue" ? catalogue(folder, truth) : labelled(folder, truth);
}

}  // namespace
}  // namespace kiji::conformance

int main(int argc, char** argv) {
    if (argc != 3)
        return EXIT_FAILURE;
    return kiji::conformance::run(argv[1], argv[2]);
}
