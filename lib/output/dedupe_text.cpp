// Duplicates for people: post by post, the one with most surplus first.
#include "output/dedupe_text.hpp"

#include <algorithm>
#include <limits>

#include <fmt/core.h>

#include "base/text.hpp"
#include "output/listing.hpp"
#include "output/marked_text.hpp"
#include "output/paint.hpp"
#include "output/places.hpp"
#include "output/relations.hpp"
#include "output/repairs.hpp"
#include "output/strip.hpp"
#include "output/words.hpp"

namespace kiji::output {
namespace {

/// How much is shown before it says "… and 12 more". A blog has thousands of findings, and a
/// screen has fifty lines.
struct Caps {
    std::size_t posts = 0;    // in full
    std::size_t lines = 0;    // further posts, one line each
    std::size_t groups = 0;   // of one relation, in one post
    std::size_t places = 0;   // of one group
    std::size_t numbers = 0;  // lines of markers and cuts
};

Caps caps_for(const Listing& listing, Detail detail) {
    constexpr std::size_t all = std::numeric_limits<std::size_t>::max();
    if (detail == Detail::whole)
        return {all, all, all, all, all};
    const bool few = listing.order.size() + listing.across.size() <= 3;
    return {.posts = 5,
            .lines = 20,
            .groups = few ? std::size_t{12} : std::size_t{3},
            .places = 10,
            .numbers = 12};
}

class TextReport {
  public:
    TextReport(const Duplicates& found, Style style, const Sink& out)
        : found_(found),
          style_(style),
          out_(out),
          listing_(list(found.report)),
          caps_(caps_for(listing_, style.detail)),
          places_(found.posts) {}

    void write() {
        std::size_t shown = 0;
        for (const std::size_t post : listing_.order) {
            if (shown < caps_.posts)
                write_post(post);
            else if (shown - caps_.posts < caps_.lines)
                write_post_line(post);
            else
                break;
            ++shown;
        }
        if (const std::size_t rest = listing_.order.size() - shown; rest > 0)
            line(2, fmt::format("… and {}", counted(rest, "more post", "more posts")));
        if (!listing_.across.empty()) {
            heading("across posts: " + counted(listing_.across.size(), "text", "texts"));
            write_groups(listing_.across, places_of_none);
        }
        if (shown > 0 || !listing_.across.empty())
            line(0, "");
        write_end();
    }

  private:
    static constexpr std::size_t places_of_none = std::numeric_limits<std::size_t>::max();

    void line(std::size_t indent, std::string_view text) {
        out_(std::string(text.empty() ? 0 : indent, ' ').append(text).append("\n"));
    }
    std::string painted(std::string_view text, std::string_view parameters) const {
        std::string out;
        paint(out, text, parameters, style_.color);
        return out;
    }
    void heading(const std::string& text) {
        if (began_)
            line(0, "");
        began_ = true;
        line(0, painted(text, sgr::bold));
    }

    std::string name_of(std::size_t post) const {
        return escape_for_terminal(found_.posts[post]->name());
    }

    void write_post(std::size_t post) {
        const dedupe::DocumentReport& report = found_.report.documents[post];
        heading(fmt::format("{}: {} surplus", name_of(post), percent(surplus_of(report))));
        if (!report.stretches.empty()) {
            line(2, strip_text(report, std::min<std::size_t>(style_.width - 4, 76), style_));
            if (!legend_)
                line(2, strip_legend(style_));
            legend_ = true;
        }
        write_markers(post);
        write_cuts(post);
        write_groups(listing_.posts[post].groups, post);
    }

    void write_post_line(std::size_t post) {
        if (!table_)
            line(0, "");
        table_ = true;
        constexpr std::size_t cells = 24;
        const dedupe::DocumentReport& report = found_.report.documents[post];
        const std::size_t drawn = std::min(cells, strip(report, cells).size());
        line(2, fmt::format("{:>7}  {}{}  {}", percent(surplus_of(report)),
                            strip_text(report, cells, style_), std::string(cells - drawn, ' '),
                            name_of(post)));
    }

    /// "9 markers: lines 12, 40 … and 7 more"; `text` goes up to the first number.
    template <typename Number>
    void write_numbers(std::string text, std::size_t size, const Number& number) {
        const std::size_t shown = std::min(size, caps_.numbers);
        for (std::size_t i = 0; i < shown; ++i)
            text += fmt::format("{}{}", i == 0 ? "" : ", ", number(i));
        if (shown < size)
            text += fmt::format(" … and {} more", size - shown);
        line(2, text);
    }

    void write_markers(std::size_t post) {
        const std::vector<std::size_t>& markers = listing_.posts[post].markers;
        if (markers.empty())
            return;
        write_numbers(counted(markers.size(), "marker: line ", "markers: lines "), markers.size(),
                      [&](std::size_t i) {
                          const dedupe::Place& place = found_.report.markers[markers[i]].place;
                          return fmt::format("{}", line_of(place.document, place.span.begin));
                      });
    }

    void write_cuts(std::size_t post) {
        const std::vector<std::size_t>& cuts = listing_.posts[post].cuts;
        if (cuts.empty())
            return;
        write_numbers(
            counted(cuts.size(), "sentence cut in two: lines ", "sentences cut in two: lines "),
            cuts.size(), [&](std::size_t i) {
                const dedupe::CutSentence& cut = found_.report.cuts[cuts[i]];
                return fmt::format("{}-{}{}", last_line_of(post, cut.before),
                                   line_of(post, cut.after.begin),
                                   cut.certain      ? ""
                                   : cut.broken_off ? " (broken off)"
                                                    : " (perhaps)");
            });
    }

    std::size_t line_of(std::size_t post, std::size_t offset) const {
        return found_.posts[post]->lines().line_at(offset) + 1;
    }
    std::size_t last_line_of(std::size_t post, Span span) const {
        return line_of(post, span.empty() ? span.begin : span.end - 1);
    }

    void write_groups(const std::vector<std::size_t>& groups, std::size_t post) {
        for (auto begin = groups.begin(); begin != groups.end();) {
            const dedupe::Relation relation = found_.report.groups[*begin].relation;
            const auto end = std::find_if(begin, groups.end(), [&](std::size_t i) {
                return found_.report.groups[i].relation != relation;
            });
            const auto size = static_cast<std::size_t>(end - begin);
            write_kind(relation, size);
            const std::size_t shown = std::min(size, caps_.groups);
            for (std::size_t i = 0; i < shown; ++i)
                write_group(begin[static_cast<std::ptrdiff_t>(i)]);
            if (shown < size) {
                line(4, fmt::format("… and {} more{}", size - shown,
                                    post == places_of_none ? "" : " in this post"));
                cut_ = true;
            }
            begin = end;
        }
    }

    void write_kind(dedupe::Relation relation, std::size_t size) {
        const FindingKind& kind = kind_of(relation);
        const std::string_view color =
            dedupe::is_duplicate(relation) ? sgr::bold_yellow : sgr::bold_blue;
        line(0, "");
        line(2, painted(fmt::format("{} ({})", kind.name, size), color) + ": " +
                    std::string(kind.summary));
    }

    void write_group(std::size_t index) {
        const dedupe::Group& group = found_.report.groups[index];
        if (group.unit == dedupe::UnitKind::sentence || group.unit == dedupe::UnitKind::span)
            write_small(group, index);
        else
            write_large(group, index);
    }

    std::string place_text(const dedupe::Place& place) {
        const Position at = places_.at(place.document, place.span.begin);
        return painted(fmt::format("{}:{}:{}", name_of(place.document), at.line, at.column),
                       sgr::bold);
    }

    /// What is told of the group as a whole, at its first place.
    static std::string facts(const dedupe::Group& group) {
        std::string out = counted(group.characters, "character", "characters");
        switch (group.relation) {
            case dedupe::Relation::title_repeat:
            case dedupe::Relation::run:
            case dedupe::Relation::exact:
                break;
            case dedupe::Relation::contained:
            case dedupe::Relation::reordered:
            case dedupe::Relation::near:
            case dedupe::Relation::boilerplate:
            case dedupe::Relation::template_text:
            case dedupe::Relation::similar:
                if (group.similarity.value < 1)
                    out += ", " + similarity_text(group.similarity);
        }
        return out;
    }

    std::string note(const dedupe::Group& group, std::size_t i) {
        const dedupe::Place& place = group.places[i];
        const std::size_t told = group.relation == dedupe::Relation::contained ? group.part : 0;
        std::string out = i == told ? facts(group) : std::string();
        if (group.unit == dedupe::UnitKind::section) {
            const Extent extent = places_.of(place);
            out = fmt::format("lines {}-{}{}{}", extent.first.line, extent.last.line,
                              out.empty() ? "" : ", ", out);
        }
        if (group.relation == dedupe::Relation::contained)
            out +=
                fmt::format("{}{}", out.empty() ? "" : ", ",
                            i == group.part ? "all of it stands in the other" : "the larger text");
        else if (group.relation == dedupe::Relation::exact && i > 0)
            out += fmt::format(
                "{}again{}", out.empty() ? "" : ", ",
                found_.posts[place.document]->slice(place.span) ==
                        found_.posts[group.places[0].document]->slice(group.places[0].span)
                    ? ""
                    : ", but for markup, width or blanks");
        return out;
    }

    /// A sentence takes one line for its places and one for its text.
    void write_small(const dedupe::Group& group, std::size_t index) {
        line(4, fmt::format("{} = {}: {}", place_text(group.places[0]), place_text(group.places[1]),
                            facts(group)));
        write_text(index, 0);
        if (!group.differences.empty())
            write_text(index, 1);
        write_more_places(group);
    }

    void write_large(const dedupe::Group& group, std::size_t index) {
        for (std::size_t i = 0; i < 2; ++i) {
            const std::string text = note(group, i);
            line(4, place_text(group.places[i]) + (text.empty() ? "" : ": " + text));
            // The same text need not be read twice.
            const bool same = group.relation == dedupe::Relation::exact ||
                              (group.relation == dedupe::Relation::run &&
                               differences_of(found_.report, listing_, index).empty());
            if (i == 0 || !same)
                write_text(index, i);
        }
        write_more_places(group);
    }

    /// "also in lines 80, 112 and 3 more places"; those of other posts with their names.
    void write_more_places(const dedupe::Group& group) {
        const std::size_t end = std::min(group.places.size(), caps_.places);
        std::string text;
        std::size_t post = group.places[0].document;
        for (std::size_t i = 2; i < end; ++i) {
            const dedupe::Place& place = group.places[i];
            text += i == 2 ? "also " : ", ";
            if (place.document == post) {
                text += fmt::format("{}{}", i == 2 ? (end == 3 ? "line " : "lines ") : "",
                                    line_of(place.document, place.span.begin));
            } else {
                text += place_text(place);
                post = place.document;
            }
        }
        if (end < group.places.size()) {
            text += fmt::format(" … and {} more", group.places.size() - end);
            cut_ = true;
        }
        if (!text.empty())
            line(4, text);
    }

    void write_text(std::size_t index, std::size_t i) {
        const dedupe::Group& group = found_.report.groups[index];
        const std::vector<dedupe::Difference>& differences =
            differences_of(found_.report, listing_, index);
        const dedupe::Place& place = group.places[i];
        const Side side = i == 0 ? Side::a : Side::b;
        const std::size_t width = std::max<std::size_t>(style_.width, 40) - 6;
        // Differences far into a long text are shown too, so all of it is read; but not of a
        // section without differences, of which only the beginning fits.
        const std::size_t most =
            differences.empty() ? 8 * width : std::numeric_limits<std::uint32_t>::max();
        const std::vector<Piece> pieces =
            marked_text(places_.file(place), place.span, differences, side,
                        std::min<std::size_t>(most, place.span.size()));
        line(6, marked_line(pieces, side, width, style_.color));
    }

    void write_end() {
        line(0, painted(summary_of(found_), sgr::bold));
        if (const std::string text = told_text(found_.report); !text.empty())
            line(0, text);
        if (const std::string text = left_out_text(found_); !text.empty())
            line(0, text);
        if (const std::string text = repairs_text(found_); !text.empty())
            line(0, text);
        if (cut_ || listing_.order.size() > caps_.posts)
            line(0, "all of it: --verbose, --report FILE.html, or --format jsonl for programs");
    }

    const Duplicates& found_;
    Style style_;
    const Sink& out_;
    Listing listing_;
    Caps caps_;
    Places places_;
    bool began_ = false;
    bool legend_ = false;  // was shown
    bool table_ = false;   // of posts in one line was begun
    bool cut_ = false;     // something was left out
};

}  // namespace

void write_dedupe_text(const Duplicates& found, Style style, const Sink& out) {
    TextReport(found, style, out).write();
}

}  // namespace kiji::output
