#include "liquid/suggest.hpp"

#include <vector>

#include <fmt/core.h>

#include "base/text.hpp"
#include "liquid/variables.hpp"

namespace kiji::liquid {
namespace {

/// Nothing is near a name as long as a page, and looking would be slow.
constexpr std::size_t longest = 100;

std::string suggest(std::string_view name, const std::vector<std::string_view>& candidates) {
    if (name.size() > longest)
        return {};
    const std::string_view meant = nearest(name, candidates);
    return meant.empty() ? std::string() : fmt::format("did you mean '{}'?", meant);
}

template <typename Row>
std::vector<std::string_view> names_of(std::span<const Row* const> rows) {
    std::vector<std::string_view> names;
    for (const Row* row : rows)
        names.push_back(row->name);
    return names;
}

}  // namespace

std::string suggest_tag(const Engine& engine, std::string_view name) {
    std::vector<std::string_view> names = names_of(engine.tags());
    // Not tags of their own, but written like some.
    names.insert(names.end(), {"else", "elsif", "when", "endif", "endfor", "endunless", "endcase",
                               "endcapture", "endtablerow", "endcomment", "endraw"});
    std::string help = suggest(name, names);
    if (help.empty() && name.starts_with("end"))
        help = fmt::format("no {} is open here", name.substr(3));
    return help;
}

std::string suggest_filter(const Engine& engine, std::string_view name) {
    return suggest(name, names_of(engine.filters()));
}

std::string suggest_variable(const Variables& variables, std::string_view name) {
    return suggest(name, variables.names());
}

std::string suggest_member(const Value& object, std::string_view name) {
    if (!object.is(Value::Type::object))
        return {};
    std::vector<std::string_view> names;
    for (const Member& member : object.object()) {
        if (member.key.is(Value::Type::string))
            names.push_back(member.key.string());
    }
    return suggest(name, names);
}

}  // namespace kiji::liquid
