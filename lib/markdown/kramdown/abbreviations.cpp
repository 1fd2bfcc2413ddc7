#include "markdown/kramdown/abbreviations.hpp"

#include <algorithm>

namespace kiji::markdown::kramdown {
namespace {

constexpr std::size_t most_sizes = 32;

constexpr bool is_word(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

}  // namespace

Abbreviations::Abbreviations(const Meanings& meanings) : meanings_(meanings) {
    for (const auto& [word, meaning] : meanings)
        sizes_.push_back(word.size());
    std::sort(sizes_.begin(), sizes_.end(), std::greater<>());
    sizes_.erase(std::unique(sizes_.begin(), sizes_.end()), sizes_.end());
    sizes_.resize(std::min(sizes_.size(), most_sizes));
}

std::size_t Abbreviations::size_at(std::string_view text, std::size_t at) const {
    if (at > 0 && is_word(text[at - 1]))
        return 0;
    for (const std::size_t size : sizes_) {
        const std::size_t end = at + size;
        if (end > text.size() || (end < text.size() && is_word(text[end])))
            continue;
        if (meanings_.find(text.substr(at, size)) != meanings_.end())
            return size;
    }
    return 0;
}

}  // namespace kiji::markdown::kramdown
