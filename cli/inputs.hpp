// The posts that a command line names.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "command.hpp"
#include "corpus/corpus.hpp"
#include "document/document.hpp"

namespace kiji::cli {

/// "-" among paths.
inline constexpr std::string_view standard_input = "-";

/// Files to work on, in order.
struct Inputs {
    std::vector<Path> files;  // or one "-"
    std::vector<Error> errors;
};

/// Where the words of `session` lead. Error: they make no sense together.
Result<Inputs> find_inputs(const Session& session);

/// The name that messages use for an input.
const std::string& name_of(const Session& session, const Path& input);

/// The bytes of a file or of standard input, at most `session.limits.file_bytes`.
Result<std::string> read_input(const Session& session, const Path& input);

/// True where `path` is called like a configuration of markdownlint or rumdl: kiji's own is YAML
/// and goes by another name.
bool is_foreign_config(const Path& path);

/// The configuration for each of `files`: that of --config, or the nearest one. Each folder is
/// looked at once.
class Configs {
  public:
    static Result<Configs> load(const Session& session, const std::vector<Path>& files);
    const corpus::Config& of(std::size_t file) const { return configs_[which_[file]]; }
    /// The file as the patterns of its configuration see it.
    std::string_view relative(std::size_t file) const { return of(file).relative(places_[file]); }
    /// The file by its absolute path, and the folder it lies in.
    const Path& place(std::size_t file) const { return places_[file]; }
    Path folder(std::size_t file) const { return Path(parent(places_[file])); }
    /// Each one once.
    const std::vector<corpus::Config>& all() const { return configs_; }

  private:
    std::vector<corpus::Config> configs_;
    std::vector<std::size_t> which_;  // by file
    std::vector<Path> places_;        // by file: absolute
};

/// Writes what a command made into the file that --output names, or to standard output. False: it
/// could not be written, which has been told.
bool write_output(Session& session, std::string_view text);

}  // namespace kiji::cli
