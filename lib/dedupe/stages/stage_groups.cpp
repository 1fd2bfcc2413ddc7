// From pairs to groups: connected components by sorting alone. Large-star and small-star in turns
// (Kiveris, Lattanzi, Mirrokni, Rastogi, Vassilvitskii 2014) hang each text on the least of its
// group; the smallest of neighbours comes first in sorted lines, so that nothing has to be kept.
// The number of turns grows with the logarithm of the number of texts, squared; in practice some
// five are enough. When a turn changes nothing, all groups are stars.
#include <algorithm>
#include <string>
#include <string_view>

#include "dedupe/stages/stage_lines.hpp"
#include "dedupe/stages/stage_table.hpp"

namespace kiji::dedupe {
namespace {

void write_edge(const WriteLine& write, std::string& line, std::string_view a, std::string_view b) {
    write_fields(write, line, {a, "1", b});
}
void write_both_ways(const WriteLine& write, std::string& line, std::string_view a,
                     std::string_view b) {
    write_edge(write, line, a, b);
    write_edge(write, line, b, a);
}

}  // namespace

Result<std::string> write_edges(const ReadLine& read, const WriteLine& write,
                                const StageOptions& /*options*/) {
    write(header_of(LineKind::edges));
    Records records(read, {LineKind::pairs}, 0);
    std::string line;
    return records.for_each([&] { write_both_ways(write, line, records[0], records[2]); });
}

/// Hangs all greater neighbours of each text on the least of it and its neighbours.
Result<std::string> write_large_stars(const ReadLine& read, const WriteLine& write,
                                      const StageOptions& /*options*/) {
    write(header_of(LineKind::edges));
    Records records(read, {LineKind::edges}, 3);
    std::string text;
    std::string least;
    std::string line;
    return records.for_each([&] {
        if (records[0] != text) {
            text = records[0];
            least = std::min(records[0], records[2]);
        }
        if (records[2] > text)
            write_edge(write, line, records[2], least);
    });
}

/// Hangs each text and its lesser neighbours on the least of these. Its edges lead from the greater
/// text to the lesser, as those of large-star do.
Result<std::string> write_small_stars(const ReadLine& read, const WriteLine& write,
                                      const StageOptions& /*options*/) {
    write(header_of(LineKind::edges));
    Records records(read, {LineKind::edges}, 3);
    std::string text;
    std::string least;
    std::string line;
    return records.for_each([&]() -> Result<void> {
        if (records[2] >= records[0])
            return records.error(
                "leads from the lesser text to the greater: these edges are not "
                "from large-star");
        if (records[0] != text) {
            text = records[0];
            least = records[2];
            write_both_ways(write, line, text, least);
        } else if (records[2] != least) {
            write_both_ways(write, line, records[2], least);
        }
        return Done{};
    });
}

Result<std::string> write_groups(const ReadLine& read, const WriteLine& write,
                                 const StageOptions& /*options*/) {
    write(header_of(LineKind::groups));
    Records records(read, {LineKind::units, LineKind::edges}, 2);
    std::string text;
    std::string group;
    std::string alone;  // the only paragraph so far that says `text`, if it has no edges
    std::string line;
    bool is_new = true;
    return records.for_each([&] {
        if (records[0] != text) {
            text = records[0];
            group = text;
            alone.clear();
            is_new = true;
        }
        if (records[1] == "1") {
            group = std::min<std::string_view>(group, records[2]);
            is_new = false;
            return;
        }
        write_fields([&](std::string_view written) { alone += written; }, line,
                     {group, "6", records[2], records[3]});
        if (!is_new) {
            write(alone);
            alone.clear();
        }
        is_new = false;
    });
}

}  // namespace kiji::dedupe
