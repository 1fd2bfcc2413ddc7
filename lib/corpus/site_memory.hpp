// What a site keeps of _config.yml. Internal to lib/corpus.
#pragma once

#include <memory>

#include "base/arena.hpp"
#include "corpus/site.hpp"
#include "source/source_file.hpp"
#include "value/yaml.hpp"

namespace kiji::corpus {

struct Site::Memory {
    std::unique_ptr<SourceFile> config_file;
    Arena arena;
    Limits limits;
};

}  // namespace kiji::corpus
