// です/ます and である in one text.
#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "lint/rules/morphology/morphology.hpp"
#include "lint/rules/morphology/readings.hpp"

namespace kiji::lint {
namespace {

constexpr std::array<std::string_view, 3> registers{"", "ですます", "である"};
constexpr std::array options{
    Option{
        .name = "preferInHeader",
        .summary = "what headings are written in; empty: what most of them are",
        .standard = std::string_view(""),
        .choices = registers,
    },
    Option{
        .name = "preferInBody",
        .summary = "what paragraphs are written in; empty: what most of them are",
        .standard = std::string_view("ですます"),
        .choices = registers,
    },
    Option{
        .name = "preferInList",
        .summary = "what lists are written in; empty: what most of them are",
        .standard = std::string_view("である"),
        .choices = registers,
    },
    Option{
        .name = "strict",
        .summary = "whether what stands within a sentence counts, too",
        .standard = false,
    },
};

bool is_polite(const Morpheme& word) {
    return word.type == "特殊・デス" || word.type == "特殊・マス";
}

/// True where the sentence ends behind the word at `index`, as far as one can tell.
bool is_last(const std::vector<Morpheme>& words, std::size_t index) {
    for (std::size_t i = index + 1; i < words.size(); ++i) {
        const Morpheme& word = words[i];
        if (word.surface.find("、") != std::string_view::npos || word.type.starts_with("特殊") ||
            word.part == "名詞")
            return word.surface == "！" || word.surface == "？" || word.surface == "!" ||
                   word.surface == "?";
        if (word.surface.find("。") != std::string_view::npos)
            return true;
    }
    return true;
}

/// One part of a post: what its sentences end with.
class Part {
  public:
    Part(std::string_view preferred, bool strict) : preferred_(preferred), strict_(strict) {}

    void read(const Morphology& morphology, std::string_view text, std::size_t begin) {
        const std::vector<Morpheme> words = morphology.words(text);
        for (std::size_t i = 0; i < words.size(); ++i) {
            const Morpheme& word = words[i];
            const bool is_dearu = word.type == "特殊・ダ" && word.part == "助動詞" &&
                                  word.form == "連用形" && i + 1 < words.size() &&
                                  words[i + 1].type == "五段・ラ行アル";
            const bool is_desumasu =
                is_polite(word) && word.base != "やす" && word.form == "基本形";
            if ((!is_dearu && !is_desumasu) || (!strict_ && !is_last(words, i)))
                continue;
            (is_dearu ? plain_ : polite_)
                .push_back(span_of(begin + word.span.begin, begin + word.span.end));
        }
    }

    void report(Findings& out) const {
        const bool wants_plain =
            preferred_ == "である" || (preferred_.empty() && plain_.size() > polite_.size());
        if (preferred_.empty() && (plain_.empty() || polite_.empty()))
            return;
        for (const Span place : wants_plain ? polite_ : plain_)
            out.add({
                .span = place,
                .message = fmt::format("{} among {}: {} to {}", wants_plain ? "ですます" : "である",
                                       wants_plain ? "である" : "ですます",
                                       wants_plain ? polite_.size() : plain_.size(),
                                       wants_plain ? plain_.size() : polite_.size()),
                .help = wants_plain ? "write it plainly, as the rest"
                                    : "write it politely, as the rest",
            });
    }

  private:
    std::string_view preferred_;
    bool strict_;
    std::vector<Span> plain_;
    std::vector<Span> polite_;
};

void check(const Document& doc, Findings& out) {
    const Morphology* morphology = Morphology::installed();
    if (morphology == nullptr)
        return;
    const bool strict = out.options().flag("strict");
    Part headings(out.options().text("preferInHeader"), strict);
    Part body(out.options().text("preferInBody"), strict);
    Part lists(out.options().text("preferInList"), strict);
    const markdown::Tree& tree = doc.tree();
    std::vector<bool> in_item(tree.size());
    std::vector<bool> passed_by(tree.size());
    for (markdown::NodeId id = 1; id < tree.size(); ++id) {
        const markdown::Node& node = tree[id];
        in_item[id] = in_item[node.parent] || node.kind == markdown::Kind::list_item;
        passed_by[id] = passed_by[node.parent] || node.kind == markdown::Kind::block_quote;
        const std::string_view text = doc.file().slice(node.span);
        if (doc.has_liquid(node.span))
            continue;
        if (node.kind == markdown::Kind::heading)
            headings.read(*morphology, text, node.span.begin);
        else if (node.kind == markdown::Kind::paragraph && in_item[id])
            lists.read(*morphology, text, node.span.begin);
        else if (node.kind == markdown::Kind::paragraph && !passed_by[id])
            body.read(*morphology, text, node.span.begin);
    }
    headings.report(out);
    body.report(out);
    lists.report(out);
}

}  // namespace

constinit const Rule rules::mixed_register{
    .name = "mixed-register",
    .also = "no-mix-dearu-desumasu ja-technical-writing/no-mix-dearu-desumasu",
    .tags = "japanese ja-technical-writing morphology",
    .severity = Severity::info,
    .summary = "です/ます and である stand in one text",
    .why =
        "The reader hears two people. Paragraphs are polite and lists plain unless options say "
        "otherwise. Needs MeCab with ipadic: without it nothing is said.",
    .bad = "今日は雨です。明日は晴れである。\n",
    .good = "今日は雨です。明日は晴れです。\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
