// A fault in somebody's file: where, what, and what to do.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "source/edit.hpp"
#include "source/span.hpp"

namespace kiji {

class SourceFile;

enum class Severity : std::uint8_t { info, warning, error };
constexpr std::string_view name_of(Severity severity) {
    switch (severity) {
        case Severity::info:
            return "info";
        case Severity::warning:
            return "warning";
        case Severity::error:
            break;
    }
    return "error";
}

/// A safe fix keeps what the page says; an unsafe one may change it and is made on request only.
enum class Safety : std::uint8_t { safe, unsafe };

/// Another place that a finding is about.
struct Related {
    Span span;
    std::string message;
    const SourceFile* file = nullptr;  // null: the file of the finding itself
};

/// `message`: what is wrong, with the values seen; `help`: what to do. Both lower case, without a
/// full stop. `rule` points at static storage. Spans are those of the file it was found in.
struct Diagnostic {
    std::string_view rule{};
    Severity severity = Severity::warning;
    Span span{};
    std::string message{};
    std::string help{};
    std::vector<Related> related{};
    EditGroup fix{};  // empty: nothing can be done by machine
    Safety safety = Safety::safe;
};

using Diagnostics = std::vector<Diagnostic>;

}  // namespace kiji
