#include "unit/value/reading.hpp"

#include <fmt/format.h>

#include "conformance/psych_notation.hpp"

namespace kiji::testing {
namespace {

void list_places(const SourceFile& file, const Value& value, const yaml::Places& places,
                 const std::string& path, std::string& out) {
    const yaml::Places::Place* place = places.find(&value);
    out += path + " |";
    if (place == nullptr)
        out += "?";
    else if (!place->key.empty())
        out += fmt::format("{}|", file.slice(place->key));
    if (place != nullptr)
        out += fmt::format("{}| at {}", file.slice(place->value), place->value.begin);
    out += '\n';
    if (value.is(Value::Type::array)) {
        for (std::size_t i = 0; i < value.array().size(); ++i)
            list_places(file, value.array()[i], places, fmt::format("{}[{}]", path, i), out);
    }
    if (value.is(Value::Type::object)) {
        for (const Member& member : value.object()) {
            const std::string key = conformance::psych_notation(member.key);
            list_places(file, member.value, places, fmt::format("{}.{}", path, key), out);
        }
    }
}

}  // namespace

Reading::Reading(std::string text, const Limits& limits)
    : file("test.yml", std::move(text)),
      yaml(yaml::read(file, file.whole(), arena, limits, found)) {}

std::string Reading::findings() const {
    std::string out;
    for (const Diagnostic& finding : found) {
        const Position at = file.lines().position(finding.span.begin);
        out += fmt::format("{}:{} {}\n", at.line, at.column, finding.message);
    }
    return out;
}

std::string Reading::value() const {
    return yaml.ok ? conformance::psych_notation(*yaml.root) : findings();
}

std::string places_of(const SourceFile& file, const Value& root, const yaml::Places& places) {
    std::string out;
    list_places(file, root, places, "", out);
    return out;
}

}  // namespace kiji::testing
