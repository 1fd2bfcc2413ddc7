#include "dedupe/pairs/passages.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace kiji::dedupe {
namespace {

Place place_of(Posts posts, const Place& block, std::string_view form, Span bytes,
               const PlacedForms& forms) {
    const std::size_t first = count_code_points(form.substr(0, bytes.begin));
    const std::size_t last = first + count_code_points(form.substr(bytes.begin, bytes.size()));
    const std::vector<std::uint32_t>& places = forms.at(block).places;
    if (places.size() <= last)
        return block;
    return {block.document, span_in_file(posts[block.document]->text(), places, first, last)};
}

}  // namespace

Span span_in_file(std::string_view file, std::span<const std::uint32_t> places, std::size_t first,
                  std::size_t last) {
    const std::uint32_t begin_of_last = places[last - 1];
    return span_of(places[first], begin_of_last + decode(file, begin_of_last).length);
}

void add_passages(Posts posts, std::span<const Passage> passages, const PlacedForms& forms,
                  std::vector<Group>& groups) {
    for (const Passage& passage : passages) {
        const Place a = place_of(posts, passage.a, passage.form_a, passage.in_a, forms);
        const Place b = place_of(posts, passage.b, passage.form_b, passage.in_b, forms);
        groups.push_back(
            {.relation = passage.relation,
             .unit = UnitKind::span,
             .places = {std::min(a, b), std::max(a, b)},
             .similarity = {Measure::jaccard, 1},
             .characters = passage.characters,
             .verbatim = posts[a.document]->slice(a.span) == posts[b.document]->slice(b.span)});
    }
}

}  // namespace kiji::dedupe
