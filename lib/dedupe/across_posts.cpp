#include "dedupe/across_posts.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <tuple>

#include "dedupe/floor.hpp"

namespace kiji::dedupe {
namespace {

/// A text that stands in so many posts is there on purpose, or by a template.
constexpr std::size_t boilerplate_posts = 3;

/// A block of a post that is long enough to be compared with those of others: the first of its
/// class.
struct Member {
    Hash128 hash;
    std::string_view form;
    std::uint32_t document = 0;
    std::uint32_t block = 0;
};

class Finder {
  public:
    Finder(Posts posts, std::span<const PostText> texts, const Options& options)
        : posts_(posts), texts_(texts), options_(options) {}

    std::vector<Group> run() {
        std::vector<Member> members = all_members();
        const auto key = [](const Member& m) { return std::tuple(m.hash, m.form); };
        std::stable_sort(members.begin(), members.end(),
                         [&](const Member& a, const Member& b) { return key(a) < key(b); });
        for (auto begin = members.begin(); begin != members.end();) {
            const auto end = std::find_if(begin, members.end(),
                                          [&](const Member& m) { return key(m) != key(*begin); });
            if (end - begin > 1 && concerns_draft(begin->document))
                exact({begin, end});
            begin = end;
        }
        return std::move(groups_);
    }

  private:
    std::vector<Member> all_members() const {
        std::vector<Member> members;
        for (std::uint32_t document = 0; document < texts_.size(); ++document) {
            const auto& [text, units] = texts_[document];
            for (std::uint32_t c = 0; c < units.classes.size(); ++c) {
                const std::uint32_t block = units.classes[c].front();
                const Block& first = text.blocks[block];
                if (units.compared[c] &&
                    reaches(first.characters, first.cjk, options_.across_floor))
                    members.push_back({first.hash, text.form_of(first.form), document, block});
            }
        }
        return members;
    }

    bool concerns_draft(std::uint32_t first_document) const {
        return options_.scope == Scope::all || first_document < options_.drafts;
    }

    void exact(std::span<const Member> members) {
        const Block& block = texts_[members[0].document].text.blocks[members[0].block];
        Group group{.relation = members.size() < boilerplate_posts ? Relation::exact
                                                                   : Relation::boilerplate,
                    .similarity = {Measure::jaccard, 1},
                    .characters = block.characters,
                    .verbatim = true};
        const auto source = [&](const Member& m) {
            return posts_[m.document]->slice(texts_[m.document].text.blocks[m.block].span);
        };
        for (const Member& member : members) {
            group.places.push_back(
                {member.document, texts_[member.document].text.blocks[member.block].span});
            group.verbatim = group.verbatim && source(member) == source(members[0]);
        }
        groups_.push_back(std::move(group));
    }

    Posts posts_;
    std::span<const PostText> texts_;
    const Options& options_;
    std::vector<Group> groups_;
};

}  // namespace

std::vector<Group> find_across(Posts posts, std::span<const PostText> texts, const Options& options,
                               const Limits& /*limits*/, std::size_t /*threads*/) {
    return Finder(posts, texts, options).run();
}

}  // namespace kiji::dedupe
