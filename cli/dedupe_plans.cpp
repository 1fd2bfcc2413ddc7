#include "dedupe_plans.hpp"

#include <exception>
#include <utility>

#include <fmt/core.h>

#include "base/parallel.hpp"

namespace kiji::cli {
namespace {

/// Plans posts one by one, each when all before it are.
class Planning {
  public:
    Planning(const Session& session, std::span<const RepairPost> posts)
        : session_(session), posts_(posts), plans_(posts.size()) {
        parallel_for(posts.size(), session.options.threads, [&](std::size_t i) {
            plans_[i].post = posts[i].post;
            if (posts[i].repaired)
                plans_[i] = plan_of(session, *posts[i].post, posts[i].options);
        });
    }

    void across(const Ask& ask) {
        std::vector<dedupe::Heir> heirs;
        for (std::size_t i = 0; i < posts_.size(); ++i)
            heirs.push_back({.post = posts_[i].post,
                             .options = &posts_[i].options,
                             .alone = is_repaired(i) ? &plans_[i].plan : nullptr,
                             .asked = posts_[i].published || session_.options.cross,
                             .published = posts_[i].published});
        const bool newest = session_.options.cross && session_.options.keep == dedupe::Keep::last;
        dedupe::Succession succession(std::move(heirs),
                                      newest ? dedupe::Keeping::newest : dedupe::Keeping::oldest,
                                      session_.limits, session_.options.threads);
        for (const std::size_t i : succession.order()) {
            if (is_repaired(i)) {
                dedupe::RepairOptions options = posts_[i].options;
                options.older = succession.before(i);
                if (succession.says_again(i))
                    plans_[i] = plan_of(session_, *posts_[i].post, options);
                if (ask && !plans_[i].error)
                    ask(plans_[i], options);
            }
            succession.settle(i, plans_[i].plan);
        }
    }

    void alone(const Ask& ask) {
        for (std::size_t i = 0; i < posts_.size(); ++i) {
            if (ask && is_repaired(i))
                ask(plans_[i], posts_[i].options);
        }
    }

    std::vector<PostPlan> take() {
        std::vector<PostPlan> taken;
        for (std::size_t i = 0; i < posts_.size(); ++i) {
            if (posts_[i].repaired)
                taken.push_back(std::move(plans_[i]));
        }
        return taken;
    }

  private:
    bool is_repaired(std::size_t i) const { return posts_[i].repaired && !plans_[i].error; }

    const Session& session_;
    std::span<const RepairPost> posts_;
    std::vector<PostPlan> plans_;
};

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

repair::Kept kept_in(const SourceFile& post, Span span, Path file) {
    return {
        .file = std::move(file),
        .span = span,
        .first_line = post.lines().line_at(span.begin) + 1,
        .last_line = post.lines().line_at(span.empty() ? span.begin : span.end - 1) + 1,
    };
}

}  // namespace

dedupe::RepairOptions repair_options(const Options& options, const corpus::Config& config) {
    return {
        .keep = options.keep,
        .near = options.fix_near || options.interactive,
        .markers = config.markers,
        .boilerplate = config.boilerplate,
    };
}

PostPlan plan_of(const Session& session, const SourceFile& post,
                 const dedupe::RepairOptions& options) {
    PostPlan made{.post = &post, .plan = {}, .error = {}};
    try {
        const auto doc =
            Document::read(post.name(), std::string(post.text()), Liquid::masked, session.limits);
        Result<dedupe::Plan> plan =
            doc ? dedupe::plan(**doc, options, session.limits) : doc.error();
        if (plan)
            made.plan = *std::move(plan);
        else
            made.error = plan.error();
    } catch (const std::exception& error) {
        made.error = Error{fmt::format("planning the repair: {}", error.what()), post.name()};
    }
    return made;
}

std::vector<PostPlan> plan_all(const Session& session, std::span<const RepairPost> posts,
                               const Ask& ask) {
    Planning planning(session, posts);
    if (session.options.all || !session.options.corpus.empty())
        planning.across(ask);
    else
        planning.alone(ask);
    return planning.take();
}

std::vector<repair::Removal> removals_of(const SourceFile& post,
                                         std::span<const dedupe::Removal> removals,
                                         std::span<const RepairPost> posts) {
    std::vector<repair::Removal> found;
    for (const dedupe::Removal& removal : removals) {
        repair::Removal one{
            .span = removal.span,
            .reason = std::string(name_of(removal.reason)),
            .blank = removal.blank,
        };
        for (const Span kept : removal.kept)
            one.kept.push_back(kept_in(post, kept, {}));
        for (const dedupe::Place& kept : removal.kept_elsewhere) {
            const SourceFile& other = *posts[kept.document].post;
            one.kept.push_back(kept_in(other, kept.span, other.name()));
        }
        found.push_back(std::move(one));
    }
    return found;
}

void RemovalCounts::add(std::span<const dedupe::Removal> removals) {
    for (const dedupe::Removal& removal : removals) {
        ++counts_[static_cast<std::size_t>(removal.reason)];
        elsewhere_ += removal.kept_elsewhere.empty() ? 0U : 1U;
    }
}

std::string RemovalCounts::text() const {
    std::string text;
    for (std::size_t i = 0; i < counts_.size(); ++i) {
        if (counts_[i] > 0)
            text += fmt::format("{}{} {}", text.empty() ? "" : ", ", counts_[i],
                                counts_[i] == 1 ? words[i].one : words[i].many);
    }
    if (elsewhere_ > 0)
        text += fmt::format(" ({} in other posts)", elsewhere_);
    return text.empty() ? "nothing" : text;
}

}  // namespace kiji::cli
