// A marker's words are few: what a machine counts in, where that ends or begins, a number, and that
// it goes on. A phrase of such words alone is a marker, and one with any other word is an author's.
#include "prose/marker_phrase.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/ascii.hpp"
#include "prose/prose.hpp"

namespace kiji::prose {
namespace {

// ---- whole phrases, squeezed to letters and digits in lower case ----------------------------

/// What nobody frames but a machine, or an editor who meant to come back.
constexpr std::array<std::string_view, 15> certain_phrases = {
    "end",      "eof",       "eos",       "eot",          "stop",
    "cut",      "cont",      "contd",     "continuehere", "以下続く",
    "以下続き", "truncated", "separator", "boundary",     "delimiter"};
constexpr std::array<std::string_view, 13> certain_beginnings = {
    "続きを生成", "続きを出力",       "続きを書",        "続きを作成", "次に続",
    "次へ続",     "次回に続",         "前回の続き",      "前の続き",   "続きはここから",
    "ここから続", "次のチャンクに続", "次のチャンクへ続"};
/// What an author may end a post with.
constexpr std::array<std::string_view, 29> closing_phrases = {
    "続く",       "つづく", "続き",   "つづき", "続きます", "終",   "終わり", "おわり",
    "終了",       "完",     "了",     "未完",   "完了",     "待续", "待續",   "未完待续",
    "未完待續",   "끝",     "계속",   "theend", "fin",      "終り", "承前",   "다음에계속",
    "계속됩니다", "下接",   "接上文", "续",     "接下文"};
/// Shouted in bold type, too.
constexpr std::array<std::string_view, 4> shouted_phrases = {"END", "EOF", "CONTINUED",
                                                             "TO BE CONTINUED"};

// ---- words that phrases are made of ----------------------------------------------------------

enum class Word : std::uint8_t {
    glue,
    number,
    machine_unit,  // what machines count in
    author_unit,   // what authors count in as well
    work,          // what a machine does: nothing to be counted
    boundary,
    going_on,
    truncated,
};

struct Entry {
    std::string_view text;
    Word word;
};

/// Longer words stand before those that they begin with.
constexpr std::array entries = {
    Entry{"tobecontinued", Word::going_on},
    Entry{"continuation", Word::going_on},
    Entry{"continuing", Word::going_on},
    Entry{"continued", Word::going_on},
    Entry{"continues", Word::going_on},
    Entry{"continue", Word::going_on},
    Entry{"続きから", Word::going_on},
    Entry{"続行", Word::going_on},
    Entry{"续写", Word::going_on},
    Entry{"繼續", Word::going_on},
    Entry{"继续", Word::going_on},
    Entry{"接着", Word::going_on},
    Entry{"이어쓰기", Word::going_on},
    Entry{"이어서", Word::going_on},
    Entry{"계속", Word::going_on},
    Entry{"truncated", Word::truncated},
    Entry{"cutoff", Word::truncated},
    Entry{"途切れ", Word::truncated},
    Entry{"中断", Word::truncated},
    Entry{"中斷", Word::truncated},
    Entry{"截断", Word::truncated},
    Entry{"중단", Word::truncated},
    Entry{"chunk", Word::machine_unit},
    Entry{"segment", Word::machine_unit},
    Entry{"output", Word::machine_unit},
    Entry{"response", Word::machine_unit},
    Entry{"generation", Word::machine_unit},
    Entry{"block", Word::machine_unit},
    Entry{"batch", Word::machine_unit},
    Entry{"チャンク", Word::machine_unit},
    Entry{"セグメント", Word::machine_unit},
    Entry{"分块", Word::machine_unit},
    Entry{"分塊", Word::machine_unit},
    Entry{"분할", Word::machine_unit},
    Entry{"청크", Word::machine_unit},
    Entry{"세그먼트", Word::machine_unit},
    Entry{"part", Word::author_unit},
    Entry{"section", Word::author_unit},
    Entry{"page", Word::author_unit},
    Entry{"text", Word::author_unit},
    Entry{"article", Word::author_unit},
    Entry{"post", Word::author_unit},
    Entry{"document", Word::author_unit},
    Entry{"file", Word::author_unit},
    Entry{"content", Word::author_unit},
    Entry{"message", Word::author_unit},
    Entry{"パート", Word::author_unit},
    Entry{"生成", Word::work},
    Entry{"出力", Word::work},
    Entry{"输出", Word::work},
    Entry{"輸出", Word::work},
    Entry{"응답", Word::work},
    Entry{"생성", Word::work},
    Entry{"출력", Word::work},
    Entry{"generating", Word::work},
    Entry{"writing", Word::work},
    Entry{"セクション", Word::work},
    Entry{"部分", Word::work},
    Entry{"파트", Word::work},
    Entry{"beginning", Word::boundary},
    Entry{"begin", Word::boundary},
    Entry{"boundary", Word::boundary},
    Entry{"break", Word::boundary},
    Entry{"ends", Word::boundary},
    Entry{"end", Word::boundary},
    Entry{"starts", Word::boundary},
    Entry{"start", Word::boundary},
    Entry{"separator", Word::boundary},
    Entry{"split", Word::boundary},
    Entry{"delimiter", Word::boundary},
    Entry{"marker", Word::boundary},
    Entry{"complete", Word::boundary},
    Entry{"done", Word::boundary},
    Entry{"終了", Word::boundary},
    Entry{"終わり", Word::boundary},
    Entry{"終端", Word::boundary},
    Entry{"開始", Word::boundary},
    Entry{"完了", Word::boundary},
    Entry{"境界", Word::boundary},
    Entry{"区切り", Word::boundary},
    Entry{"ここまで", Word::boundary},
    Entry{"ここから", Word::boundary},
    Entry{"结束", Word::boundary},
    Entry{"結束", Word::boundary},
    Entry{"开始", Word::boundary},
    Entry{"종료", Word::boundary},
    Entry{"시작", Word::boundary},
    Entry{"끝", Word::boundary},
    Entry{"previous", Word::glue},
    Entry{"next", Word::glue},
    Entry{"below", Word::glue},
    Entry{"above", Word::glue},
    Entry{"dueto", Word::glue},
    Entry{"length", Word::glue},
    Entry{"limits", Word::glue},
    Entry{"limit", Word::glue},
    Entry{"token", Word::glue},
    Entry{"from", Word::glue},
    Entry{"this", Word::glue},
    Entry{"the", Word::glue},
    Entry{"of", Word::glue},
    Entry{"in", Word::glue},
    Entry{"次の", Word::glue},
    Entry{"前の", Word::glue},
    Entry{"されました", Word::glue},
    Entry{"ました", Word::glue},
    Entry{"第", Word::glue},
    Entry{"の", Word::glue},
    Entry{"を", Word::glue},
    Entry{"が", Word::glue},
};

/// How many words of each sort a phrase has; all zero where it has one that is not listed.
struct Words {
    std::array<int, 8> counts{};
    int operator[](Word word) const { return counts[static_cast<std::size_t>(word)]; }
};

Words words_of(std::string_view phrase) {
    Words words;
    const auto count = [&](Word word) { ++words.counts[static_cast<std::size_t>(word)]; };
    while (!phrase.empty()) {
        const std::size_t digits = std::min(phrase.find_first_not_of("0123456789"), phrase.size());
        if (digits > 0) {
            count(Word::number);
            phrase.remove_prefix(digits);
            continue;
        }
        const auto* entry = std::find_if(entries.begin(), entries.end(), [&](const Entry& item) {
            return phrase.starts_with(item.text);
        });
        if (entry == entries.end())
            return {};
        count(entry->word);
        phrase.remove_prefix(entry->text.size());
    }
    return words;
}

template <typename List>
bool is_one_of(const List& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

/// How letters are written: "Part 2" may be an author's heading, "PART 2" and "part2" hardly.
bool is_title_case(std::string_view text) {
    bool upper = false;
    bool lower = false;
    for (const char c : text) {
        upper |= ascii::is_upper(c);
        lower |= ascii::is_lower(c);
    }
    return upper && lower;
}
bool is_upper_case(std::string_view text) {
    return std::none_of(text.begin(), text.end(), ascii::is_lower<char>);
}

/// What only a machine cuts a text into.
bool tells_of_chunk(std::string_view squeezed) {
    constexpr std::array<std::string_view, 4> names = {"chunk", "チャンク", "分块", "청크"};
    return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
        return squeezed.find(name) != std::string_view::npos;
    });
}

/// "2 of 5", "2/5"
bool has_two_numbers(std::string_view phrase) {
    constexpr std::string_view digits = "0123456789";
    const std::size_t first = phrase.find_first_of(digits);
    const std::size_t behind = phrase.find_first_not_of(digits, first);
    return behind != std::string_view::npos &&
           phrase.find_first_of(digits, behind) != std::string_view::npos;
}

bool is_numbered_part(const Words& words) {
    return words[Word::author_unit] > 0 && words[Word::number] > 0;
}

}  // namespace

MarkerKind phrase_kind(std::string_view phrase) {
    const std::string squeezed = normal_form(phrase);
    if (is_one_of(certain_phrases, squeezed) ||
        std::any_of(certain_beginnings.begin(), certain_beginnings.end(),
                    [&](std::string_view item) { return squeezed.starts_with(item); }))
        return MarkerKind::certain;
    if (is_one_of(closing_phrases, squeezed) || phrase == "DONE")
        return MarkerKind::closing;
    const Words words = words_of(squeezed);
    const bool unit = words[Word::machine_unit] + words[Word::author_unit] > 0;
    if (words[Word::going_on] > 0 ||
        (words[Word::truncated] > 0 && (unit || words[Word::work] > 0)))
        return MarkerKind::certain;
    if (words[Word::boundary] > 0)
        return unit || words[Word::work] > 0 ? MarkerKind::certain : MarkerKind::none;
    if (words[Word::machine_unit] > 0 && words[Word::number] > 0)
        return MarkerKind::certain;
    // "Part 2" is a heading to many, "Part 2 of 5" to few.
    const bool certain =
        is_numbered_part(words) && (!is_title_case(phrase) || has_two_numbers(phrase));
    return certain ? MarkerKind::certain : MarkerKind::none;
}

MarkerKind comment_kind(std::string_view phrase) {
    const std::string squeezed = normal_form(phrase);
    const Words words = words_of(squeezed);
    const bool counted = words[Word::machine_unit] > 0 && words[Word::number] > 0 &&
                         words[Word::boundary] == 0 && !squeezed.starts_with("block");
    const bool part =
        is_numbered_part(words) && (squeezed.starts_with("part") || is_upper_case(phrase));
    const bool onward = words[Word::going_on] > 0 || squeezed.starts_with("続きを");
    return tells_of_chunk(squeezed) || counted || part || onward ? phrase_kind(phrase)
                                                                 : MarkerKind::none;
}

bool names_chunk(std::string_view phrase) {
    const std::string squeezed = normal_form(phrase);
    return tells_of_chunk(squeezed) && words_of(squeezed)[Word::machine_unit] > 0;
}

bool is_shouted(std::string_view phrase) {
    if (is_one_of(shouted_phrases, phrase))
        return true;
    const std::string squeezed = normal_form(phrase);
    const bool machine = tells_of_chunk(squeezed) || squeezed.starts_with("続きを生成");
    return machine && phrase_kind(phrase) == MarkerKind::certain;
}

}  // namespace kiji::prose
