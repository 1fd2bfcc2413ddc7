#include "dedupe/pairs/boilerplate.hpp"

#include <algorithm>
#include <numeric>

#include "base/text.hpp"
#include "prose/prose.hpp"

namespace kiji::dedupe {

Declared::Declared(std::span<const std::string> texts) {
    for (const std::string& text : texts) {
        std::string form = prose::normal_form(text);
        if (form.empty())
            continue;
        grams_.push_back(grams_of(form));
        forms_.push_back(std::move(form));
    }
}

bool Declared::holds(std::string_view form) const {
    if (forms_.empty())
        return false;
    if (std::any_of(forms_.begin(), forms_.end(), [form](const std::string& declared) {
            return form.find(declared) != std::string_view::npos;
        }))
        return true;
    const Grams grams = grams_of(form);
    return std::any_of(grams_.begin(), grams_.end(), [&](const Grams& declared) {
        return static_cast<double>(common_grams(declared, grams)) >=
               same_boilerplate * static_cast<double>(declared.size());
    });
}

Variants::Variants(std::size_t texts) : parent_(texts), posts_(texts) {
    std::iota(parent_.begin(), parent_.end(), 0U);
}

std::uint32_t Variants::root(std::uint32_t text) const {
    while (parent_[text] != text)
        text = parent_[text];
    return text;
}

void Variants::join(std::uint32_t a, std::uint32_t b) {
    a = root(a);
    b = root(b);
    // The lower one stays, whatever the order of the pairs.
    if (a < b)
        parent_[b] = a;
    else
        parent_[a] = b;
}

void Variants::add_post(std::uint32_t text, std::uint32_t post) {
    Posts& posts = posts_[root(text)];
    if (posts.last != post)
        ++posts.count;
    posts.last = post;
}

bool Variants::are_boilerplate(std::uint32_t text) const {
    return posts_[root(text)].count >= boilerplate_posts;
}

}  // namespace kiji::dedupe
