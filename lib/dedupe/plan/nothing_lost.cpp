#include "dedupe/plan/nothing_lost.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <string>
#include <string_view>
#include <unordered_set>

#include "dedupe/plan/substance.hpp"
#include "prose/prose.hpp"

namespace kiji::dedupe {
namespace {

using markdown::Tree;

constexpr std::size_t nowhere = SIZE_MAX;

std::string_view form_of(const Text& text, std::size_t sentence) {
    return text.form_of(text.sentences[sentence].form);
}

std::vector<std::size_t> sorted_by_form(const Text& text) {
    std::vector<std::size_t> sorted(text.sentences.size());
    std::iota(sorted.begin(), sorted.end(), std::size_t{0});
    std::ranges::sort(sorted, {}, [&](std::size_t i) { return form_of(text, i); });
    return sorted;
}

/// A sentence of `text` that begins with `form`.
std::size_t that_begins_with(const Text& text, const std::vector<std::size_t>& sorted,
                             std::string_view form) {
    const auto found =
        std::ranges::lower_bound(sorted, form, {}, [&](std::size_t i) { return form_of(text, i); });
    return found != sorted.end() && form_of(text, *found).starts_with(form) ? *found : nowhere;
}

/// Looks for sentences inside others, as long as that is cheap.
class Search {
  public:
    explicit Search(const Text& text) : text_(text), sorted_(sorted_by_form(text)) {}

    bool finds(std::string_view form) {
        if (that_begins_with(text_, sorted_, form) != nowhere)
            return true;
        constexpr std::size_t most_bytes = std::size_t{1} << 31U;
        if (searched_ > most_bytes)
            return false;
        searched_ += text_.forms.size();
        return text_.forms.find(form) != std::string::npos;
    }

  private:
    const Text& text_;
    std::vector<std::size_t> sorted_;
    std::size_t searched_ = 0;
};

std::optional<std::size_t> first_sentence_lost(const Said& before, const Said& after,
                                               const Away& away) {
    std::unordered_set<Hash128> there;
    for (const Sentence& sentence : after.text.sentences)
        there.insert(sentence.hash);
    const Value* title = before.doc.meta("title");
    const std::string title_form = title != nullptr && title->is(Value::Type::string)
                                       ? prose::normal_form(title->string())
                                       : std::string();
    Search search(after.text);
    for (const Block& block : before.text.blocks) {
        if (block.kind != BlockKind::paragraph || before.text.form_of(block.form) == title_form)
            continue;
        for (const Sentence& sentence : before.text.sentences_of(block)) {
            if (!there.contains(sentence.hash) &&
                !away.holds(sentence.hash, before.text.form_of(sentence.form)) &&
                !search.finds(before.text.form_of(sentence.form)))
                return sentence.span.begin;
        }
    }
    return std::nullopt;
}

/// True where all of `held` is in `there`, or away.
bool all_held(const std::vector<std::uint64_t>& there, const std::vector<std::uint64_t>& held,
              const Away& away) {
    return std::ranges::all_of(held, [&](std::uint64_t one) {
        return std::ranges::binary_search(there, one) || away.holds(one);
    });
}

constexpr std::size_t most_searched = std::size_t{1} << 31U;

}  // namespace

void Away::add_variant(const Text& text, const Block& block) {
    forms_ += text.form_of(block.form);
    for (const Sentence& sentence : text.sentences_of(block))
        sentences_.insert(sentence.hash);
}

void Away::add(const Text& text, const Block& block, std::span<const OlderPosts::Stand> stands,
               const std::vector<std::uint64_t>& substance) {
    const std::span<const Sentence> sentences = text.sentences_of(block);
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        sentences_.insert(sentences[i].hash);
        places_.emplace(sentences[i].hash, stands[i].place);
        stretches_.push_back({forms_.size(), stands[i].place});
        forms_ += text.form_of(sentences[i].form);
    }
    substance_.insert(substance.begin(), substance.end());
}

std::size_t Away::find(std::string_view form) const {
    if (searched_ > most_searched)
        return std::string::npos;
    searched_ += forms_.size();
    return forms_.find(form);
}

bool Away::holds(const Hash128& sentence, std::string_view form) const {
    return sentences_.contains(sentence) || find(form) != std::string::npos;
}

std::vector<Place> Away::places_of(const Text& text, std::span<const std::size_t> sentences) const {
    std::vector<Place> places;
    for (const std::size_t number : sentences) {
        const Sentence& sentence = text.sentences[number];
        if (const auto known = places_.find(sentence.hash); known != places_.end()) {
            places.push_back(known->second);
            continue;
        }
        // The head of one that was cut short.
        const std::size_t at = find(text.form_of(sentence.form));
        const auto next = std::ranges::upper_bound(stretches_, at, {}, &Stretch::begin);
        if (at != std::string::npos && next != stretches_.begin())
            places.push_back(std::prev(next)->place);
    }
    std::ranges::sort(places);
    places.erase(std::unique(places.begin(), places.end()), places.end());
    return places;
}

std::optional<std::size_t> first_lost(const Said& before, const Said& after, const Away& away) {
    const std::vector<std::uint64_t> there =
        substance_of(after.doc, Tree::root, after.doc.file().whole());
    if (all_held(there, substance_of(before.doc, Tree::root, before.doc.file().whole()), away))
        return first_sentence_lost(before, after, away);
    for (const Block& block : before.text.blocks) {
        if (block.node != markdown::no_node &&
            !all_held(there, substance_of(before.doc, block.node, block.span), away))
            return block.span.begin;
    }
    return 0;
}

KeptPlaces::KeptPlaces(const Text& before, const Text& after)
    : before_(before), after_(after), sorted_(sorted_by_form(after)) {
    for (std::size_t i = 0; i < after.sentences.size(); ++i)
        sentences_.emplace(after.sentences[i].hash, i);
    for (const Block& block : before.blocks) {
        for (std::size_t i = 0; block.kind == BlockKind::paragraph && i < block.sentences; ++i)
            order_.push_back(block.first_sentence + i);
    }
}

std::size_t KeptPlaces::place_of(std::size_t sentence) const {
    const auto found = sentences_.find(before_.sentences[sentence].hash);
    return found != sentences_.end()
               ? found->second
               : that_begins_with(after_, sorted_, form_of(before_, sentence));
}

std::span<const std::size_t> KeptPlaces::sentences_in(Span removed) const {
    // A sentence may reach over the edge, as it was before a marker in it was gone.
    const auto begin = std::ranges::partition_point(
        order_, [&](std::size_t i) { return before_.sentences[i].span.end <= removed.begin; });
    const auto end = std::partition_point(begin, order_.end(), [&](std::size_t i) {
        return before_.sentences[i].span.begin < removed.end;
    });
    return {begin, end};
}

std::vector<Span> KeptPlaces::of(Span removed) const {
    std::vector<Span> places;
    std::size_t last = nowhere;
    for (const std::size_t number : sentences_in(removed)) {
        const Sentence* sentence = &before_.sentences[number];
        const bool follows = last != nowhere && last + 1 < after_.sentences.size() &&
                             after_.sentences[last + 1].hash == sentence->hash;
        const std::size_t place = follows ? last + 1 : place_of(number);
        if (place == nowhere)
            continue;
        if (follows)
            places.back().end = after_.sentences[place].span.end;
        else if (place != last)
            places.push_back(after_.sentences[place].span);
        last = place;
    }
    return places;
}

std::vector<std::size_t> KeptPlaces::missing(Span removed) const {
    std::vector<std::size_t> found;
    std::ranges::copy_if(sentences_in(removed), std::back_inserter(found),
                         [&](std::size_t number) { return place_of(number) == nowhere; });
    return found;
}

}  // namespace kiji::dedupe
