#include "conformance/markdownlint/reference.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <nlohmann/json.hpp>

#include "conformance/markdownlint/sha256.hpp"

namespace kiji::conformance {
namespace {

using nlohmann::json;

std::optional<std::string> read(const std::string& name) {
    std::ifstream file(name, std::ios::binary);
    if (!file)
        return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(file), {});
}

Fault fault(std::string rule, std::size_t line, const json& range, std::size_t at) {
    if (range.size() <= at)
        return {std::move(rule), line, 1, 0};
    return {std::move(rule), line, range.at(at), range.at(at + 1)};
}

Verdict read_expected(const json& cases, const std::string& folder, std::vector<File>& files) {
    Verdict verdict{.config = "{}"};
    for (const json& made : cases) {
        const std::string name = made.at("file");
        files.push_back({name, read(folder + "/inputs/" + name).value_or("")});
        std::vector<Fault>& faults = verdict.faults[name];
        for (const json& error : made.at("expected"))
            faults.push_back(fault(error.at("rule"), error.at("line"), error.at("errorRange"), 0));
        std::ranges::sort(faults);
        verdict.fixed[name] = sha256(
            made.contains("fixed") ? read(folder + "/" + std::string(made.at("fixed"))).value_or("")
                                   : files.back().text);
    }
    return verdict;
}

Verdict read_row(const json& row) {
    Verdict verdict{.rule = row.at("rule"),
                    .config = row.at("config").dump(),
                    .heeds_comments = !row.at("noInlineConfig").get<bool>()};
    for (const auto& [file, errors] : row.at("results").items()) {
        std::vector<Fault>& faults = verdict.faults[file];
        for (const json& error : errors)
            faults.push_back(fault(verdict.rule, error.at(0), error, 1));
        std::ranges::sort(faults);
    }
    for (const auto& [file, hash] : row.at("fixedSha256").items())
        verdict.fixed[file] = hash;
    return verdict;
}

}  // namespace

std::optional<Reference> read_reference(const std::string& folder) {
    const std::optional<std::string> expected = read(folder + "/expected.json");
    const std::optional<std::string> matrix = read(folder + "/matrix.json");
    if (!expected || !matrix)
        return std::nullopt;
    Reference reference;
    reference.verdicts.push_back(read_expected(json::parse(*expected), folder, reference.files));
    for (const json& row : json::parse(*matrix))
        reference.verdicts.push_back(read_row(row));
    return reference;
}

}  // namespace kiji::conformance
