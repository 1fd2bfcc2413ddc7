// How much work one input may cause. Counts work, never time: the same input fails on every
// machine.
#pragma once

#include <cstddef>

namespace kiji {

/// Passed to every parser. Passing a limit is an error that names the limit and the place.
struct Limits {
    /// Bytes of one source file. Spans are 32 bits wide, so never above 4 GiB.
    std::size_t file_bytes = std::size_t{64} << 20U;
    /// Bytes of front matter between its fences.
    std::size_t front_matter_bytes = std::size_t{1} << 20U;
    /// Nesting of YAML collections.
    std::size_t yaml_depth = 100;
    /// Nodes of one YAML document after aliases are expanded.
    std::size_t yaml_nodes = 1'000'000;
    /// Nesting of Markdown containers (quotes, lists) in the source.
    std::size_t block_depth = 100;
    /// Cells of all tables of one document, empty ones that pad short rows included.
    std::size_t table_cells = 200'000;
    /// Bytes cmark-gfm may allocate for one document: a floor, and so many per byte of input.
    std::size_t markdown_bytes_floor = std::size_t{64} << 20U;
    std::size_t markdown_bytes_per_byte = 200;
    /// Cells of one row of a table.
    std::size_t table_columns = 1'000;
    /// Steps that cmark-gfm may take in loops that are quadratic, about a nanosecond each: a floor,
    /// and so many per byte of input.
    std::size_t markdown_steps_floor = 100'000'000;
    std::size_t markdown_steps_per_byte = 2'000;
    /// Bytes of HTML written for one document, so that references cannot multiply: as above.
    std::size_t html_bytes_floor = std::size_t{64} << 20U;
    std::size_t html_bytes_per_byte = 50;
};

}  // namespace kiji
