#include "dedupe_plans.hpp"

#include <exception>
#include <numeric>
#include <utility>

#include <fmt/core.h>

#include "base/parallel.hpp"

namespace kiji::cli {
namespace {

PostPlan plan_of(const Session& session, const SourceFile& post,
                 const dedupe::RepairOptions& options) {
    PostPlan made{.post = &post};
    const auto doc =
        Document::read(post.name(), std::string(post.text()), Liquid::masked, session.limits);
    if (!doc) {
        made.error = doc.error();
        return made;
    }
    Result<dedupe::Plan> plan = dedupe::plan(**doc, options, session.limits);
    if (plan)
        made.plan = *std::move(plan);
    else
        made.error = plan.error();
    return made;
}

/// One and more of what goes for a reason; in the order of `dedupe::Reason`.
struct Words {
    std::string_view one;
    std::string_view many;
};
constexpr std::array<Words, dedupe::reasons> words{{
    {"marker", "markers"},
    {"gap in a sentence", "gaps in sentences"},
    {"repeated title", "repeated titles"},
    {"copy", "copies"},
    {"contained paragraph", "contained paragraphs"},
    {"overlap", "overlaps"},
    {"near copy", "near copies"},
    {"empty heading", "empty headings"},
}};

}  // namespace

dedupe::RepairOptions repair_options(const Options& options, const dedupe::Options& finding) {
    return {
        .keep = options.keep,
        .near = options.fix_near || options.interactive,
        .floor = finding.floor,
        .markers = finding.markers,
    };
}

std::vector<PostPlan> plan_all(const Session& session, dedupe::Posts posts,
                               const dedupe::RepairOptions& options) {
    std::vector<PostPlan> plans(posts.size());
    parallel_for(posts.size(), session.options.threads, [&](std::size_t i) {
        try {
            plans[i] = plan_of(session, *posts[i], options);
        } catch (const std::exception& error) {
            plans[i].post = posts[i];
            plans[i].error =
                Error{fmt::format("planning the repair: {}", error.what()), posts[i]->name()};
        }
    });
    return plans;
}

std::vector<repair::Removal> removals_of(const SourceFile& post,
                                         std::span<const dedupe::Removal> removals) {
    std::vector<repair::Removal> found;
    for (const dedupe::Removal& removal : removals) {
        repair::Removal one{
            .span = removal.span,
            .reason = std::string(name_of(removal.reason)),
            .blank = removal.blank,
        };
        for (const Span kept : removal.kept)
            one.kept.push_back({
                .file = {},
                .span = kept,
                .first_line = post.lines().line_at(kept.begin) + 1,
                .last_line = post.lines().line_at(kept.empty() ? kept.begin : kept.end - 1) + 1,
            });
        found.push_back(std::move(one));
    }
    return found;
}

void RemovalCounts::add(std::span<const dedupe::Removal> removals) {
    for (const dedupe::Removal& removal : removals)
        ++counts_[static_cast<std::size_t>(removal.reason)];
}

std::size_t RemovalCounts::total() const {
    return std::accumulate(counts_.begin(), counts_.end(), std::size_t{0});
}

std::string RemovalCounts::text() const {
    std::string text;
    for (std::size_t i = 0; i < counts_.size(); ++i) {
        if (counts_[i] > 0)
            text += fmt::format("{}{} {}", text.empty() ? "" : ", ", counts_[i],
                                counts_[i] == 1 ? words[i].one : words[i].many);
    }
    return text.empty() ? "nothing" : text;
}

}  // namespace kiji::cli
