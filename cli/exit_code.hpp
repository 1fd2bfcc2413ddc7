// What the commands return to the shell. The higher code wins.
#pragma once

namespace kiji::cli::exit_code {

inline constexpr int clean = 0;
inline constexpr int findings = 1;  // at or above --fail-on
inline constexpr int usage = 2;     // flags, paths or configuration do not make sense
inline constexpr int failure = 3;   // something could not be read or written

}  // namespace kiji::cli::exit_code
