// Lines that a machine left, the sentences that they cut, and the title that it began with.
#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.hpp"
#include "base/code_points.hpp"
#include "base/text.hpp"
#include "dedupe/plan/cuts.hpp"
#include "dedupe/plan/substance.hpp"
#include "dedupe/plan/whole_lines.hpp"
#include "prose/prose.hpp"

namespace kiji::dedupe {
namespace {

constexpr std::string_view blanks = " \t";

bool may_hold(const Held& held, const RepairOptions& options, const Cut& cut) {
    if (held.contains(cut.about))
        return true;
    return std::ranges::any_of(cut.units, [&](const Hash128& unit) {
        const auto found = options.answers.find(unit);
        return found != options.answers.end() && found->second == Answer::no;
    });
}

/// The last code point, which may be up to four bytes long.
char32_t last_of(std::string_view text) {
    std::size_t at = text.size();
    while (at > 0 && is_inner_byte(text[at - 1]))
        --at;
    return at == 0 ? 0 : decode(text, at - 1).value;
}

/// Words of scripts that put blanks between them are joined by one; a hyphen joins by itself.
bool wants_blank(std::string_view before, std::string_view after) {
    const char32_t left = last_of(before);
    const char32_t right = decode(after, 0).value;
    return left != '-' && left != U'‐' && !is_cjk(left) && !is_cjk(right) && !is_space(left) &&
           !is_space(right) && is_letter_mark_or_number(right);
}

class MarkerCuts {
  public:
    MarkerCuts(const Document& doc, const RepairOptions& options, const Held& held)
        : doc_(doc),
          options_(options),
          held_(held),
          markers_(prose::find_markers(doc, options.markers)) {}

    Cuts run() {
        join_sentences();
        std::vector<Lines> lines;
        Cuts whole;
        for (const prose::Marker& marker : markers_) {
            if (done_.contains(marker.line))
                continue;
            Cut cut = cut_of(marker.line);
            if (may_hold(held_, options_, cut))
                continue;
            if (const auto alone = lines_alone(marker)) {
                lines.push_back(*alone);
                whole.push_back(std::move(cut));
            } else if (const auto span = within_paragraph(marker)) {
                cut.span = *span;
                cuts_.push_back(std::move(cut));
            }
        }
        const std::vector<Span> spans = bytes_of(doc_, lines);
        for (std::size_t i = 0; i < spans.size(); ++i)
            whole[i].span = spans[i];
        cuts_.insert(cuts_.end(), std::make_move_iterator(whole.begin()),
                     std::make_move_iterator(whole.end()));
        std::ranges::sort(cuts_, {}, &Cut::span);
        return std::move(cuts_);
    }

  private:
    Cut cut_of(Span marker) const {
        return {.reason = Reason::marker,
                .units = {hash128(doc_.file().slice(marker))},
                .about = marker.begin};
    }

    void join_sentences() {
        for (const prose::Cut& cut : prose::find_cuts(doc_, markers_)) {
            const Span gap{cut.before.end, cut.after.begin};
            Cut join{
                .span = gap,
                .reason = Reason::join,
                .blank = wants_blank(doc_.file().slice(cut.before), doc_.file().slice(cut.after)),
                .about = cut.marker.begin};
            join.units = {hash128(std::string(doc_.file().slice(cut.before)) + '\n' +
                                  std::string(doc_.file().slice(cut.after)))};
            const bool wanted = cut.certain || options_.near;
            if (cut.broken_off)
                continue;
            // Where it is not sure that the sentence goes on, the marker shows where to look.
            const auto first = std::ranges::lower_bound(
                markers_, gap.begin, {}, [](const prose::Marker& m) { return m.line.begin; });
            for (auto marker = first; marker != markers_.end() && gap.contains(marker->line);
                 ++marker)
                done_.insert(marker->line);
            if (wanted && !may_hold(held_, options_, join))
                cuts_.push_back(std::move(join));
        }
    }

    std::optional<Lines> lines_alone(const prose::Marker& marker) const {
        const markdown::Node& node = doc_.tree()[marker.node];
        if (!ascii::is_all_blank(doc_.file().slice(span_of(node.span.begin, marker.line.begin))) ||
            !ascii::is_all_blank(doc_.file().slice(span_of(marker.line.end, node.span.end))))
            return std::nullopt;
        return lines_of(doc_, node.span);
    }

    /// The line of a marker among others of its paragraph, or the marker and the blanks that part
    /// it from the text of its line.
    std::optional<Span> within_paragraph(const prose::Marker& marker) const {
        const LineIndex& index = doc_.file().lines();
        const std::size_t number = index.line_at(marker.line.begin);
        const Span line = index.line(number);
        const std::string_view before = doc_.file().slice({line.begin, marker.line.begin});
        const std::string_view behind = doc_.file().slice({marker.line.end, line.end});
        if (ascii::is_all_blank(before) && ascii::is_all_blank(behind))
            return index.full_line(number);
        const std::size_t ink = before.find_last_not_of(blanks);
        const std::size_t next = behind.find_first_not_of(blanks);
        if (next == std::string_view::npos && before[ink] != '\\')
            return span_of(line.begin + ink + 1, marker.line.end);
        if (ink == std::string_view::npos)
            return span_of(marker.line.begin, marker.line.end + next);
        return std::nullopt;
    }

    const Document& doc_;
    const RepairOptions& options_;
    const Held& held_;
    std::vector<prose::Marker> markers_;
    std::set<Span> done_;  // markers that go with a join, or stay
    Cuts cuts_;
};

}  // namespace

Cuts cut_markers(const Document& doc, const Text& text, const RepairOptions& options,
                 const Held& held) {
    if (text.markers.empty())
        return {};
    return MarkerCuts(doc, options, held).run();
}

Cuts cut_title(const Document& doc, const Text& text, const RepairOptions& options,
               const Held& held) {
    const Value* title = doc.meta("title");
    if (title == nullptr || !title->is(Value::Type::string) || text.blocks.empty())
        return {};
    const Block& block = text.blocks.front();
    if (block.kind != BlockKind::paragraph || block.off || block.in_list ||
        doc.has_liquid(block.span) ||
        !prose::same_text(title->string(), prose::reader_text(doc, block.node)))
        return {};
    if (!substance_of(doc, block.node, block.span).empty())
        return {};
    const std::optional<Lines> lines = lines_of(doc, block.span);
    Cut cut{.reason = Reason::title, .units = {block.hash}, .about = block.span.begin};
    if (!lines || may_hold(held, options, cut))
        return {};
    cut.span = bytes_of(doc, std::span(&*lines, 1)).front();
    return {std::move(cut)};
}

}  // namespace kiji::dedupe
