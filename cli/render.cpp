// kiji render: one post as HTML.
#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "commands.hpp"
#include "exit_code.hpp"
#include "inputs.hpp"
#include "markdown/markdown.hpp"
#include "page.hpp"
#include "render_site.hpp"
#include "usage.hpp"

namespace kiji::cli {
namespace {

/// The HTML that was asked for. A configuration is only read for a page.
Result<std::string> html_of(const Document& doc, const Session& session, const Configs& configs) {
    Result<std::string> html = markdown::to_html(doc.tree(), doc.text().size(), session.limits);
    if (!html || !session.options.page)
        return html;
    return page(doc, *html, configs.of(0));
}

/// Why the post must not be written over; a link to it counts as the post.
bool is_the_post(const Session& session, const Path& input) {
    if (input == standard_input)
        return false;
    const Result<Path> from = session.files.resolve(input);
    const Result<Path> to = session.files.resolve(session.options.output);
    return from && to && *from == *to;
}

/// Faults of the front matter go to standard error: standard output is the page.
bool report_problems(Session& session, const Document& doc) {
    session.out.flush();
    bool failed = false;
    for (const Diagnostic& problem : doc.problems()) {
        session.err.write(
            output::frame(doc.file(), problem, {session.error_color, session.style.width}));
        failed = failed || problem.severity == Severity::error;
    }
    return failed;
}

int render(Session& session, const Path& input, const Configs& configs) {
    Result<std::string> bytes = read_input(session, input);
    if (!bytes) {
        session.tell(bytes.error());
        return exit_code::failure;
    }
    if (bytes->empty())
        session.tell(Error{"the file is empty", name_of(session, input)});
    const Result<std::unique_ptr<const Document>> doc =
        Document::read(name_of(session, input), *std::move(bytes), Liquid::text, session.limits);
    if (!doc) {
        session.tell(doc.error());
        return exit_code::failure;
    }
    const Result<std::string> html = html_of(**doc, session, configs);
    if (!html) {
        session.tell(html.error());
        return exit_code::failure;
    }
    const bool failed = report_problems(session, **doc);
    if (!write_output(session, *html))
        return exit_code::failure;
    return failed ? exit_code::findings : exit_code::clean;
}

int run(Session& session) {
    const std::vector<std::string>& words = session.options.words;
    if (words.empty() || words.front().empty())
        return refuse(session, commands::render.name, "name a file, or - for standard input");
    if (words.size() > 1)
        return refuse(session, commands::render.name,
                      fmt::format("takes one file, not {}", words.size()));
    const Path& input = words.front();
    if (is_the_post(session, input))
        return refuse(session, commands::render.name, "--output names the post itself");
    if (!session.options.site.source.empty()) {
        if (session.options.page || input == standard_input)
            return refuse(session, commands::render.name,
                          "--site renders a file of the site, with its layouts");
        return render_of_site(session, input);
    }
    Result<Configs> configs = Configs();
    if (session.options.page)
        configs = Configs::load(session, {input});
    if (!configs) {
        session.tell(configs.error());
        return exit_code::usage;
    }
    return render(session, input, *configs);
}

constexpr std::array render_flags{
    &flags::page,        &flags::render_site,    &flags::output,
    &flags::site_drafts, &flags::site_future,    &flags::site_unpublished,
    &flags::now,         &flags::stdin_filename, &flags::config,
    &flags::color,
};

}  // namespace

constinit const Command commands::render{
    .name = "render",
    .words = "FILE",
    .summary = "Write a post as HTML",
    .about =
        "Without --page only the HTML of the body is written. Liquid in it is text. With --site\n"
        "it is the page that kiji build writes, Liquid and layouts and all. Exit code 1 means "
        "that\n"
        "the front matter could not be read, or that the page has a fault.\n",
    .examples =
        "  kiji render post.md                       the body, to standard output\n"
        "  kiji render --page -o post.html post.md   a page with title, date and style\n"
        "  kiji render --site blog blog/about.md     as kiji build writes it\n"
        "  kiji render - <post.md                    from standard input\n",
    .flags = render_flags,
    .run = run,
};

}  // namespace kiji::cli
