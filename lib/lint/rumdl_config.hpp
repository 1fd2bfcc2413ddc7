// rumdl's configuration files.
#pragma once

#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "base/files.hpp"
#include "base/limits.hpp"
#include "base/result.hpp"
#include "lint/settings.hpp"

namespace kiji::lint {

/// True for the names of such files: .rumdl.toml and rumdl.toml.
bool is_rumdl_config(std::string_view name);

/// One such file, read. Copies share it.
class RumdlConfig {
  public:
    /// Error: the file cannot be read or is not TOML.
    static Result<RumdlConfig> read(const FileSystem& files, const Path& path,
                                    const Limits& limits);

    /// Which of [per-file-ignores] take `file`, a path below the folder of the configuration: where
    /// these are equal, `apply` does the same.
    std::vector<bool> ignores(std::string_view file) const;

    /// Sets `settings` for `file` as `enable`, `disable` and `line-length` of [global],
    /// [per-file-ignores] and the tables of rules say; their options are called as markdownlint's
    /// are, with "-" for "_". Gives what has no equal here; such keys change nothing.
    std::vector<Error> apply(std::string_view file, Settings& settings) const;

  private:
    struct Source;
    explicit RumdlConfig(std::shared_ptr<const Source> source) : source_(std::move(source)) {}

    std::shared_ptr<const Source> source_;
};

}  // namespace kiji::lint
