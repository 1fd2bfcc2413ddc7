// kiji liquid: one template, rendered.
#include "liquid/liquid.hpp"

#include <array>
#include <chrono>

#include <fmt/core.h>

#include "commands.hpp"
#include "exit_code.hpp"
#include "inputs.hpp"
#include "liquid_includes.hpp"
#include "source/check_text.hpp"
#include "usage.hpp"
#include "value/json.hpp"
#include "value/yaml.hpp"

namespace kiji::cli {
namespace {

/// What --data names, in `arena`; an object. The file must outlive it.
class Data {
  public:
    Result<void> load(const Session& session) {
        if (session.options.data.empty()) {
            root_ = make_object(arena_, {});
            return Done{};
        }
        const Path& path = session.options.data;
        Result<std::string> text = session.files.read(path, session.limits.file_bytes);
        if (!text)
            return text.error();
        file_ = std::make_unique<const SourceFile>(path, *std::move(text));
        if (const std::optional<Error> unreadable = check_text(*file_, session.limits))
            return *unreadable;
        const Result<Value> value = extension(path) == ".json"
                                        ? json::read(*file_, arena_, session.limits)
                                        : read_yaml(session);
        if (!value)
            return value.error();
        if (!value->is(Value::Type::object))
            return Error{fmt::format("the data is {}, not a mapping of names", describe(*value)),
                         path};
        root_ = *value;
        return Done{};
    }
    const Value& root() const { return root_; }

  private:
    Result<Value> read_yaml(const Session& session) {
        Diagnostics found;
        const yaml::Yaml read = yaml::read(*file_, file_->whole(), arena_, session.limits, found);
        if (read.ok)
            return *read.root;
        const Position place = file_->lines().position(found.empty() ? 0 : found[0].span.begin);
        return Error{found.empty() ? "this is not YAML" : found[0].message, file_->name(),
                     place.line, place.column};
    }

    Arena arena_;
    std::unique_ptr<const SourceFile> file_;
    Value root_;
};

DateTime now() {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return {.microseconds = std::chrono::duration_cast<std::chrono::microseconds>(since).count(),
            .has_time = true,
            .has_offset = true};
}

std::string list(const liquid::Engine& engine) {
    std::string out = "tags\n";
    for (const liquid::TagRow* tag : engine.tags())
        out += fmt::format("  {}\n      {}\n", tag->syntax, tag->summary);
    out += "\nfilters\n";
    for (const liquid::FilterRow* filter : engine.filters())
        out += fmt::format("  {}\n      {}\n", filter->signature, filter->summary);
    return out;
}

void tell(Session& session, const SourceFile& file, const Diagnostic& problem) {
    session.out.flush();
    session.err.write(
        output::frame(file, problem, {.color = session.error_color, .width = session.style.width}));
}

int write_rendered(Session& session, const liquid::Rendered& rendered) {
    session.out.write(rendered.text);
    for (const liquid::Problem& problem : rendered.problems)
        tell(session, *problem.file, problem.diagnostic);
    if (rendered.more_problems > 0)
        session.tell(Error{fmt::format("{} more errors", rendered.more_problems)});
    return rendered.problems.empty() ? exit_code::clean : exit_code::findings;
}

int render(Session& session, const liquid::Engine& engine, const Path& input) {
    Data data;
    if (const Result<void> loaded = data.load(session); !loaded) {
        session.tell(loaded.error());
        return exit_code::failure;
    }
    Result<std::string> bytes = read_input(session, input);
    if (!bytes) {
        session.tell(bytes.error());
        return exit_code::failure;
    }
    const SourceFile file(name_of(session, input), *std::move(bytes));
    if (const std::optional<Error> unreadable = check_text(file, session.limits)) {
        session.tell(*unreadable);
        return exit_code::failure;
    }
    const bool strict = session.options.strict;
    const liquid::ParseOptions parsing{.mode = strict ? liquid::ErrorMode::strict
                                                      : liquid::ErrorMode::lax};
    const auto tree = engine.parse(file, file.whole(), parsing);
    for (const Diagnostic& problem : tree->problems())
        tell(session, file, problem);
    if (!tree->ok())
        return exit_code::findings;
    const FolderIncludes includes(engine, session.files, session.options.includes,
                                  session.limits.file_bytes, parsing);
    const liquid::RenderOptions options{
        .includes = session.options.includes.empty() ? nullptr : &includes,
        .strict_variables = strict,
        .strict_filters = strict,
        .now = now(),
    };
    return write_rendered(session, engine.render(*tree, data.root(), options));
}

int run(Session& session) {
    const std::vector<std::string>& words = session.options.words;
    const liquid::Engine engine(session.options.dialect == 4 ? liquid::Dialect::liquid4
                                                             : liquid::Dialect::liquid5);
    if (session.options.list) {
        session.out.write(list(engine));
        return exit_code::clean;
    }
    if (words.size() != 1 || words.front().empty())
        return refuse(session, commands::liquid.name,
                      words.size() > 1 ? fmt::format("takes one template, not {}", words.size())
                                       : "name a template, or - for standard input");
    return render(session, engine, words.front());
}

constexpr std::array liquid_flags{
    &flags::data, &flags::includes,       &flags::dialect, &flags::strict,
    &flags::list, &flags::stdin_filename, &flags::color,
};

}  // namespace

constinit const Command commands::liquid{
    .name = "liquid",
    .words = "TEMPLATE",
    .summary = "Render a Liquid template",
    .about =
        "Renders as Jekyll's Liquid does (4.0), or with --dialect 5 as today's. Tags and filters\n"
        "are Liquid's own, none of Jekyll's. An error stands in place of what could not be\n"
        "rendered, and on standard error with its place; then the exit code is 1.\n",
    .examples =
        "  kiji liquid page.liquid --data site.yml     the page, to standard output\n"
        "  echo '{{ \"a b\" | split: \" \" | last }}' | kiji liquid -\n"
        "  kiji liquid --list                          all tags and filters\n",
    .flags = liquid_flags,
    .run = run,
};

}  // namespace kiji::cli
