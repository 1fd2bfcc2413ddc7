#include "dedupe/join/shared_grams.hpp"

namespace kiji::dedupe {

void SharedGrams::set(std::string_view text) {
    grams_.clear(count_grams(text));
    for_each_gram(text, [&](const Gram& gram) { grams_.insert(gram, hash_of(gram)); });
    counted_in_.assign(grams_.slots(), 0);
    text_ = 0;
}

std::size_t SharedGrams::count(std::string_view other, std::size_t places, std::size_t at_least) {
    ++text_;
    std::size_t shared = 0;
    std::size_t left = places;
    while_each_gram(other, [&](const Gram& gram) {
        --left;
        const std::size_t at = grams_.find(gram, hash_of(gram));
        if (at < counted_in_.size() && counted_in_[at] != text_) {
            counted_in_[at] = text_;
            ++shared;
        }
        return shared + left >= at_least;
    });
    return shared;
}

}  // namespace kiji::dedupe
