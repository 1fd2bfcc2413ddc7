// Any bytes as a post: its front matter is split, read and changed. What is read the fast way must
// be what yaml-cpp reads, every place must lie in the front matter, and what was set must be there.
#include "front_matter/front_matter.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "value/yaml_flat.hpp"
#include "value/yaml_full.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace kiji {
namespace {

void require(bool holds) {
    if (!holds)
        std::abort();
}

bool has_place(const Value& value, const yaml::Places& places, Span whole) {
    if (const yaml::Places::Place* place = places.find(&value)) {
        if (!whole.contains(place->value) || place->value.begin > place->value.end)
            return false;
    }
    if (value.is(Value::Type::array)) {
        for (const Value& item : value.array()) {
            if (!has_place(item, places, whole))
                return false;
        }
    }
    if (value.is(Value::Type::object)) {
        for (const Member& member : value.object()) {
            if (!has_place(member.value, places, whole))
                return false;
        }
    }
    return true;
}

bool same_places(const Value& a, const yaml::Places& at, const Value& b,
                 const yaml::Places& other) {
    const yaml::Places::Place* one = at.find(&a);
    const yaml::Places::Place* two = other.find(&b);
    if (one == nullptr || two == nullptr || *one != *two)
        return false;
    if (a.is(Value::Type::array)) {
        for (std::size_t i = 0; i < a.array().size(); ++i) {
            if (!same_places(a.array()[i], at, b.array()[i], other))
                return false;
        }
    }
    if (a.is(Value::Type::object)) {
        for (std::size_t i = 0; i < a.object().size(); ++i) {
            if (!same_places(a.object()[i].value, at, b.object()[i].value, other))
                return false;
        }
    }
    return true;
}

void compare_readers(const SourceFile& file, Span part, const Limits& limits) {
    const std::string_view text = file.slice(part);
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte < 0x20 && c != '\n') || byte >= 0x7F)
            return;  // read_flat is not for tabs, "\r" and the like, nor for all of Unicode
    }
    Arena arena;
    yaml::Yaml flat;
    yaml::Yaml full;
    Diagnostics found;
    const yaml::Input input{.text = text, .base = part.begin};
    if (!yaml::read_flat(input, arena, limits, flat))
        return;
    // "?" within brackets is all that yaml-cpp reads otherwise.
    if (!yaml::read_full(input, arena, limits, full, found)) {
        require(text.find('?') != text.npos);
        return;
    }
    require(equal(*flat.root, *full.root));
    require(same_places(*flat.root, flat.places, *full.root, full.places));
}

void set_title(const SourceFile& file, const front_matter::FrontMatter& matter,
               const Limits& limits) {
    const Value value = Value::of(std::string_view("a: \"b\""));
    const Result<EditGroup> edits = front_matter::set(file, matter, "title", value);
    if (!edits)
        return;
    const std::vector<EditGroup> groups{*edits};
    const SourceFile changed("b.md", kiji::apply(file.text(), groups).text);
    Arena arena;
    Diagnostics found;
    const auto again = front_matter::read(changed, arena, limits, found);
    const Value* title = again.data->find("title");
    require(title != nullptr && equal(*title, value));
    require(changed.slice(again.sections.body) == file.slice(matter.sections.body));
}

}  // namespace
}  // namespace kiji

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace kiji;
    const SourceFile file("a.md", std::string(data, data + size));
    Limits limits;
    limits.yaml_nodes = 10'000;
    Arena arena;
    Diagnostics found;
    const auto matter = front_matter::read(file, arena, limits, found);
    require(matter.data->is(Value::Type::object));
    require(matter.ok || !found.empty());
    for (const Diagnostic& finding : found) {
        require(file.whole().contains(finding.span));
        for (const Edit& edit : finding.fix)
            require(file.whole().contains(edit.span));
    }
    // The same as a data file.
    Arena other;
    Diagnostics others;
    const auto yaml = yaml::read(file, file.whole(), other, limits, others);
    require(yaml.ok || !others.empty());
    require(has_place(*yaml.root, yaml.places, file.whole()));
    for (const Diagnostic& finding : others)
        require(file.whole().contains(finding.span));
    if (!matter.sections.present)
        return 0;
    const Span part{matter.sections.opening.begin, matter.sections.matter.end};
    require(has_place(*matter.data, matter.places, part));
    compare_readers(file, part, limits);
    if (matter.ok)
        set_title(file, matter, limits);
    return 0;
}
