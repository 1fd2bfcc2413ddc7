#include "dedupe/text/placed_forms.hpp"

#include <utility>

#include "base/parallel.hpp"
#include "base/text.hpp"
#include "dedupe/pairs/differences.hpp"
#include "dedupe/text/read_post.hpp"
#include "dedupe/text/text.hpp"

namespace kiji::dedupe {
namespace {

bool shows_differences(const Group& group) {
    return group.unit == UnitKind::block && group.differences.empty() &&
           (group.relation == Relation::near || group.relation == Relation::template_text) &&
           group.places.size() == 2;
}

void place_forms(const SourceFile& file, const Options& options, const Limits& limits,
                 std::map<Span, PlacedForm>& forms) {
    const Result<std::unique_ptr<const Document>> doc = read_post(file, limits);
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

void PlacedForms::read(Posts posts, const Options& options, const Limits& limits,
                       std::size_t threads) {
    std::vector<std::pair<std::size_t, std::map<Span, PlacedForm>*>> wanted;
    for (auto& [document, forms] : posts_)
        wanted.emplace_back(document, &forms);
    parallel_for(wanted.size(), threads, [&](std::size_t i) {
        place_forms(*posts[wanted[i].first], options, limits, *wanted[i].second);
    });
}

void want_differences(const std::vector<Group>& groups, PlacedForms& forms) {
    for (const Group& group : groups) {
        if (shows_differences(group)) {
            forms.want(group.places[0]);
            forms.want(group.places[1]);
        }
    }
}

void add_differences(const PlacedForms& forms, std::size_t threads, std::vector<Group>& groups) {
    parallel_for(groups.size(), threads, [&](std::size_t i) {
        Group& group = groups[i];
        if (!shows_differences(group))
            return;
        const PlacedForm& a = forms.at(group.places[0]);
        const PlacedForm& b = forms.at(group.places[1]);
        if (!a.places.empty() && !b.places.empty())
            group.differences = in_files(hunks_of(a.text, b.text), a.places, b.places);
    });
}

}  // namespace kiji::dedupe
