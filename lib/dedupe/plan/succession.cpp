#include "dedupe/plan/succession.hpp"

#include <algorithm>
#include <memory>
#include <numeric>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/files.hpp"
#include "base/parallel.hpp"
#include "dedupe/floor.hpp"
#include "dedupe/plan/older_posts.hpp"
#include "dedupe/text/read_post.hpp"
#include "document/post_date.hpp"

namespace kiji::dedupe {
namespace {

bool is_in_drafts(std::string_view path) {
    constexpr std::string_view folder = "_drafts/";
    const std::size_t at = path.find(folder);
    return at == 0 || (at != std::string_view::npos && path[at - 1] == '/');
}

bool is_draft(const Document& doc) {
    const auto says = [&](std::string_view key, bool value) {
        const Value* found = doc.meta(key);
        return found != nullptr && found->is(Value::Type::boolean) && found->boolean() == value;
    };
    return is_in_drafts(doc.file().name()) || says("draft", true) || says("published", false);
}

/// Maps a repaired post to the post as it was.
class Before {
  public:
    explicit Before(const Plan& plan) {
        std::size_t now = 0;
        std::size_t done = 0;
        for (const Removal& removal : plan.removals) {
            now += removal.span.begin - done + (removal.blank ? 1 : 0);
            done = removal.span.end;
            pieces_.push_back({now, done});
        }
    }
    Span operator()(Span span) const {
        if (span.empty())
            return span_of(place(span.begin), place(span.begin));
        return span_of(place(span.begin), place(span.end - 1) + 1);
    }

  private:
    /// From `now` on, bytes stood at `before` and behind.
    struct Piece {
        std::size_t now = 0;
        std::size_t before = 0;
    };
    std::size_t place(std::size_t now) const {
        const auto next = std::ranges::upper_bound(pieces_, now, {}, &Piece::now);
        return next == pieces_.begin() ? now
                                       : std::prev(next)->before + (now - std::prev(next)->now);
    }
    std::vector<Piece> pieces_;
};

struct Age {
    bool unpublished = false;
    bool draft = false;
    bool undated = false;
    std::int64_t microseconds = 0;
    std::string path;
    friend auto operator<=>(const Age&, const Age&) = default;
};

Age age_of(const Heir& heir, const Document& doc) {
    const std::optional<PostDate> date = date_of(doc);
    return {.unpublished = !heir.published,
            .draft = is_draft(doc),
            .undated = !date,
            .microseconds = date ? date->microseconds : 0,
            .path = std::string(heir.post->name())};
}

struct Post {
    Age age;
    Spoken said;
    Plan alone;            // its repair by itself, where it is only compared with
    bool planned = false;  // `said` is of its repair by itself
    /// It may say what a repaired post does, or what one that says so does.
    bool concerned = false;
    /// What it says as it is, where it is only compared with.
    std::unordered_set<Hash128> sentences;
};

}  // namespace

class Succession::State {
  public:
    State(std::vector<Heir> heirs, Keeping keeping, const Limits& limits, std::size_t threads);

    std::span<const std::size_t> order() const { return order_; }
    Older before(std::size_t post) const { return {&older_, heirs_[post].asked}; }
    bool says_again(std::size_t post) const;
    void settle(std::size_t post, const Plan& plan);

  private:
    void read(std::size_t post);
    void find_shared();
    bool may_go(std::size_t post, std::size_t block) const;
    bool find_concerned();
    void plan_compared(std::size_t post);
    void add(std::size_t post, const Plan& plan);
    Spread spread(std::size_t threads) const;
    bool is_shared(const Sentence& sentence) const {
        return std::ranges::binary_search(shared_, sentence.hash);
    }

    std::vector<Heir> heirs_;
    Limits limits_;
    std::vector<Post> posts_;
    std::vector<std::size_t> order_;
    /// Sentences that stand in two posts or more, sorted.
    std::vector<Hash128> shared_;
    OlderPosts older_;
};

Succession::State::State(std::vector<Heir> heirs, Keeping keeping, const Limits& limits,
                         std::size_t threads)
    : heirs_(std::move(heirs)),
      limits_(limits),
      posts_(heirs_.size()),
      order_(heirs_.size()),
      older_({}, {}) {
    parallel_for(posts_.size(), threads, [&](std::size_t i) { read(i); });
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::ranges::stable_sort(order_, [&](std::size_t a, std::size_t b) {
        return keeping == Keeping::oldest ? posts_[a].age < posts_[b].age
                                          : posts_[b].age < posts_[a].age;
    });
    find_shared();
    if (!find_concerned())
        return;
    parallel_for(posts_.size(), threads, [&](std::size_t i) { plan_compared(i); });
    older_ = OlderPosts(shared_, spread(threads));
}

void Succession::State::read(std::size_t i) {
    const Heir& heir = heirs_[i];
    Post& post = posts_[i];
    std::unique_ptr<const Document> own;
    const Document* doc = heir.alone != nullptr ? heir.alone->document.get() : nullptr;
    post.planned = doc != nullptr;
    if (doc == nullptr) {
        Result<std::unique_ptr<const Document>> made = read_post(*heir.post, limits_);
        if (!made) {
            post.age = {.unpublished = true, .path = std::string(heir.post->name())};
            return;
        }
        own = *std::move(made);
        doc = own.get();
    }
    post.age = age_of(heir, *doc);
    post.said = spoken(*doc, read_text(*doc, heir.options->markers));
}

void Succession::State::find_shared() {
    std::vector<Hash128> all;
    for (const Post& post : posts_) {
        std::unordered_set<Hash128> seen;
        for (const Sentence& sentence : post.said.text.sentences) {
            if (seen.insert(sentence.hash).second)
                all.push_back(sentence.hash);
        }
    }
    std::ranges::sort(all);
    for (std::size_t i = 1; i < all.size(); ++i) {
        if (all[i] == all[i - 1] && (shared_.empty() || shared_.back() != all[i]))
            shared_.push_back(all[i]);
    }
}

/// True where all sentences of a long block stand in other posts.
bool Succession::State::may_go(std::size_t post, std::size_t k) const {
    const Spoken& said = posts_[post].said;
    const Block& block = said.text.blocks[k];
    return said.blocks[k].speaks &&
           reaches(block.characters, block.cjk, heirs_[post].options->across_floor) &&
           std::ranges::all_of(said.text.sentences_of(block), [&](const Sentence& sentence) {
               return std::ranges::binary_search(shared_, sentence.hash);
           });
}

/// What goes out of a post hangs on the posts that say it, and on what goes out of those. False
/// where nothing may go.
bool Succession::State::find_concerned() {
    std::unordered_map<Hash128, std::vector<std::size_t>> posts_with;
    for (std::size_t i = 0; i < posts_.size(); ++i) {
        for (const Sentence& sentence : posts_[i].said.text.sentences) {
            if (std::ranges::binary_search(shared_, sentence.hash))
                posts_with[sentence.hash].push_back(i);
        }
    }
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < posts_.size(); ++i) {
        posts_[i].concerned = heirs_[i].alone != nullptr;
        if (posts_[i].concerned)
            open.push_back(i);
    }
    bool any = false;
    while (!open.empty()) {
        const std::size_t i = open.back();
        open.pop_back();
        const Text& text = posts_[i].said.text;
        for (std::size_t k = 0; k < text.blocks.size(); ++k) {
            if (!may_go(i, k))
                continue;
            any = true;
            for (const Sentence& sentence : text.sentences_of(text.blocks[k])) {
                std::vector<std::size_t>& others = posts_with[sentence.hash];
                for (const std::size_t other : others) {
                    if (!std::exchange(posts_[other].concerned, true))
                        open.push_back(other);
                }
                others.clear();
            }
        }
    }
    return any;
}

void Succession::State::plan_compared(std::size_t i) {
    const Heir& heir = heirs_[i];
    Post& post = posts_[i];
    if (heir.alone != nullptr || !post.concerned)
        return;
    for (const Sentence& sentence : post.said.text.sentences)
        post.sentences.insert(sentence.hash);
    const Result<std::unique_ptr<const Document>> doc = read_post(*heir.post, limits_);
    if (!doc)
        return;
    Result<Plan> made = plan(**doc, *heir.options, limits_);
    if (!made || made->removals.empty())
        return;
    post.alone = *std::move(made);
    post.planned = true;
    const Document& repaired = *post.alone.document;
    post.said = spoken(repaired, read_text(repaired, heir.options->markers));
}

Spread Succession::State::spread(std::size_t threads) const {
    std::vector<SpreadParagraph> paragraphs;
    for (std::uint32_t i = 0; i < posts_.size(); ++i) {
        const Spoken& said = posts_[i].said;
        for (std::size_t k = 0; k < said.blocks.size(); ++k) {
            const Block& block = said.text.blocks[k];
            if (said.blocks[k].speaks &&
                reaches(block.characters, block.cjk, heirs_[i].options->across_floor))
                paragraphs.push_back(
                    {block.hash, said.text.form_of(block.form), i, heirs_[i].asked});
        }
    }
    return {paragraphs, threads};
}

bool Succession::State::says_again(std::size_t post) const {
    const Spoken& said = posts_[post].said;
    for (std::size_t k = 0; k < said.blocks.size(); ++k) {
        if (may_go(post, k) && older_.match(said, k))
            return true;
    }
    return false;
}

void Succession::State::settle(std::size_t i, const Plan& given) {
    Post& post = posts_[i];
    const Heir& heir = heirs_[i];
    if (!heir.asked || !post.concerned)
        return;
    if (heir.alone != nullptr)
        return add(i, given);
    if (says_again(i)) {
        RepairOptions options = *heir.options;
        options.older = before(i);
        const Result<std::unique_ptr<const Document>> doc = read_post(*heir.post, limits_);
        Result<Plan> made = doc ? plan(**doc, options, limits_) : doc.error();
        if (made)
            post.alone = *std::move(made);
    }
    add(i, post.alone);
}

void Succession::State::add(std::size_t i, const Plan& plan) {
    Post& post = posts_[i];
    const Heir& heir = heirs_[i];
    const Document* doc = plan.document.get();
    std::unique_ptr<const Document> own;
    if (doc == nullptr && post.planned) {
        Result<std::unique_ptr<const Document>> made = read_post(*heir.post, limits_);
        if (!made)
            return;
        own = *std::move(made);
        doc = own.get();
    }
    Spoken said = std::move(post.said);
    if (doc != nullptr)
        said = spoken(*doc, read_text(*doc, heir.options->markers));
    older_.add(i, std::move(said), Before(plan), [&](const Hash128& sentence) {
        return heir.alone != nullptr || post.sentences.contains(sentence);
    });
    post.alone = Plan();
}

Succession::Succession(std::vector<Heir> heirs, Keeping keeping, const Limits& limits,
                       std::size_t threads)
    : state_(std::make_unique<State>(std::move(heirs), keeping, limits, threads)) {}
Succession::~Succession() = default;

std::span<const std::size_t> Succession::order() const {
    return state_->order();
}
Older Succession::before(std::size_t post) const {
    return state_->before(post);
}
bool Succession::says_again(std::size_t post) const {
    return state_->says_again(post);
}
void Succession::settle(std::size_t post, const Plan& plan) {
    state_->settle(post, plan);
}

}  // namespace kiji::dedupe
