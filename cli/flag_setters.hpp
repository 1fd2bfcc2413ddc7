// What tables of flags have in common.
#pragma once

#include <string>

#include "options.hpp"

namespace kiji::cli {

template <bool Options::*member>
Result<void> turn_on(Options& options, const std::string& /*value*/) {
    options.*member = true;
    return Done{};
}

template <bool SiteFlags::*member>
Result<void> turn_on(Options& options, const std::string& /*value*/) {
    options.site.*member = true;
    return Done{};
}

/// For flags that Jekyll has and that change nothing here.
inline Result<void> pass_by(Options& /*options*/, const std::string& /*value*/) {
    return Done{};
}

/// "2024-05-02 17:30 +0900" into Options::now.
Result<void> set_now(Options& options, const std::string& value);

}  // namespace kiji::cli
