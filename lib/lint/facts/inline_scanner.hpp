// The text of one block as a flat list of pieces, and what belongs together among them: brackets of
// links, markers of emphasis. Follows micromark step by step.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/facts/inline_syntax.hpp"
#include "lint/facts/labels.hpp"
#include "markdown/markdown.hpp"

namespace kiji::lint {

/// How a text is read.
struct ScanMode {
    const Labels* labels = nullptr;
    bool knows_jekyll = false;
    bool in_html_block = false;
};

struct InlineItem {
    enum class Kind : std::uint8_t {
        text,
        line_end,
        escape,
        entity,
        code,
        math,
        html,
        autolink,
        bare_url,
        run,  // of "*" or "_"; `data` is an index of runs()
        open_link,
        open_image,
        close,  // of a link or image, with what follows the bracket; `data` is an index of links()
        footnote_call,
        directive,
        attribute_list,
    };
    Kind kind = Kind::text;
    bool balanced = false;  // open_…: met its bracket, and made no link
    bool inactive = false;  // open_link: holds a link already
    bool resolved = false;  // open_…: is the beginning of a link; `data` is an index of links()
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t data = UINT32_MAX;
};

struct ScannedLink {
    markdown::Link::Form form = markdown::Link::Form::inlined;
    InlineSyntax::Resource resource{};
    TextRange reference{};  // with brackets
};

/// A run of markers, and which of them open and close emphasis.
struct MarkerRun {
    std::uint32_t item = 0;
    std::uint32_t begin = 0;  // what is left of it, in the text: used up from both sides
    std::uint32_t end = 0;
    char marker = 0;
    bool can_open = false;
    bool can_close = false;
    std::uint32_t opens = UINT32_MAX;   // its first match, outermost first
    std::uint32_t closes = UINT32_MAX;  // its first match, innermost first
    std::uint32_t last_closes = UINT32_MAX;
    std::uint32_t size() const { return end - begin; }
};
struct MarkerMatch {
    std::uint32_t size = 1;  // 2: strong
    std::uint32_t next_open = UINT32_MAX;
    std::uint32_t next_close = UINT32_MAX;
};

struct ScannedReference {
    markdown::Link::Form form = markdown::Link::Form::shortcut;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::string label;
};

/// Reads one text after the other, each in O(size) but where there are a great many definitions.
/// What it found of one is there until it reads the next.
class InlineScanner {
  public:
    using Kind = InlineItem::Kind;

    void read(std::string_view text, const ScanMode& mode);

    std::span<const InlineItem> items() const { return items_; }
    std::span<const ScannedLink> links() const { return links_; }
    std::span<const MarkerRun> runs() const { return runs_; }
    std::span<const MarkerMatch> matches() const { return matches_; }
    std::vector<ScannedReference>& undefined() { return undefined_; }

  private:
    /// Runs of one character, to find for an opening one the closing one of equal length.
    struct Ticks {
        bool known = false;
        std::vector<std::pair<std::uint32_t, std::uint32_t>> runs;  // length, place; sorted

        void clear() {
            known = false;
            runs.clear();
        }
    };

    void scan();
    std::size_t next_stop(std::size_t at);
    bool special(std::size_t at);
    bool escape(std::size_t at);
    bool open_bracket(std::size_t at);
    bool close_bracket(std::size_t at);
    bool is_defined(std::uint32_t opener, std::size_t at) const;
    void close_link(std::uint32_t opener, std::size_t at);
    void not_a_link(std::size_t end);
    bool potential_footnote(std::uint32_t opener, std::size_t at);
    bool ticks(std::size_t at, char tick, Ticks& known, Kind kind);
    bool run(std::size_t at);
    bool angle(std::size_t at);
    bool colon(std::size_t at);
    bool brace(std::size_t at);
    bool url(std::size_t at);
    bool email(std::size_t at);
    void push(Kind kind, std::size_t begin, std::size_t end, std::uint32_t data = UINT32_MAX);
    void push_text(std::size_t end);
    void match_runs(std::size_t first);
    void match(std::uint32_t opener, std::uint32_t closer);
    bool behind_escape(std::size_t at) const;

    std::string_view text_;
    ScanMode mode_;
    InlineSyntax syntax_{{}};
    BareUrls urls_{{}};
    TextRange email_;
    Ticks code_;
    Ticks math_;
    std::size_t brace_ = 0;             // the next "}" or line end, where it is ahead
    std::size_t text_begin_ = 0;        // what is behind the last item, up to where we are
    std::size_t last_bracket_ = 0;      // behind the last bracket of any kind
    std::size_t last_plain_close_ = 0;  // behind the last "]" that is text
    std::vector<InlineItem> items_;
    std::vector<ScannedLink> links_;
    std::vector<MarkerRun> runs_;
    std::vector<std::uint32_t> unsettled_;  // runs that are in no link and may still match
    std::vector<MarkerMatch> matches_;
    std::vector<std::uint32_t> open_;    // brackets that wait for theirs
    std::vector<std::uint32_t> starts_;  // all brackets that begin no link
    std::vector<ScannedReference> undefined_;
};

}  // namespace kiji::lint
