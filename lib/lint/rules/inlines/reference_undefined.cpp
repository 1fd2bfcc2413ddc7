// References to labels that nothing defines.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "lint/facts/places.hpp"
#include "lint/facts/references.hpp"
#include "lint/rules/inlines/inlines.hpp"

namespace kiji::lint {
namespace {

constexpr std::array<std::string_view, 1> ignored{"x"};
constexpr std::array options{
    Option{
        .name = "shortcut_syntax",
        .summary = "whether \"[label]\" alone counts as a reference",
        .standard = false,
    },
    Option{
        .name = "ignored_labels",
        .summary = "labels that need no definition: \"[x]\" is a task",
        .standard = Texts(ignored),
    },
};

void check(const Document& doc, Findings& out) {
    const References& references = out.references();
    const bool shortcuts = out.options().flag("shortcut_syntax");
    const std::vector<std::string_view> labels = out.options().texts("ignored_labels");
    for (const References::Use& use : references.uses()) {
        if ((use.shortcut && !shortcuts) || references.find(use.label) != nullptr ||
            std::ranges::find(labels, use.label) != labels.end())
            continue;
        out.add({
            .span = first_line(doc, use.span),
            .message = fmt::format("nothing defines [{}]", use.label),
            .help = fmt::format("add \"[{}]: …\", or write the address in parentheses", use.label),
        });
    }
}

}  // namespace

constinit const Rule rules::reference_undefined{
    .name = "reference-undefined",
    .code = "MD052",
    .also = "reference-links-images",
    .tags = "images links",
    .severity = Severity::error,
    .in_blog = true,
    .summary = "Link or image refers to a label that nothing defines",
    .why = "The page shows the brackets instead of a link.",
    .bad = "See [the forecast][snow].\n",
    .good = "See [the forecast][snow].\n\n[snow]: https://example.org/snow\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
