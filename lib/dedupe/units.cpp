#include "dedupe/units.hpp"

#include <algorithm>
#include <string_view>

#include "base/text.hpp"
#include "prose/prose.hpp"

namespace kiji::dedupe {
namespace {

using markdown::Kind;
using markdown::NodeId;

/// Containers whose text repeats on purpose, or is somebody else's.
constexpr bool is_left_out(Kind kind) {
    return kind == Kind::block_quote || kind == Kind::footnote_definition || kind == Kind::table;
}

/// U+3000 to U+9FFF, by their first bytes: all that a normal form holds of kana and common Han.
std::size_t count_cjk(std::string_view normal_form) {
    return static_cast<std::size_t>(std::count_if(
        normal_form.begin(), normal_form.end(), [](char c) { return c >= '\xE3' && c <= '\xE9'; }));
}

class Finder {
  public:
    Finder(const Document& doc, std::size_t index, const Floor& floor,
           std::span<const std::string> markers)
        : doc_(doc), index_(index), floor_(floor) {
        for (const prose::Marker& marker : prose::find_markers(doc, markers))
            markers_.push_back(marker.line);
    }

    std::vector<Unit> run() {
        const markdown::Tree& tree = doc_.tree();
        for (NodeId id = 1; id < tree.size();) {
            if (tree[id].kind == Kind::paragraph)
                paragraph(id);
            const bool skip = is_left_out(tree[id].kind) || tree[id].kind == Kind::paragraph;
            id = skip ? tree[id].end : id + 1;
        }
        return std::move(units_);
    }

  private:
    void paragraph(NodeId id) {
        const Span span = doc_.tree()[id].span;
        if (doc_.suppressions().off("dedupe", "", span.begin) || is_links_alone(id) ||
            doc_.file().slice(span).starts_with("$$"))
            return;
        Unit unit{.place = {index_, span},
                  .key = prose::normal_form(prose::reader_text(doc_, id, markers_))};
        unit.characters = count_code_points(unit.key);
        unit.cjk = count_cjk(unit.key);
        leave_out_addresses(id, unit);
        if (!reaches(unit, floor_))
            return;
        add_liquid(span, unit.key);
        unit.hash = hash128(unit.key);
        units_.push_back(std::move(unit));
    }

    bool is_links_alone(NodeId id) const {
        const auto children = doc_.tree().children(id);
        return std::all_of(children.begin(), children.end(), [&](NodeId child) {
            const Kind kind = doc_.tree()[child].kind;
            return kind == Kind::link || kind == Kind::image || kind == Kind::soft_break ||
                   kind == Kind::line_break;
        });
    }

    /// Addresses that stand in the text as they are do not make a block long: a list of sources
    /// may name one twice.
    void leave_out_addresses(NodeId block, Unit& unit) const {
        const markdown::Tree& tree = doc_.tree();
        for (NodeId id = block + 1; id < tree[block].end; ++id) {
            if (tree[id].kind != Kind::link)
                continue;
            const markdown::Link::Form form = tree.link(id).form;
            if (form != markdown::Link::Form::autolink && form != markdown::Link::Form::bare)
                continue;
            const std::string address = prose::normal_form(prose::reader_text(doc_, id));
            const std::size_t cjk = std::min(count_cjk(address), unit.cjk);
            const std::size_t other = std::min(count_code_points(address) - count_cjk(address),
                                               unit.characters - unit.cjk);
            unit.characters -= cjk + other;
            unit.cjk -= cjk;
        }
    }

    /// What a template will write there is not known, so two texts are equal only where their
    /// Liquid is.
    void add_liquid(Span span, std::string& key) const {
        if (!doc_.has_liquid(span))
            return;
        const auto all = doc_.liquid();
        auto liquid = std::partition_point(all.begin(), all.end(),
                                           [&](const Span& one) { return one.end <= span.begin; });
        for (; liquid != all.end() && liquid->begin < span.end; ++liquid) {
            key += '\0';
            key += doc_.file().slice(*liquid);
        }
    }

    const Document& doc_;
    std::size_t index_;
    const Floor& floor_;
    std::vector<Span> markers_;
    std::vector<Unit> units_;
};

}  // namespace

bool reaches(const Unit& unit, const Floor& floor) {
    // cjk / floor.cjk + other / floor.other >= 1, in whole numbers
    const std::size_t other = unit.characters - unit.cjk;
    return unit.cjk * floor.other + other * floor.cjk >= floor.cjk * floor.other;
}

std::vector<Unit> find_units(const Document& doc, std::size_t index, const Floor& floor,
                             std::span<const std::string> markers) {
    return Finder(doc, index, floor, markers).run();
}

}  // namespace kiji::dedupe
