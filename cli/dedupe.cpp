// kiji dedupe: find text that stands twice.
#include "dedupe/dedupe.hpp"

#include <array>
#include <exception>
#include <utility>

#include <fmt/core.h>

#include "base/parallel.hpp"
#include "commands.hpp"
#include "dedupe_show.hpp"
#include "inputs.hpp"
#include "usage.hpp"

namespace kiji::cli {
namespace {

/// The posts that could be read, in order, and what happened to the others.
struct Posts {
    std::vector<std::unique_ptr<const SourceFile>> files;
    std::vector<Error> errors;
};

Posts read_all(Session& session, Inputs inputs) {
    std::vector<Result<std::string>> results;
    for (std::size_t i = 0; i < inputs.files.size(); ++i)
        results.emplace_back(Error{});
    parallel_for(inputs.files.size(), session.options.threads, [&](std::size_t i) {
        const Path& input = inputs.files[i];
        try {
            results[i] = read_input(session, input);
        } catch (const std::exception& error) {
            results[i] =
                Error{fmt::format("reading the post: {}", error.what()), name_of(session, input)};
        }
    });
    Posts posts{{}, std::move(inputs.errors)};
    for (const Error& error : posts.errors)
        session.tell(error);
    for (std::size_t i = 0; i < results.size(); ++i) {
        if (!results[i]) {
            session.tell(results[i].error());
            posts.errors.push_back(results[i].error());
            continue;
        }
        const std::string& name = name_of(session, inputs.files[i]);
        if (results[i]->empty())
            session.tell(Error{"the file is empty", name});
        posts.files.push_back(std::make_unique<const SourceFile>(name, *std::move(results[i])));
    }
    return posts;
}

int run(Session& session) {
    Result<Inputs> inputs = find_inputs(session);
    if (!inputs)
        return refuse(session, commands::dedupe.name, inputs.error().message);
    Posts posts = read_all(session, *std::move(inputs));
    std::vector<const SourceFile*> files;
    files.reserve(posts.files.size());
    for (const auto& file : posts.files)
        files.push_back(file.get());
    const dedupe::Options options{.scope = session.options.all ? dedupe::Scope::all
                                                               : dedupe::Scope::within};
    const dedupe::Found found =
        dedupe::find(files, options, session.limits, session.options.threads);
    return show(session, found, files, std::move(posts.errors));
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
