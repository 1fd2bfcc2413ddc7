// How long cmark-gfm would be busy with the inlines of one paragraph, at most.
#pragma once

#include <cstdint>
#include <string_view>

namespace kiji::markdown {

/// Steps, about a nanosecond each, by what makes them.
struct InlineCost {
    std::uint64_t emphasis = 0;  // delimiter runs that look back over each other
    std::uint64_t images = 0;    // links that look back over open images
    std::uint64_t html = 0;      // "<?", "<!X", "<![CDATA[" that are never closed
    std::uint64_t urls = 0;      // bare URLs and mail addresses in long runs without a space

    std::uint64_t total() const { return emphasis + images + html + urls; }
};

/// An upper bound, in one pass. What it counts as a delimiter may be part of a code span.
InlineCost inline_cost(std::string_view text);

}  // namespace kiji::markdown
