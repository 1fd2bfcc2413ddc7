// One particle twice in a row: 材料不足で代替素材で.
#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "lint/rules/morphology/morphology.hpp"
#include "lint/rules/morphology/readings.hpp"

namespace kiji::lint {
namespace {

constexpr std::array<std::string_view, 0> no_texts{};
constexpr std::array options{
    Option{
        .name = "min_interval",
        .summary = "how many particles and commas lie between two that are told, and one more",
        .standard = std::int64_t{1},
    },
    Option{
        .name = "allow",
        .summary = "particles that may come again",
        .standard = Texts(no_texts),
    },
};
constexpr std::array<std::string_view, 7> separators{".", "．", "。", "?", "!", "？", "！"};

/// A particle, or several that follow one another and count as one: に + は.
struct Particle {
    std::string surface;
    std::string key;  // what has to be equal
    std::string_view detail;
    Span span{};
    bool counts_only = false;  // a comma, a bracket: it keeps others apart
};

bool is_particle(const Morpheme& word) {
    return word.part == "助詞";
}

bool keeps_apart(const Morpheme& word) {
    const bool is_bracket =
        word.part == "記号" && (word.detail == "括弧開" || word.detail == "括弧閉");
    const bool is_comma = (word.surface == "、" || word.surface == "，") &&
                          (word.part == "名詞" || word.part == "記号");
    return is_bracket || is_comma ||
           std::ranges::find(separators, word.surface) != separators.end();
}

std::vector<Particle> particles_of(const std::vector<Morpheme>& words) {
    std::vector<Particle> particles;
    bool goes_on = false;
    for (const Morpheme& word : words) {
        if (is_particle(word) && goes_on) {
            Particle& whole = particles.back();
            whole.surface += word.surface;
            whole.key += fmt::format("+{}", word.surface);
            whole.span.end = word.span.end;
            whole.detail = "";
        } else if (is_particle(word)) {
            particles.push_back({.surface = std::string(word.surface),
                                 .key = fmt::format("{}:{}.{}.{}", word.surface, word.detail,
                                                    word.detail_2, word.detail_3),
                                 .detail = word.detail,
                                 .span = word.span});
        } else if (keeps_apart(word)) {
            particles.push_back({.counts_only = true});
        }
        goes_on = is_particle(word);
    }
    return particles;
}

/// の, を and て may come again, and what is listed: 登ったり降りたり.
bool is_exception(const Particle& first, std::size_t times) {
    return first.detail == "連体化" || (first.detail == "格助詞" && first.surface == "を") ||
           (first.detail == "接続助詞" && first.surface == "て") ||
           (times == 2 && (first.detail == "並立助詞" || first.surface == "か"));
}

class Check {
  public:
    Check(Findings& out, const Morphology& morphology)
        : out_(&out),
          morphology_(&morphology),
          interval_(static_cast<std::size_t>(
              std::max<std::int64_t>(out.options().integer("min_interval"), 1))),
          allowed_(out.options().texts("allow")) {}

    void check(const Reading& reading) {
        const std::vector<Morpheme> words = morphology_->words(reading.text());
        const std::vector<Particle> particles = particles_of(words);
        std::map<std::string_view, std::vector<std::size_t>> by_key;
        for (std::size_t i = 0; i < particles.size(); ++i) {
            if (!particles[i].counts_only)
                by_key[particles[i].key].push_back(i);
        }
        for (const auto& [key, places] : by_key) {
            const Particle& first = particles[places.front()];
            if (is_exception(first, places.size()) ||
                std::ranges::find(allowed_, first.surface) != allowed_.end())
                continue;
            for (std::size_t i = 1; i < places.size(); ++i) {
                if (places[i] - places[i - 1] <= interval_)
                    report(reading, particles[places[i - 1]], particles[places[i]]);
            }
        }
    }

  private:
    void report(const Reading& reading, const Particle& before, const Particle& again) {
        out_->add({
            .span = reading.place(again.span),
            .message = fmt::format("the particle {} stands twice in a row", again.surface),
            .help = "say one of them otherwise, change the order, or make two sentences of it",
            .related = {{reading.place(before.span), "it stands here"}},
        });
    }

    Findings* out_;
    const Morphology* morphology_;
    std::size_t interval_;
    std::vector<std::string_view> allowed_;
};

void check(const Document& doc, Findings& out) {
    const Morphology* morphology = Morphology::installed();
    if (morphology == nullptr)
        return;
    Check checked(out, *morphology);
    const ProseText& prose = out.facts().prose_text();
    for (const Sentence& sentence : prose.sentences()) {
        if (!is_passed_by(prose.paragraph_of(sentence).within))
            checked.check(Reading(doc, prose, sentence));
    }
}

}  // namespace

constinit const Rule rules::doubled_particle{
    .name = "doubled-particle",
    .also = "no-doubled-joshi ja-technical-writing/no-doubled-joshi",
    .tags = "japanese ja-technical-writing morphology",
    .severity = Severity::info,
    .summary = "A particle stands twice in a row",
    .why =
        "The reader loses which word belongs to which. Needs MeCab with ipadic: without it nothing "
        "is said.",
    .bad = "材料不足で代替素材で製品を作った。\n",
    .good = "材料が足りず、代替素材で製品を作った。\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
