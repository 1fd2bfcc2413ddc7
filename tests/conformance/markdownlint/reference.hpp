// What markdownlint says of its own test files.
#pragma once

#include <compare>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kiji::conformance {

/// Lines and columns from 1; columns and lengths in UTF-16 units. A length of 0 stands for a whole
/// line.
struct Fault {
    std::string rule;
    std::size_t line = 0;
    std::size_t column = 0;
    std::size_t length = 0;
    auto operator<=>(const Fault&) const = default;
};

struct File {
    std::string name;
    std::string text;
};

/// What one configuration says of the files. Those that it says nothing of may be missing.
struct Verdict {
    std::string rule;    // that it is about; empty: all of them
    std::string config;  // as JSON
    bool heeds_comments = true;
    std::map<std::string, std::vector<Fault>> faults;  // by file; sorted
    std::map<std::string, std::string> fixed;          // by file: the head of the SHA-256
};

struct Reference {
    std::vector<File> files;
    std::vector<Verdict> verdicts;
};

/// Reads expected.json, matrix.json, inputs/ and fixed/. Nothing where they are not there.
std::optional<Reference> read_reference(const std::string& folder);

}  // namespace kiji::conformance
