#include "lint_statistics.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace kiji::cli {
namespace {

/// "MD009", or nothing.
std::string_view code_of(std::string_view name) {
    const lint::Rule* rule = lint::find_rule(name);
    return rule == nullptr ? "" : rule->code;
}

std::string_view fix_of(std::string_view name) {
    const lint::Rule* rule = lint::find_rule(name);
    return rule != nullptr && rule->fixes == lint::Fixes::safe ? "  --fix" : "";
}

}  // namespace

std::string statistics(const RuleCounts& counts) {
    std::vector<std::pair<std::size_t, std::string_view>> rows;
    for (const auto& [name, count] : counts)
        rows.emplace_back(count, name);
    std::ranges::sort(rows, [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    std::string out;
    for (const auto& [count, name] : rows)
        out += fmt::format("{:>7}  {:<5}  {}{}\n", count, code_of(name), name, fix_of(name));
    return out;
}

std::string profile(const lint::RuleTimes& times) {
    std::vector<std::pair<std::uint64_t, std::string>> rows;
    for (std::size_t rule = 0; rule < lint::all_rules().size(); ++rule) {
        if (const std::uint64_t taken = times.of(rule); taken > 0)
            rows.emplace_back(taken, lint::all_rules()[rule]->name);
    }
    for (const auto& [name, taken] : times.facts())
        rows.emplace_back(taken, fmt::format("({})", name));
    std::uint64_t sum = 0;
    for (const auto& [taken, name] : rows)
        sum += taken;
    std::ranges::sort(rows, [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    std::string out = "   time   share  rule, or in brackets what several rules ask for\n";
    for (const auto& [taken, name] : rows)
        out += fmt::format("{:>5.1f} ms {:>5.1f} %  {}\n", static_cast<double>(taken) / 1e6,
                           100.0 * static_cast<double>(taken) / static_cast<double>(sum), name);
    return out + fmt::format("{:>5.1f} ms          all\n", static_cast<double>(sum) / 1e6);
}

}  // namespace kiji::cli
