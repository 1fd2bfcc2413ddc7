#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "front_matter/front_matter.hpp"

namespace kiji::front_matter {
namespace {

bool is_collection(const Value& value) {
    return value.is(Value::Type::array) || value.is(Value::Type::object);
}

yaml::Quotes quotes_of(std::string_view written) {
    if (written.starts_with('"'))
        return yaml::Quotes::double_quotes;
    return written.starts_with('\'') ? yaml::Quotes::single_quotes : yaml::Quotes::where_needed;
}

Edit replace_value(const SourceFile& file, Span old, const Value& value) {
    const std::string text = yaml::write_scalar(value, quotes_of(file.slice(old)));
    // A value that is not written yet begins right after its colon.
    return {old, old.empty() ? " " + text : text};
}

Edit add_line(const SourceFile& file, const FrontMatter& matter, std::string_view key,
              const Value& value) {
    const Sections& sections = matter.sections;
    std::string indent;
    for (const Member& member : matter.data->object()) {
        if (const auto* place = matter.places.find(&member.value)) {
            const std::size_t line = file.lines().line_at(place->key.begin);
            indent.assign(place->key.begin - file.lines().line(line).begin, ' ');
            break;
        }
    }
    const std::string_view line_end = file.text().substr(
        sections.opening.end, file.text().substr(sections.opening.end).starts_with("\r\n") ? 2 : 1);
    return {span_of(sections.matter.end, sections.matter.end),
            fmt::format("{}{}: {}{}", indent, yaml::write_scalar(Value::of(key)),
                        yaml::write_scalar(value), line_end)};
}

// The same members, but for the one that was set.
bool is_as_wanted(const Value& before, const Value& after, std::string_view key,
                  const Value& value) {
    const Value* set = after.find(key);
    if (set == nullptr || !equal(*set, value))
        return false;
    const std::size_t added = before.find(key) == nullptr ? 1 : 0;
    if (after.object().size() != before.object().size() + added)
        return false;
    return std::ranges::all_of(before.object(), [&](const Member& member) {
        return std::ranges::any_of(after.object(), [&](const Member& other) {
            return equal(member.key, other.key) &&
                   (&other.value == set || equal(member.value, other.value));
        });
    });
}

bool reads_as_wanted(const SourceFile& file, const FrontMatter& matter, const Edit& edit,
                     std::string_view key, const Value& value) {
    const std::vector<EditGroup> groups{{edit}};
    const std::string_view front = file.text().substr(0, matter.sections.body.begin);
    const SourceFile changed(file.name(), kiji::apply(front, groups).text);
    Arena arena;
    Diagnostics ignored;
    const FrontMatter after = read(changed, arena, Limits{}, ignored);
    return after.ok && after.sections.present &&
           is_as_wanted(*matter.data, *after.data, key, value);
}

}  // namespace

Result<EditGroup> set(const SourceFile& file, const FrontMatter& matter, std::string_view key,
                      const Value& value) {
    const auto error = [&](std::string_view why) {
        return Error{fmt::format("setting \"{}\": {}", key, why), file.name()};
    };
    if (!matter.sections.present)
        return error("the file has no front matter");
    if (!matter.ok)
        return error("the front matter cannot be read");
    if (is_collection(value))
        return error("only a scalar can be set");
    if (const Value* old = matter.data->find(key)) {
        if (equal(*old, value))
            return EditGroup{};
        if (is_collection(*old))
            return error(fmt::format("it holds {}", describe(*old)));
    }
    const Value* old = matter.data->find(key);
    const yaml::Places::Place* place = old == nullptr ? nullptr : matter.places.find(old);
    const yaml::Places::Place* root = matter.places.find(matter.data);
    if (root != nullptr && file.slice(root->value).starts_with('{'))
        return error("the front matter is a mapping in braces");
    const Edit edit = place == nullptr ? add_line(file, matter, key, value)
                                       : replace_value(file, place->value, value);
    if (!reads_as_wanted(file, matter, edit, key, value))
        return error("other values depend on how it is written");
    return EditGroup{edit};
}

}  // namespace kiji::front_matter
