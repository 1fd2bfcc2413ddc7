// The only file that knows MeCab.
#include "lint/facts/morphology.hpp"

#include <algorithm>
#include <array>
#include <utility>

#ifdef KIJI_HAS_MECAB
#include <mecab.h>
#endif

namespace kiji::lint {

#ifdef KIJI_HAS_MECAB

struct Morphology::Model {
    std::unique_ptr<MeCab::Model> model;
};

namespace {

/// The parts of "助詞,係助詞,*,*,*,*,は,ハ,ワ". They live as long as the dictionary.
std::array<std::string_view, 7> parts_of(std::string_view feature) {
    std::array<std::string_view, 7> parts;
    parts.fill("*");
    for (std::string_view& part : parts) {
        const std::size_t end = std::min(feature.find(','), feature.size());
        part = feature.substr(0, end);
        feature.remove_prefix(std::min(end + 1, feature.size()));
    }
    return parts;
}

bool has_kana_or_han(std::string_view text) {
    return std::ranges::any_of(text, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0xE3 && byte <= 0xE9;
    });
}

/// MeCab takes a time that grows with the square of what it is given where nothing is a word: a
/// long text goes in parts.
std::size_t end_of_part(std::string_view text, std::size_t begin) {
    constexpr std::size_t most = 900;
    std::size_t end = std::min(begin + most, text.size());
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80)
        --end;
    return end;
}

/// `text` holds what the lattice was made of.
void add_words(const MeCab::Lattice& lattice, std::string_view text, std::vector<Morpheme>& words) {
    for (const MeCab::Node* node = lattice.bos_node(); node != nullptr; node = node->next) {
        if (node->stat == MECAB_BOS_NODE || node->stat == MECAB_EOS_NODE)
            continue;
        const auto begin = static_cast<std::size_t>(node->surface - text.data());
        const auto parts = parts_of(node->feature);
        words.push_back({.span = span_of(begin, begin + node->length),
                         .surface = text.substr(begin, node->length),
                         .part = parts[0],
                         .detail = parts[1],
                         .detail_2 = parts[2],
                         .detail_3 = parts[3],
                         .type = parts[4],
                         .form = parts[5],
                         .base = parts[6]});
    }
}

bool is_utf8(std::string_view charset) {
    return charset == "UTF-8" || charset == "utf-8" || charset == "utf8" || charset == "UTF8";
}

}  // namespace

std::unique_ptr<const Morphology> Morphology::load() {
    auto model = std::make_unique<Model>();
    model->model.reset(MeCab::createModel(""));
    if (!model->model || !is_utf8(model->model->dictionary_info()->charset))
        return nullptr;
    std::unique_ptr<const Morphology> loaded(new Morphology(std::move(model)));
    // Another dictionary calls things otherwise.
    const std::vector<Morpheme> words = loaded->words("私は見る");
    const bool is_ipadic = words.size() == 3 && words[1].part == "助詞" &&
                           words[1].detail == "係助詞" && words[2].base == "見る";
    return is_ipadic ? std::move(loaded) : nullptr;
}

std::vector<Morpheme> Morphology::words(std::string_view text) const {
    std::vector<Morpheme> words;
    if (!has_kana_or_han(text))
        return words;
    const std::unique_ptr<MeCab::Lattice> lattice(MeCab::createLattice());
    const std::unique_ptr<MeCab::Tagger> tagger(model_->model->createTagger());
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = end_of_part(text, begin);
        lattice->set_sentence(text.data() + begin, end - begin);
        if (tagger->parse(lattice.get()))
            add_words(*lattice, text, words);
        begin = end;
    }
    return words;
}

#else

struct Morphology::Model {};

std::unique_ptr<const Morphology> Morphology::load() {
    return nullptr;
}

std::vector<Morpheme> Morphology::words(std::string_view /*text*/) const {
    return {};
}

#endif

Morphology::Morphology(std::unique_ptr<Model> model) : model_(std::move(model)) {}
Morphology::~Morphology() = default;

const Morphology* Morphology::installed() {
    static const std::unique_ptr<const Morphology> loaded = load();
    return loaded.get();
}

}  // namespace kiji::lint
