#include "inputs.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <map>
#include <system_error>
#include <utility>

#include <fmt/core.h>
#include <unistd.h>

namespace kiji::cli {
namespace {

Result<std::string> read_standard_input(std::size_t most) {
    std::string text;
    std::array<char, 65536> buffer{};
    while (true) {
        const ssize_t got = ::read(STDIN_FILENO, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return Error{
                fmt::format("reading standard input: {}", std::generic_category().message(errno))};
        if (got == 0)
            return text;
        text.append(buffer.data(), static_cast<std::size_t>(got));
        if (text.size() > most)
            return Error{fmt::format("reading standard input: more than {} bytes", most)};
    }
}

/// Leaves out what the configuration excludes; a file that was named by itself stays.
Inputs without_excluded(const Session& session, Inputs inputs) {
    const Result<Configs> configs = Configs::load(session, inputs.files);
    if (!configs)
        return inputs;  // whoever asks for the configuration next tells of it
    const std::vector<std::string>& words = session.options.words;
    std::vector<Path> kept;
    for (std::size_t i = 0; i < inputs.files.size(); ++i) {
        const corpus::Config& config = configs->of(i);
        Path& file = inputs.files[i];
        if (config.exclude.empty() || !config.exclude.take(configs->relative(i)) ||
            std::ranges::find(words, file) != words.end())
            kept.push_back(std::move(file));
    }
    inputs.files = std::move(kept);
    return inputs;
}

}  // namespace

Result<Inputs> find_inputs(const Session& session) {
    const std::vector<std::string>& words = session.options.words;
    if (words.empty())
        return Error{"name files or folders, or - for standard input"};
    if (std::ranges::find(words, "") != words.end())
        return Error{"a path is empty"};
    if (std::ranges::find(words, standard_input) == words.end()) {
        corpus::Found found = corpus::find_posts(session.files, words);
        return without_excluded(session, {std::move(found.files), std::move(found.errors)});
    }
    if (words.size() > 1)
        return Error{"- (standard input) does not go with other paths; a file of that name is ./-"};
    return Inputs{{Path(standard_input)}, {}};
}

const std::string& name_of(const Session& session, const Path& input) {
    return input == standard_input ? session.options.stdin_filename : input;
}

Result<std::string> read_input(const Session& session, const Path& input) {
    if (input != standard_input)
        return session.files.read(input, session.limits.file_bytes);
    Result<std::string> text = read_standard_input(session.limits.file_bytes);
    if (!text)
        return Error{text.error().message, session.options.stdin_filename};
    return text;
}

bool is_foreign_config(const Path& path) {
    const std::string_view name = file_name(path);
    return name.find("markdownlint") != std::string_view::npos || name.ends_with(".json") ||
           name.ends_with(".jsonc") || name.ends_with(".toml");
}

Result<Configs> Configs::load(const Session& session, const std::vector<Path>& files) {
    Configs loaded;
    if (is_foreign_config(session.options.config)) {
        loaded.configs_.emplace_back();
        loaded.which_.assign(files.size(), 0);
    } else if (!session.options.config.empty()) {
        Result<corpus::Config> config =
            corpus::read_config(session.files, session.options.config, session.limits);
        if (!config)
            return config.error();
        loaded.configs_.push_back(*std::move(config));
        loaded.which_.assign(files.size(), 0);
    }
    struct Folder {
        std::size_t config = 0;
        Path place;
    };
    std::map<Path, Folder> known;
    for (const Path& file : files) {
        const Path folder(parent(name_of(session, file)));
        const auto [entry, fresh] = known.try_emplace(folder);
        if (fresh) {
            const Result<Path> place = session.files.resolve(folder.empty() ? Path(".") : folder);
            entry->second = {loaded.configs_.size(), place ? *place : folder};
        }
        loaded.places_.push_back(join(entry->second.place, file_name(name_of(session, file))));
        if (!session.options.config.empty())
            continue;
        if (fresh) {
            Result<corpus::Config> config = corpus::load_config(
                session.files, folder.empty() ? Path(".") : folder, session.limits);
            if (!config)
                return config.error();
            loaded.configs_.push_back(*std::move(config));
        }
        loaded.which_.push_back(entry->second.config);
    }
    return loaded;
}

bool write_output(Session& session, std::string_view text) {
    if (session.options.output.empty() || session.options.output == standard_input) {
        session.out.write(text);
        return true;
    }
    const Result<void> written = session.files.replace(session.options.output, text);
    if (!written)
        session.tell(written.error());
    return static_cast<bool>(written);
}

}  // namespace kiji::cli
