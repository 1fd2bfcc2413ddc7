// The command line of the conformance runners.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "conformance/documents.hpp"

namespace kiji::conformance {

/// Exit code of a runner that lacked what it needs to compare with (CTest's SKIP_RETURN_CODE).
inline constexpr int skipped = 77;

struct Options {
    std::size_t show = 3;            // --show N: differences that are printed of each kind
    double least = 0;                // --least PERCENT
    std::string known;               // --known FILE: a list of known differences
    std::vector<std::string> specs;  // --spec FILE
    std::vector<std::string> paths;  // the other arguments
};

Options read_options(int argc, char** argv);

/// The examples of the specifications, then what stands at the paths.
std::vector<Document> read_documents(const Options& options);

}  // namespace kiji::conformance
