// kiji dedupe: find text that stands twice.
#include "dedupe/dedupe.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include <fmt/core.h>

#include "base/parallel.hpp"
#include "commands.hpp"
#include "dedupe_fix.hpp"
#include "dedupe_index.hpp"
#include "dedupe_show.hpp"
#include "exit_code.hpp"
#include "inputs.hpp"
#include "usage.hpp"

namespace kiji::cli {
namespace {

/// The posts that could be read, in order, and what happened to the others.
struct Posts {
    std::vector<std::unique_ptr<const SourceFile>> files;
    std::vector<std::size_t> inputs;  // which of the inputs each is
    std::vector<Error> errors;
    std::size_t published = 0;  // the first so many are of --corpus, the others were named
};

/// What --corpus adds to the inputs.
struct Corpus {
    std::size_t posts = 0;   // so many inputs come first that were not named
    std::set<Path> named{};  // inputs that were, and lie in it
};

/// The file that a path leads to, however it is written.
Path real_path(const Session& session, const Path& path) {
    Result<Path> real = session.files.resolve(path);
    return real ? *std::move(real) : path;
}

/// Puts the posts of --corpus that are not named before those that are.
Corpus add_corpus(const Session& session, Inputs& inputs) {
    const std::array folder{session.options.corpus};
    corpus::Found found = corpus::find_posts(session.files, folder);
    std::map<Path, Path> named;
    for (const Path& input : inputs.files)
        named.emplace(real_path(session, input), input);
    Corpus corpus;
    std::erase_if(found.files, [&](const Path& path) {
        const auto same = named.find(real_path(session, path));
        if (same == named.end())
            return false;
        corpus.named.insert(same->second);
        return true;
    });
    inputs.files.insert(inputs.files.begin(), found.files.begin(), found.files.end());
    inputs.errors.insert(inputs.errors.begin(), found.errors.begin(), found.errors.end());
    corpus.posts = found.files.size();
    return corpus;
}

/// Reads `inputs`, of which the first `published` are of --corpus.
Posts read_all(Session& session, Inputs inputs, std::size_t published) {
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
    Posts posts{.errors = std::move(inputs.errors)};
    for (const Error& error : posts.errors)
        session.tell(error);
    for (std::size_t i = 0; i < results.size(); ++i) {
        if (i == published)
            posts.published = posts.files.size();
        if (!results[i]) {
            session.tell(results[i].error());
            posts.errors.push_back(results[i].error());
            continue;
        }
        const std::string& name = name_of(session, inputs.files[i]);
        if (results[i]->empty())
            session.tell(Error{"the file is empty", name});
        posts.files.push_back(std::make_unique<const SourceFile>(name, *std::move(results[i])));
        posts.inputs.push_back(i);
    }
    if (published == results.size())
        posts.published = posts.files.size();
    return posts;
}

dedupe::Scope scope_of(const Options& options) {
    if (options.all)
        return dedupe::Scope::all;
    return options.corpus.empty() ? dedupe::Scope::within : dedupe::Scope::corpus;
}

/// Posts are compared with one another, so that what the configuration of one says goes for all.
void add_configs(const Configs& configs, dedupe::Options& options) {
    for (const corpus::Config& config : configs.all()) {
        options.markers.insert(options.markers.end(), config.markers.begin(), config.markers.end());
        options.boilerplate.insert(options.boilerplate.end(), config.boilerplate.begin(),
                                   config.boilerplate.end());
    }
}

/// Each post with its own configuration: alone or in its folder, it becomes the same.
std::vector<RepairPost> posts_to_repair(const Session& session, const Posts& posts,
                                        const Configs& configs, const Corpus& corpus) {
    std::vector<RepairPost> all;
    for (std::size_t i = 0; i < posts.files.size(); ++i) {
        const bool named = i >= posts.published;
        all.push_back({
            .post = posts.files[i].get(),
            .options = repair_options(session.options, configs.of(posts.inputs[i])),
            .repaired = named || session.options.cross,
            .published =
                !named || session.options.all || corpus.named.contains(posts.files[i]->name()),
        });
    }
    return all;
}

/// Nothing was looked at; formats for programs still get a document that says why.
int refuse_config(Session& session, const Error& error) {
    session.tell(error);
    session.options.report.clear();
    if (session.options.format != &output::formats()[0] && !wants_repair(session.options))
        show(session, {}, {}, {error}, {});
    return exit_code::usage;
}

int run(Session& session) {
    if (session.options.format->duplicates == nullptr)
        return refuse(session, commands::dedupe.name,
                      fmt::format("--format {} shows findings: it is for kiji lint",
                                  session.options.format->name));
    Result<Inputs> inputs = find_inputs(session);
    if (!inputs)
        return refuse(session, commands::dedupe.name, inputs.error().message);
    if (session.options.all && !session.options.corpus.empty())
        return refuse(session, commands::dedupe.name,
                      "--all and --corpus do not go together: --all compares every post with every "
                      "other already");
    if (!session.options.index.empty() && session.options.corpus.empty())
        return refuse(session, commands::dedupe.name,
                      "--index keeps what was learnt of the posts of --corpus; name their folder");
    if (const std::optional<std::string> misuse = repair_misuse(session.options))
        return refuse(session, commands::dedupe.name, *misuse);
    const Corpus corpus = session.options.corpus.empty() ? Corpus{} : add_corpus(session, *inputs);
    const Result<Configs> configs = Configs::load(session, inputs->files);
    if (!configs)
        return refuse_config(session, configs.error());
    Posts posts = read_all(session, *std::move(inputs), corpus.posts);
    const std::vector<RepairPost> repairs = posts_to_repair(session, posts, *configs, corpus);
    if (wants_repair(session.options))
        return repair_posts(session, repairs, std::move(posts.errors));
    std::vector<const SourceFile*> files;
    files.reserve(posts.files.size());
    for (const auto& file : posts.files)
        files.push_back(file.get());
    dedupe::Options options{.scope = scope_of(session.options),
                            .published = posts.published,
                            .explain = session.options.explain};
    add_configs(*configs, options);
    if (session.options.bound) {
        options.near = options.across = *session.options.bound;
        options.parts = false;
    }
    if (session.options.index.empty())
        return show(session, dedupe::find(files, options, session.limits, session.options.threads),
                    files, std::move(posts.errors), repairs);
    const Result<dedupe::Found> found = find_with_index(session, files, options);
    if (!found) {
        session.tell(found.error());
        return exit_code::failure;
    }
    return show(session, *found, files, std::move(posts.errors), repairs);
}

constexpr std::array dedupe_flags{
    &flags::all,     &flags::corpus,      &flags::index,
    &flags::bound,   &flags::repair,      &flags::keep,
    &flags::cross,   &flags::interactive, &flags::repair_diff,
    &flags::dry_run, &flags::patch,       &flags::backup,
    &flags::log,     &flags::fail_on,     &flags::format,
    &flags::report,  &flags::verbose,     &flags::explain,
    &flags::color,   &flags::threads,     &flags::stdin_filename,
    &flags::config,
};

}  // namespace

constinit const Command commands::dedupe{
    .name = "dedupe",
    .words = "PATH…",
    .summary = "Find text that stands twice",
    .about =
        "Paragraphs, list items, sections, sentences and passages are compared by their letters\n"
        "and digits: markup, blanks, case and full or half width do not count. Variants and parts\n"
        "are told as such. Short texts are left out.\n\n"
        "--bound asks for similar paragraphs alone: passages, and paragraphs of other posts that\n"
        "stand within longer ones, are not looked for.\n\n"
        "--fix takes out whole stretches of a post and adds nothing but a blank where a sentence\n"
        "is joined: markers between chunks and what stands between the halves of a sentence that\n"
        "they cut, the repeated title, copies within the post, paragraphs whose every sentence\n"
        "stands elsewhere in it, and headings that are left empty. Every sentence, link and image\n"
        "stays. What went is in a log, with the place of what stays, and kiji undo puts it back.\n"
        "With --corpus or --all, paragraphs that an older post says go as well: published posts\n"
        "are older than drafts, then dates count, then paths. What stands in three posts stays,\n"
        "and a post of which nothing would be left is told of. Posts of --corpus are changed with\n"
        "--cross alone.\n"
        "-i remembers what it was told to leave in .kiji/answers. Exit code 1 with --diff or\n"
        "--patch: --fix would change something. --fix with - writes the repaired text to standard\n"
        "output.\n",
    .examples =
        "  kiji dedupe post.md                  repeats within a post\n"
        "  kiji dedupe --all _posts             also across posts\n"
        "  kiji dedupe draft.md --corpus _posts a draft with all published posts\n"
        "  kiji dedupe --diff post.md           what --fix would take out\n"
        "  kiji dedupe --fix _posts             take copies out, nothing is lost\n"
        "  kiji dedupe --fix draft.md --corpus _posts  also what published posts say\n"
        "  kiji dedupe --format json _posts     for programs\n",
    .flags = dedupe_flags,
    .run = run,
};

}  // namespace kiji::cli
