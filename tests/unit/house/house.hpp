// The rules of the house about files of source code, as functions from text to breaches.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace kiji::house {

/// One file of the tree; `path` starts at the root: "lib/base/files.hpp".
struct SourceText {
    std::string path;
    std::string text;
};

/// lib/layers.txt: each folder of lib/ with the folders that it may include.
using Layers = std::map<std::string, std::set<std::string>, std::less<>>;
/// Reads it. A line that names a folder not above it is a breach: the order is the order of layers.
Layers read_layers(std::string_view text, std::vector<std::string>& breaches);

/// "path:line: why" for each #include that `layers` does not allow.
std::vector<std::string> check_includes(const SourceText& file, const Layers& layers);

/// Too long, or a header without its first line of purpose or its guard.
std::vector<std::string> check_shape(const SourceText& file);

/// Headers of libraries that are included by more files than their row allows.
std::vector<std::string> check_heavy_headers(const std::vector<SourceText>& files);

}  // namespace kiji::house
