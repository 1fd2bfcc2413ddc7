#include "dedupe/join/common_spans.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <iterator>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/code_points.hpp"
#include "base/parallel.hpp"
#include "base/text.hpp"
#include "dedupe/floor.hpp"
#include "dedupe/join/grams.hpp"

namespace kiji::dedupe {
namespace {

constexpr std::size_t hashed = 12;  // code points in a row
constexpr std::size_t window = 20;  // of such, of which one at least is kept
static_assert(hashed + window - 1 == least_common_span);

/// A passage in more places than these is told of each with one other.
constexpr std::size_t most_in_pairs = 32;
/// Passages of two texts, before those within others are left out.
constexpr std::size_t most_passages = 64;

constexpr std::size_t texts_at_a_time = 64;

/// A place that was kept.
struct Mark {
    std::uint64_t hash = 0;
    std::uint32_t text = 0;
    std::uint32_t at = 0;  // byte of the text
    friend auto operator<=>(const Mark&, const Mark&) = default;
};

/// Two places that begin alike.
struct Seed {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::uint32_t at_a = 0;
    std::uint32_t at_b = 0;
    friend auto operator<=>(const Seed&, const Seed&) = default;
};

/// Hashes of twelve code points, one place after another (Karp, Rabin 1987).
class RollingHash {
  public:
    /// Where the twelve begin that end with this one.
    std::uint32_t push(char32_t value, std::size_t at) {
        auto& [oldest, oldest_at] = ring_[count_ % hashed];
        sum_ = ((sum_ - (oldest * highest)) * base) + value + 1;
        oldest = value + 1;
        oldest_at = static_cast<std::uint32_t>(at);
        ++count_;
        return ring_[count_ % hashed].second;
    }
    bool full() const { return count_ >= hashed; }
    std::uint64_t value() const {
        const std::uint64_t mixed = (sum_ ^ (sum_ >> 32U)) * 0x9E3779B97F4A7C15U;
        return mixed ^ (mixed >> 32U);
    }

  private:
    static constexpr std::uint64_t base = 0xD6E8FEB86659FD93U;
    static constexpr std::uint64_t highest = [] {
        std::uint64_t power = 1;
        for (std::size_t i = 1; i < hashed; ++i)
            power *= base;
        return power;
    }();

    std::array<std::pair<std::uint64_t, std::uint32_t>, hashed> ring_{};
    std::uint64_t sum_ = 0;
    std::size_t count_ = 0;
};

/// Keeps the least of each window, of equal ones the last.
class Winnow {
  public:
    explicit Winnow(std::vector<Mark>& out) : out_(out) {}

    void push(const Mark& mark) {
        ring_[count_ % window] = mark;
        ++count_;
        if (count_ < window)
            return;
        if (count_ == window || least_ + window < count_) {
            least_ = count_ - window;
            for (std::size_t i = least_ + 1; i < count_; ++i) {
                if (ring_[i % window].hash <= ring_[least_ % window].hash)
                    least_ = i;
            }
        } else if (mark.hash <= ring_[least_ % window].hash) {
            least_ = count_ - 1;
        } else {
            return;
        }
        out_.push_back(ring_[least_ % window]);
    }

  private:
    std::vector<Mark>& out_;
    std::array<Mark, window> ring_{};
    std::size_t count_ = 0;
    std::size_t least_ = 0;
};

void add_marks(std::string_view form, std::uint32_t text, std::vector<Mark>& out) {
    RollingHash hash;
    Winnow winnow(out);
    for (std::size_t at = 0; at < form.size();) {
        const CodePoint point = next_code_point(form, at);
        const std::uint32_t begin = hash.push(point.value, at);
        at += point.length;
        if (hash.full())
            winnow.push({.hash = hash.value(), .text = text, .at = begin});
    }
}

/// Leaves those whose hash no other has, as far as two bits for each can tell.
void drop_single(std::vector<Mark>& marks) {
    const std::size_t bits = std::bit_ceil(std::max<std::size_t>(8 * marks.size(), 64));
    std::vector<std::uint64_t> once(bits / 64);
    std::vector<std::uint64_t> again(bits / 64);
    for (const Mark& mark : marks) {
        const std::size_t at = mark.hash & (bits - 1);
        const std::uint64_t bit = std::uint64_t{1} << (at % 64);
        again[at / 64] |= once[at / 64] & bit;
        once[at / 64] |= bit;
    }
    std::erase_if(marks, [&](const Mark& mark) {
        const std::size_t at = mark.hash & (bits - 1);
        return (again[at / 64] >> (at % 64) & 1U) == 0;
    });
}

/// Sorted by hash, then by place; only those that others may have as well.
std::vector<Mark> find_marks(std::span<const std::string_view> texts, std::size_t threads) {
    const std::size_t parts = (texts.size() + texts_at_a_time - 1) / texts_at_a_time;
    std::vector<std::vector<Mark>> found(parts);
    parallel_for(parts, threads, [&](std::size_t part) {
        const std::size_t end = std::min((part + 1) * texts_at_a_time, texts.size());
        for (std::size_t i = part * texts_at_a_time; i < end; ++i)
            add_marks(texts[i], static_cast<std::uint32_t>(i), found[part]);
    });
    std::vector<Mark> marks;
    for (const std::vector<Mark>& some : found)
        marks.insert(marks.end(), some.begin(), some.end());
    found.clear();
    drop_single(marks);
    std::ranges::sort(marks);
    return marks;
}

using Run = std::span<const Mark>;

Seed seed_of(const Mark& a, const Mark& b) {
    return {.a = a.text, .b = b.text, .at_a = a.at, .at_b = b.at};
}

void pair_all(Run run, const JoinGroups& groups, std::vector<Seed>& out) {
    for (std::size_t i = 0; i < run.size(); ++i) {
        for (std::size_t j = i + 1; j < run.size(); ++j) {
            if (run[i].text != run[j].text && groups.may_pair(run[i].text, run[j].text))
                out.push_back(seed_of(run[i], run[j]));
        }
    }
}

/// Each place with the next one of another text that it may be paired with, where that is near.
void pair_next(Run run, const JoinGroups& groups, std::vector<Seed>& out) {
    // The next one of another document: places of one stand in a row, or nearly so.
    std::size_t other = run.size();
    for (std::size_t i = run.size(); i-- > 0;) {
        if (i + 1 < run.size() && run[i].text != run[i + 1].text &&
            groups.may_pair(run[i].text, run[i + 1].text))
            other = i + 1;
        if (other < run.size() && run[i].text != run[other].text &&
            groups.may_pair(run[i].text, run[other].text))
            out.push_back(seed_of(run[i], run[other]));
    }
    // Those at the end have none behind them, but one before.
    std::size_t before = run.size();
    for (std::size_t i = 1; i < run.size(); ++i) {
        if (run[i].text != run[i - 1].text && groups.may_pair(run[i].text, run[i - 1].text))
            before = i - 1;
        if (before < run.size() && run[i].text != run[before].text &&
            groups.may_pair(run[before].text, run[i].text))
            out.push_back(seed_of(run[before], run[i]));
    }
}

std::vector<Seed> find_seeds(std::span<const Mark> marks, const JoinGroups& groups) {
    std::vector<Seed> seeds;
    for (std::size_t begin = 0; begin < marks.size();) {
        std::size_t end = begin + 1;
        while (end < marks.size() && marks[end].hash == marks[begin].hash)
            ++end;
        const Run run = marks.subspan(begin, end - begin);
        if (run.size() <= most_in_pairs)
            pair_all(run, groups, seeds);
        else
            pair_next(run, groups, seeds);
        begin = end;
    }
    std::ranges::sort(seeds);
    return seeds;
}

/// Bytes that are alike before two places, and behind them; whole code points.
std::size_t alike_before(std::string_view a, std::string_view b) {
    const std::size_t most = std::min(a.size(), b.size());
    std::size_t count = 0;
    while (count < most && a[a.size() - 1 - count] == b[b.size() - 1 - count])
        ++count;
    while (count > 0 && is_inner_byte(a[a.size() - count]))
        --count;
    return count;
}
std::size_t alike_behind(std::string_view a, std::string_view b) {
    auto count =
        static_cast<std::size_t>(std::distance(a.begin(), std::ranges::mismatch(a, b).in1));
    const auto cuts = [&](std::string_view text) {
        return count < text.size() && is_inner_byte(text[count]);
    };
    while (count > 0 && (cuts(a) || cuts(b)))
        --count;
    return count;
}

/// The passages that two texts share.
class Passages {
  public:
    Passages(std::span<const std::string_view> texts, const Floor& floor,
             std::vector<CommonSpan>& out)
        : texts_(texts), floor_(floor), out_(out) {}

    /// All of one pair of texts, sorted.
    void read(std::span<const Seed> seeds) {
        for (const Seed& seed : seeds) {
            const std::int64_t diagonal = std::int64_t{seed.at_b} - seed.at_a;
            std::uint32_t& end = ends_[diagonal];
            if (seed.at_a < end || (ends_.size() > most_passages && is_told(seed)))
                continue;
            const std::string_view a = texts_[seed.a];
            const std::string_view b = texts_[seed.b];
            const std::size_t before = alike_before(a.substr(0, seed.at_a), b.substr(0, seed.at_b));
            const std::size_t behind = alike_behind(a.substr(seed.at_a), b.substr(seed.at_b));
            end = static_cast<std::uint32_t>(seed.at_a + behind);
            tell({.a = seed.a,
                  .b = seed.b,
                  .in_a = span_of(seed.at_a - before, seed.at_a + behind),
                  .in_b = span_of(seed.at_b - before, seed.at_b + behind)});
        }
    }

  private:
    /// The seed stands in passages that were told, on both sides. Seeds come by rising place in a.
    bool is_told(const Seed& seed) const {
        const auto next = told_in_b_.upper_bound(seed.at_b);
        return seed.at_a < told_in_a_ && next != told_in_b_.begin() &&
               std::prev(next)->second > seed.at_b;
    }

    void tell(CommonSpan common) {
        const std::string_view text =
            texts_[common.a].substr(common.in_a.begin, common.in_a.size());
        std::size_t cjk = 0;
        for (std::size_t at = 0; at < text.size();) {
            const CodePoint point = next_code_point(text, at);
            at += point.length;
            ++common.characters;
            cjk += is_cjk(point.value) ? 1U : 0U;
        }
        if (common.characters < least_common_span || !reaches(common.characters, cjk, floor_))
            return;
        told_in_a_ = std::max(told_in_a_, common.in_a.end);
        std::uint32_t& end = told_in_b_[common.in_b.begin];
        end = std::max(end, common.in_b.end);
        out_.push_back(common);
    }

    std::span<const std::string_view> texts_;
    const Floor& floor_;
    std::vector<CommonSpan>& out_;
    std::unordered_map<std::int64_t, std::uint32_t> ends_;  // by diagonal, in a
    std::uint32_t told_in_a_ = 0;
    std::map<std::uint32_t, std::uint32_t> told_in_b_;  // begin to end
};

/// Where the seeds of each pair of texts begin, and the end of all.
std::vector<std::size_t> find_pairs(std::span<const Seed> seeds) {
    std::vector<std::size_t> begins;
    for (std::size_t i = 0; i < seeds.size(); ++i) {
        if (i == 0 || std::tie(seeds[i].a, seeds[i].b) != std::tie(seeds[i - 1].a, seeds[i - 1].b))
            begins.push_back(i);
    }
    begins.push_back(seeds.size());
    return begins;
}

}  // namespace

std::vector<CommonSpan> common_spans(std::span<const std::string_view> texts,
                                     const JoinGroups& groups, const Floor& floor,
                                     std::size_t threads) {
    const std::vector<Seed> seeds = find_seeds(find_marks(texts, threads), groups);
    const std::vector<std::size_t> begins = find_pairs(seeds);
    const std::size_t pairs = begins.size() - 1;
    const std::size_t parts = (pairs + texts_at_a_time - 1) / texts_at_a_time;
    std::vector<std::vector<CommonSpan>> found(parts);
    parallel_for(parts, threads, [&](std::size_t part) {
        const std::size_t end = std::min((part + 1) * texts_at_a_time, pairs);
        for (std::size_t i = part * texts_at_a_time; i < end; ++i)
            Passages(texts, floor, found[part])
                .read(std::span(seeds).subspan(begins[i], begins[i + 1] - begins[i]));
    });
    std::vector<CommonSpan> spans;
    for (const std::vector<CommonSpan>& some : found)
        spans.insert(spans.end(), some.begin(), some.end());
    std::ranges::sort(spans);
    return spans;
}

}  // namespace kiji::dedupe
