// The HTML report as a whole: numbers, legend, the list of posts, and each of them.
#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "base/text.hpp"
#include "markdown/markdown.hpp"
#include "output/formats.hpp"
#include "output/relations.hpp"
#include "output/repairs.hpp"
#include "output/report_html.hpp"
#include "output/report_svg.hpp"
#include "templates/templates.hpp"

namespace kiji::output {
namespace {

/// A page may take so many bytes; a reader's browser opens that within a second or two.
constexpr std::size_t page_bytes = std::size_t{9} << 19U;
constexpr std::size_t across_bytes = std::size_t{2} << 20U;
/// Posts that one fold of the list holds.
constexpr std::size_t fold = 100;

Budget budget_for(std::size_t posts) {
    const std::size_t bytes = page_bytes / std::max<std::size_t>(posts, 1);
    return {
        .bytes = std::min(bytes * 2 / 3, std::size_t{4} << 20U),
        .text_bytes = std::clamp<std::size_t>(bytes / 20, 450, 20'000),
        .marks = std::clamp<std::size_t>(bytes / 300, 20, 1'500),
    };
}

class Page {
  public:
    Page(const Duplicates& found, const Sink& out)
        : found_(found), out_(out), listing_(list(found.report)), places_(found.posts) {}

    void write() {
        const std::string_view page = templates::report_html;
        constexpr std::string_view title = "{{ title }}";
        constexpr std::string_view content = "{{ content }}";
        const std::size_t first = page.find(title);
        const std::size_t second = page.find(content);
        out_(page.substr(0, first));
        out_("Repeated text · kiji");
        out_(page.substr(first + title.size(), second - first - title.size()));
        out_("<main>\n");
        write_head();
        write_errors();
        write_list();
        write_across();
        write_posts();
        out_("</main>");
        out_(page.substr(second + content.size()));
    }

  private:
    void number(std::string_view name, std::string_view value) {
        out_(fmt::format("<div><dt>{}</dt><dd>{}</dd></div>", name, value));
    }

    void write_head() {
        const dedupe::Report& report = found_.report;
        out_("<h1>Repeated text</h1>\n<p class=\"lead\">" + escaped_html(summary_of(found_)) +
             ".</p>\n");
        for (const std::string& text :
             {repairs_text(found_), told_text(report), left_out_text(found_)}) {
            if (!text.empty())
                out_("<p>" + escaped_html(text) + ".</p>\n");
        }
        out_("<dl class=\"n\">");
        number("posts", fmt::format("{}", found_.files));
        number("posts with findings", fmt::format("{}", listing_.order.size()));
        number("of the text is surplus", percent(surplus_of(report)));
        number("surplus copies", fmt::format("{}", report.surplus_blocks));
        number("markers", fmt::format("{}", report.markers.size()));
        number("cut sentences", fmt::format("{}", report.cuts.size()));
        out_("</dl>\n");
        write_legend();
    }

    void write_legend() {
        out_("<details><summary>What colours and shapes mean</summary>\n<ul class=\"k\">");
        using dedupe::Share;
        static constexpr std::array<std::pair<Share, std::string_view>, 5> shares{{
            {Share::unique, "strip: text that stands only here"},
            {Share::copy, "strip: a copy"},
            {Share::near, "strip: a near copy"},
            {Share::told, "strip: told, no duplicate"},
            {Share::marker, "strip: a marker between two pieces"},
        }};
        for (const auto& [share, meaning] : shares)
            out_(fmt::format("<li>{}<span>{}</span></li>", sample_svg(share), meaning));
        for (std::size_t i = 0; i <= static_cast<std::size_t>(dedupe::Relation::similar); ++i) {
            const auto relation = static_cast<dedupe::Relation>(i);
            out_(fmt::format("<li>{}<span><b>{}</b>: {}</span></li>", sample_svg(relation),
                             dedupe::name_of(relation), kind_of(relation).summary));
        }
        out_(
            "</ul>\n<p class=\"soft\">In texts side by side, <del>this stands on the left "
            "alone</del> and <ins>this on the right alone</ins>.</p></details>\n");
    }

    void write_errors() {
        if (found_.errors.empty())
            return;
        constexpr std::size_t most = 200;
        out_("<h2>Not done</h2>\n<ul>");
        for (const Error& error : found_.errors.first(std::min(found_.errors.size(), most)))
            out_("<li>" + escaped_html(error.path) + (error.path.empty() ? "" : ": ") +
                 escaped_html(error.message) + "</li>");
        if (found_.errors.size() > most)
            out_(fmt::format("<li>… and {} more</li>", found_.errors.size() - most));
        out_("</ul>\n");
    }

    void write_list() {
        if (listing_.order.size() < 2)
            return;
        out_("<h2>Posts, the one with most surplus text first</h2>\n");
        for (std::size_t begin = 0; begin < listing_.order.size(); begin += fold) {
            const std::size_t end = std::min(begin + fold, listing_.order.size());
            out_(
                fmt::format("<details{}><summary>Posts {} to {}</summary>"
                            "<ol class=\"o c\" start=\"{}\">\n",
                            begin == 0 ? " open" : "", begin + 1, end, begin + 1));
            for (std::size_t i = begin; i < end; ++i)
                write_row(listing_.order[i]);
            out_("</ol></details>\n");
        }
    }

    void write_row(std::size_t post) {
        constexpr std::size_t cells = 100;
        const dedupe::DocumentReport& report = found_.report.documents[post];
        const Listed& listed = listing_.posts[post];
        const std::string share = percent(surplus_of(report));
        out_(fmt::format(
            "<li><a href=\"#p{}\">{}</a>{}<b>{}</b><span>{}</span></li>\n", post + 1,
            escaped_html(found_.names[post]), strip_svg(report, cells, share + " surplus"), share,
            listed.groups.empty() ? "" : counted(listed.groups.size(), "group", "groups")));
    }

    void write_across() {
        if (listing_.across.empty())
            return;
        Budget budget = budget_for(20);
        budget.bytes = across_bytes;
        const ReportParts parts{found_, listing_, places_};
        out_(fmt::format(
            "<h2>Across posts</h2>\n<details class=\"p\"{}><summary><h3>{}</h3></summary>"
            "<div class=\"b\">\n",
            listing_.order.size() <= 1 ? " open" : "",
            counted(listing_.across.size(), "text stands in several posts",
                    "texts stand in several posts")));
        out_(groups_html(parts, listing_.across, no_post, budget));
        out_("</div></details>\n");
    }

    void write_posts() {
        if (listing_.order.empty())
            return;
        out_("<h2>Post by post</h2>\n");
        const ReportParts parts{found_, listing_, places_};
        const Budget budget = budget_for(listing_.order.size());
        for (const std::size_t post : listing_.order)
            out_(post_html(parts, post, budget));
    }

    const Duplicates& found_;
    const Sink& out_;
    Listing listing_;
    Places places_;
};

}  // namespace

std::string escaped_html(std::string_view text) {
    std::string out;
    // Escapes what steers a terminal, too: a direction override would turn the page around.
    markdown::escape_html(out, escape_for_terminal(text));
    return out;
}

std::string_view language_attribute(std::string_view text) {
    std::size_t kana = 0;
    std::size_t hangul = 0;
    std::size_t han = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        at += point.length;
        kana += point.value >= 0x3041 && point.value <= 0x30FF ? 1U : 0U;
        hangul += point.value >= 0xAC00 && point.value <= 0xD7A3 ? 1U : 0U;
        han += point.value >= 0x3400 && point.value <= 0x9FFF ? 1U : 0U;
    }
    if (hangul > kana + han)
        return " lang=\"ko\"";
    if (kana * 10 > han && kana > 0)
        return " lang=\"ja\"";
    return han > 0 ? " lang=\"zh\"" : "";
}

void write_dedupe_html(const Duplicates& found, Style /*style*/, const Sink& out) {
    Page(found, out).write();
}

constinit const Format html_format{
    .name = "html",
    .summary = "a page with pictures (dedupe)",
    .begin = nullptr,
    .findings = nullptr,
    .end = nullptr,
    .duplicates = write_dedupe_html,
};

}  // namespace kiji::output
