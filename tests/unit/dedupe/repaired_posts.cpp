#include "unit/dedupe/repaired_posts.hpp"

#include <algorithm>
#include <memory>

#include "support/catch.hpp"
#include "support/read.hpp"

namespace kiji::dedupe {

std::vector<repair::Change> RepairedPosts::changes(
    const std::map<Path, std::string>& before) const {
    std::vector<repair::Change> all;
    for (const auto& [name, plan] : plans) {
        repair::Change change{.path = name, .before = before.at(name), .removals = {}};
        for (const Removal& removal : plan.removals) {
            repair::Removal one{.span = removal.span,
                                .reason = std::string(name_of(removal.reason)),
                                .blank = removal.blank};
            for (const Span kept : removal.kept)
                one.kept.push_back({.file = {}, .span = kept});
            for (const Place& kept : removal.kept_elsewhere)
                one.kept.push_back({.file = names[kept.document], .span = kept.span});
            change.removals.push_back(std::move(one));
        }
        all.push_back(std::move(change));
    }
    return all;
}

RepairedPosts repair_posts(const std::map<Path, std::string>& posts, const RepairWith& with) {
    const RepairOptions options{.near = with.near,
                                .floor = {.cjk = 12, .other = 20},
                                .across_floor = {.cjk = 20, .other = 40},
                                .boilerplate = with.boilerplate};
    const auto planned = [](const std::string& name, const std::string& text,
                            const RepairOptions& how) {
        Result<Plan> made = plan(*read_masked(text, name), how, Limits());
        if (!made)
            FAIL(made.error().message);
        return *std::move(made);
    };
    std::vector<std::unique_ptr<SourceFile>> files;
    RepairedPosts repaired;
    for (const auto& [name, text] : posts) {
        files.push_back(std::make_unique<SourceFile>(name, text));
        repaired.names.push_back(name);
        if (with.only.empty() || with.only == name)
            repaired.plans[name] = planned(name, text, options);
    }
    std::vector<Heir> heirs;
    for (const auto& file : files) {
        const auto alone = repaired.plans.find(file->name());
        const bool published = std::ranges::find(with.drafts, file->name()) == with.drafts.end();
        heirs.push_back({.post = file.get(),
                         .options = &options,
                         .alone = alone == repaired.plans.end() ? nullptr : &alone->second,
                         .asked = published || with.cross,
                         .published = published});
    }
    const Plan none;
    Succession succession(std::move(heirs), with.keeping, Limits(), 1);
    for (const std::size_t i : succession.order()) {
        const Path& name = repaired.names[i];
        const auto plan_of_post = repaired.plans.find(name);
        if (plan_of_post == repaired.plans.end()) {
            succession.settle(i, none);
            continue;
        }
        if (succession.says_again(i)) {
            RepairOptions after = options;
            after.older = succession.before(i);
            plan_of_post->second = planned(name, posts.at(name), after);
        }
        succession.settle(i, plan_of_post->second);
    }
    for (const auto& [name, text] : posts) {
        const auto plan_of_post = repaired.plans.find(name);
        const bool changed =
            plan_of_post != repaired.plans.end() && !plan_of_post->second.removals.empty();
        repaired.texts[name] = changed ? plan_of_post->second.text : text;
    }
    return repaired;
}

}  // namespace kiji::dedupe
