// The groups of a post, each with its places and its texts side by side.
#include <algorithm>

#include <fmt/core.h>

#include "output/marked_text.hpp"
#include "output/relations.hpp"
#include "output/report_html.hpp"

namespace kiji::output {
namespace {

constexpr std::size_t most_places = 40;

/// Line ends are kept: `white-space: pre-line` shows them.
std::string escaped_lines(std::string_view text) {
    std::string out;
    while (true) {
        const std::size_t end = text.find('\n');
        out += escaped_html(text.substr(0, end));
        if (end == std::string_view::npos)
            return out;
        out += '\n';
        text.remove_prefix(end + 1);
    }
}

class Groups {
  public:
    Groups(const ReportParts& parts, std::size_t post, Budget budget)
        : parts_(parts), post_(post), budget_(budget) {}

    std::string write(const std::vector<std::size_t>& groups) {
        for (auto begin = groups.begin(); begin != groups.end();) {
            const auto end = std::find_if(begin, groups.end(), [&](std::size_t i) {
                return group(i).relation != group(*begin).relation;
            });
            write_kind(begin, end);
            begin = end;
        }
        return std::move(out_);
    }

  private:
    using Iterator = std::vector<std::size_t>::const_iterator;

    const dedupe::Group& group(std::size_t i) const { return parts_.found.report.groups[i]; }

    void write_kind(Iterator begin, Iterator end) {
        const FindingKind& kind = kind_of(group(*begin).relation);
        out_ += fmt::format("<h4>{} ({}) <small>{}. {}</small></h4>\n", kind.name, end - begin,
                            kind.summary, kind.why);
        for (; begin != end; ++begin) {
            if (out_.size() > budget_.bytes)
                break;
            write_group(*begin);
        }
        if (begin != end)
            out_ += fmt::format(
                "<p class=\"soft\">… and {} more that this page has no room for: "
                "<code>kiji dedupe --verbose</code> shows them.</p>\n",
                end - begin);
    }

    std::string place_text(const dedupe::Place& place) const {
        const Extent extent = parts_.places.of(place);
        std::string out;
        if (place.document != post_)
            out = escaped_html(parts_.places.file(place).name()) + ": ";
        if (extent.first.line == extent.last.line)
            return out + fmt::format("line {}, column {}", extent.first.line, extent.first.column);
        return out + fmt::format("lines {}–{}", extent.first.line, extent.last.line);
    }

    static std::string title_of(const dedupe::Group& group) {
        std::string out = fmt::format("{} · {}", dedupe::name_of(group.unit),
                                      counted(group.characters, "character", "characters"));
        if (group.similarity.value < 1)
            out += " · " + similarity_text(group.similarity);
        if (group.places.size() > 2)
            out += fmt::format(" · {} places", group.places.size());
        return out;
    }

    void write_group(std::size_t index) {
        const dedupe::Group& group = this->group(index);
        out_ += fmt::format("<article class=\"g r{}\"><h5>{}</h5>",
                            static_cast<std::size_t>(group.relation), title_of(group));
        const bool run = group.relation == dedupe::Relation::run;
        if (group.relation == dedupe::Relation::exact || run) {
            out_ += places_html(group, 0);
            out_ += folded(
                group, run && group.similarity.value < 1 ? pair_html(index) : text_html(index, 0));
        } else {
            out_ += pair_html(index);
        }
        out_ += "</article>\n";
    }

    /// Both texts side by side, and where else it stands.
    std::string pair_html(std::size_t index) const {
        const dedupe::Group& group = this->group(index);
        std::string out = "<div class=\"x\">";
        for (std::size_t i = 0; i < 2; ++i)
            out += fmt::format("<div><p class=\"l\">{}{}</p>{}</div>", place_text(group.places[i]),
                               role(group, i), text_html(index, i));
        out += "</div>";
        if (group.places.size() > 2 && group.relation != dedupe::Relation::run)
            out += "<p class=\"l\">also</p>" + places_html(group, 2);
        return out;
    }

    static std::string_view role(const dedupe::Group& group, std::size_t i) {
        if (group.relation != dedupe::Relation::contained)
            return "";
        return i == group.part ? " · stands in the other" : " · the larger text";
    }

    std::string places_html(const dedupe::Group& group, std::size_t from) const {
        std::string out = "<ul class=\"l\">";
        const std::size_t end = std::min(group.places.size(), from + most_places);
        for (std::size_t i = from; i < end; ++i)
            out += "<li>" + place_text(group.places[i]) + "</li>";
        if (end < group.places.size())
            out += fmt::format("<li>… and {} more</li>", group.places.size() - end);
        return out + "</ul>";
    }

    /// `content` below the beginning of the text, where the text is long: it opens on demand.
    std::string folded(const dedupe::Group& group, const std::string& content) const {
        constexpr std::size_t long_text = 900;
        constexpr std::size_t beginning = 240;
        const dedupe::Place& place = group.places[0];
        if (std::min(place.span.size(), budget_.text_bytes) < long_text)
            return content;
        const SourceFile& file = parts_.places.file(place);
        const std::vector<Piece> pieces = marked_text(file, place.span, {}, Side::a, beginning);
        return fmt::format("<details><summary{}>{}</summary>{}</details>",
                           language_attribute(file.slice(place.span).substr(0, beginning)),
                           escaped_lines(pieces.empty() ? "" : pieces.front().text), content);
    }

    std::string text_html(std::size_t index, std::size_t i) const {
        const dedupe::Place& place = group(index).places[i];
        const SourceFile& file = parts_.places.file(place);
        const Side side = i == 0 ? Side::a : Side::b;
        const std::string_view tag = side == Side::a ? "del" : "ins";
        std::string out =
            fmt::format("<p{}>", language_attribute(file.slice(place.span).substr(0, 600)));
        for (const Piece& piece : marked_text(
                 file, place.span, differences_of(parts_.found.report, parts_.listing, index), side,
                 budget_.text_bytes)) {
            const std::string text = escaped_lines(piece.text);
            out += piece.differs ? fmt::format("<{0}>{1}</{0}>", tag, text) : text;
        }
        return out + "</p>";
    }

    const ReportParts& parts_;
    std::size_t post_;
    Budget budget_;
    std::string out_;
};

}  // namespace

std::string groups_html(const ReportParts& parts, const std::vector<std::size_t>& groups,
                        std::size_t post, Budget budget) {
    return Groups(parts, post, budget).write(groups);
}

}  // namespace kiji::output
