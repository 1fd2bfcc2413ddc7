#include "e2e/kiji.hpp"

#include <utility>

namespace kiji::test {

Finished kiji(Start start) {
    return run(KIJI_BINARY, start);
}

Finished kiji(std::vector<std::string> arguments, const std::string& folder) {
    return kiji(Start{.arguments = std::move(arguments), .folder = folder});
}

}  // namespace kiji::test
