// The HTML report of duplicates and its parts.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "output/listing.hpp"
#include "output/output.hpp"
#include "output/places.hpp"
#include "output/words.hpp"

namespace kiji::output {

/// `Format::duplicates` of html: one file without scripts that loads nothing, at most about 16 MB
/// however large the blog.
void write_dedupe_html(const Duplicates& found, Style style, const Sink& out);

/// What a part of the page may take: so a page of 2,000 posts still opens at once, and a page of
/// one post shows all of it.
struct Budget {
    std::size_t bytes = 0;       // of groups
    std::size_t text_bytes = 0;  // of one text
    std::size_t marks = 0;       // of one picture
};

/// What all parts of the page read.
struct ReportParts {
    const Duplicates& found;
    const Listing& listing;
    Places& places;
};

std::string escaped_html(std::string_view text);
/// ` lang="ja"`, "zh", "ko", or nothing for other scripts: what sets the text well.
std::string_view language_attribute(std::string_view text);

/// The pictures of a post, its markers, cut sentences and groups.
std::string post_html(const ReportParts& parts, std::size_t post, Budget budget);

/// Groups by kind. `heading`: the level of the headings, 3 or 4. `post`: those of one post, or
/// no_post. What the budget leaves out is counted.
inline constexpr std::size_t no_post = static_cast<std::size_t>(-1);
std::string groups_html(const ReportParts& parts, const std::vector<std::size_t>& groups,
                        std::size_t post, Budget budget);

}  // namespace kiji::output
