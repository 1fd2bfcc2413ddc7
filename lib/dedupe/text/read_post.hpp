// A post, read as dedupe reads posts.
#pragma once

#include <memory>
#include <string>

#include "base/limits.hpp"
#include "base/result.hpp"
#include "document/document.hpp"
#include "source/source_file.hpp"

namespace kiji::dedupe {

/// The document of `file`, with Liquid masked. Keeps no reference to it. Errors of Document::read.
inline Result<std::unique_ptr<const Document>> read_post(const SourceFile& file,
                                                         const Limits& limits) {
    return Document::read(std::string(file.name()), std::string(file.text()), Liquid::masked,
                          limits);
}

}  // namespace kiji::dedupe
