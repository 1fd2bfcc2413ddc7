// A Liquid tag that nothing knows.
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "lint/facts/liquid_tags.hpp"
#include "lint/rules/site/liquid_scope.hpp"
#include "lint/rules/site/liquid_words.hpp"
#include "lint/rules/site/site.hpp"

namespace kiji::lint {
namespace {

std::string_view meant_by(std::string_view name) {
    std::vector<std::string_view> names;
    for (const corpus::TagWord& word : corpus::tag_words)
        names.push_back(word.name);
    return nearest(name, names);
}

void check(const Document& doc, Findings& out) {
    if (!runs_liquid(doc, out))
        return;
    for (const LiquidTag& tag : out.facts().liquid_tags().tags()) {
        const std::string_view name = doc.file().slice(tag.name);
        if (tag.output || name.starts_with('#'))
            continue;
        if (name.empty()) {
            out.add({.span = tag.span,
                     .message = "the tag has no name",
                     .help = "Jekyll stops here; write {% raw %} before it and {% endraw %} behind "
                             "it to show it"});
            continue;
        }
        const std::string_view opened = name.starts_with("end") ? name.substr(3) : name;
        if (find_tag(opened) != nullptr || find_branch(name) != nullptr ||
            brings_word(out.site(), opened))
            continue;
        const std::string_view meant = meant_by(opened);
        // Many posts may have one slip, but what is far from any known tag a plugin brings.
        if (is_word_of_site(out.site(), opened) &&
            (meant.empty() || edit_distance(opened, meant, 1) > 1))
            continue;
        if (meant.empty() && !knows_all_words(out.site()))
            continue;
        out.add({
            .span = tag.name,
            .message = fmt::format("there is no tag {}", name),
            .help = meant.empty()
                        ? std::string("Jekyll stops here; name the plugin that brings it in "
                                      "_plugins, or show it with {% raw %}")
                        : fmt::format("did you mean {}{}?", name == opened ? "" : "end", meant),
        });
    }
}

}  // namespace

constinit const Rule rules::liquid_unknown_tag{
    .name = "liquid-unknown-tag",
    .tags = "site liquid FM015",
    .severity = Severity::error,
    .in_blog = true,
    .of_liquid = true,
    .summary = "Liquid tag does not exist",
    .why =
        "Jekyll stops the build. Known are the tags of Liquid, of Jekyll and of the plugins that "
        "sites use, those that Ruby files in _plugins register, and those that three posts have.",
    .bad = "---\ntitle: Snow\n---\n\n{% inclde snow.html %}\n",
    .good = "---\ntitle: Snow\n---\n\n{% include snow.html %}\n",
    .check = check,
};

}  // namespace kiji::lint
