// Proper names in other capitals than their own.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/letter_case.hpp"
#include "base/text.hpp"
#include "lint/facts/blocks.hpp"
#include "lint/facts/code_blocks.hpp"
#include "lint/facts/html_paragraphs.hpp"
#include "lint/facts/inline_scanner.hpp"
#include "lint/facts/places.hpp"
#include "lint/rules/inlines/inlines.hpp"

namespace kiji::lint {
namespace {

using Kind = InlineToken::Kind;

constexpr std::array options{
    Option{
        .name = "names",
        .summary = "names as they are to be written",
        .standard = Texts{},
    },
    Option{
        .name = "code_blocks",
        .summary = "whether code is looked at",
        .standard = true,
        .blog = false,
    },
    Option{
        .name = "html_elements",
        .summary = "whether HTML tags and comments are looked at",
        .standard = true,
        .blog = false,
    },
};

/// The pieces of text in which names are looked for, each in one line.
class Pieces {
  public:
    Pieces(const Document& doc, const Facts& facts, bool code, bool html)
        : doc_(&doc), code_(code), html_(html) {
        const Inlines& inlines = facts.inlines();
        for (const InlineToken& token : inlines.tokens())
            add_token(inlines, token);
        const CodeBlocks& blocks = facts.code_blocks();
        for (const WrittenCode& block : blocks.all()) {
            const std::span<const Span> lines = blocks.lines(block);
            if (code_)
                spans_.insert(spans_.end(), lines.begin(), lines.end());
        }
        if (html_)
            add_comments(facts);
        if (code_)
            spans_.insert(spans_.end(), inlines.html_code_lines().begin(),
                          inlines.html_code_lines().end());
        std::ranges::sort(spans_);
    }
    const std::vector<Span>& spans() const { return spans_; }

  private:
    void add_token(const Inlines& inlines, const InlineToken& token) {
        switch (token.kind) {
            case Kind::text:
            case Kind::lone_run:
                spans_.push_back(token.span);
                break;
            case Kind::code:
                if (code_)
                    add_lines(inlines.code(token).content);
                break;
            case Kind::html:
                if (html_)
                    add_lines(token.span);
                break;
            case Kind::footnote_call:
                spans_.push_back({token.span.begin + 2, token.span.end - 1});
                break;
            default:
                break;
        }
    }

    /// Blocks of HTML that are comments.
    void add_comments(const Facts& facts) {
        const auto add = [&](Span span) {
            if (is_html_comment(*doc_, span))
                add_lines(span);
        };
        if (!facts.knows_jekyll()) {
            for (const Block& block : facts.blocks().all()) {
                if (block.kind == BlockKind::html)
                    add(facts.blocks().line_range(block));
            }
            return;
        }
        for (const markdown::Node& node : doc_->tree().nodes()) {
            if (node.kind == markdown::Kind::html_block)
                add(node.span);
        }
    }

    void add_lines(Span span) {
        const LineIndex& lines = doc_->file().lines();
        while (span.begin < span.end) {
            const std::size_t line = lines.line_at(span.begin);
            spans_.push_back({span.begin, std::min(span.end, lines.line(line).end)});
            span.begin = std::max(lines.full_line(line).end, span.begin + 1);
        }
    }

    const Document* doc_;
    bool code_;
    bool html_;
    std::vector<Span> spans_;
};

/// Bare addresses in a piece of text: names are not corrected in them, and as markdownlint counts,
/// not behind them either.
Span addresses_in(const Document& doc, std::string_view text, Span piece) {
    const std::string_view written = text.substr(piece.begin, piece.size());
    const std::size_t indent = std::min(written.find_first_not_of(" \t"), written.size());
    if (indent > 3 || indent == written.size() || written[indent] == '<')
        return {};
    const Labels labels;
    InlineScanner scanner;
    scanner.read(written.substr(indent), {.labels = &labels});
    Span found{};
    for (const InlineItem& item : scanner.items()) {
        if (item.kind != InlineItem::Kind::bare_url)
            continue;
        if (found.empty())
            found.begin = piece.begin + static_cast<std::uint32_t>(indent) + item.begin;
        found.end = piece.end + static_cast<std::uint32_t>(indent) + item.end + 1;
    }
    found.end = std::min(found.end, line_of(doc, piece.begin).end);
    return found;
}

/// Places that have been spoken about: sorted, for looking up and adding in any order.
class Taken {
  public:
    bool overlaps(Span span) const {
        const auto behind = std::ranges::upper_bound(spans_, span.begin, {}, &Span::end);
        return behind != spans_.end() && behind->begin < span.end;
    }
    /// `added` in ascending order.
    void add(const std::vector<Span>& added) {
        const std::size_t before = spans_.size();
        spans_.insert(spans_.end(), added.begin(), added.end());
        std::inplace_merge(spans_.begin(), spans_.begin() + static_cast<std::ptrdiff_t>(before),
                           spans_.end());
    }

  private:
    std::vector<Span> spans_;
};

class Names {
  public:
    Names(const Document& doc, Findings& out)
        : doc_(&doc),
          out_(&out),
          names_(out.options().texts("names")),
          pieces_(doc, out.facts(), out.options().flag("code_blocks"),
                  out.options().flag("html_elements")),
          text_(out.inlines().text()),
          seen_(pieces_.spans().size()) {
        small_ = lower_case(text_);
        // Where letters change their size in small letters, names are looked for as they stand.
        if (small_.size() != text_.size())
            small_ = text_;
    }

    void check() {
        std::vector<std::string_view> by_length = names_;
        std::ranges::stable_sort(by_length, [](std::string_view a, std::string_view b) {
            const std::size_t left = count_utf16(a);
            const std::size_t right = count_utf16(b);
            return left != right ? left > right : a < b;
        });
        for (const std::string_view name : by_length) {
            if (!name.empty())
                look_for(name);
        }
    }

  private:
    void look_for(std::string_view name) {
        const std::string wanted = lower_case(name);
        std::vector<Span> matches;
        for (std::size_t i = 0; i < pieces_.spans().size(); ++i) {
            const Span piece = pieces_.spans()[i];
            const std::string_view text =
                std::string_view(small_).substr(piece.begin, piece.size());
            for (std::size_t at = text.find(wanted); at != std::string_view::npos;
                 at = text.find(wanted, at)) {
                const std::size_t end = at + wanted.size();
                if (!stands_alone(text, at, end)) {
                    ++at;
                    continue;
                }
                const Span match = span_of(piece.begin + at, piece.begin + end);
                judge(i, match, name);
                if (!taken_.overlaps(match))
                    matches.push_back(match);
                at = end;
            }
        }
        taken_.add(matches);
    }

    /// Nothing but underscores stands between the name and the borders of its word.
    static bool stands_alone(std::string_view text, std::size_t begin, std::size_t end) {
        if (ascii::is_word(text[begin])) {
            std::size_t at = begin;
            while (at > 0 && text[at - 1] == '_')
                --at;
            if (at > 0 && ascii::is_word(text[at - 1]))
                return false;
        }
        if (ascii::is_word(text[end - 1])) {
            while (end < text.size() && text[end] == '_')
                ++end;
            if (end < text.size() && ascii::is_word(text[end]))
                return false;
        }
        return true;
    }

    void judge(std::size_t piece, Span match, std::string_view name) {
        const std::string_view written = text_.substr(match.begin, match.size());
        if (std::ranges::find(names_, written) != names_.end() || taken_.overlaps(match) ||
            addresses_.overlaps(match))
            return;
        if (!seen_[piece]) {
            seen_[piece] = true;
            const Span found = addresses_in(*doc_, text_, pieces_.spans()[piece]);
            if (!found.empty())
                addresses_.add({found});
            if (found.overlaps(match))
                return;
        }
        out_->add({
            .span = match,
            .message = fmt::format("\"{}\" is written \"{}\"", written, name),
            .help = fmt::format("write \"{}\"", name),
            .fix = {{match, std::string(name)}},
        });
    }

    const Document* doc_;
    Findings* out_;
    std::vector<std::string_view> names_;
    Pieces pieces_;
    std::string_view text_;
    std::string small_;
    std::vector<bool> seen_;
    Taken taken_;
    Taken addresses_;
};

void check(const Document& doc, Findings& out) {
    if (!out.options().texts("names").empty())
        Names(doc, out).check();
}

}  // namespace

constinit const Rule rules::misspelt_name{
    .name = "misspelt-name",
    .code = "MD044",
    .also = "proper-names",
    .tags = "spelling",
    .severity = Severity::warning,
    .in_blog = true,
    .fixes = Fixes::unsafe,
    .summary = "Proper name is written in other capitals than its own",
    .why =
        "People look for a product or a person by the name it gave itself. Nothing is said until "
        "the option lists the names.",
    .bad = "",
    .good = "Hokkaido and GitHub.\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
