#include "unit/dedupe/random_posts.hpp"

namespace kiji::dedupe {
namespace {

std::string with_carriage_returns(const std::string& text) {
    std::string out;
    for (const char c : text)
        out += c == '\n' ? "\r\n" : std::string(1, c);
    return out;
}

}  // namespace

std::string RandomPosts::post() {
    japanese_ = below(3) > 0;
    std::string text = below(4) == 0 ? "" : "---\ntitle: " + title() + "\n---\n\n";
    if (below(3) == 0)
        text += title() + "\n\n";
    const std::size_t blocks = 3 + below(14);
    for (std::size_t i = 0; i < blocks; ++i) {
        text += block();
        text += below(8) == 0 ? "\n\n\n" : "\n\n";
    }
    if (below(3) == 0)
        text.erase(text.find_last_not_of('\n') + 1);
    return below(6) == 0 ? with_carriage_returns(text) : text;
}

std::string RandomPosts::title() const {
    return japanese_ ? "潮の満ち引きと町の暮らし" : "Tides of a small town";
}

std::string RandomPosts::sentence() {
    const std::size_t number = below(14);
    if (below(12) == 0)
        return number % 2 == 0 ? "[潮](https://example.org/tide)が来る。" : "`tide 1`を読む。";
    if (japanese_)
        return "朝の港の" + std::to_string(number) +
               "番の桟橋では、船が静かに出ていくのを、誰かがいつも見ている。";
    return "From pier number " + std::to_string(number) +
           " the boats go out without a sound, and somebody watches them. ";
}

std::string RandomPosts::paragraph() {
    std::string text;
    const std::size_t sentences = 1 + below(4);
    for (std::size_t i = 0; i < sentences; ++i)
        text += sentence();
    return text;
}

std::string RandomPosts::block() {
    if (!known_.empty() && below(3) == 0)
        return known_[below(known_.size())];
    std::string text = fresh_block();
    if (below(2) == 0)
        known_.push_back(text);
    return text;
}

std::string RandomPosts::fresh_block() {
    switch (below(16)) {
        case 0:
            return std::string(1 + below(3), '#') + " " + sentence();
        case 1:
            return below(2) == 0 ? "---END---" : "--- END ---\n\n[END]";
        case 2:
            return paragraph() + "\n---END---";
        case 3:
            return list("- ");
        case 4:
            return list("1. ");
        case 5:
            return "> " + paragraph();
        case 6:
            return "```\n" + paragraph() + "\n```";
        case 7:
            return "| a | b |\n|---|---|\n| 1 | 2 |";
        case 8:
            return below(2) == 0 ? "{% include note.html %}" : "{{ page.title }}は" + paragraph();
        case 9:
            return "<div>\n" + paragraph() + "\n</div>";
        case 10:
            return "**" + sentence() + "**";
        case 11:
            return cut_sentence();
        case 12:
            return "    " + paragraph();
        case 13:
            return paragraph() + "\n===";
        default:
            return paragraph();
    }
}

std::string RandomPosts::list(std::string_view mark) {
    std::string text;
    const std::size_t items = 1 + below(4);
    for (std::size_t i = 0; i < items; ++i)
        text += std::string(i == 0 ? "" : (below(3) == 0 ? "\n\n" : "\n")) + std::string(mark) +
                sentence();
    return text;
}

std::string RandomPosts::cut_sentence() const {
    return japanese_ ? "この町で一番古いのは、港のそばに立つ小さな灯\n\n---END---"
                       "\n\n台を守る家である。"
                     : "The oldest house of the town stands near the\n\n---END---\n\nharbour.";
}

}  // namespace kiji::dedupe
