// Renders the cases of golden-liquid and compares.
//
//     liquid_compare FILE TAGGED 4|5 [NAME…]     with names only the cases that hold one of them
//
// TAGGED has the same cases with tags that say which templates are strict.
//
// Exit code 0: all as they should be, 1: not so, 77: there is no such file.
#include <algorithm>
#include <filesystem>
#include <span>

#include <fmt/core.h>

#include "base/text.hpp"
#include "cases.hpp"

namespace kiji::conformance {
namespace {

int compare(const std::string& path, const std::string& tagged, liquid::Dialect dialect,
            std::span<char*> names) {
    const auto cases = LiquidCases::read(path, tagged);
    if (!cases) {
        fmt::print(stderr, "{}: {}\n", path, cases.error().message);
        return 1;
    }
    const liquid::Engine engine(dialect);
    std::size_t count = 0;
    std::size_t failed = 0;
    for (const LiquidCase& test : (*cases)->list()) {
        const bool is_wanted = names.empty() || std::ranges::any_of(names, [&](const char* name) {
                                   return test.name.find(name) != std::string_view::npos;
                               });
        if (!is_wanted)
            continue;
        ++count;
        const std::string wrong = complaint(engine, test);
        if (wrong.empty())
            continue;
        ++failed;
        fmt::print("{}\n    {}\n    {}\n", test.name, escape_for_terminal(test.text), wrong);
    }
    fmt::print("{} of {} cases as they should be\n", count - failed, count);
    return failed == 0 && count > 0 ? 0 : 1;
}

}  // namespace
}  // namespace kiji::conformance

int main(int count, char** words) {
    using kiji::liquid::Dialect;
    const std::span<char*> arguments(words, static_cast<std::size_t>(count));
    if (count < 4) {
        fmt::print(stderr, "usage: liquid_compare FILE TAGGED 4|5 [NAME…]\n");
        return 2;
    }
    if (!std::filesystem::exists(arguments[1])) {
        fmt::print("skipped: there is no {}\n", arguments[1]);
        return 77;
    }
    const bool is_4 = std::string_view(arguments[3]) == "4";
    return kiji::conformance::compare(arguments[1], arguments[2],
                                      is_4 ? Dialect::liquid4 : Dialect::liquid5,
                                      arguments.subspan(4));
}
