// Which Liquid a template is written in, and what a render may cost.
#pragma once

#include <cstddef>
#include <cstdint>

namespace kiji::liquid {

/// Where versions disagree: as Liquid 4.0.4 has it, which Jekyll 4 pins, or as today's 5.
enum class Dialect : std::uint8_t { liquid4, liquid5 };

/// The dialects that know a tag or a filter.
enum class Known : std::uint8_t { in_both, in_4, in_5 };

constexpr bool is_known(Known known, Dialect dialect) {
    return known == Known::in_both || (known == Known::in_4) == (dialect == Dialect::liquid4);
}

/// What happens where a tag or an expression is not well written.
enum class ErrorMode : std::uint8_t {
    lax,     // what can be guessed is, as Liquid guesses
    warn,    // the same, and it is told
    strict,  // the template is refused
};

/// How much one render may do. Counts work, never time. Passing one ends the render with an error
/// that names it.
struct RenderLimits {
    /// Texts, outputs and tags written or run.
    std::uint64_t steps = 20'000'000;
    /// Bytes written.
    std::size_t output_bytes = std::size_t{256} << 20U;
    /// Bytes put into variables, one behind the other.
    std::size_t assigned_bytes = std::size_t{256} << 20U;
    /// Bytes that filters and loops make.
    std::size_t made_bytes = std::size_t{512} << 20U;
    /// Scopes in one another, includes among them. Liquid has 100.
    std::size_t depth = 100;
};

}  // namespace kiji::liquid
