#include "lint/rules/japanese/patterns.hpp"

#include <algorithm>
#include <optional>

namespace kiji::lint {
namespace {

/// "/expression/flags", of whose flags only i has a meaning here.
std::optional<Regex> expression_of(std::string_view written) {
    const std::size_t end = written.rfind('/');
    if (!written.starts_with('/') || end < 2 ||
        written.find_first_not_of("guimysd", end + 1) != std::string_view::npos)
        return std::nullopt;
    const bool ignores_case = written.find('i', end) != std::string_view::npos;
    const auto compiled = Regex::compile(
        written.substr(1, end - 1), ignores_case ? Regex::Case::ignored : Regex::Case::sensitive);
    return compiled ? std::optional(*compiled) : std::nullopt;
}

}  // namespace

Patterns::Patterns(std::span<const std::string_view> written) {
    for (const std::string_view pattern : written) {
        if (auto expression = expression_of(pattern))
            expressions_.push_back(*std::move(expression));
        else if (!pattern.empty())
            words_.emplace_back(pattern);
    }
}

std::vector<Regex::Match> Patterns::all_in(std::string_view text) const {
    std::vector<Regex::Match> found;
    for (const std::string& word : words_) {
        for (std::size_t at = text.find(word); at != std::string_view::npos;
             at = text.find(word, at + word.size()))
            found.push_back({at, at + word.size()});
    }
    for (const Regex& expression : expressions_) {
        for (auto match = expression.find(text); match;
             match = expression.find(text, std::max(match->end, match->begin + 1)))
            found.push_back(*match);
    }
    std::ranges::sort(found, {}, &Regex::Match::begin);
    std::size_t merged = 0;
    for (const Regex::Match& match : found) {
        if (merged > 0 && match.begin <= found[merged - 1].end)
            found[merged - 1].end = std::max(found[merged - 1].end, match.end);
        else
            found[merged++] = match;
    }
    found.resize(merged);
    return found;
}

std::string Patterns::removed_from(std::string_view text) const {
    std::string left(text);
    for (const Regex::Match& match : all_in(text))
        std::fill(left.begin() + static_cast<std::ptrdiff_t>(match.begin),
                  left.begin() + static_cast<std::ptrdiff_t>(match.end), '\0');
    std::erase(left, '\0');
    return left;
}

bool touches(std::span<const Regex::Match> places, std::size_t offset) {
    const auto next = std::ranges::lower_bound(places, offset, {}, &Regex::Match::end);
    return next != places.end() && next->begin <= offset;
}

}  // namespace kiji::lint
