// The first stages: paragraphs of posts, and the bands that they are in.
#include "dedupe/stages/stages.hpp"

#include <array>
#include <string>
#include <utility>

#include <fmt/core.h>

#include "dedupe/dedupe.hpp"
#include "dedupe/floor.hpp"
#include "dedupe/join/sketch.hpp"
#include "dedupe/stages/stage_lines.hpp"
#include "dedupe/stages/stage_table.hpp"
#include "dedupe/text/text.hpp"

namespace kiji::dedupe {

UnitWriter::UnitWriter(WriteLine write) : write_(std::move(write)) {
    write_(header_of(LineKind::units));
}

void UnitWriter::add(const Document& doc, std::span<const std::string> markers) {
    const Text text = read_text(doc, markers);
    for (const Block& block : text.blocks) {
        if (block.kind != BlockKind::paragraph || block.off || block.links_alone ||
            !reaches(block.characters, block.cjk, Options{}.across_floor))
            continue;
        const LineIndex& lines = doc.file().lines();
        line_ = fmt::format("{:016x}{:016x}\t2\t", block.hash.high, block.hash.low);
        append_escaped(line_, doc.file().name());
        line_ += fmt::format("\t{}-{}\t", lines.line_at(block.span.begin) + 1,
                             lines.line_at(block.span.end - 1) + 1);
        append_escaped(line_, text.form_of(block.form));
        line_ += '\n';
        write_(line_);
    }
}

Result<std::string> write_bands(const ReadLine& read, const WriteLine& write,
                                const StageOptions& /*options*/) {
    write(header_of(LineKind::bands));
    Records records(read, {LineKind::units}, 0);
    std::string previous;
    std::string line;
    return records.for_each([&] {
        if (records[0] == previous)  // where units were sorted, copies stand side by side
            return;
        previous = records[0];
        for (const std::uint64_t key : band_keys(signature(unescaped(records[4]))))
            write_fields(write, line, {fmt::format("{:016x}", key), previous});
    });
}

std::span<const Stage> stages() {
    static constexpr std::array<Stage, 9> table{{
        {"bands", "units → bands", write_bands},
        {"candidates", "sorted bands → candidates", write_candidates},
        {"attach", "sorted units and candidates → attached", write_attached},
        {"verify", "sorted units and attached → pairs", write_pairs},
        {"edges", "pairs → edges", write_edges},
        {"large-star", "sorted edges → edges", write_large_stars},
        {"small-star", "sorted edges of large-star → edges", write_small_stars},
        {"groups", "sorted units and edges → groups", write_groups},
        {"join", "units → pairs, in one process that holds all texts", write_joined},
    }};
    return table;
}

}  // namespace kiji::dedupe
