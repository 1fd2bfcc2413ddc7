#include "lint_outcomes.hpp"

#include <memory>
#include <stdexcept>

#include <fmt/format.h>

#include "corpus/corpus.hpp"
#include "lint/lint.hpp"

namespace kiji::cases {
namespace {

/// A case that cannot be read is a mistake in the case file.
template <typename T>
T taken(Result<T> result) {
    if (!result)
        throw std::runtime_error(result.error().message);
    return *std::move(result);
}

corpus::Config config_of(const Case& made) {
    if (made.config.empty())
        return {};
    const MemoryFiles files({{"kiji.yml", made.config}});
    return taken(corpus::read_config(files, "kiji.yml", Limits{}));
}

std::unique_ptr<const Document> read(const Case& made) {
    return taken(Document::read(made.name, made.input, Liquid::masked, Limits{}));
}

std::string place(const Document& doc, Span span) {
    const Position at = doc.file().lines().position(span.begin);
    return fmt::format("{}:{}", at.line, at.column);
}

std::optional<std::string> findings(const Case& made) {
    const auto doc = read(made);
    std::string text;
    for (const Diagnostic& finding : lint::check(*doc, config_of(made))) {
        text += fmt::format("{}: {}: {} [{}]\n", place(*doc, finding.span),
                            name_of(finding.severity), finding.message, finding.rule);
        if (!finding.help.empty())
            text += fmt::format("    help: {}\n", finding.help);
        for (const Related& related : finding.related)
            text += fmt::format("    {}: {}\n", place(*doc, related.span), related.message);
    }
    return text.empty() ? "nothing\n" : text;
}

std::optional<std::string> fixed(const Case& made) {
    const auto doc = read(made);
    std::string text = taken(lint::fix(*doc, config_of(made), Limits{})).text;
    if (text == made.input)
        return std::nullopt;
    return text;
}

}  // namespace

std::vector<Outcome> lint_outcomes() {
    return {{"text", "findings", findings}, {"md", "fixed", fixed}};
}

}  // namespace kiji::cases
