#include "dedupe/post_differences.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>

#include "base/parallel.hpp"
#include "base/text.hpp"
#include "dedupe/differences.hpp"
#include "dedupe/text.hpp"

namespace kiji::dedupe {
namespace {

bool shows_differences(const Group& group) {
    return group.unit == UnitKind::block && group.differences.empty() &&
           (group.relation == Relation::near || group.relation == Relation::template_text) &&
           group.places.size() == 2;
}

struct Form {
    std::u32string text;
    std::vector<std::uint32_t> places;
};
using Forms = std::map<Span, Form>;  // by the span of the block

/// The forms of those of `spans` that are blocks of `file`.
void read_forms(const SourceFile& file, const Options& options, const Limits& limits,
                Forms& forms) {
    const Result<std::unique_ptr<const Document>> doc =
        Document::read(std::string(file.name()), std::string(file.text()), Liquid::masked, limits);
    if (!doc)
        return;
    const Text text = read_text(**doc, options.markers);
    for (const Block& block : text.blocks) {
        const auto wanted = forms.find(block.span);
        if (wanted != forms.end() && block.kind == BlockKind::paragraph)
            wanted->second = {to_utf32(text.form_of(block.form)),
                              places_of_form(**doc, text, block)};
    }
}

}  // namespace

void add_differences(Posts posts, const Options& options, const Limits& limits, std::size_t threads,
                     std::vector<Group>& groups) {
    std::map<std::size_t, Forms> wanted;
    for (const Group& group : groups) {
        if (shows_differences(group)) {
            for (const Place& place : group.places)
                wanted[place.document].emplace(place.span, Form{});
        }
    }
    std::vector<std::pair<std::size_t, Forms*>> documents;
    for (auto& [document, forms] : wanted)
        documents.emplace_back(document, &forms);
    parallel_for(documents.size(), threads, [&](std::size_t i) {
        read_forms(*posts[documents[i].first], options, limits, *documents[i].second);
    });
    parallel_for(groups.size(), threads, [&](std::size_t i) {
        Group& group = groups[i];
        if (!shows_differences(group))
            return;
        const Form& a = wanted.at(group.places[0].document).at(group.places[0].span);
        const Form& b = wanted.at(group.places[1].document).at(group.places[1].span);
        if (!a.places.empty() && !b.places.empty())
            group.differences = in_files(hunks_of(a.text, b.text), a.places, b.places);
    });
}

}  // namespace kiji::dedupe
