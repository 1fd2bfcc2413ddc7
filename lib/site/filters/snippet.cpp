#include "site/filters/snippet.hpp"

namespace kiji::site::filters {

using liquid::Fault;

Snippet::Snippet(std::string_view text, Render& render)
    : render_(render),
      file_("expression", std::string(text)),
      parser_(render.engine(), options_, file_, file_.whole(), arena_) {}

bool Snippet::has_failed() {
    if (!parser_.failed())
        return false;
    const liquid::ParseFault& why = *parser_.fault();
    // Jekyll does not say again what the template says.
    const std::string_view words = why.liquid;
    fault_ = render_.fault(words.substr(0, words.rfind(" in \"")),
                           why.is_syntax ? Fault::Kind::syntax : Fault::Kind::error, why.help);
    return true;
}

const liquid::Condition* Snippet::condition() {
    const liquid::Condition* const condition = parser_.condition(
        file_.text(), {.name = "expression", .markup = file_.text(), .place = {}});
    return has_failed() ? nullptr : condition;
}

std::optional<liquid::Output> Snippet::output() {
    options_.mode = liquid::ErrorMode::lax;
    const liquid::Output output = parser_.output(file_.text(), {});
    if (has_failed())
        return std::nullopt;
    return output;
}

}  // namespace kiji::site::filters
