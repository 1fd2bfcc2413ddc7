// One post, read: front matter, Markdown tree, Liquid, suppression comments.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.hpp"
#include "base/result.hpp"
#include "document/suppressions.hpp"
#include "front_matter/front_matter.hpp"
#include "markdown/markdown.hpp"
#include "source/diagnostic.hpp"
#include "source/source_file.hpp"

namespace kiji {

/// How Liquid in the body is taken: as text (render), or masked so that nothing is said about it
/// (lint, dedupe). Spans are those of the file either way.
enum class Liquid : std::uint8_t { text, masked };

/// What parts front matter from the body: Jekyll's fences, whose YAML is read; or those of YAML,
/// TOML and JSON as markdownlint has them, of which nothing is read.
enum class Fences : std::uint8_t { jekyll, markdownlint };

/// How a document is read.
struct Reading {
    Reading(Liquid taken, Fences parted = Fences::jekyll) : liquid(taken), fences(parted) {}
    Liquid liquid;
    Fences fences;
};

/// A file read once: what lint, dedupe and render share. Immutable; safe to read from any thread.
class Document {
  public:
    /// Reads `bytes`. A fault of the author (front matter that is no YAML) is in problems(); Error
    /// is what makes the file unreadable: not UTF-8, binary, a limit passed. Never throws.
    static Result<std::unique_ptr<const Document>> read(std::string name, std::string bytes,
                                                        Reading reading, const Limits& limits);

    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;
    ~Document();

    const SourceFile& file() const { return file_; }
    std::string_view text() const { return file_.text(); }
    const front_matter::FrontMatter& front_matter() const { return matter_; }
    Span body() const { return matter_.sections.body; }
    /// A top-level value of the front matter; null where there is none.
    const Value* meta(std::string_view key) const { return matter_.data->find(key); }
    /// Where a top-level key of the front matter stands; empty spans where it does not.
    yaml::Places::Place place(std::string_view key) const;

    const markdown::Tree& tree() const { return tree_; }
    /// Liquid in the body, sorted and disjoint: `liquid::scan` of the body.
    std::span<const Span> liquid() const { return liquid_; }
    /// True where `span` shares a byte with Liquid. O(log n).
    bool has_liquid(Span span) const;

    const Suppressions& suppressions() const { return suppressions_; }
    /// What reading found: front matter and suppression comments. Sorted by place.
    const Diagnostics& problems() const { return problems_; }

    /// The headings of the body in order, as nodes of tree().
    std::span<const markdown::NodeId> headings() const { return headings_; }

  private:
    Document(std::string name, std::string bytes);

    SourceFile file_;
    Arena arena_;
    front_matter::FrontMatter matter_;
    std::vector<Span> liquid_;
    markdown::Tree tree_;
    Suppressions suppressions_;
    std::vector<markdown::NodeId> headings_;
    Diagnostics problems_;
};

}  // namespace kiji
