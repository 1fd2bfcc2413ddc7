#include "unit/dedupe/join_texts.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.hpp"

namespace kiji::dedupe {
namespace {

char32_t letter(Random& random, Script script, std::size_t place) {
    const auto from = [&](char32_t first, std::size_t count) {
        return first + static_cast<char32_t>(random.below(count));
    };
    switch (script) {
        case Script::japanese:
            return random.below(3) == 0 ? from(0x6F22, 60) : from(0x3042, 40);
        case Script::english:
            return from('a', 26);
        case Script::korean:
            return from(0xAC00, 200);
        case Script::chinese:
            return from(0x4E00, 300);
        case Script::emoji:
            return from(0x1F600, 20);
        case Script::nfd:
            return place % 2 == 0 ? from('a', 26) : from(0x0300, 5);
    }
    return 0;
}

}  // namespace

std::u32string make_text(Random& random, Script script, std::size_t length) {
    std::u32string text;
    for (std::size_t i = 0; i < length; ++i)
        text += letter(random, script, i);
    return text;
}

std::u32string vary(Random& random, const std::u32string& text) {
    std::u32string varied = text;
    const std::size_t changes = 1 + random.below(1 + (text.size() / 12));
    for (std::size_t i = 0; i < changes; ++i) {
        const std::size_t at = random.below(varied.size() + 1);
        switch (random.below(6)) {
            case 0:
                varied.insert(at, 1, letter(random, Script::chinese, 0));
                break;
            case 1:
                if (at < varied.size())
                    varied[at] = letter(random, Script::english, 0);
                break;
            case 2:
                if (at < varied.size())
                    varied.erase(at, 1);
                break;
            case 3:
                if (i == 0)
                    std::rotate(varied.begin(), varied.begin() + static_cast<std::ptrdiff_t>(at),
                                varied.end());
                break;
            case 4:
                if (i == 0)
                    varied.erase(at);
                break;
            default:
                if (i == 0)
                    varied += make_text(random, Script::japanese, random.below(60));
                break;
        }
    }
    return varied;
}

std::vector<std::string> make_texts(std::uint64_t seed, std::size_t count) {
    static constexpr std::array<std::size_t, 8> lengths = {0, 3, 6, 20, 45, 120, 300, 900};
    Random random(seed);
    std::vector<std::u32string> texts;
    std::set<std::u32string> known;
    for (std::size_t tries = 0; texts.size() < count && tries < 20 * count; ++tries) {
        const auto script = static_cast<Script>(random.below(script_count));
        std::u32string text =
            texts.empty() || random.below(2) == 0
                ? make_text(random, script, random.below(1 + lengths[random.below(lengths.size())]))
                : vary(random, texts[random.below(texts.size())]);
        if (known.insert(text).second)
            texts.push_back(std::move(text));
    }
    std::vector<std::string> out;
    for (const std::u32string& text : texts)
        out.push_back(to_utf8(text));
    return out;
}

std::string to_utf8(std::u32string_view text) {
    std::string out;
    for (const char32_t value : text)
        append_utf8(out, value);
    return out;
}

std::vector<std::string_view> views_of(const std::vector<std::string>& texts) {
    return {texts.begin(), texts.end()};
}

}  // namespace kiji::dedupe
