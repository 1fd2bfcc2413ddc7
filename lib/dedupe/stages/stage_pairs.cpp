// From bands to pairs: who may be like whom, and who is. Texts come to pairs by two sorts, so that
// no stage looks anything up.
#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <fmt/core.h>

#include "dedupe/join/grams.hpp"
#include "dedupe/join/join.hpp"
#include "dedupe/join/shared_grams.hpp"
#include "dedupe/stages/stage_lines.hpp"
#include "dedupe/stages/stage_table.hpp"

namespace kiji::dedupe {
namespace {

/// Four digits are more than the measure says of texts of a paragraph's length. They are those of
/// SimilarPair.
std::string written(float similarity) {
    return fmt::format("{:.4f}", similarity);
}

}  // namespace

Result<std::string> write_candidates(const ReadLine& read, const WriteLine& write,
                                     const StageOptions& options) {
    write(header_of(LineKind::candidates));
    Records records(read, {LineKind::bands}, 2);
    std::string band;
    std::string previous;
    std::vector<std::string> texts;
    std::size_t crowded = 0;
    std::string line;
    Result<std::string> done = records.for_each([&] {
        if (records[0] != band) {
            band = records[0];
            texts.clear();
        } else if (records[1] == previous) {
            return;
        }
        previous = records[1];
        if (texts.size() < options.crowd) {
            for (const std::string& other : texts)
                write_fields(write, line, {other, "3", previous});
            texts.push_back(previous);
        } else {
            write_fields(write, line, {texts.front(), "3", previous});
            ++crowded;
        }
    });
    if (!done || crowded == 0)
        return done;
    return fmt::format(
        "{} times a text was compared with the first of its band only, which has more than {}: "
        "groups are whole, but not all pairs are named",
        crowded, options.crowd);
}

Result<std::string> write_attached(const ReadLine& read, const WriteLine& write,
                                   const StageOptions& /*options*/) {
    write(header_of(LineKind::attached));
    Records records(read, {LineKind::units, LineKind::candidates}, 2);
    std::string text;
    std::string form;  // escaped
    std::string line;
    return records.for_each([&]() -> Result<void> {
        if (records[1] == "2") {
            if (records[0] != text) {
                text = records[0];
                form = records[4];
            }
        } else if (records[0] != text) {
            return records.error("names a text that is not among the units");
        } else {
            write_fields(write, line, {records[2], "4", text, form});
        }
        return Done{};
    });
}

Result<std::string> write_pairs(const ReadLine& read, const WriteLine& write,
                                const StageOptions& options) {
    write(header_of(LineKind::pairs));
    Records records(read, {LineKind::units, LineKind::attached}, 2);
    std::string text;
    std::string form;
    SharedGrams own;
    SharedGrams other;
    bool is_set = false;
    std::string line;
    return records.for_each([&]() -> Result<void> {
        if (records[1] == "2") {
            if (records[0] != text) {
                text = records[0];
                form = records[4];
                is_set = false;
            }
            return Done{};
        }
        if (records[0] != text)
            return records.error("names a text that is not among the units");
        if (!is_set)
            own.set(unescaped(form));
        is_set = true;
        const std::string attached = unescaped(records[3]);
        other.set(attached);
        const std::size_t shared = own.count(attached, count_grams(attached), 0);
        const auto of_both = static_cast<double>(own.grams() + other.grams() - shared);
        const auto fewer = static_cast<double>(std::min(own.grams(), other.grams()));
        const double jaccard = static_cast<double>(shared) / of_both;
        if (jaccard >= options.bound)
            write_fields(write, line,
                         {records[2], "5", text, written(static_cast<float>(jaccard)),
                          written(static_cast<float>(static_cast<double>(shared) / fewer))});
        return Done{};
    });
}

Result<std::string> write_joined(const ReadLine& read, const WriteLine& write,
                                 const StageOptions& options) {
    Records records(read, {LineKind::units}, 0);
    std::unordered_map<std::string, std::string> forms;
    Result<std::string> done = records.for_each([&] {
        std::string& form = forms[std::string(records[0])];
        if (form.empty())
            form = unescaped(records[4]);
    });
    if (!done)
        return done;
    std::vector<std::string_view> names;
    names.reserve(forms.size());
    for (const auto& [name, form] : forms)
        names.emplace_back(name);
    std::sort(names.begin(), names.end());
    std::vector<std::string_view> texts;
    texts.reserve(names.size());
    for (const std::string_view name : names)
        texts.emplace_back(forms.find(std::string(name))->second);
    const Similar similar = similar_pairs(texts, {}, {.jaccard = options.bound}, options.threads);
    write(header_of(LineKind::pairs));
    std::string line;
    for (const SimilarPair& pair : similar.pairs)
        write_fields(
            write, line,
            {names[pair.a], "5", names[pair.b], written(pair.jaccard), written(pair.containment)});
    if (similar.cut == 0)
        return done;
    return fmt::format("{} texts have more similar ones than are named", similar.cut);
}

}  // namespace kiji::dedupe
