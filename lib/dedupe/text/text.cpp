#include "dedupe/text/text.hpp"

#include <algorithm>
#include <utility>

#include "base/code_points.hpp"
#include "base/text.hpp"
#include "prose/prose.hpp"

namespace kiji::dedupe {
namespace {

using markdown::Kind;
using markdown::NodeId;

/// U+3000 to U+9FFF, by their first bytes: all that a normal form holds of kana and common Han.
std::size_t count_cjk(std::string_view normal_form) {
    return count_bytes(normal_form, [](char c) {
        return static_cast<unsigned char>(c) >= 0xE3 && static_cast<unsigned char>(c) <= 0xE9;
    });
}

/// How much there is in a normal form.
struct Counts {
    std::size_t characters = 0;
    std::size_t cjk = 0;
    Counts& operator+=(Counts other) {
        characters += other.characters;
        cjk += other.cjk;
        return *this;
    }
    Counts& operator-=(Counts other) {
        const std::size_t less_cjk = std::min(cjk, other.cjk);
        characters -= less_cjk + std::min(other.characters - other.cjk, characters - cjk);
        cjk -= less_cjk;
        return *this;
    }
};
Counts count(std::string_view normal_form) {
    return {count_code_points(normal_form), count_cjk(normal_form)};
}

/// The inlines at the edges of the sentences of a block, and what of it is not counted.
struct Inlines {
    std::vector<Span> nodes;      // links, emphasis, code: all but text and breaks
    std::vector<Span> addresses;  // links that are written as the address they lead to; in order
};

prose::PlacedText placed_code(const Document& doc, Span span) {
    prose::PlacedText placed;
    placed.append(doc.file().slice(span), span);
    return placed;
}

class Reader {
  public:
    Reader(const Document& doc, std::span<const std::string> markers) : doc_(doc) {
        for (const prose::Marker& marker : prose::find_markers(doc, markers))
            text_.markers.push_back(marker.line);
        text_.forms.reserve(doc.body().size());
    }

    Text run() {
        const markdown::Tree& tree = doc_.tree();
        for (NodeId id = 1; id < tree.size();) {
            const Kind kind = tree[id].kind;
            const bool container = kind == Kind::list || kind == Kind::list_item ||
                                   kind == Kind::definition_list || kind == Kind::definition;
            if (!container)
                block(id);
            id = container ? id + 1 : tree[id].end;
        }
        for (const Span liquid : doc_.liquid()) {
            if (is_highlight(liquid))
                code(liquid);
        }
        std::stable_sort(
            text_.blocks.begin(), text_.blocks.end(),
            [](const Block& a, const Block& b) { return a.span.begin < b.span.begin; });
        // Of all posts of a blog these stay for long.
        text_.forms.shrink_to_fit();
        text_.blocks.shrink_to_fit();
        text_.sentences.shrink_to_fit();
        return std::move(text_);
    }

  private:
    bool is_highlight(Span liquid) const {
        std::string_view tag = doc_.file().slice(liquid);
        if (!tag.starts_with("{%"))
            return false;
        tag.remove_prefix(std::min(tag.find_first_not_of("%-{ \t"), tag.size()));
        return tag.starts_with("highlight");
    }

    /// The paragraphs of the body of a highlight block: what stands between empty lines.
    void code(Span liquid) {
        const std::string_view all = doc_.file().slice(liquid);
        const std::string_view body = all.substr(0, all.rfind("{%"));
        std::size_t paragraph = std::string_view::npos;  // where it begins
        for (std::size_t line = std::min(body.find('\n'), body.size()); line < body.size();) {
            ++line;  // behind the end of the line before
            const std::size_t end = std::min(body.find('\n', line), body.size());
            const bool empty =
                body.substr(line, end - line).find_first_not_of(" \t\r") == std::string_view::npos;
            if (!empty && paragraph == std::string_view::npos)
                paragraph = line;
            if (paragraph != std::string_view::npos && (empty || end == body.size())) {
                code_paragraph(span_of(liquid.begin + paragraph, liquid.begin + end));
                paragraph = std::string_view::npos;
            }
            line = end;
        }
    }

    void code_paragraph(Span span) {
        const std::string_view lines = doc_.file().slice(span);
        span.end = static_cast<std::uint32_t>(span.begin + lines.find_last_not_of(" \t\r\n") + 1);
        Block block{.kind = BlockKind::in_code, .span = span};
        block.off = doc_.suppressions().off("dedupe", "", span.begin);
        add_sentences(block, placed_code(doc_, span));
        finish_all(block, {});
        text_.blocks.push_back(block);
    }

    void block(NodeId id) {
        const markdown::Node& node = doc_.tree()[id];
        Block block{.kind = kind_of(id), .node = id, .span = node.span};
        block.in_list = in_list(id);
        block.off = doc_.suppressions().off("dedupe", "", node.span.begin);
        if (block.kind == BlockKind::heading)
            block.level = static_cast<std::uint8_t>(doc_.tree().heading(id).level);
        if (block.kind == BlockKind::paragraph || block.kind == BlockKind::heading) {
            block.links_alone = block.kind == BlockKind::paragraph && is_links_alone(id);
            read(block);
        }
        text_.blocks.push_back(block);
    }

    BlockKind kind_of(NodeId id) const {
        const markdown::Node& node = doc_.tree()[id];
        const auto marker =
            std::lower_bound(text_.markers.begin(), text_.markers.end(), node.span.begin,
                             [](Span line, std::uint32_t offset) { return line.end <= offset; });
        if (marker != text_.markers.end() && marker->contains(node.span))
            return BlockKind::marker;
        if (node.kind == Kind::heading)
            return BlockKind::heading;
        if (node.kind != Kind::paragraph || doc_.file().slice(node.span).starts_with("$$"))
            return BlockKind::excluded;
        return BlockKind::paragraph;
    }

    bool in_list(NodeId id) const {
        const markdown::Tree& tree = doc_.tree();
        const NodeId parent = tree[id].parent;
        return parent != markdown::no_node && tree[parent].kind == Kind::list_item;
    }

    bool is_links_alone(NodeId id) const {
        const auto children = doc_.tree().children(id);
        return std::all_of(children.begin(), children.end(), [&](NodeId child) {
            const Kind kind = doc_.tree()[child].kind;
            return kind == Kind::link || kind == Kind::image || kind == Kind::soft_break ||
                   kind == Kind::line_break;
        });
    }

    void read(Block& block) {
        add_sentences(block, prose::placed_reader_text(doc_, block.node, text_.markers));
        const Inlines inlines = inlines_of(block.node);
        widen(block, inlines);
        finish_all(block, inlines);
    }

    void add_sentences(Block& block, const prose::PlacedText& placed) {
        block.first_sentence = static_cast<std::uint32_t>(text_.sentences.size());
        block.form.begin = static_cast<std::uint32_t>(text_.forms.size());
        for (const Span part : prose::sentences(placed.text)) {
            Sentence sentence{.span = placed.place(part.begin, part.end)};
            const std::size_t begin = text_.forms.size();
            prose::append_normal_form(std::string_view(placed.text).substr(part.begin, part.size()),
                                      text_.forms);
            sentence.form = span_of(begin, text_.forms.size());
            if (sentence.form.empty() && block.first_sentence < text_.sentences.size()) {
                text_.sentences.back().span.end = sentence.span.end;
                continue;
            }
            text_.sentences.push_back(sentence);
        }
        block.form.end = static_cast<std::uint32_t>(text_.forms.size());
        block.sentences = static_cast<std::uint32_t>(text_.sentences.size()) - block.first_sentence;
    }

    void finish_all(Block& block, const Inlines& inlines) {
        Counts all;  // the forms of the sentences are all of the block's
        for (std::uint32_t i = 0; i < block.sentences; ++i) {
            Sentence& sentence = text_.sentences[block.first_sentence + i];
            const Counts counts = count(text_.form_of(sentence.form));
            all += counts;
            finish(sentence, counts, inlines);
        }
        finish(block, all, inlines);
    }

    Inlines inlines_of(NodeId block) const {
        const markdown::Tree& tree = doc_.tree();
        Inlines found;
        for (NodeId id = block + 1; id < tree[block].end; ++id) {
            const Kind kind = tree[id].kind;
            if (kind == Kind::text || kind == Kind::soft_break || kind == Kind::line_break)
                continue;
            found.nodes.push_back(tree[id].span);
            if (kind == Kind::link && is_address(tree.link(id).form))
                found.addresses.push_back(tree[id].span);
        }
        return found;
    }
    static bool is_address(markdown::Link::Form form) {
        return form == markdown::Link::Form::autolink || form == markdown::Link::Form::bare;
    }

    /// What is written around a sentence and within none (`**`, a note mark) goes to the sentence
    /// before it where it ends there, and to the one behind it where it begins there.
    void widen(const Block& block, const Inlines& inlines) {
        const auto sentences =
            std::span(text_.sentences).subspan(block.first_sentence, block.sentences);
        if (sentences.empty())
            return;
        sentences.front().span.begin = block.span.begin;
        sentences.back().span.end = block.span.end;
        if (block.kind == BlockKind::heading) {
            sentences.front().span.begin =
                std::min(sentences.front().span.end, doc_.tree().heading(block.node).content.begin);
            sentences.back().span.end = doc_.tree().heading(block.node).content.end;
        }
        for (const Span node : inlines.nodes) {
            const auto next =
                std::partition_point(sentences.begin(), sentences.end(),
                                     [&](const Sentence& s) { return s.span.begin < node.end; });
            if (next != sentences.begin()) {
                Sentence& before = *std::prev(next);
                if (before.span.end < node.end && node.begin <= before.span.end)
                    before.span.end = node.end;
            }
        }
        for (const Span node : inlines.nodes) {
            const auto next =
                std::partition_point(sentences.begin(), sentences.end(),
                                     [&](const Sentence& s) { return s.span.begin < node.begin; });
            if (next == sentences.end() || next == sentences.begin())
                continue;
            const std::uint32_t gap = std::prev(next)->span.end;
            if (gap <= node.begin && node.begin < next->span.begin && next->span.begin < node.end)
                next->span.begin = node.begin;
        }
        // A mark between two sentences that touches neither belongs to the one before.
        for (const Span node : inlines.nodes) {
            const auto next =
                std::partition_point(sentences.begin(), sentences.end(),
                                     [&](const Sentence& s) { return s.span.begin < node.end; });
            if (next != sentences.begin() && next != sentences.end() &&
                std::prev(next)->span.end <= node.begin)
                std::prev(next)->span.end = node.end;
        }
    }

    template <typename Unit>
    void finish(Unit& unit, Counts counts, const Inlines& inlines) {
        const std::string_view form = text_.form_of(unit.form);
        // A list of sources may name an address twice.
        const std::vector<Span>& all = inlines.addresses;
        auto address = std::partition_point(all.begin(), all.end(),
                                            [&](Span one) { return one.begin < unit.span.begin; });
        for (; address != all.end() && address->begin < unit.span.end; ++address) {
            if (unit.span.contains(*address))
                counts -= count(prose::normal_form(doc_.file().slice(*address)));
        }
        unit.characters = static_cast<std::uint32_t>(counts.characters);
        unit.cjk = static_cast<std::uint32_t>(counts.cjk);
        unit.hash =
            doc_.has_liquid(unit.span) ? hash128(with_liquid(form, unit.span)) : hash128(form);
    }

    /// What a template will write there is not known, so two texts are equal only where their
    /// Liquid is.
    std::string with_liquid(std::string_view form, Span span) const {
        std::string key(form);
        const auto all = doc_.liquid();
        auto liquid = std::partition_point(all.begin(), all.end(),
                                           [&](const Span& one) { return one.end <= span.begin; });
        for (; liquid != all.end() && liquid->begin < span.end; ++liquid) {
            if (span.contains(*liquid)) {
                key += '\0';
                key += doc_.file().slice(*liquid);
            }
        }
        return key;
    }

    const Document& doc_;
    Text text_;
};

}  // namespace

Text read_text(const Document& doc, std::span<const std::string> markers) {
    return Reader(doc, markers).run();
}

std::vector<std::uint32_t> places_of_form(const Document& doc, const Text& text,
                                          const Block& block) {
    const prose::PlacedText placed = block.kind == BlockKind::in_code
                                         ? placed_code(doc, block.span)
                                         : prose::placed_reader_text(doc, block.node, text.markers);
    std::vector<std::uint32_t> places;
    for (const Span part : prose::sentences(placed.text)) {
        const std::string_view sentence =
            std::string_view(placed.text).substr(part.begin, part.size());
        for (const std::uint32_t offset : prose::normal_form_places(sentence)) {
            const std::size_t at = part.begin + offset;
            places.push_back(placed.place(at, at + 1).begin);
        }
    }
    places.push_back(block.span.end);
    return places;
}

}  // namespace kiji::dedupe
