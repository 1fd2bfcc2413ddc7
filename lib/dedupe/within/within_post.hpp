// What stands twice within one post.
#pragma once

#include <cstddef>
#include <vector>

#include "dedupe/dedupe.hpp"
#include "dedupe/pairs/boilerplate.hpp"
#include "dedupe/text/text.hpp"
#include "dedupe/text/units.hpp"

namespace kiji::dedupe {

/// All that dedupe says of a post by itself. `document` is its index among the posts.
struct PostFindings {
    std::vector<Group> groups;  // Group::within counts within this list
    std::vector<Marker> markers;
    std::vector<CutSentence> cuts;
};
PostFindings find_within(const Document& doc, const Text& text, const Units& units,
                         std::size_t document, const Options& options, const Declared& declared);

}  // namespace kiji::dedupe
