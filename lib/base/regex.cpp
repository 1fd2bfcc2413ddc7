#include "base/regex.hpp"

#include <fmt/format.h>
#include <re2/re2.h>

#include "base/text.hpp"

namespace kiji {
namespace {

re2::StringPiece piece_of(std::string_view text) {
    return {text.data(), text.size()};
}

Regex::Match place_in(std::string_view text, const re2::StringPiece& piece) {
    if (piece.data() == nullptr)
        return {};
    const auto begin = static_cast<std::size_t>(piece.data() - text.data());
    return {begin, begin + piece.size()};
}

}  // namespace

Result<Regex> Regex::compile(std::string_view pattern, Case letters) {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_case_sensitive(letters == Case::sensitive);
    auto compiled = std::make_shared<const RE2>(piece_of(pattern), options);
    if (!compiled->ok())
        return Error{fmt::format("\"{}\" is no regular expression: {}",
                                 escape_for_terminal(pattern),
                                 escape_for_terminal(compiled->error()))};
    return Regex(std::move(compiled));
}

std::optional<Regex::Match> Regex::find(std::string_view text, std::size_t from) const {
    re2::StringPiece whole;
    if (from > text.size() ||
        !compiled_->Match(piece_of(text), from, text.size(), RE2::UNANCHORED, &whole, 1))
        return std::nullopt;
    return place_in(text, whole);
}

bool Regex::find(std::string_view text, std::size_t from, std::vector<Match>& groups) const {
    groups.clear();
    std::vector<re2::StringPiece> pieces(
        static_cast<std::size_t>(compiled_->NumberOfCapturingGroups()) + 1);
    if (from > text.size() || !compiled_->Match(piece_of(text), from, text.size(), RE2::UNANCHORED,
                                                pieces.data(), static_cast<int>(pieces.size())))
        return false;
    for (const re2::StringPiece& piece : pieces)
        groups.push_back(place_in(text, piece));
    return true;
}

bool Regex::matches_all_of(std::string_view text) const {
    return RE2::FullMatch(piece_of(text), *compiled_);
}

const std::string& Regex::pattern() const {
    return compiled_->pattern();
}

std::string quoted_for_regex(std::string_view text) {
    return RE2::QuoteMeta(piece_of(text));
}

}  // namespace kiji
