// Runs every rule over a document and keeps what is worth telling.
#include <algorithm>
#include <cassert>
#include <optional>
#include <tuple>

#include "base/ascii.hpp"
#include "lint/facts/lines.hpp"
#include "lint/facts/morphology.hpp"
#include "lint/house/custom_rule.hpp"
#include "lint/lint.hpp"
#include "lint/markdownlint_comments.hpp"
#include "lint/rules.hpp"

namespace kiji::lint {
namespace {

/// True where `name` is one of `words`, which have blanks between them.
bool holds_word(std::string_view words, std::string_view name) {
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(' '), words.size());
        if (ascii::equal_ignoring_case(words.substr(0, end), name))
            return true;
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return false;
}

bool answers_to(const Rule& rule, std::string_view name) {
    return ascii::equal_ignoring_case(rule.name, name) ||
           (!rule.code.empty() && ascii::equal_ignoring_case(rule.code, name)) ||
           holds_word(rule.also, name);
}

/// What a template writes is not the text of the post: nothing is said about a place within Liquid.
bool lies_in_liquid(const Document& doc, Span span) {
    const std::span<const Span> liquid = doc.liquid();
    const auto next = std::upper_bound(liquid.begin(), liquid.end(), span.begin,
                                       [](std::size_t at, Span tag) { return at < tag.end; });
    return next != liquid.end() && next->contains(span.begin) && next->contains(span);
}

bool touches_liquid(const Document& doc, const EditGroup& fix) {
    return std::any_of(fix.begin(), fix.end(),
                       [&](const Edit& edit) { return doc.has_liquid(edit.span); });
}

/// Adds the time that it lives to a rule, where anybody asks for that, without what facts took.
class Stopwatch {
  public:
    Stopwatch(RuleTimes* times, std::size_t rule, const Facts& facts)
        : times_(times), rule_(rule), facts_(&facts), told_(facts.told()) {
        if (times_ != nullptr)
            begin_ = RuleTimes::now();
    }
    Stopwatch(const Stopwatch&) = delete;
    Stopwatch& operator=(const Stopwatch&) = delete;
    ~Stopwatch() {
        if (times_ != nullptr)
            times_->add(rule_, RuleTimes::now() - begin_ - (facts_->told() - told_));
    }

  private:
    RuleTimes* times_;
    std::size_t rule_;
    const Facts* facts_;
    std::uint64_t told_;
    std::uint64_t begin_ = 0;
};

/// What one check of one document goes by.
class Run {
  public:
    Run(const Document& doc, const Setup& setup, const SitePlace& place)
        : doc_(&doc),
          setup_(&setup),
          facts_(doc, setup.config, setup.settings.knows_jekyll(), place.site, place.path),
          knows_jekyll_(setup.settings.knows_jekyll()) {
        facts_.tell(setup.times);
        if (!setup.heeds_comments)
            return;
        const std::vector<MarkdownlintComment> comments =
            find_markdownlint_comments(doc, facts_.lines());
        if (!comments.empty())
            line_rules_.emplace(comments, facts_.lines().count(), setup.settings);
    }

    Diagnostics check() const {
        Diagnostics found;
        for (std::size_t i = 0; i < table.size(); ++i) {
            if (line_rules_ ? line_rules_->is_anywhere(i) : settings().of(i).on)
                check(i, found);
        }
        check_custom(facts_, settings().custom(), found);
        return found;
    }

  private:
    const Settings& settings() const {
        return line_rules_ ? line_rules_->settings() : setup_->settings;
    }

    void check(std::size_t index, Diagnostics& out) const {
        const Stopwatch watch(setup_->times, index, facts_);
        const Rule& rule = *table[index];
        const RuleSettings& set = settings().of(index);
        Findings findings(facts_, set.options);
        rule.check(*doc_, findings);
        const Suppressions suppressions =
            setup_->heeds_comments ? doc_->suppressions().of(rule.name, rule.code) : Suppressions();
        for (Diagnostic& finding : findings.take()) {
            if ((knows_jekyll_ && !rule.of_liquid && lies_in_liquid(*doc_, finding.span)) ||
                suppressions.off(rule.name, rule.code, finding.span.begin) ||
                !is_on(index, finding.span))
                continue;
            finding.rule = rule.name;
            finding.severity = set.severity;
            assert(finding.fix.empty() || rule.fixes != Fixes::none);
            if (rule.fixes == Fixes::unsafe)
                finding.safety = Safety::unsafe;
            if (knows_jekyll_ && !rule.of_liquid && touches_liquid(*doc_, finding.fix))
                finding.fix.clear();
            out.push_back(std::move(finding));
        }
    }

    bool is_on(std::size_t rule, Span where) const {
        return !line_rules_ || line_rules_->is_on(rule, facts_.lines().line_at(where.begin));
    }

    const Document* doc_;
    const Setup* setup_;
    Facts facts_;
    bool knows_jekyll_;
    std::optional<LineRules> line_rules_;
};

auto order(const Diagnostic& finding) {
    return std::tie(finding.span.begin, finding.rule, finding.span.end, finding.message);
}

}  // namespace

std::span<const Rule* const> all_rules() {
    return table;
}

bool has_morphology() {
    return Morphology::installed() != nullptr;
}

std::size_t index_of(const Rule& rule) {
    const auto found = std::ranges::find(table, &rule);
    assert(found != table.end());
    return static_cast<std::size_t>(found - table.begin());
}

const Rule* find_rule(std::string_view name) {
    const auto found =
        std::ranges::find_if(table, [name](const Rule* rule) { return answers_to(*rule, name); });
    return found == table.end() ? nullptr : *found;
}

std::vector<std::size_t> rules_named(std::string_view name) {
    std::vector<std::size_t> named;
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (answers_to(*table[i], name) || holds_word(table[i]->tags, name))
            named.push_back(i);
    }
    return named;
}

Reading reading_of(const Settings& settings) {
    return settings.knows_jekyll() ? Reading(Liquid::masked)
                                   : Reading(Liquid::text, Fences::markdownlint);
}

Diagnostics check(const Document& doc, const Setup& setup, const SitePlace& place) {
    Diagnostics found = Run(doc, setup, place).check();
    std::stable_sort(found.begin(), found.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return order(a) < order(b); });
    found.erase(
        std::unique(found.begin(), found.end(),
                    [](const Diagnostic& a, const Diagnostic& b) { return order(a) == order(b); }),
        found.end());
    return found;
}

}  // namespace kiji::lint
