// What a text holds beyond its words. Inside lib/dedupe only.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "document/document.hpp"

namespace kiji::dedupe {

/// Links, images, references to notes, code, HTML, Liquid and kramdown's attributes in the part of
/// the block `node`, as hashes: sorted, each once. O(size of the block).
std::vector<std::uint64_t> substance_of(const Document& doc, markdown::NodeId node, Span part);

/// Signs that make another text of the same letters and digits: + < = > %, currency, arrows, a
/// minus before a number. Width does not count; addresses and HTML are not looked into.
class Signs {
  public:
    /// Of the block `node`. O(inlines).
    Signs(const Document& doc, markdown::NodeId node);
    /// Those in a part of the block, in order. O(part + log inlines).
    std::string in(Span part) const;

  private:
    const Document& doc_;
    std::vector<Span> hidden_;  // sorted
};

/// True where a place between two sentences may be cut: no emphasis, link or other inline of the
/// block begins before it and ends behind it.
bool parts_cleanly(const Document& doc, markdown::NodeId block, std::size_t offset);

}  // namespace kiji::dedupe
