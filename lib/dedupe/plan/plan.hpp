// What a repair takes out of a post: whole byte ranges, each with its reason.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.hpp"
#include "base/limits.hpp"
#include "base/result.hpp"
#include "dedupe/floor.hpp"
#include "dedupe/report.hpp"
#include "document/document.hpp"

namespace kiji::dedupe {

class OlderPosts;

/// The posts before one, for the plan of its repair.
struct Older {
    const OlderPosts* posts = nullptr;  // null: it is repaired by itself; else outlives the plan
    bool counted = true;                // it is one of the posts that boilerplate is counted in
};

/// Why a range goes.
enum class Reason : std::uint8_t {
    marker,     // a line that a machine left between two chunks
    join,       // what stands between the halves of a sentence, a marker among it
    title,      // the title of the front matter, again as the first paragraph
    copy,       // a block that stands elsewhere too, here or in an older post
    contained,  // a block whose every sentence stands elsewhere too
    overlap,    // the head of a block that repeats the end of the one before
    near,       // a block whose every sentence stands elsewhere, or nearly so
    heading,    // a heading that nothing is left of
};
constexpr std::size_t reasons = 8;
std::string_view name_of(Reason reason);

/// Which of several copies stays.
enum class Keep : std::uint8_t {
    first,
    last,
    best,  // in the longest run that no marker cuts; then below a heading; then the first
};

/// What a person said to one question.
enum class Answer : std::uint8_t {
    yes,
    no,     // the copies stay, all of them
    other,  // another copy stays than `Keep` says: the last, or with Keep::last the first
};

struct RepairOptions {
    Keep keep = Keep::first;
    /// Also what is not lossless to the letter: near copies, and sentences that are likely cut.
    bool near = false;
    /// Blocks shorter than this stay unless they stand beside one that goes.
    Floor floor{.cjk = 25, .other = 40};
    std::vector<std::string> markers{};
    /// What older posts say goes as well, but for blocks shorter than this, unless they stand
    /// beside one that goes, and for boilerplate: what stands in three posts or is declared here.
    Older older{};
    Floor across_floor{.cjk = 40, .other = 80};
    std::vector<std::string> boilerplate{};
    /// Answers by `Unit::key`; what was not asked is a yes.
    std::map<Hash128, Answer> answers{};
};

/// A range of the file as it was. The ranges of a plan are sorted and disjoint.
struct Removal {
    Span span;
    Reason reason = Reason::copy;
    std::vector<Span> kept{};  // of the file as it was: what says the same and stays
    /// The same in older posts: as they were, by the numbers that OlderPosts knows them by.
    std::vector<Place> kept_elsewhere{};
    bool blank = false;  // one blank takes its place
    /// One question: removals with the same number are answered together. Numbers begin with 0 in
    /// the order of the file.
    std::size_t question = 0;
    /// What answers are kept by: the texts that go, not where they stand.
    std::vector<Hash128> units{};
    friend bool operator==(const Removal&, const Removal&) = default;
};

struct Plan {
    std::vector<Removal> removals;
    std::string text;  // the repaired file
    /// The repaired file, read; null where nothing is removed.
    std::unique_ptr<const Document> document;
    /// All that it says stands in older posts, first here (as in `Removal::kept_elsewhere`):
    /// nothing was taken out for their sake, for a post without a word would be left.
    std::optional<Place> all_older;
};

/// Plans the repair of one post, from its own text and what older posts say. What is left is the
/// same blocks in the same order: a removal that would turn a neighbour into something else is left
/// out. Every sentence that is removed, but the title and headings left empty, stands elsewhere in
/// what stays or in an older post (near copies excepted), or is a part of a joined sentence; so do
/// links, images, notes, code, HTML and Liquid of removed text. The plan of the repaired text is
/// empty. Error: the post cannot be read. O(size) but for posts built to be slow, where less is
/// removed.
Result<Plan> plan(const Document& doc, const RepairOptions& options, const Limits& limits);

}  // namespace kiji::dedupe
