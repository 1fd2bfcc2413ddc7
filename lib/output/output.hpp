// The door to output: findings as text and JSON, unified diffs, pages.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "source/diagnostic.hpp"
#include "source/source_file.hpp"

namespace kiji::output {

/// The findings of one file, or why it could not be read.
struct FileReport {
    std::string name;
    const SourceFile* file = nullptr;  // null: could not be read
    Diagnostics findings;
    std::vector<Error> errors;
};

enum class Color : std::uint8_t { off, on };

/// What a renderer gets: files in order, and the summary that the command worked out.
struct Report {
    std::string_view command;  // "lint", "dedupe"
    std::span<const FileReport> files;
    std::string summary;  // one line for people
    std::string data;     // JSON object for machines: counts; empty: none
};

using Render = std::string (*)(const Report& report, Color color);
struct Format {
    std::string_view name;  // "text", "json"
    std::string_view summary;
    Render render;
};
/// All formats, in the order in which the help shows them.
std::span<const Format> formats();

/// One finding as a compiler shows it, with trailing newline:
///
///     post.md:12:1: warning: heading jumps from level 2 to 4 [heading-increment]
///        12 | #### Flags
///           | ^^^^ use level 3
///
/// Carets stand right under East Asian wide characters; long lines are cut around the place.
std::string frame(const SourceFile& file, const Diagnostic& finding, Color color);

/// `kiji: a.md:2:7: could not read: …` for what could not be done, with trailing newline.
std::string show(const Error& error, Color color);

/// A unified diff with three lines of context that `patch` and `git apply` take; empty where the
/// texts are equal.
std::string unified_diff(std::string_view name, std::string_view before, std::string_view after,
                         Color color);

}  // namespace kiji::output
