// The door to dedupe: text that stands twice, within a post and across posts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/limits.hpp"
#include "base/result.hpp"
#include "dedupe/floor.hpp"
#include "dedupe/index/index.hpp"
#include "dedupe/left_out.hpp"
#include "dedupe/plan/plan.hpp"
#include "dedupe/plan/succession.hpp"
#include "dedupe/report.hpp"
#include "dedupe/stages/stages.hpp"
#include "source/source_file.hpp"

namespace kiji::dedupe {

/// What is compared with what, besides each post with itself.
enum class Scope : std::uint8_t {
    within,  // nothing
    corpus,  // the posts behind the first `Options::published` with all others
    all,     // every post with every other
};

struct Options {
    Scope scope = Scope::within;
    /// Of Scope::corpus: so many posts come first of which nothing is asked but whether others
    /// repeat them.
    std::size_t published = 0;
    /// Texts shorter than this are not compared with others of their post, or of other posts.
    Floor floor{.cjk = 25, .other = 40};
    Floor across_floor{.cjk = 40, .other = 80};
    Floor sentence_floor{.cjk = 12, .other = 12};
    Floor span_floor{.cjk = 31, .other = 60};
    /// A pair is near from this Jaccard similarity on; other measures have bounds of their own.
    double near = 0.60;
    /// Pairs of different posts are looked at from this Jaccard similarity on: variants with few
    /// grams in common are told by their edit distance.
    double across = 0.50;
    /// Look for what stands within other texts too: passages, and across posts texts that others
    /// contain.
    bool parts = true;
    /// Count what is not compared, of all but published posts.
    bool explain = false;
    /// Lines that count as chunk markers besides the built-in ones.
    std::vector<std::string> markers{};
    /// Texts that stand in many posts on purpose; a block that holds one, or most of it, is
    /// boilerplate.
    std::vector<std::string> boilerplate{};
};

/// Posts as they were read. A group's `Place::document` is an index into them.
using Posts = std::span<const SourceFile* const>;

/// Compares the paragraphs, list items, headed sections and sentences of `posts`. Front matter (but
/// the title), code, HTML, tables, quotes, notes, formulas, Liquid, link definitions and paragraphs
/// of links alone are left out, as is what stands between `<!-- kiji-disable dedupe -->` and
/// `<!-- kiji-enable dedupe -->`. Paragraphs that differ in their Liquid are different. `errors`
/// gets what could not be read as Markdown, by post; the others are still compared. Same report for
/// any number of threads (0: one for each processor). Holds one tree for each thread at a time.
struct NotRead {
    std::size_t document = 0;
    Error error;
};
struct Found {
    Report report;
    std::vector<NotRead> errors;
    std::vector<LeftOut> left_out;  // empty unless `Options::explain`
    bool index_was_wrong = false;   // a post says otherwise: nothing was taken from it
};
Found find(Posts posts, const Options& options, const Limits& limits, std::size_t threads);
/// The same, but published posts that `index` knows are read again only where something is found in
/// them. Adds those that it does not know.
Found find(Posts posts, const Options& options, const Limits& limits, std::size_t threads,
           Index& index);

}  // namespace kiji::dedupe
