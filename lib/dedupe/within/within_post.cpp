#include "dedupe/within/within_post.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/text.hpp"
#include "dedupe/floor.hpp"
#include "dedupe/pairs/differences.hpp"
#include "dedupe/pairs/links.hpp"
#include "dedupe/pairs/measures.hpp"
#include "dedupe/pairs/passages.hpp"
#include "prose/prose.hpp"

namespace kiji::dedupe {
namespace {

/// A pair of classes with many blocks each is told of so many places only.
constexpr std::size_t most_places = 8;

class Finder {
  public:
    Finder(const Document& doc, const Text& text, const Units& units, std::size_t document,
           const Options& options, const Declared& declared)
        : doc_(doc),
          text_(text),
          units_(units),
          document_(document),
          options_(options),
          declared_(declared),
          copy_(text.blocks.size(), false) {}

    PostFindings run() {
        title();
        const std::vector<ClassPair> pairs = similar_classes(doc_, text_, units_, options_);
        runs(find_runs(text_, units_, pairs));
        exact();
        for (const ClassPair& pair : pairs)
            similar(pair);
        sentences();
        if (options_.parts)
            spans(pairs);
        for (const Span marker : text_.markers)
            found_.markers.push_back({place(marker)});
        cuts();
        return std::move(found_);
    }

  private:
    Place place(Span span) const { return {document_, span}; }
    Place place(std::uint32_t block) const { return place(text_.blocks[block].span); }
    std::string_view source(std::uint32_t block) const {
        return doc_.file().slice(text_.blocks[block].span);
    }

    /// The first paragraph of the post, or of a chunk: a machine that starts anew begins with it.
    void title() {
        const Value* title = doc_.meta("title");
        if (title == nullptr || !title->is(Value::Type::string))
            return;
        const std::string form = prose::normal_form(title->string());
        if (form.empty())
            return;
        Group group{.relation = Relation::title_repeat,
                    .places = {place(doc_.place("title").value)},
                    .similarity = {Measure::jaccard, 1},
                    .characters = count_code_points(form)};
        bool begins = true;
        for (std::uint32_t i = 0; i < text_.blocks.size(); ++i) {
            const Block& block = text_.blocks[i];
            if (begins && block.kind == BlockKind::paragraph && !block.off &&
                text_.form_of(block.form) == form) {
                group.places.push_back(place(i));
                copy_[i] = true;
            }
            begins = block.kind == BlockKind::marker;
        }
        if (group.places.size() > 1)
            found_.groups.push_back(std::move(group));
    }

    void runs(const std::vector<Run>& runs) {
        for (const Run& run : runs) {
            Group group{.relation = Relation::run,
                        .unit = UnitKind::section,
                        .similarity = {Measure::jaccard, 1}};
            const Run::Row& first = run.rows.front();
            for (std::uint32_t i = first.first; i <= first.last; ++i)
                group.characters += text_.blocks[i].characters;
            group.verbatim = run.exact;
            for (const Run::Row& row : run.rows) {
                group.places.push_back(place(
                    Span{text_.blocks[row.first].span.begin, text_.blocks[row.last].span.end}));
                group.verbatim = group.verbatim && doc_.file().slice(group.places.back().span) ==
                                                       doc_.file().slice(group.places[0].span);
            }
            if (!run.exact)
                group.similarity = {Measure::jaccard, likeness(first, run.rows.back())};
            rows_.push_back(run.rows);
            found_.groups.push_back(std::move(group));
        }
    }

    /// Of all that two rows hold, taken together.
    double likeness(const Run::Row& a, const Run::Row& b) const {
        return jaccard_of(grams_of(form_of(a)), grams_of(form_of(b)));
    }
    std::string form_of(const Run::Row& row) const {
        std::string form;
        for (std::uint32_t i = row.first; i <= row.last; ++i)
            form += text_.form_of(text_.blocks[i].form);
        return form;
    }

    void exact() {
        for (std::uint32_t c = 0; c < units_.classes.size(); ++c) {
            const std::vector<std::uint32_t>& members = units_.classes[c];
            const bool in_code = std::all_of(members.begin(), members.end(), [&](std::uint32_t i) {
                return text_.blocks[i].kind == BlockKind::in_code;
            });
            if (!units_.compared[c] || members.size() < 2 || in_code)
                continue;
            Group group{.relation = relation_of(Relation::exact, c),
                        .similarity = {Measure::jaccard, 1},
                        .characters = text_.blocks[members.front()].characters,
                        .verbatim = true};
            for (const std::uint32_t block : members) {
                group.places.push_back(place(block));
                group.verbatim = group.verbatim && source(block) == source(members.front());
                copy_[block] = copy_[block] || block != members.front();
            }
            group.within = run_with(members);
            found_.groups.push_back(std::move(group));
        }
    }

    /// What is declared boilerplate is told as that, whatever it is.
    Relation relation_of(Relation relation, std::uint32_t c) const {
        return !declared_.empty() &&
                       declared_.holds(text_.form_of(text_.blocks[units_.classes[c].front()].form))
                   ? Relation::boilerplate
                   : relation;
    }

    /// The run in whose rows all of `blocks` stand.
    std::size_t run_with(std::span<const std::uint32_t> blocks) const {
        const auto stands_in = [&](const std::vector<Run::Row>& rows) {
            return std::all_of(blocks.begin(), blocks.end(), [&](std::uint32_t block) {
                const auto behind = std::upper_bound(
                    rows.begin(), rows.end(), block,
                    [](std::uint32_t value, const Run::Row& row) { return value < row.first; });
                return behind != rows.begin() && block <= std::prev(behind)->last;
            });
        };
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (stands_in(rows_[i]))
                return i + first_run();
        }
        return no_group;
    }
    /// Runs stand behind the title, if there is one to tell of.
    std::size_t first_run() const {
        return !found_.groups.empty() && found_.groups.front().relation == Relation::title_repeat
                   ? 1
                   : 0;
    }

    void similar(const ClassPair& pair) {
        const auto& as = units_.classes[pair.a];
        const auto& bs = units_.classes[pair.b];
        const bool few = as.size() * bs.size() <= most_places;
        std::vector<Hunk> hunks;
        if (pair.verdict.relation == Relation::near ||
            pair.verdict.relation == Relation::template_text)
            hunks = hunks_of(form_of(as.front()), form_of(bs.front()));
        for (std::size_t i = 0; i < (few ? as.size() : 1); ++i) {
            for (std::size_t j = 0; j < (few ? bs.size() : 1); ++j)
                similar(pair, hunks, as[i], bs[j]);
        }
        if (is_duplicate(pair.verdict.relation))
            mark(pair);
    }

    void similar(const ClassPair& pair, std::span<const Hunk> hunks, std::uint32_t a,
                 std::uint32_t b) {
        const bool in_order = a < b;
        const std::uint32_t first = in_order ? a : b;
        const std::uint32_t second = in_order ? b : a;
        Group group{.relation = relation_of(pair.verdict.relation, pair.a),
                    .places = {place(first), place(second)},
                    .similarity = pair.verdict.similarity,
                    .part = in_order ? pair.verdict.part : 1 - pair.verdict.part};
        const Block& measured =
            text_.blocks[group.relation == Relation::contained && group.part == 1 ? second : first];
        group.characters = measured.characters;
        if (!hunks.empty()) {
            group.differences = in_files(hunks, places_of(a), places_of(b));
            if (!in_order)
                for (Difference& difference : group.differences)
                    std::swap(difference.a, difference.b);
        }
        const std::array both{first, second};
        group.within = run_with(both);
        found_.groups.push_back(std::move(group));
    }

    std::u32string form_of(std::uint32_t block) const {
        return to_utf32(text_.form_of(text_.blocks[block].form));
    }
    const std::vector<std::uint32_t>& places_of(std::uint32_t block) {
        std::vector<std::uint32_t>& places = places_[block];
        if (places.empty())
            places = places_of_form(doc_, text_, text_.blocks[block]);
        return places;
    }

    /// The blocks that sentences need not be looked for in, since more is known of them.
    void mark(const ClassPair& pair) {
        const bool first_is_part =
            pair.verdict.relation == Relation::contained && pair.verdict.part == 0;
        for (const std::uint32_t block : units_.classes[first_is_part ? pair.a : pair.b])
            copy_[block] = true;
    }

    void sentences() {
        using Key = std::pair<Hash128, std::string_view>;
        std::map<Key, std::vector<std::pair<Span, std::uint32_t>>> found;  // and the block
        for (std::uint32_t i = 0; i < text_.blocks.size(); ++i) {
            const Block& block = text_.blocks[i];
            if (block.kind != BlockKind::paragraph || block.off || block.links_alone || copy_[i])
                continue;
            for (const Sentence& sentence : text_.sentences_of(block)) {
                if (reaches(sentence.characters, sentence.cjk, options_.sentence_floor))
                    found[{sentence.hash, text_.form_of(sentence.form)}].emplace_back(sentence.span,
                                                                                      i);
            }
        }
        for (const auto& [key, stands] : found) {
            if (stands.size() < 2)
                continue;
            Group group{.unit = UnitKind::sentence,
                        .similarity = {Measure::jaccard, 1},
                        .characters = count_code_points(key.second),
                        .verbatim = true};
            std::vector<std::uint32_t> blocks;
            for (const auto& [span, block] : stands) {
                repeated_.push_back(span);
                blocks.push_back(block);
                group.places.push_back(place(span));
                group.verbatim =
                    group.verbatim && doc_.file().slice(span) == doc_.file().slice(stands[0].first);
            }
            group.within = run_with(blocks);
            found_.groups.push_back(std::move(group));
        }
    }

    /// Passages of paragraphs of which nothing else is told.
    void spans(std::span<const ClassPair> pairs) {
        std::vector<std::uint32_t> classes;
        std::vector<std::string_view> forms;
        for (std::uint32_t c = 0; c < units_.classes.size(); ++c) {
            const std::uint32_t first = units_.classes[c].front();
            if (units_.compared[c] && text_.blocks[first].kind == BlockKind::paragraph &&
                !copy_[first]) {
                classes.push_back(c);
                forms.push_back(text_.form_of(text_.blocks[first].form));
            }
        }
        std::set<std::pair<std::uint32_t, std::uint32_t>> told;
        for (const ClassPair& pair : pairs)
            told.insert(std::minmax(pair.a, pair.b));
        std::sort(repeated_.begin(), repeated_.end());
        for (const CommonSpan& common : common_spans(forms, {}, options_.span_floor, 1)) {
            const std::uint32_t a = classes[common.a];
            const std::uint32_t b = classes[common.b];
            if (!told.contains(std::minmax(a, b)))
                span(common, units_.classes[a].front(), units_.classes[b].front());
        }
    }

    void span(const CommonSpan& common, std::uint32_t a, std::uint32_t b) {
        const Place in_a = place(in_file(a, common.in_a));
        const Place in_b = place(in_file(b, common.in_b));
        if (is_told(in_a.span) && is_told(in_b.span))
            return;
        found_.groups.push_back(
            {.unit = UnitKind::span,
             .places = {std::min(in_a, in_b), std::max(in_a, in_b)},
             .similarity = {Measure::jaccard, 1},
             .characters = common.characters,
             .verbatim = doc_.file().slice(in_a.span) == doc_.file().slice(in_b.span)});
    }

    /// Where bytes of the form of a block stand in the file.
    Span in_file(std::uint32_t block, Span bytes) {
        const std::string_view form = text_.form_of(text_.blocks[block].form);
        const std::size_t first = count_code_points(form.substr(0, bytes.begin));
        const std::size_t last = first + count_code_points(form.substr(bytes.begin, bytes.size()));
        return span_in_file(doc_.text(), places_of(block), first, last);
    }

    /// True where sentences that are told of make up most of a passage.
    bool is_told(Span passage) const {
        auto sentence =
            std::partition_point(repeated_.begin(), repeated_.end(),
                                 [&](const Span& one) { return one.end <= passage.begin; });
        std::size_t told = 0;
        for (; sentence != repeated_.end() && sentence->begin < passage.end; ++sentence)
            told += std::min(sentence->end, passage.end) - std::max(sentence->begin, passage.begin);
        constexpr std::size_t most = 5;  // of six
        return told * (most + 1) >= passage.size() * most;
    }

    void cuts() {
        std::vector<prose::Marker> markers;
        markers.reserve(text_.markers.size());
        for (const Span line : text_.markers)
            markers.push_back({.line = line});
        for (const prose::Cut& cut : prose::find_cuts(doc_, markers))
            found_.cuts.push_back(
                {place(cut.marker), cut.before, cut.after, cut.certain, cut.broken_off});
    }

    const Document& doc_;
    const Text& text_;
    const Units& units_;
    std::size_t document_;
    const Options& options_;
    const Declared& declared_;
    std::vector<bool> copy_;  // blocks of which another group tells already
    std::vector<std::vector<Run::Row>> rows_;
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> places_;  // of forms of blocks
    std::vector<Span> repeated_;                                            // sentences
    PostFindings found_;
};

}  // namespace

PostFindings find_within(const Document& doc, const Text& text, const Units& units,
                         std::size_t document, const Options& options, const Declared& declared) {
    return Finder(doc, text, units, document, options, declared).run();
}

}  // namespace kiji::dedupe
