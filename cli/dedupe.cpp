// kiji dedupe: find text that stands twice.
#include "dedupe/dedupe.hpp"

#include <array>
#include <exception>
#include <utility>

#include <fmt/core.h>

#include "base/parallel.hpp"
#include "commands.hpp"
#include "exit_code.hpp"
#include "inputs.hpp"
#include "usage.hpp"

namespace kiji::cli {
namespace {

/// The posts that could be read, in order, and what happened to the others.
struct Posts {
    std::vector<std::unique_ptr<const Document>> documents;
    std::vector<Error> errors;
};

Posts read_all(Session& session, Inputs inputs) {
    using Read = Result<std::unique_ptr<const Document>>;
    std::vector<Read> results;
    for (std::size_t i = 0; i < inputs.files.size(); ++i)
        results.emplace_back(Error{});
    parallel_for(inputs.files.size(), session.options.threads, [&](std::size_t i) {
        const Path& input = inputs.files[i];
        try {
            Result<std::string> bytes = read_input(session, input);
            results[i] = bytes ? Document::read(name_of(session, input), *std::move(bytes),
                                                Liquid::masked, session.limits)
                               : Read(bytes.error());
        } catch (const std::exception& error) {
            results[i] =
                Error{fmt::format("reading the post: {}", error.what()), name_of(session, input)};
        }
    });
    Posts posts{{}, std::move(inputs.errors)};
    for (const Error& error : posts.errors)
        session.tell(error);
    for (Read& result : results) {
        if (!result) {
            session.tell(result.error());
            posts.errors.push_back(result.error());
            continue;
        }
        if ((*result)->text().empty())
            session.tell(Error{"the file is empty", (*result)->file().name()});
        posts.documents.push_back(*std::move(result));
    }
    return posts;
}

Diagnostic finding_of(const dedupe::Group& group, const dedupe::Place& copy, const Posts& posts) {
    const SourceFile& first = posts.documents[group.first.document]->file();
    const SourceFile& here = posts.documents[copy.document]->file();
    const std::size_t line = first.lines().line_at(group.first.span.begin) + 1;
    const std::string place =
        &here == &first ? fmt::format("line {}", line) : fmt::format("{}:{}", first.name(), line);
    const bool verbatim = here.slice(copy.span) == first.slice(group.first.span);
    return {
        .rule = dedupe::name_of(group.relation),
        .severity = Severity::warning,
        .span = copy.span,
        .message = fmt::format("same text as {}, {} characters{}", place, group.characters,
                               verbatim ? "" : ", but for markup, width or blanks"),
        .related = {{group.first.span, "first here", &first}},
    };
}

void write_groups(Session& session, const dedupe::Report& report, const Posts& posts) {
    bool any = false;
    for (const dedupe::Group& group : report.groups) {
        for (const dedupe::Place& copy : group.copies) {
            if (std::exchange(any, true))
                session.out.write(session.options.format->separator);
            session.out.write(
                session.options.format->findings(posts.documents[copy.document]->file(),
                                                 {finding_of(group, copy, posts)}, session.style));
        }
    }
}

std::string summary_text(const dedupe::Report& report, const Posts& posts) {
    const std::size_t files = posts.documents.size();
    const std::string_view plural = files == 1 ? "" : "s";
    std::string out;
    if (report.groups.empty()) {
        out = fmt::format("no text stands twice in {} file{}", files, plural);
    } else {
        const double share = 100.0 * static_cast<double>(report.surplus_characters) /
                             static_cast<double>(report.characters);
        out = fmt::format("{} group{} with {} surplus cop{}: {:.1f} % of the text in {} file{}",
                          report.groups.size(), report.groups.size() == 1 ? "" : "s",
                          report.surplus_blocks, report.surplus_blocks == 1 ? "y" : "ies", share,
                          files, plural);
    }
    if (!posts.errors.empty())
        out += fmt::format("; {} file{} not done", posts.errors.size(),
                           posts.errors.size() == 1 ? "" : "s");
    return out;
}

int run(Session& session) {
    Result<Inputs> inputs = find_inputs(session);
    if (!inputs)
        return refuse(session, commands::dedupe.name, inputs.error().message);
    const Posts posts = read_all(session, *std::move(inputs));
    std::vector<const Document*> documents;
    documents.reserve(posts.documents.size());
    for (const auto& document : posts.documents)
        documents.push_back(document.get());
    const dedupe::Report report =
        dedupe::find(documents, {.across = session.options.all}, session.options.threads);

    const output::Format& format = *session.options.format;
    session.out.write(format.begin(commands::dedupe.name));
    write_groups(session, report, posts);
    session.out.write(format.end(
        {
            .text = summary_text(report, posts),
            .counts =
                {
                    {"files", posts.documents.size()},
                    {"groups", report.groups.size()},
                    {"surplus_blocks", report.surplus_blocks},
                    {"blocks", report.blocks},
                    {"surplus_characters", report.surplus_characters},
                    {"characters", report.characters},
                    {"not_done", posts.errors.size()},
                },
            .errors = posts.errors,
        },
        session.style));
    if (!posts.errors.empty())
        return exit_code::failure;
    const bool counts = session.options.fail_on <= Severity::warning;
    return !report.groups.empty() && counts ? exit_code::findings : exit_code::clean;
}

constexpr std::array dedupe_flags{
    &flags::all,   &flags::fail_on, &flags::format,
    &flags::color, &flags::threads, &flags::stdin_filename,
};

}  // namespace

constinit const Command commands::dedupe{
    .name = "dedupe",
    .words = "PATH…",
    .summary = "Find text that stands twice",
    .about =
        "Paragraphs and list items are compared by their letters and digits: markup, blanks,\n"
        "case and full or half width do not count. Short ones are left out.\n",
    .examples =
        "  kiji dedupe post.md                  repeats within a post\n"
        "  kiji dedupe --all _posts             also across posts\n"
        "  kiji dedupe --format json _posts     for programs\n",
    .flags = dedupe_flags,
    .run = run,
};

}  // namespace kiji::cli
