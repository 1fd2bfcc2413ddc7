#include "dedupe/plan/spoken.hpp"

#include <string>
#include <utility>

#include "base/hash.hpp"
#include "dedupe/plan/substance.hpp"
#include "dedupe/plan/survey.hpp"

namespace kiji::dedupe {

Spoken spoken(const Document& doc, Text text) {
    Spoken said{.text = std::move(text), .blocks = {}, .signs = {}};
    said.signs.resize(said.text.sentences.size(), 0);
    said.blocks.resize(said.text.blocks.size());
    const Survey survey(doc, said.text, {});
    std::uint32_t place = 0;
    for (std::size_t i = 0; i < said.blocks.size(); ++i) {
        const Block& block = said.text.blocks[i];
        Spoken::Block& spoken_block = said.blocks[i];
        spoken_block.place = place;
        place += block.kind == BlockKind::marker ? 0U : 1U;
        spoken_block.speaks = survey.sites()[i].speaks;
        if (!spoken_block.speaks)
            continue;
        spoken_block.substance = survey.substance(i);
        const Signs signs(doc, block.node);
        for (std::uint32_t k = 0; k < block.sentences; ++k) {
            const std::uint32_t sentence = block.first_sentence + k;
            if (const std::string found = signs.in(said.text.sentences[sentence].span);
                !found.empty())
                said.signs[sentence] = hash64(found);
        }
    }
    return said;
}

}  // namespace kiji::dedupe
