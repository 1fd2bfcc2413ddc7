// kiji dedupe stage: the steps of finding similar paragraphs past one machine.
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <fmt/core.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include "base/text.hpp"
#include "commands.hpp"
#include "dedupe/dedupe.hpp"
#include "exit_code.hpp"
#include "inputs.hpp"
#include "usage.hpp"

namespace kiji::cli {
namespace {

constexpr std::string_view units = "units";

/// Standard input, a line at a time. Holds the longest line.
class LineReader {
  public:
    explicit LineReader(std::size_t most) : most_(most) {}

    Result<std::optional<std::string_view>> next() {
        while (true) {
            const std::size_t end = buffer_.find('\n', searched_);
            if (end != std::string::npos) {
                const std::string_view line = std::string_view(buffer_).substr(at_, end - at_);
                at_ = searched_ = end + 1;
                return std::optional(line);
            }
            searched_ = buffer_.size();
            if (buffer_.size() - at_ > most_)
                return Error{
                    fmt::format("reading standard input: a line has more than {} bytes", most_)};
            const Result<bool> more = fill();
            if (!more)
                return more.error();
            if (!*more)
                return rest();
        }
    }

  private:
    Result<bool> fill() {
        buffer_.erase(0, at_);
        searched_ -= at_;
        at_ = 0;
        constexpr std::size_t block = std::size_t{64} << 10U;
        const std::size_t size = buffer_.size();
        buffer_.resize(size + block);
        ssize_t got = 0;
        do {
            got = ::read(STDIN_FILENO, buffer_.data() + size, block);
        } while (got < 0 && errno == EINTR);
        buffer_.resize(size + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
        if (got < 0)
            return Error{
                fmt::format("reading standard input: {}", std::generic_category().message(errno))};
        return got > 0;
    }

    /// The last line, where it has no end.
    std::optional<std::string_view> rest() {
        if (at_ == buffer_.size())
            return std::nullopt;
        const std::string_view line = std::string_view(buffer_).substr(at_);
        at_ = searched_ = buffer_.size();
        return line;
    }

    std::size_t most_;
    std::string buffer_;
    std::size_t at_ = 0;        // the next line begins here
    std::size_t searched_ = 0;  // no line end stands between
};

/// Writes the paragraphs of one post after another.
class UnitStage {
  public:
    explicit UnitStage(Session& session)
        : session_(session), writer_([&](std::string_view line) { session.out.write(line); }) {}

    void add(const Path& file) {
        if (const Result<void> added = try_to_add(file); !added) {
            session_.tell(added.error());
            failed_ = true;
        }
    }
    bool failed() const { return failed_; }

  private:
    Result<void> try_to_add(const Path& file) {
        Result<std::string> bytes = session_.files.read(file, session_.limits.file_bytes);
        if (!bytes)
            return bytes.error();
        const Result<Configs> config = Configs::load(session_, {file});
        if (!config)
            return config.error();
        const auto doc = Document::read(file, *std::move(bytes), Liquid::masked, session_.limits);
        if (!doc)
            return doc.error();
        writer_.add(**doc, config->of(0).markers);
        return Done{};
    }

    Session& session_;
    dedupe::UnitWriter writer_;
    bool failed_ = false;
};

int run_units(Session& session) {
    session.options.words.erase(session.options.words.begin());
    UnitStage stage(session);
    if (!session.options.words.empty()) {
        const Result<Inputs> inputs = find_inputs(session);
        if (!inputs)
            return refuse(session, commands::dedupe_stage.name, inputs.error().message);
        for (const Error& error : inputs->errors)
            session.tell(error);
        for (const Path& file : inputs->files)
            stage.add(file);
        return stage.failed() || !inputs->errors.empty() ? exit_code::failure : exit_code::clean;
    }
    LineReader names(session.limits.file_bytes);
    while (true) {
        const auto name = names.next();
        if (!name) {
            session.tell(name.error());
            return exit_code::failure;
        }
        if (!*name)
            return stage.failed() ? exit_code::failure : exit_code::clean;
        if (!(*name)->empty())
            stage.add(Path(**name));
    }
}

std::vector<std::string_view> stage_names() {
    std::vector<std::string_view> names{units};
    for (const dedupe::Stage& stage : dedupe::stages())
        names.push_back(stage.name);
    return names;
}

int run(Session& session) {
    const std::vector<std::string>& words = session.options.words;
    const std::vector<std::string_view> names = stage_names();
    if (words.empty())
        return refuse(session, commands::dedupe_stage.name,
                      fmt::format("name one of {}; a folder called stage is ./stage",
                                  fmt::join(names, ", ")));
    if (words.front() == units)
        return run_units(session);
    const auto stages = dedupe::stages();
    const auto stage = std::ranges::find(stages, words.front(), &dedupe::Stage::name);
    if (stage == stages.end()) {
        const std::string_view meant = nearest(words.front(), names);
        return refuse(session, commands::dedupe_stage.name,
                      fmt::format("there is no stage '{}'{}", escape_for_terminal(words.front()),
                                  meant.empty() ? "" : fmt::format("; did you mean {}?", meant)));
    }
    if (words.size() > 1)
        return refuse(session, commands::dedupe_stage.name,
                      fmt::format("{} reads standard input and takes no paths", stage->name));
    // A paragraph of the longest file, in which each character is written as two.
    LineReader lines(2 * session.limits.file_bytes);
    const Result<std::string> done = stage->run(
        [&] { return lines.next(); }, [&](std::string_view line) { session.out.write(line); },
        {.bound = session.options.bound.value_or(dedupe::StageOptions{}.bound),
         .threads = session.options.threads});
    if (!done) {
        session.tell(Error{fmt::format("{}: {}", stage->name, done.error().message)});
        return exit_code::failure;
    }
    if (!done->empty())
        session.tell(Error{fmt::format("{}: {}", stage->name, *done)});
    return exit_code::clean;
}

constexpr std::array stage_flags{&flags::bound, &flags::config, &flags::threads};

}  // namespace

constinit const Command commands::dedupe_stage{
    .name = "dedupe stage",
    .words = "STAGE [PATH…]",
    .summary = "One step of finding similar paragraphs past one machine",
    .about =
        "Stages read lines and write lines in constant memory; between them any engine sorts.\n"
        "units takes paths, or reads the names of files from standard input; all others read the\n"
        "lines of the stage before. How they go together and what they cost: kiji help scale\n",
    .examples =
        "  ls _posts/*.md | kiji dedupe stage units | kiji dedupe stage bands | sort -u >bands\n"
        "  kiji dedupe stage candidates <bands | sort -u >candidates\n",
    .flags = stage_flags,
    .run = run,
};

}  // namespace kiji::cli
