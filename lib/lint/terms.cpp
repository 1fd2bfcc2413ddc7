// Spellings of tags and categories over all posts.
#include <algorithm>

#include "base/ascii.hpp"
#include "base/text.hpp"
#include "lint/site_facts.hpp"

namespace kiji::lint {
namespace {

/// A slip is rare where what was meant is not.
constexpr std::size_t most_of_slip = 2;
constexpr std::size_t fewest_of_meant = 5;

bool has_digit(std::string_view text) {
    return text.find_first_of("0123456789") != std::string_view::npos;
}

/// How many letters may differ: none in a short word, whose neighbours are words as well.
std::size_t tolerance(std::size_t length, bool ascii) {
    if (!ascii)
        return length >= 6 ? 1 : 0;
    if (length >= 10)
        return 2;
    return length >= 5 ? 1 : 0;
}

/// "test" and "tests" are two words on purpose more often than not.
bool is_plural(std::string_view a, std::string_view b) {
    if (a.size() > b.size())
        std::swap(a, b);
    return (b.size() == a.size() + 1 && b.ends_with('s') && b.starts_with(a)) ||
           (b.size() == a.size() + 2 && b.ends_with("es") && b.starts_with(a)) ||
           (b.ends_with("ies") && a.ends_with('y') &&
            b.substr(0, b.size() - 3) == a.substr(0, a.size() - 1));
}

/// "framework" and "frameworking" aside, a slip keeps the first letter.
bool is_slip(std::string_view rare, std::string_view usual) {
    if (has_digit(rare) || has_digit(usual) || is_plural(rare, usual))
        return false;
    const std::size_t length = std::min(count_code_points(rare), count_code_points(usual));
    const std::size_t most = tolerance(length, ascii::is_ascii(rare) && ascii::is_ascii(usual));
    if (most == 0 || decode(rare, 0).value != decode(usual, 0).value)
        return false;
    const std::size_t longer = std::max(rare.size(), usual.size());
    const std::size_t shorter = std::min(rare.size(), usual.size());
    return longer - shorter <= 4 * most && edit_distance(rare, usual, most) <= most;
}

}  // namespace

std::string Terms::folded(std::string_view term) {
    const std::string lower = nfkc_casefold(term);
    std::string kept;
    for (std::size_t at = 0; at < lower.size(); ++at) {
        const char c = lower[at];
        const bool separates =
            c == ' ' || c == '-' || c == '_' || (c == '.' && at > 0 && at + 1 < lower.size());
        if (!separates)
            kept += c;
    }
    return kept.empty() ? lower : kept;
}

void Terms::add(std::string_view term) {
    std::vector<Spelling>& spellings = by_folded_[folded(term)];
    const auto known = std::ranges::find(spellings, term, &Spelling::text);
    if (known == spellings.end())
        spellings.push_back({std::string(term), 1});
    else
        ++known->posts;
}

void Terms::finish() {
    struct Usual {
        std::string_view folded;
        Spelling spelling;
    };
    std::vector<Usual> usual;
    std::vector<std::string_view> rare;
    for (auto& [folded, spellings] : by_folded_) {
        // The most used first; of two as much used, the lesser text, whatever was read first.
        std::ranges::sort(spellings, [](const Spelling& a, const Spelling& b) {
            return a.posts != b.posts ? a.posts > b.posts : a.text < b.text;
        });
        std::size_t posts = 0;
        for (const Spelling& spelling : spellings)
            posts += spelling.posts;
        if (posts <= most_of_slip)
            rare.push_back(folded);
        else if (posts >= fewest_of_meant)
            usual.push_back({folded, {spellings.front().text, posts}});
    }
    for (const std::string_view slip : rare) {
        for (const Usual& meant : usual) {
            if (is_slip(slip, meant.folded)) {
                slips_.emplace(slip, meant.spelling);
                break;
            }
        }
    }
}

std::size_t Terms::posts(std::string_view term) const {
    const auto found = by_folded_.find(folded(term));
    if (found == by_folded_.end())
        return 0;
    std::size_t posts = 0;
    for (const Spelling& spelling : found->second)
        posts += spelling.posts;
    return posts;
}

const Terms::Spelling* Terms::usual_spelling(std::string_view term) const {
    const auto found = by_folded_.find(folded(term));
    if (found == by_folded_.end() || found->second.size() < 2 || found->second.front().text == term)
        return nullptr;
    return &found->second.front();
}

const Terms::Spelling* Terms::meant_by(std::string_view term) const {
    const auto found = slips_.find(folded(term));
    return found == slips_.end() ? nullptr : &found->second;
}

}  // namespace kiji::lint
