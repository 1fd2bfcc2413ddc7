#include "conformance/oracle.hpp"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <vector>

#include <unistd.h>

namespace kiji::conformance {

TemporaryFile::TemporaryFile(const std::string& text) {
    const char* folder = std::getenv("TMPDIR");
    path_ = std::string(folder == nullptr ? "/tmp" : folder) + "/kiji-XXXXXX";
    const int descriptor = ::mkstemp(path_.data());
    if (descriptor >= 0)
        ::close(descriptor);
    std::ofstream(path_, std::ios::binary) << text;
}

TemporaryFile::~TemporaryFile() {
    std::remove(path_.c_str());
}

std::optional<std::string> output_of(const std::string& command) {
    FILE* pipe = ::popen(command.c_str(), "r");
    if (pipe == nullptr)
        return std::nullopt;
    std::string output;
    std::vector<char> buffer(std::size_t{1} << 16U);
    while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe))
        output.append(buffer.data(), count);
    if (::pclose(pipe) != 0)
        return std::nullopt;
    return output;
}

}  // namespace kiji::conformance
