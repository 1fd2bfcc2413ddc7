// Links whose text says nothing of where they lead.
#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/letter_case.hpp"
#include "base/text.hpp"
#include "lint/facts/inline_syntax.hpp"
#include "lint/facts/places.hpp"
#include "lint/rules/inlines/inlines.hpp"

namespace kiji::lint {
namespace {

using Kind = InlineToken::Kind;

constexpr std::array prohibited =
    std::to_array<std::string_view>({"click here", "here", "link", "more"});
constexpr std::array prohibited_in_blogs = std::to_array<std::string_view>(
    {"click here", "here", "link", "more", "this link", "this page", "こちら", "こちらから",
     "こちらの記事", "ここ", "ここから", "これ", "リンク", "詳細", "詳しくはこちら", "クリック",
     "ここをクリック", "こちらをクリック"});

constexpr std::array options{Option{
    .name = "prohibited_texts",
    .summary = "texts that say nothing",
    .standard = Texts(prohibited),
    .blog = Texts(prohibited_in_blogs),
}};

/// Words of ASCII letters and digits with one blank between them, as the reference compares them.
std::string ascii_words(std::string_view text) {
    std::string words;
    bool gap = false;
    for (const char c : text) {
        if (!ascii::is_alphanumeric(c)) {
            gap = !words.empty();
            continue;
        }
        if (gap)
            words.push_back(' ');
        gap = false;
        words.push_back(c);
    }
    return lower_case(words);
}

/// The same with the letters of all languages.
std::string words_of(std::string_view text) {
    if (ascii::is_ascii(text))
        return ascii_words(text);
    const std::string plain = nfkc_casefold(text);
    std::string words;
    bool gap = false;
    for (std::size_t at = 0; at < plain.size();) {
        const CodePoint point = decode(plain, at);
        if (is_letter_mark_or_number(point.value)) {
            if (gap)
                words.push_back(' ');
            gap = false;
            words.append(plain, at, point.length);
        } else {
            gap = !words.empty();
        }
        at += point.length;
    }
    return words;
}

/// True where no normal form of `word` is ASCII.
bool begins_in_kana_or_han(std::string_view word) {
    const auto first = word.empty() ? 0U : static_cast<unsigned char>(word.front());
    const bool is_kana = first == 0xE3 && word.size() > 1 && word[1] >= '\x81' && word[1] <= '\x83';
    return is_kana || (first >= 0xE4 && first <= 0xE9);
}

bool has_code_or_html(const Inlines& inlines, const InlineToken& link) {
    const auto first = static_cast<std::uint32_t>(&link - inlines.tokens().data()) + 1;
    for (std::uint32_t id = first; id < link.end; id = inlines[id].end) {
        if (inlines[id].kind == Kind::code || inlines[id].kind == Kind::html)
            return true;
    }
    return false;
}

void check(const Document& doc, Findings& out) {
    const auto normal = out.knows_jekyll() ? words_of : ascii_words;
    const std::vector<std::string_view> unwanted = out.options().texts("prohibited_texts");
    std::size_t longest = 0;
    for (const std::string_view text : unwanted)
        longest = std::max(longest, text.size());
    // Filled where there is a link to look at.
    std::set<std::string, std::less<>> texts;
    std::set<std::string, std::less<>> all_texts;
    const Inlines& inlines = out.inlines();
    for (const InlineToken& token : inlines.tokens()) {
        if (token.kind != Kind::link || token.in_html_block)
            continue;
        const Span text = inlines.link(token).text;
        // A longer one has other words as well, or a great many signs.
        if (out.knows_jekyll() && text.size() > 4 * longest + 16)
            continue;
        const std::string_view written = inlines.text().substr(text.begin, text.size());
        const bool ascii = ascii::is_ascii(written);
        auto& candidates = ascii ? texts : all_texts;
        if (candidates.empty()) {
            for (const std::string_view word : unwanted) {
                if (!ascii || !begins_in_kana_or_han(word))
                    candidates.insert(normal(word));
            }
        }
        if (!candidates.contains(normal(written)) || has_code_or_html(inlines, token))
            continue;
        out.add({
            .span = one_line(doc, text),
            .message = fmt::format("text of the link is \"{}\"", quoted(doc, text)),
            .help = "name what the reader will find there",
        });
    }
}

}  // namespace

constinit const Rule rules::vague_link_text{
    .name = "vague-link-text",
    .code = "MD059",
    .also = "descriptive-link-text",
    .tags = "accessibility links",
    .severity = Severity::info,
    .in_blog = true,
    .summary = "Text of a link does not say where it leads",
    .why =
        "Screen readers list the links of a page without what stands around them, and search "
        "engines know a page by the words that link to it.",
    .bad = "The forecast is [here](https://example.org/snow).\n",
    .good = "Read [the forecast](https://example.org/snow).\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
