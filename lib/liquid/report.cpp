#include "liquid/report.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "base/ascii.hpp"
#include "liquid/characters.hpp"

namespace kiji::liquid {
namespace {

constexpr std::string_view rule = "liquid";

/// Liquid begins its messages with a capital, as nobody else here does; names keep theirs.
std::string in_our_words(std::string_view liquid) {
    std::string text(liquid);
    for (const std::string_view begin : {"Syntax Error", "Syntax error", "Error"}) {
        if (text.starts_with(begin))
            std::ranges::transform(text.begin(), text.begin() + std::ssize(begin), text.begin(),
                                   ascii::lower);
    }
    if (text.size() > 1 && ascii::is_lower(text[1]))
        text[0] = ascii::lower(text[0]);
    if (text.ends_with('.'))
        text.pop_back();
    return text;
}

}  // namespace

std::string words_of(const Fault& fault, const Place& place, std::string_view name,
                     Dialect dialect) {
    std::uint32_t line = place.line;
    if (fault.broken != nullptr) {
        line = fault.broken->fault()->line;
        // Liquid 4 names the template that includes, with the line of the one that is included.
        if (dialect == Dialect::liquid5)
            name = fault.help;
    }
    return fmt::format("Liquid {} ({}{}line {}): {}",
                       fault.kind == Fault::Kind::syntax ? "syntax error" : "error", name,
                       name.empty() ? "" : " ", line, fault.message);
}

Problem problem_of(const Fault& fault, const Place& place, const Template& tree,
                   std::string liquid) {
    Problem problem{.file = &tree.file(), .diagnostic = {}, .liquid = std::move(liquid)};
    if (fault.broken != nullptr && !fault.broken->problems().empty()) {
        problem.file = &fault.broken->file();
        problem.diagnostic = fault.broken->problems().back();
        problem.diagnostic.related.push_back({place.span, "included here", &tree.file()});
        return problem;
    }
    // Jekyll says on the first line what is wrong, and behind it what to do.
    const std::size_t end = fault.message.find('\n');
    problem.diagnostic = {.rule = rule,
                          .severity = Severity::error,
                          .span = place.span,
                          .message = in_our_words(stripped(fault.message.substr(0, end))),
                          .help = std::string(fault.help)};
    if (fault.help.empty() && end != std::string_view::npos)
        problem.diagnostic.help = in_our_words(stripped(fault.message.substr(end)));
    return problem;
}

Diagnostic diagnostic_of(const ParseFault& fault, Severity severity) {
    Diagnostic diagnostic{.rule = rule,
                          .severity = severity,
                          .span = fault.span,
                          .message = fault.message,
                          .help = fault.help,
                          .related = fault.related};
    if (!diagnostic.message.empty())
        return diagnostic;
    // "Syntax Error in 'assign' - Valid syntax: assign [var] = [source]" says what to do as well.
    const std::string_view liquid = fault.liquid;
    const std::size_t dash = diagnostic.help.empty() ? liquid.find(" - ") : std::string_view::npos;
    diagnostic.message = in_our_words(liquid.substr(0, dash));
    if (dash != std::string_view::npos)
        diagnostic.help = in_our_words(stripped(liquid.substr(dash + 3)));
    return diagnostic;
}

}  // namespace kiji::liquid
