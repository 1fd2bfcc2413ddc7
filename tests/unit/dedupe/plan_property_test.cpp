// What must hold of every repair, on posts put together at random: judged by the log and the texts.
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "dedupe/dedupe.hpp"
#include "repair/repair.hpp"
#include "support/catch.hpp"
#include "support/read.hpp"
#include "support/repair_log.hpp"

namespace kiji::dedupe {
namespace {

class Writer {
  public:
    explicit Writer(std::uint32_t seed) : random_(seed) {}

    std::string post() {
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

  private:
    std::size_t below(std::size_t bound) { return random_() % bound; }

    std::string title() const {
        return japanese_ ? "潮の満ち引きと町の暮らし" : "Tides of a small town";
    }

    std::string sentence() {
        const std::size_t number = below(14);
        if (below(12) == 0)
            return number % 2 == 0 ? "[潮](https://example.org/tide)が来る。" : "`tide 1`を読む。";
        if (japanese_)
            return "朝の港の" + std::to_string(number) +
                   "番の桟橋では、船が静かに出ていくのを、誰かがいつも見ている。";
        return "From pier number " + std::to_string(number) +
               " the boats go out without a sound, and somebody watches them. ";
    }

    std::string paragraph() {
        std::string text;
        const std::size_t sentences = 1 + below(4);
        for (std::size_t i = 0; i < sentences; ++i)
            text += sentence();
        return text;
    }

    std::string block() {
        if (!known_.empty() && below(3) == 0)
            return known_[below(known_.size())];
        std::string text = fresh_block();
        if (below(2) == 0)
            known_.push_back(text);
        return text;
    }

    std::string fresh_block() {
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
                return below(2) == 0 ? "{% include note.html %}"
                                     : "{{ page.title }}は" + paragraph();
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

    std::string list(std::string_view mark) {
        std::string text;
        const std::size_t items = 1 + below(4);
        for (std::size_t i = 0; i < items; ++i)
            text += std::string(i == 0 ? "" : (below(3) == 0 ? "\n\n" : "\n")) + std::string(mark) +
                    sentence();
        return text;
    }

    std::string cut_sentence() {
        return japanese_ ? "この町で一番古いのは、港のそばに立つ小さな灯\n\n---END---"
                           "\n\n台を守る家である。"
                         : "The oldest house of the town stands near the\n\n---END---\n\nharbour.";
    }

    static std::string with_carriage_returns(const std::string& text) {
        std::string out;
        for (const char c : text)
            out += c == '\n' ? "\r\n" : std::string(1, c);
        return out;
    }

    std::mt19937 random_;
    bool japanese_ = true;
    std::vector<std::string> known_;
};

void check_repair(const std::string& text, const RepairOptions& options) {
    const auto doc = read_masked(text);
    const Result<Plan> made = plan(*doc, options, Limits());
    if (!made)
        FAIL(made.error().message);
    if (made->removals.empty())
        return;
    std::vector<repair::Removal> removals;
    for (const Removal& removal : made->removals) {
        repair::Removal one{.span = removal.span,
                            .reason = std::string(name_of(removal.reason)),
                            .blank = removal.blank};
        for (const Span kept : removal.kept)
            one.kept.push_back({.file = {}, .span = kept});
        removals.push_back(std::move(one));
    }
    MemoryFiles files(std::map<Path, std::string>{{"a.md", text}});
    const std::vector<repair::Change> changes = {{"a.md", text, removals}};
    REQUIRE(repair::apply(files, changes, {.log = "log.json", .backup = {}}).errors.empty());
    const std::string after = files.files().at("a.md");
    CHECK(after == made->text);
    for (const std::string& fault : test::faults_of_repair(
             text, after, test::removals_in(files.files().at("log.json"), "a.md")))
        FAIL_CHECK(fault);

    const auto again = plan(*made->document, options, Limits());
    REQUIRE(again);
    CHECK(again->removals.empty());

    REQUIRE(repair::undo(files, "log.json"));
    CHECK(files.files().at("a.md") == text);
}

TEST_CASE("nothing is lost and nothing invented, and a second repair finds nothing", "[plan]") {
    for (std::uint32_t seed = 0; seed < 1500; ++seed) {
        const std::string text = Writer(seed).post();
        INFO("seed " << seed << "\n" << text);
        const Keep keep = seed % 3 == 0 ? Keep::first : (seed % 3 == 1 ? Keep::last : Keep::best);
        check_repair(text, {.keep = keep, .floor = {.cjk = 12, .other = 20}});
    }
}

TEST_CASE("the check sees a loss, an invention and a wrong log", "[plan]") {
    const auto faults = [](std::string_view before, std::string_view after,
                           const test::LoggedRemoval& removal) {
        return test::faults_of_repair(before, after, {removal}).size();
    };
    const std::string text = "一つ目。\n\n二つ目。\n\n一つ目。\n";
    const std::size_t last = text.rfind("一");
    const test::LoggedRemoval good{.begin = last,
                                   .end = text.size(),
                                   .reason = "copy",
                                   .text = text.substr(last),
                                   .kept = {{0, 12}}};
    const std::string after = text.substr(0, last);
    CHECK(faults(text, after, good) == 0);
    CHECK(faults(text, after + "三つ目。", good) == 1);
    test::LoggedRemoval loss = good;
    loss.begin = text.find("二");
    loss.end = last;
    loss.text = text.substr(loss.begin, loss.end - loss.begin);
    CHECK(faults(text, text.substr(0, loss.begin) + text.substr(last), loss) == 1);
    test::LoggedRemoval blank = good;
    blank.inserted = " ";
    CHECK(faults(text, after + " ", blank) == 1);
    test::LoggedRemoval marker = good;
    marker.reason = "marker";
    CHECK(faults(text, after, marker) == 1);
}

}  // namespace
}  // namespace kiji::dedupe
