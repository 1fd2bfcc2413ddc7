#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "base/hash.hpp"
#include "dedupe/pairs/links.hpp"

namespace kiji::dedupe {
namespace {

/// Rows of a text that stands in very many places are looked for between neighbours only.
constexpr std::size_t most_places = 32;

constexpr std::uint64_t both(std::uint32_t a, std::uint32_t b) {
    return static_cast<std::uint64_t>(a) << 32U | b;
}

class Finder {
  public:
    Finder(const Text& text, const Units& units, std::span<const ClassPair> pairs)
        : text_(text), units_(units) {
        for (std::uint32_t i = 0; i < text.blocks.size(); ++i) {
            if (text.blocks[i].kind != BlockKind::marker) {
                at_.emplace(i, static_cast<std::uint32_t>(row_.size()));
                row_.push_back(i);
            }
        }
        for (const ClassPair& pair : pairs) {
            if (is_duplicate(pair.verdict.relation) && pair.verdict.relation != Relation::contained)
                near_.push_back(both(pair.a, pair.b));
        }
        std::sort(near_.begin(), near_.end());
    }

    std::vector<Run> run() {
        for (std::uint32_t c = 0; c < units_.classes.size(); ++c) {
            if (units_.compared[c])
                seeds_of(units_.classes[c]);
        }
        for (const std::uint64_t pair : near_) {
            for (const std::uint32_t x : some_of(static_cast<std::uint32_t>(pair >> 32U))) {
                for (const std::uint32_t y : some_of(static_cast<std::uint32_t>(pair)))
                    seed(at_.at(x), at_.at(y));
            }
        }
        std::vector<Run> runs = std::move(varied_);
        for (auto& [classes, rows] : exact_) {
            std::sort(rows.begin(), rows.end());
            rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
            runs.push_back({.rows = std::move(rows), .exact = true});
        }
        std::sort(runs.begin(), runs.end(),
                  [](const Run& x, const Run& y) { return x.rows < y.rows; });
        return runs;
    }

  private:
    std::span<const std::uint32_t> some_of(std::uint32_t c) const {
        const auto& all = units_.classes[c];
        return std::span(all).first(std::min(all.size(), most_places));
    }

    void seeds_of(const std::vector<std::uint32_t>& blocks) {
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            const std::size_t end =
                blocks.size() <= most_places ? blocks.size() : std::min(i + 2, blocks.size());
            for (std::size_t j = i + 1; j < end; ++j)
                seed(at_.at(blocks[i]), at_.at(blocks[j]));
        }
    }

    std::uint32_t class_at(std::size_t row) const { return units_.class_of[row_[row]]; }
    bool is_equal(std::size_t x, std::size_t y) const {
        return class_at(x) != no_class && class_at(x) == class_at(y);
    }
    bool is_linked(std::size_t x, std::size_t y) const {
        if (is_equal(x, y))
            return true;
        const std::uint32_t a = class_at(x);
        const std::uint32_t b = class_at(y);
        return a != no_class && b != no_class &&
               std::binary_search(near_.begin(), near_.end(), a < b ? both(a, b) : both(b, a));
    }
    bool is_heading(std::size_t row) const {
        return text_.blocks[row_[row]].kind == BlockKind::heading;
    }

    /// The longest rows around two blocks that say the same. Where the second begins before the
    /// first ends, the same blocks come again and again: then each turn is a row.
    void seed(std::uint32_t x, std::uint32_t y) {
        if (x > y)
            std::swap(x, y);
        if (x == y || seen_.contains(both(x, y)))
            return;
        while (x > 0 && is_linked(x - 1, y - 1)) {
            --x;
            --y;
        }
        std::uint32_t length = 0;
        for (; y + length < row_.size() && is_linked(x + length, y + length); ++length)
            seen_.insert(both(x + length, y + length));
        const std::uint32_t turn = y - x;
        for (std::uint32_t begin = 0; begin < length; begin += turn)
            add_rows(x + begin, y + begin, std::min(turn, length - begin));
    }

    void add_rows(std::uint32_t x, std::uint32_t y, std::uint32_t length) {
        while (length > 1 && is_heading(x + length - 1))  // what it heads is another text
            --length;
        bool compared = false;
        for (std::uint32_t i = 0; i < length; ++i)
            compared = compared || units_.compared[class_at(x + i)];
        if (length >= 2 && compared)
            add(x, y, length);
    }

    void add(std::uint32_t x, std::uint32_t y, std::uint32_t length) {
        std::vector<std::uint32_t> classes;
        bool exact = true;
        for (std::uint32_t i = 0; i < length; ++i) {
            classes.push_back(class_at(x + i));
            exact = exact && is_equal(x + i, y + i);
        }
        const Run::Row one = row(x, length);
        const Run::Row other = row(y, length);
        if (!exact) {
            varied_.push_back({.rows = {one, other}, .exact = false});
            return;
        }
        std::vector<Run::Row>& rows = exact_[classes];
        rows.push_back(one);
        rows.push_back(other);
    }
    Run::Row row(std::uint32_t begin, std::uint32_t length) const {
        return {row_[begin], row_[begin + length - 1]};
    }

    const Text& text_;
    const Units& units_;
    std::vector<std::uint32_t> row_;                       // blocks without markers
    std::unordered_map<std::uint32_t, std::uint32_t> at_;  // and where each stands there
    std::vector<std::uint64_t> near_;                      // pairs of classes, sorted
    std::unordered_set<std::uint64_t> seen_;               // pairs of places in row_
    std::map<std::vector<std::uint32_t>, std::vector<Run::Row>> exact_;  // by classes
    std::vector<Run> varied_;
};

}  // namespace

std::vector<Run> find_runs(const Text& text, const Units& units, std::span<const ClassPair> pairs) {
    return Finder(text, units, pairs).run();
}

}  // namespace kiji::dedupe
