// markdownlint's configuration files.
#pragma once

#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "base/limits.hpp"
#include "base/result.hpp"
#include "lint/settings.hpp"

namespace kiji::lint {

/// True for the names of such files: .markdownlint.jsonc, .json, .yaml, .yml, and
/// .markdownlint-cli2.jsonc, .yaml.
bool is_markdownlint_config(std::string_view name);

/// Sets `settings` as the file `path` says, and those that it extends (beside it; a later one wins
/// key by key). Of a .markdownlint-cli2 file the key "config" counts. JSON may have comments.
/// Gives what fits nothing, with line and column; such keys change nothing. Error: a file cannot be
/// read, is neither JSON nor YAML or no object, or extends itself.
Result<std::vector<Error>> read_markdownlint_config(const FileSystem& files, const Path& path,
                                                    Settings& settings, const Limits& limits);

}  // namespace kiji::lint
