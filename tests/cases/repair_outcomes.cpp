#include "repair_outcomes.hpp"

#include <memory>
#include <stdexcept>

#include <fmt/format.h>

#include "dedupe/dedupe.hpp"

namespace kiji::cases {
namespace {

/// A case that cannot be read is a mistake in the case file.
dedupe::Plan plan_of(const Case& made) {
    const auto doc = Document::read(made.name, made.input, Liquid::masked, Limits{});
    if (!doc)
        throw std::runtime_error(doc.error().message);
    Result<dedupe::Plan> plan = dedupe::plan(**doc, {}, Limits{});
    if (!plan)
        throw std::runtime_error(plan.error().message);
    return *std::move(plan);
}

std::string lines_of(const LineIndex& lines, Span span) {
    const std::size_t first = lines.line_at(span.begin) + 1;
    const std::size_t last = lines.line_at(span.empty() ? span.begin : span.end - 1) + 1;
    return first == last ? fmt::format("{}", first) : fmt::format("{}-{}", first, last);
}

std::optional<std::string> removals(const Case& made) {
    const LineIndex lines(made.input);
    std::string text;
    for (const dedupe::Removal& removal : plan_of(made).removals) {
        text += fmt::format("{}: {}", lines_of(lines, removal.span), name_of(removal.reason));
        std::string_view separator = ", stands in ";
        for (const Span kept : removal.kept) {
            text += fmt::format("{}{}", separator, lines_of(lines, kept));
            separator = ", ";
        }
        text += '\n';
    }
    return text.empty() ? "nothing\n" : text;
}

std::optional<std::string> repaired(const Case& made) {
    dedupe::Plan plan = plan_of(made);
    if (plan.removals.empty())
        return std::nullopt;
    return std::move(plan.text);
}

}  // namespace

std::vector<Outcome> repair_outcomes() {
    return {{"text", "removals", removals}, {"md", "repaired", repaired}};
}

}  // namespace kiji::cases
