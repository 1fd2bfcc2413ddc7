// cmark-gfm, with the node and parser structs that its package installs. The only place that
// includes it; nothing outside this folder sees its types.
#pragma once

#include <string_view>

extern "C" {
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
// in this order
#include <houdini.h>
#include <node.h>
#include <parser.h>

// numbers given to the extensions' nodes when they are registered; their header is not installed
extern cmark_node_type CMARK_NODE_TABLE;
extern cmark_node_type CMARK_NODE_TABLE_ROW;
extern cmark_node_type CMARK_NODE_STRIKETHROUGH;
}

namespace kiji::markdown {

inline std::string_view view(const cmark_chunk& chunk) {
    return {reinterpret_cast<const char*>(chunk.data), static_cast<std::size_t>(chunk.len)};
}
inline std::string_view view(const cmark_strbuf& buffer) {
    return {reinterpret_cast<const char*>(buffer.ptr), static_cast<std::size_t>(buffer.size)};
}

/// Feeds a line of which it is known that it holds neither a line end nor a NUL. What
/// cmark_parser_feed does with such a line is to search it for both, byte after byte, which is a
/// quarter of the time of a parse. It takes what it kept of a line so far without a search, so the
/// line is lent to it as that, and what is fed is the line end alone. `asize` 0: the buffer is not
/// written to.
template <typename Parser>
void feed_line(Parser& parser, std::string_view line) {
    const cmark_strbuf own = parser.linebuf;
    parser.linebuf.ptr = reinterpret_cast<unsigned char*>(const_cast<char*>(line.data()));
    parser.linebuf.size = static_cast<bufsize_t>(line.size());
    parser.linebuf.asize = 0;
    // Newer ones bound what references expand to by the bytes that were fed.
    if constexpr (requires { parser.total_size; })
        parser.total_size += static_cast<decltype(parser.total_size)>(line.size());
    cmark_parser_feed(&parser, "\n", 1);
    parser.linebuf = own;
}

}  // namespace kiji::markdown
