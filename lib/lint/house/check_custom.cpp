// Looks for what house rules forbid and require.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "lint/facts.hpp"
#include "lint/facts/prose_text.hpp"
#include "lint/house/custom_rule.hpp"

namespace kiji::lint {
namespace {

using Scope = CustomRule::Scope;

/// The pieces of a document that a rule looks at, each for itself.
std::vector<Span> places_of(const Facts& facts, const CustomRule& rule) {
    const Document& doc = facts.document();
    std::vector<Span> places;
    switch (rule.scope) {
        case Scope::body:
        case Scope::headings:
            for (const TextRun& run : facts.prose_text().runs()) {
                if (rule.scope == Scope::body || (run.within & in_heading) != 0)
                    places.push_back(run.span);
            }
            break;
        case Scope::code:
            for (const markdown::Node& node : doc.tree().nodes()) {
                if (node.kind == markdown::Kind::code || node.kind == markdown::Kind::code_block)
                    places.push_back(node.span);
            }
            break;
        case Scope::front_matter:
            if (rule.key.empty())
                places.push_back(doc.front_matter().sections.matter);
            else if (doc.meta(rule.key) != nullptr)
                places.push_back(doc.place(rule.key).value);
            break;
        case Scope::file:
            places.push_back(doc.file().whole());
            break;
    }
    return places;
}

std::string filled(std::string message, std::string_view seen) {
    if (const std::size_t at = message.find("{}"); at != std::string::npos)
        message.replace(at, 2, seen);
    return message;
}

class Search {
  public:
    Search(const Facts& facts, const CustomRule& rule, Diagnostics& out)
        : facts_(&facts),
          rule_(&rule),
          text_(facts.prose_text().text()),
          suppressions_(facts.document().suppressions().of(rule.name, {})),
          out_(&out) {
        // Bytes of Liquid are the author's where the file as a whole is looked at.
        if (rule.scope == Scope::file || rule.scope == Scope::front_matter ||
            rule.scope == Scope::code)
            text_ = facts.document().text();
    }

    void run() {
        const std::vector<Span> places = places_of(*facts_, *rule_);
        for (const Regex& expression : rule_->expressions) {
            bool found = false;
            for (const Span place : places)
                found |= look_for(expression, place);
            if (!found && rule_->demand == CustomRule::Demand::require)
                report_missing(expression, places);
        }
    }

  private:
    /// True where there is one at least. Of what is required the first is enough.
    bool look_for(const Regex& expression, Span place) {
        const std::string_view text = text_.substr(place.begin, place.size());
        bool found = false;
        for (auto match = expression.find(text); match;
             match = expression.find(text, std::max(match->end, match->begin + 1))) {
            found = true;
            if (rule_->demand == CustomRule::Demand::require)
                break;
            report(span_of(place.begin + match->begin, place.begin + match->end));
        }
        return found;
    }

    /// What is to be written instead of `seen`; nothing where nobody said.
    const std::string* instead_of(std::string_view seen) const {
        if (rule_->terms.empty())
            return rule_->replaces ? &rule_->suggestion : nullptr;
        const auto term =
            rule_->terms.find(rule_->ignores_case ? ascii::lowered(seen) : std::string(seen));
        return term == rule_->terms.end() || term->second.empty() ? nullptr : &term->second;
    }

    void report(Span span) {
        const std::string_view seen = facts_->document().file().slice(span);
        const std::string* instead = instead_of(seen);
        if (instead != nullptr && *instead == seen)
            return;  // only its case was to be looked at, and it is right
        Diagnostic finding{
            .span = span,
            .message = rule_->message.empty()
                           ? fmt::format("\"{}\" is not to be used here", excerpt(seen))
                           : filled(rule_->message, seen),
            .help = rule_->suggestion};
        if (instead != nullptr) {
            finding.help = instead->empty() ? "delete it" : fmt::format("write {}", *instead);
            if (!span.empty() && !facts_->document().has_liquid(span))
                finding.fix = {{span, *instead}};
            finding.safety = Safety::unsafe;
        }
        add(std::move(finding));
    }

    /// Told of the first line that could have held it.
    void report_missing(const Regex& expression, const std::vector<Span>& places) {
        const Document& doc = facts_->document();
        std::uint32_t at = doc.body().begin;
        if (!places.empty())
            at = std::ranges::min(places, {}, &Span::begin).begin;
        else if (rule_->scope == Scope::front_matter)
            at = 0;
        add({.span = {at, at},
             .message = rule_->message.empty()
                            ? fmt::format("nothing here matches {}", expression.pattern())
                            : filled(rule_->message, expression.pattern()),
             .help = rule_->suggestion});
    }

    void add(Diagnostic finding) {
        if (suppressions_.off(rule_->name, {}, finding.span.begin))
            return;
        finding.rule = rule_->name;
        finding.severity = rule_->severity;
        out_->push_back(std::move(finding));
    }

    const Facts* facts_;
    const CustomRule* rule_;
    std::string_view text_;
    Suppressions suppressions_;
    Diagnostics* out_;
};

}  // namespace

void check_custom(const Facts& facts, std::span<const std::shared_ptr<const CustomRule>> rules,
                  Diagnostics& out) {
    for (const auto& rule : rules)
        Search(facts, *rule, out).run();
}

}  // namespace kiji::lint
