// markdownlint's configuration, as an object: which rules are on and what they are told.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "lint/settings.hpp"
#include "value/value.hpp"

namespace kiji::lint {

/// Something in a configuration that fits nothing. `at` is the value it is about.
struct ConfigFault {
    const Value* at = nullptr;
    std::string message;
};

/// Sets `settings` as `config`, an object, says: names, other names and tags of rules with true,
/// false, "warning", "error" or an object of options, "enabled" and "severity" among them; and
/// "default", for markdownlint's rules that are not named, neither here nor in what was set before.
/// A later key wins. What is not said stays as it is. Faults are told and passed over, options of a
/// tag that only some of its rules have are none. O(keys × rules).
std::vector<ConfigFault> configure_as_markdownlint(Settings& settings, const Value& config);
/// The same for members that come from several files.
std::vector<ConfigFault> configure_as_markdownlint(Settings& settings,
                                                   std::span<const Member* const> members);

}  // namespace kiji::lint
