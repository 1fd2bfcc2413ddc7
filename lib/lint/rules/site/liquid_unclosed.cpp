// Blocks, tags and outputs of Liquid that are never closed, or never opened.
#include <string>
#include <vector>

#include <fmt/format.h>

#include "lint/facts/liquid_tags.hpp"
#include "lint/rules/site/liquid_scope.hpp"
#include "lint/rules/site/liquid_words.hpp"
#include "lint/rules/site/site.hpp"

namespace kiji::lint {
namespace {

bool holds_word(std::string_view words, std::string_view word) {
    for (std::size_t at = words.find(word); at != std::string_view::npos;
         at = words.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' '))
            return true;
    }
    return false;
}

class Blocks {
  public:
    Blocks(const Document& doc, Findings& out) : doc_(&doc), out_(&out) {}

    void take(const LiquidTag& tag) {
        const std::string_view name = doc_->file().slice(tag.name);
        if (name.starts_with("end")) {
            close(tag, name.substr(3));
        } else if (const corpus::BranchWord* branch = find_branch(name)) {
            if (open_.empty() || !holds_word(branch->blocks, name_of(*open_.back())))
                out_->add(
                    {.span = tag.span,
                     .message = fmt::format("{} stands outside of {}", name, first_of(*branch)),
                     .help = "Jekyll stops here"});
        } else if (const corpus::TagWord* word = find_tag(name);
                   // Blocks of plugins close themselves in ways of their own.
                   word != nullptr && word->block && word->plugin.empty()) {
            open_.push_back(&tag);
        }
    }

    void finish() {
        for (const LiquidTag* tag : open_)
            tell_open(*tag);
    }

  private:
    std::string_view name_of(const LiquidTag& tag) const { return doc_->file().slice(tag.name); }

    static std::string_view first_of(const corpus::BranchWord& branch) {
        return branch.blocks.substr(0, branch.blocks.find(' '));
    }

    void close(const LiquidTag& tag, std::string_view block) {
        const corpus::TagWord* word = find_tag(block);
        if (word == nullptr || !word->plugin.empty())
            return;
        if (!open_.empty() && name_of(*open_.back()) == block) {
            open_.pop_back();
            return;
        }
        // What stands between belongs to a block that was closed too late; the nearest one counts.
        constexpr std::size_t reach = 8;
        for (std::size_t back = 2; back <= std::min(reach, open_.size()); ++back) {
            if (name_of(*open_[open_.size() - back]) != block)
                continue;
            for (; back > 1; --back) {
                tell_open(*open_.back());
                open_.pop_back();
            }
            open_.pop_back();
            return;
        }
        out_->add({.span = tag.span,
                   .message = fmt::format("end{} closes nothing", block),
                   .help = fmt::format("take it out, or write {{% {} %}} before it", block)});
    }

    void tell_open(const LiquidTag& tag) {
        out_->add({.span = tag.span,
                   .message = fmt::format("{} is never closed", name_of(tag)),
                   .help = fmt::format("write {{% end{} %}} where it ends: Jekyll stops here",
                                       name_of(tag))});
    }

    const Document* doc_;
    Findings* out_;
    std::vector<const LiquidTag*> open_;
};

void check(const Document& doc, Findings& out) {
    if (!runs_liquid(doc, out))
        return;
    const LiquidTags& liquid = out.facts().liquid_tags();
    Blocks blocks(doc, out);
    for (const LiquidTag& tag : liquid.tags()) {
        if (!tag.output)
            blocks.take(tag);
    }
    blocks.finish();
    for (const LiquidStray& stray : liquid.strays())
        out.add(
            {.span = stray.span,
             .message = fmt::format("{} is never closed", stray.output ? "{{" : "{%"),
             .help = fmt::format("write {} behind it, or show it with {{% raw %}}: Jekyll stops "
                                 "here",
                                 stray.output ? "}}" : "%}")});
}

}  // namespace

constinit const Rule rules::liquid_unclosed{
    .name = "liquid-unclosed",
    .tags = "site liquid FM015",
    .severity = Severity::error,
    .in_blog = true,
    .of_liquid = true,
    .summary = "Liquid is never closed",
    .why = "Jekyll stops the build and names no line of the post.",
    .bad = "---\ntitle: Snow\n---\n\n{% if page.snow %}\nIt snowed.\n",
    .good = "---\ntitle: Snow\n---\n\n{% if page.snow %}\nIt snowed.\n{% endif %}\n",
    .check = check,
};

}  // namespace kiji::lint
