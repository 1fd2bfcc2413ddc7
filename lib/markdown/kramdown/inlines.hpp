// What stands within a block, as kramdown writes it.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "markdown/kramdown/abbreviations.hpp"
#include "markdown/kramdown/attributes.hpp"
#include "markdown/kramdown/marks.hpp"
#include "markdown/kramdown/typography.hpp"
#include "markdown/site_engine.hpp"

struct cmark_node;

namespace kiji::markdown::kramdown {

/// A footnote that is referred to, in the order of the first reference.
struct Note {
    cmark_node* definition = nullptr;
    std::string name{};
    int number = 0;
    int repeats = 0;  // references beyond the first
};

class InlineWriter {
  public:
    /// All that is given must live as long as this.
    InlineWriter(const KramdownOptions& options, const Marks& marks)
        : options_(options),
          marks_(marks),
          typography_(options),
          abbreviations_(marks.abbreviations) {}

    /// Appends the HTML of what stands below `block`. O(size).
    void write(std::string& out, cmark_node* block);
    /// The same without links and footnotes, for a table of contents.
    void write_for_contents(std::string& out, cmark_node* block);
    /// The text below `block` as a heading's id is made of it.
    std::string plain_text(cmark_node* block) const;
    /// The text below `block` with its marks: what an image is called.
    std::string as_written(cmark_node* block) const;

    /// Starts text in the middle of the first text node of the next block that is written.
    void skip(std::size_t bytes) { skip_ = bytes; }

    std::vector<Note>& notes() { return notes_; }
    const Typography& typography() const { return typography_; }

  private:
    void enter(std::string& out, cmark_node* node);
    void leave(std::string& out, const cmark_node* node);
    void signs(std::string& out, std::string_view text);
    void text(std::string& out, cmark_node* node);
    void plain(std::string& out, std::string_view text, std::string_view after, bool continues);
    void code(std::string& out, std::string_view text, Attributes attributes) const;
    void abbreviation(std::string& out, std::string_view word) const;
    void link(std::string& out, cmark_node* node);
    void image(std::string& out, cmark_node* node);
    void unmarked(std::string& out, std::string_view text) const;
    void line_break(std::string& out, const cmark_node* node, bool hard);
    void reference(std::string& out, cmark_node* node);
    void math(std::string& out, const Mark& mark, const Attributes& attributes) const;
    void attribute(std::string& out, std::string_view key, std::string_view value) const;
    Attributes attributes_behind(const cmark_node* node) const;
    std::size_t attributes_at(std::string_view text, std::size_t at, Attributes& into) const;

    const KramdownOptions& options_;
    const Marks& marks_;
    Typography typography_;
    Abbreviations abbreviations_;
    std::deque<std::string> texts_;  // of emphasis that was paired anew
    std::vector<Note> notes_;
    std::unordered_map<const cmark_node*, std::size_t> note_of_;  // by definition
    std::size_t skip_ = 0;
    bool for_contents_ = false;
};

}  // namespace kiji::markdown::kramdown
