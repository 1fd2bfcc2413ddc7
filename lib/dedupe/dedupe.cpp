#include "dedupe/dedupe.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <optional>
#include <set>
#include <utility>

#include "base/bucket_sort.hpp"
#include "base/parallel.hpp"
#include "dedupe/across/across_posts.hpp"
#include "dedupe/text/read_post.hpp"
#include "dedupe/text/text.hpp"
#include "dedupe/text/units.hpp"
#include "dedupe/within/within_post.hpp"

namespace kiji::dedupe {
namespace {

/// One post on its way: what is known of it, or why it is not.
struct Post {
    Text text;
    Units units;
    PostFindings findings;
    DocumentReport report;
    std::optional<Error> error;
    LeftOutCounts left_out{};
    bool from_index = false;  // the text is what an index says, not what the file was seen to say
};

/// What all posts are read with.
struct Reading {
    const Options& options;
    const Limits& limits;
    const Declared& declared;
    const Index* index;  // null: there is none

    bool is_published(std::size_t post) const {
        return options.scope == Scope::corpus && post < options.published;
    }
};

void count_blocks(Post& post) {
    for (const Block& block : post.text.blocks) {
        if (block.kind != BlockKind::paragraph || block.off)
            continue;
        post.report.blocks.push_back(block.span);
        post.report.characters += block.characters;
    }
}

Post learn_post(const SourceFile& file, std::size_t number, const Reading& reading) {
    Post post;
    const auto& [options, limits, declared, index] = reading;
    std::optional<Text> known;
    if (index != nullptr && reading.is_published(number))
        known = index->find(file.name(), file.text());
    if (known) {
        post.from_index = true;
        post.text = *std::move(known);
        post.units = units_of(post.text, options.floor);
    } else {
        const Result<std::unique_ptr<const Document>> doc = read_post(file, limits);
        if (!doc) {
            post.error = doc.error();
            return post;
        }
        post.text = read_text(**doc, options.markers);
        post.units = units_of(post.text, options.floor);
        if (!reading.is_published(number)) {
            post.findings = find_within(**doc, post.text, post.units, number, options, declared);
            if (options.explain)
                post.left_out = count_left_out(**doc, post.text, options.floor);
        }
    }
    count_blocks(post);
    return post;
}

/// True where the post says what the index said of it.
bool agrees(const SourceFile& file, const Text& text, const Reading& reading) {
    const Result<std::unique_ptr<const Document>> doc = read_post(file, reading.limits);
    return doc && read_text(**doc, reading.options.markers) == text;
}

/// What a group says of the text at one of its places.
std::optional<Share> share_of(const Group& group, std::size_t place) {
    if (group.unit == UnitKind::sentence || group.unit == UnitKind::span ||
        group.relation == Relation::similar)
        return {};
    switch (group.relation) {
        case Relation::boilerplate:
        case Relation::template_text:
            return Share::told;
        case Relation::contained:
            return place == group.part ? std::optional(Share::copy) : std::nullopt;
        case Relation::near:
        case Relation::reordered:
            return place == 0 ? std::nullopt : std::optional(Share::near);
        default:
            return place == 0 ? std::nullopt : std::optional(Share::copy);
    }
}

/// More is said by a copy than by a variant, and by that than by what is only told.
constexpr int weight(Share share) {
    switch (share) {
        case Share::unique:
            return 0;
        case Share::told:
            return 1;
        case Share::near:
            return 2;
        case Share::copy:
            return 3;
        case Share::marker:
            break;
    }
    return 4;
}

class Assembler {
  public:
    Assembler(std::vector<Post>& posts, std::vector<Group> across, std::size_t threads)
        : posts_(posts), threads_(threads) {
        std::vector<Group*> groups;
        const auto add = [&](std::vector<Group>& some) {
            const std::size_t offset = groups.size();
            for (Group& group : some) {
                if (group.within != no_group)
                    group.within += offset;
                groups.push_back(&group);
            }
        };
        for (Post& post : posts)
            add(post.findings.groups);
        add(across);
        sort(groups);
    }

    Report run() {
        shares();
        for (Post& post : posts_) {
            for (const Marker& marker : post.findings.markers)
                report_.markers.push_back(marker);
            for (const CutSentence& cut : post.findings.cuts)
                report_.cuts.push_back(cut);
            report_.blocks += post.report.blocks.size();
            report_.characters += post.report.characters;
            report_.surplus_characters += post.report.surplus_characters;
            report_.documents.push_back(std::move(post.report));
        }
        return std::move(report_);
    }

  private:
    /// Takes the groups by their first place, of equal ones as they came.
    void sort(std::span<Group* const> groups) {
        std::vector<std::pair<Place, std::size_t>> order;
        order.reserve(groups.size());
        for (std::size_t i = 0; i < groups.size(); ++i)
            order.emplace_back(groups[i]->places.front(), i);
        bucket_sort(
            order, posts_.size(), [](const auto& one) { return one.first.document; }, std::less(),
            threads_);
        std::vector<std::size_t> now(groups.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            now[order[i].second] = i;
        report_.groups.reserve(groups.size());
        for (const auto& [place, i] : order) {
            if (groups[i]->within != no_group)
                groups[i]->within = now[groups[i]->within];
            report_.groups.push_back(std::move(*groups[i]));
        }
    }

    /// Marks every block by what the groups say of it.
    void shares() {
        parallel_for(posts_.size(), threads_, [&](std::size_t i) {
            DocumentReport& report = posts_[i].report;
            report.stretches.reserve(report.blocks.size() + posts_[i].text.markers.size());
            for (const Span block : report.blocks)
                report.stretches.push_back({block, Share::unique});
        });
        for (const Group& group : report_.groups) {
            for (std::size_t i = 0; i < group.places.size(); ++i) {
                if (const std::optional<Share> share = share_of(group, i))
                    mark(group.places[i], *share);
            }
        }
        std::vector<std::size_t> surplus(posts_.size());
        parallel_for(posts_.size(), threads_,
                     [&](std::size_t i) { surplus[i] = finish(posts_[i]); });
        report_.surplus_blocks = std::accumulate(surplus.begin(), surplus.end(), std::size_t{0});
    }

    void mark(const Place& place, Share share) {
        std::vector<Stretch>& stretches = posts_[place.document].report.stretches;
        auto stretch =
            std::partition_point(stretches.begin(), stretches.end(),
                                 [&](const Stretch& s) { return s.span.end <= place.span.begin; });
        for (; stretch != stretches.end() && stretch->span.begin < place.span.end; ++stretch) {
            if (weight(share) > weight(stretch->share))
                stretch->share = share;
        }
    }

    /// How many blocks are surplus.
    static std::size_t finish(Post& post) {
        std::size_t surplus = 0;
        std::size_t i = 0;
        for (const Block& block : post.text.blocks) {
            if (block.kind != BlockKind::paragraph || block.off)
                continue;
            if (post.report.stretches[i++].share == Share::copy) {
                post.report.surplus_characters += block.characters;
                ++surplus;
            }
        }
        for (const Span marker : post.text.markers)
            post.report.stretches.push_back({marker, Share::marker});
        std::sort(post.report.stretches.begin(), post.report.stretches.end(),
                  [](const Stretch& a, const Stretch& b) { return a.span < b.span; });
        return surplus;
    }

    std::vector<Post>& posts_;
    std::size_t threads_;
    Report report_;
};

/// True where of all posts in `groups` the file says what the index said.
bool index_agrees(Posts posts, const std::vector<Post>& read, const std::vector<Group>& groups,
                  const Reading& reading, std::size_t threads) {
    std::set<std::size_t> told;
    for (const Group& group : groups) {
        for (const Place& place : group.places) {
            if (read[place.document].from_index)
                told.insert(place.document);
        }
    }
    const std::vector<std::size_t> documents(told.begin(), told.end());
    std::vector<char> agree(documents.size());
    parallel_for(documents.size(), threads, [&](std::size_t i) {
        const std::size_t post = documents[i];
        agree[i] = agrees(*posts[post], read[post].text, reading) ? 1 : 0;
    });
    return std::find(agree.begin(), agree.end(), 0) == agree.end();
}

/// None: the index was wrong.
std::optional<Found> find_by(Posts posts, const Reading& reading, std::size_t threads,
                             Index* learnt) {
    const Options& options = reading.options;
    std::vector<Post> read(posts.size());
    parallel_for(posts.size(), threads, [&](std::size_t i) {
        read[i] = learn_post(*posts[i], i, reading);
        if (options.scope == Scope::within) {
            // The report needs no more than where blocks stand.
            read[i].text.forms = {};
            read[i].text.sentences = {};
            read[i].units = {};
        }
    });
    Across across;
    if (options.scope != Scope::within) {
        std::vector<PostText> texts;
        for (const Post& post : read)
            texts.push_back({post.text, post.units});
        across = find_across(posts, texts, options, reading.limits, threads);
        if (!index_agrees(posts, read, across.groups, reading, threads))
            return {};
    }
    Found found;
    std::vector<LeftOutCounts> counts;
    for (std::size_t i = 0; i < read.size(); ++i) {
        counts.push_back(read[i].left_out);
        if (read[i].error)
            found.errors.push_back({i, *std::move(read[i].error)});
        else if (learnt != nullptr && reading.is_published(i) && !read[i].from_index)
            learnt->put(posts[i]->name(), posts[i]->text(), read[i].text);
    }
    if (options.explain)
        found.left_out = left_out(counts);
    found.report = Assembler(read, std::move(across.groups), threads).run();
    found.report.crowded = across.crowded;
    return found;
}

}  // namespace

Found find(Posts posts, const Options& options, const Limits& limits, std::size_t threads) {
    const Declared declared(options.boilerplate);
    return *find_by(posts, {options, limits, declared, nullptr}, threads, nullptr);
}

Found find(Posts posts, const Options& options, const Limits& limits, std::size_t threads,
           Index& index) {
    const Declared declared(options.boilerplate);
    if (std::optional<Found> found =
            find_by(posts, {options, limits, declared, &index}, threads, &index))
        return *std::move(found);
    index = Index(options.markers);
    Found found = *find_by(posts, {options, limits, declared, nullptr}, threads, &index);
    found.index_was_wrong = true;
    return found;
}

}  // namespace kiji::dedupe
