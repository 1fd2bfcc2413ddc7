// YAML read for a test, and what was found in it as text.
#pragma once

#include <string>

#include "value/yaml.hpp"

namespace kiji::testing {

/// Reads all of `text` as YAML.
struct Reading {
    explicit Reading(std::string text, const Limits& limits = {});

    /// "3:5 the quote \" is never closed", one line for each finding.
    std::string findings() const;
    /// The value in the notation of psych_notation.hpp, or the findings where it was not read.
    std::string value() const;

    SourceFile file;
    Arena arena;
    Diagnostics found;
    yaml::Yaml yaml;
};

/// One line for each value below `root`: its path, the text of its key and of its value as written.
/// "tags[0] |a|" for an item, "title |title|\"x\"|" for a member, "?" for a value without a place.
std::string places_of(const SourceFile& file, const Value& root, const yaml::Places& places);

}  // namespace kiji::testing
