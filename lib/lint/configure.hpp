// From the words of a configuration to the settings of a run.
#pragma once

#include <optional>
#include <string_view>

#include "base/result.hpp"
#include "corpus/corpus.hpp"
#include "lint/settings.hpp"

namespace kiji::lint {

/// What `config` says of the rules for `file`, as `Config::relative` has it, overrides included.
/// `preset`: the one of the command line, which goes before that of the configuration. Error, with
/// its place: there is no such preset, rule, tag, severity or option, or a value does not fit.
Result<Settings> configure(const corpus::Config& config, std::string_view file,
                           std::optional<Preset> preset);

}  // namespace kiji::lint
