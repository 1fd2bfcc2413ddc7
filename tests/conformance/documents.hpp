// What the conformance runners run on: the examples of a specification, and real posts.
#pragma once

#include <string>
#include <vector>

namespace kiji::conformance {

struct Document {
    std::string name;  // a file, or "spec 12 (Tabs)"
    std::string text;  // Markdown, without front matter
};

/// The examples of a CommonMark or GFM specification ("spec.txt"), in order. Names begin with
/// `prefix`. Empty where the file cannot be read.
std::vector<Document> read_examples(const std::string& file, const std::string& prefix);

/// The body of one Markdown file; of a folder, the bodies of all Markdown files below it, in order
/// of their names. What cannot be read or is not UTF-8 is left out.
std::vector<Document> read_posts(const std::string& path);

}  // namespace kiji::conformance
