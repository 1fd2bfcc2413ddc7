// Whether a repair did what it may, judged by its log and the texts alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kiji::test {

/// One removal of a log.
struct LoggedRemoval {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string reason;
    std::string text;
    std::string inserted;
    struct Place {
        std::size_t begin = 0;
        std::size_t end = 0;
        std::string file{};  // empty: the same one
    };
    std::vector<Place> kept;
};

/// The removals of the file called `name` in a log of `kiji dedupe --fix`.
std::vector<LoggedRemoval> removals_in(std::string_view log, std::string_view name);

/// What is wrong with a repair; empty where `after` is `before` with the logged ranges taken out,
/// nothing put in but one blank at a join, and where each range is a marker, what stands between
/// the halves of a sentence, the title, a heading, or text of which each sentence stands in
/// `after`, or in one of `others`, which say what the rest of the run is after its repair. Knows
/// nothing of how repairs are planned.
std::vector<std::string> faults_of_repair(std::string_view before, std::string_view after,
                                          const std::vector<LoggedRemoval>& removals,
                                          const std::vector<std::string>& others = {});

/// `before` without the removals of these reasons.
std::string without(std::string_view before, const std::vector<LoggedRemoval>& removals,
                    const std::vector<std::string_view>& reasons);

}  // namespace kiji::test
