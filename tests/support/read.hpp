// A document of a text in a test.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "document/document.hpp"
#include "support/catch.hpp"

namespace kiji {

/// Reads `text` as lint and dedupe do; a text that cannot be read fails the test.
inline std::unique_ptr<const Document> read_masked(std::string text, std::string name = "a.md") {
    Result<std::unique_ptr<const Document>> doc =
        Document::read(std::move(name), std::move(text), Liquid::masked, Limits());
    if (!doc)
        FAIL(doc.error().message);
    return *std::move(doc);
}

}  // namespace kiji
