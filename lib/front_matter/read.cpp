#include <fmt/format.h>

#include "front_matter/front_matter.hpp"

namespace kiji::front_matter {
namespace {

const Value* empty_object() {
    static const Value object = Value::of(std::span<const Member>());
    return &object;
}

// Jekyll takes what is false in Ruby, as YAML of nothing but comments is, for no data.
bool is_nothing(const Value& value) {
    return value.is(Value::Type::nil) || (value.is(Value::Type::boolean) && !value.boolean());
}

}  // namespace

FrontMatter read_fences(const SourceFile& file) {
    return {.sections = split_any(file), .data = empty_object()};
}

FrontMatter read(const SourceFile& file, Arena& arena, const Limits& limits, Diagnostics& out) {
    FrontMatter matter{.sections = split(file, out), .data = empty_object()};
    const Sections& sections = matter.sections;
    if (!sections.present)
        return matter;
    if (sections.matter.size() > limits.front_matter_bytes) {
        out.push_back(
            {.rule = "front-matter-syntax",
             .severity = Severity::error,
             .span = sections.opening,
             .message = fmt::format("front matter is {} bytes long, the limit is {}",
                                    sections.matter.size(), limits.front_matter_bytes),
             .help = "look for a closing \"---\" further up, or move data to a data file"});
        matter.ok = false;
        return matter;
    }
    // As in Jekyll the opening fence is read as YAML too: it begins the document, so that "%" after
    // it is no directive.
    const Span part{sections.opening.begin, sections.matter.end};
    yaml::Yaml yaml = yaml::read(file, part, arena, limits, out);
    matter.ok = yaml.ok;
    if (!yaml.ok || is_nothing(*yaml.root))
        return matter;
    const yaml::Places::Place* place = yaml.places.find(yaml.root);
    if (!yaml.root->is(Value::Type::object)) {
        out.push_back({.rule = "front-matter-not-mapping",
                       .severity = Severity::error,
                       .span = place != nullptr ? place->value : sections.matter,
                       .message = fmt::format("front matter is {}, not keys with values",
                                              describe(*yaml.root)),
                       .help = "write lines like \"title: ...\" between the fences"});
        matter.ok = false;
        return matter;
    }
    matter.data = yaml.root;
    matter.places = std::move(yaml.places);
    return matter;
}

}  // namespace kiji::front_matter
