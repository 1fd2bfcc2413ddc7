#include "dedupe/index/index_format.hpp"

#include <algorithm>
#include <utility>

namespace kiji::dedupe {
namespace {

void append_span(std::string& out, Span span) {
    append_number(out, span.begin, 4);
    append_number(out, span.end, 4);
}

void append_block(std::string& out, const Block& block) {
    append_number(out, static_cast<std::uint8_t>(block.kind), 1);
    append_number(out, block.level, 1);
    append_number(
        out, (block.in_list ? 1U : 0U) | (block.off ? 2U : 0U) | (block.links_alone ? 4U : 0U), 1);
    append_number(out, block.node, 4);
    append_span(out, block.span);
    append_span(out, block.form);
    append_hash(out, block.hash);
    append_number(out, block.characters, 4);
    append_number(out, block.cjk, 4);
    append_number(out, block.first_sentence, 4);
    append_number(out, block.sentences, 4);
}
constexpr std::size_t block_bytes = 3 + 4 + 16 + 16 + 16;

void append_sentence(std::string& out, const Sentence& sentence) {
    append_span(out, sentence.span);
    append_span(out, sentence.form);
    append_hash(out, sentence.hash);
    append_number(out, sentence.characters, 4);
    append_number(out, sentence.cjk, 4);
}
constexpr std::size_t sentence_bytes = 16 + 16 + 8;
constexpr std::size_t span_bytes = 8;

std::uint32_t read_number(PackedReader& reader) {
    return static_cast<std::uint32_t>(reader.number(4));
}

Span read_span(PackedReader& reader) {
    const std::uint32_t begin = read_number(reader);
    return {begin, read_number(reader)};
}

Block read_block(PackedReader& reader) {
    Block block;
    block.kind = static_cast<BlockKind>(reader.number(1));
    block.level = static_cast<std::uint8_t>(reader.number(1));
    const std::uint64_t flags = reader.number(1);
    block.in_list = (flags & 1U) != 0;
    block.off = (flags & 2U) != 0;
    block.links_alone = (flags & 4U) != 0;
    block.node = read_number(reader);
    block.span = read_span(reader);
    block.form = read_span(reader);
    block.hash = reader.hash();
    block.characters = read_number(reader);
    block.cjk = read_number(reader);
    block.first_sentence = read_number(reader);
    block.sentences = read_number(reader);
    return block;
}

Sentence read_sentence(PackedReader& reader) {
    Sentence sentence;
    sentence.span = read_span(reader);
    sentence.form = read_span(reader);
    sentence.hash = reader.hash();
    sentence.characters = read_number(reader);
    sentence.cjk = read_number(reader);
    return sentence;
}

/// A list whose length stands before it; nothing is set aside for more than the data can hold.
template <typename Read>
auto read_list(PackedReader& reader, std::size_t bytes_each, Read read) {
    std::vector<decltype(read(reader))> list;
    const std::uint64_t count = reader.number(4);
    list.reserve(std::min<std::uint64_t>(count, reader.left() / bytes_each));
    for (std::uint64_t i = 0; i < count && !reader.failed(); ++i)
        list.push_back(read(reader));
    return list;
}

bool lies_in(Span span, std::uint64_t size) {
    return span.begin <= span.end && span.end <= size;
}

bool is_sound(const Text& text, std::uint64_t post_size) {
    const auto fits = [&](const auto& part) {
        return lies_in(part.span, post_size) && lies_in(part.form, text.forms.size());
    };
    const auto is_block = [&](const Block& block) {
        return fits(block) && block.kind <= BlockKind::excluded &&
               std::uint64_t{block.first_sentence} + block.sentences <= text.sentences.size();
    };
    return std::ranges::all_of(text.blocks, is_block) &&
           std::ranges::all_of(text.sentences, fits) &&
           std::ranges::all_of(text.markers, [&](Span span) { return lies_in(span, post_size); });
}

}  // namespace

std::string encode(const Text& text) {
    std::string out;
    append_bytes(out, text.forms);
    append_number(out, text.blocks.size(), 4);
    for (const Block& block : text.blocks)
        append_block(out, block);
    append_number(out, text.sentences.size(), 4);
    for (const Sentence& sentence : text.sentences)
        append_sentence(out, sentence);
    append_number(out, text.markers.size(), 4);
    for (const Span marker : text.markers)
        append_span(out, marker);
    return out;
}

std::optional<Text> decode_text(std::string_view data, std::uint64_t post_size) {
    PackedReader reader(data);
    Text text;
    text.forms = reader.bytes();
    text.blocks = read_list(reader, block_bytes, read_block);
    text.sentences = read_list(reader, sentence_bytes, read_sentence);
    text.markers = read_list(reader, span_bytes, read_span);
    if (reader.failed() || reader.left() > 0 || !is_sound(text, post_size))
        return std::nullopt;
    return text;
}

}  // namespace kiji::dedupe
