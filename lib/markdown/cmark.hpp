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

}  // namespace kiji::markdown
