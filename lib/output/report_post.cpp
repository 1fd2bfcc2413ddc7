// One post of the HTML report: its pictures, what a machine left in it, and its groups.
#include <algorithm>

#include <fmt/core.h>

#include "output/relations.hpp"
#include "output/report_html.hpp"
#include "output/report_svg.hpp"

namespace kiji::output {
namespace {

std::size_t line_of(const SourceFile& file, std::size_t offset) {
    return file.lines().line_at(offset) + 1;
}

/// Five numbers of lines below the arcs, where they stand in the file.
std::string axis(const SourceFile& file) {
    constexpr std::size_t steps = 4;
    std::string out = "<div class=\"t\" aria-hidden=\"true\">";
    for (std::size_t i = 0; i <= steps; ++i) {
        const std::size_t offset = file.text().size() * i / steps;
        out += fmt::format("<span>{}{}</span>", i == 0 ? "line " : "", line_of(file, offset));
    }
    return out + "</div>";
}

/// "12 exact, 3 near" of the groups that are drawn.
std::string kinds_text(const ReportParts& parts, const std::vector<std::size_t>& groups) {
    std::string out;
    for (auto begin = groups.begin(); begin != groups.end();) {
        const dedupe::Relation relation = parts.found.report.groups[*begin].relation;
        const auto end = std::find_if(begin, groups.end(), [&](std::size_t i) {
            return parts.found.report.groups[i].relation != relation;
        });
        out +=
            fmt::format("{}{} {}", out.empty() ? "" : ", ", end - begin, dedupe::name_of(relation));
        begin = end;
    }
    return out;
}

template <typename Mark>
std::string left_out(const Picture<Mark>& picture) {
    return picture.shown.size() == picture.all
               ? ""
               : fmt::format(" The {} longest of {} are drawn.", picture.shown.size(), picture.all);
}

std::string pictures(const ReportParts& parts, std::size_t post, std::size_t marks) {
    const SourceFile& file = *parts.found.posts[post];
    const dedupe::DocumentReport& report = parts.found.report.documents[post];
    const std::vector<std::size_t>& groups = parts.listing.posts[post].groups;
    const Picture<Arc> arcs = arc_diagram(parts.found.report, groups, post, marks);
    const Picture<Dot> dots = dot_plot(parts.found.report, groups, post, marks);
    const std::string kinds = kinds_text(parts, groups);
    const std::string map = map_svg(
        report, file.text().size(),
        fmt::format("Strip of the post: {} of its text is surplus.", percent(surplus_of(report))));
    if (arcs.shown.empty())
        return "<figure>" + map + axis(file) + "</figure>\n";
    return fmt::format(
        "<div class=\"v\"><figure>{}{}{}<figcaption>From the first line to the last: arcs join "
        "what "
        "says the same, as wide as the text is long.{}</figcaption></figure>\n"
        "<figure>{}<figcaption>{} against themselves: a mark where two say the same, a line where "
        "several in a row do.{}</figcaption></figure></div>\n",
        arcs_svg(arcs, file.text().size(),
                 fmt::format("Arc diagram of {} repeats: {}.", arcs.all, kinds)),
        map, axis(file), left_out(arcs),
        dots_svg(dots, report.blocks.size(),
                 fmt::format("Dot plot of {} blocks: {} pairs that say the same, of {}.",
                             report.blocks.size(), dots.all, kinds)),
        counted(report.blocks.size(), "block", "blocks"), left_out(dots));
}

template <typename Number>
std::string numbers(std::string_view title, std::size_t size, const Number& number) {
    constexpr std::size_t most = 60;
    std::string out = fmt::format("<p>{} ", title);
    for (std::size_t i = 0; i < std::min(size, most); ++i)
        out += (i == 0 ? "" : ", ") + number(i);
    if (size > most)
        out += fmt::format(" … and {} more", size - most);
    return out + "</p>\n";
}

std::string machine_traces(const ReportParts& parts, std::size_t post) {
    const Listed& listed = parts.listing.posts[post];
    const dedupe::Report& report = parts.found.report;
    const SourceFile& file = *parts.found.posts[post];
    std::string out;
    if (!listed.markers.empty())
        out += numbers(counted(listed.markers.size(), "marker: line", "markers: lines"),
                       listed.markers.size(), [&](std::size_t i) {
                           return fmt::format(
                               "{}",
                               line_of(file, report.markers[listed.markers[i]].place.span.begin));
                       });
    if (!listed.cuts.empty())
        out += numbers(counted(listed.cuts.size(), "sentence cut in two: lines",
                               "sentences cut in two: lines"),
                       listed.cuts.size(), [&](std::size_t i) {
                           const dedupe::CutSentence& cut = report.cuts[listed.cuts[i]];
                           return fmt::format("{}–{}{}",
                                              line_of(file, std::max(cut.before.end, 1U) - 1),
                                              line_of(file, cut.after.begin),
                                              cut.certain || cut.broken_off ? "" : "?");
                       });
    return out;
}

}  // namespace

std::string post_html(const ReportParts& parts, std::size_t post, Budget budget) {
    const dedupe::DocumentReport& report = parts.found.report.documents[post];
    const Listed& listed = parts.listing.posts[post];
    const std::string kinds = kinds_text(parts, listed.groups);
    std::string out = fmt::format(
        "<details class=\"p\"{}><summary><h3>{}</h3> <span>{} surplus{}{}</span></summary>"
        "<div class=\"b\" id=\"p{}\">\n",
        parts.listing.order.size() == 1 ? " open" : "",
        escaped_html(parts.found.posts[post]->name()), percent(surplus_of(report)),
        kinds.empty() ? "" : " · ", kinds, post + 1);
    out += pictures(parts, post, budget.marks);
    out += machine_traces(parts, post);
    out += groups_html(parts, listed.groups, post, budget);
    return out + "</div></details>\n";
}

}  // namespace kiji::output
