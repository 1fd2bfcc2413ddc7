// A file that {% link %}, {% include %} or site.data names and that is not there.
#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/text.hpp"
#include "corpus/site.hpp"
#include "lint/facts/liquid_tags.hpp"
#include "lint/rules/site/liquid_scope.hpp"
#include "lint/rules/site/site.hpp"
#include "lint/site_facts.hpp"

namespace kiji::lint {
namespace {

using Names = std::set<std::string, std::less<>>;

/// The word at the head of `markup`.
Span first_word(std::string_view text, Span markup) {
    const std::size_t end =
        std::min<std::size_t>(text.find_first_of(" \t\r\n", markup.begin), markup.end);
    return span_of(markup.begin, end);
}

bool is_plain(std::string_view name) {
    return !name.empty() && name.find_first_of("{}\"'|") == std::string_view::npos;
}

std::string help_for(std::string_view name, const Names& names, std::string_view folder) {
    const std::string_view meant =
        nearest(name, std::vector<std::string_view>(names.begin(), names.end()));
    return meant.empty() ? fmt::format("Jekyll stops here; add it to {}", folder)
                         : fmt::format("did you mean {}?", meant);
}

class Files {
  public:
    Files(const Document& doc, Findings& out)
        : doc_(&doc), out_(&out), site_(&out.site()->site()) {}

    void take(const LiquidTag& tag) {
        const std::string_view name = doc_->file().slice(tag.name);
        if (name == "link")
            link(tag.markup);
        else if (name == "include" || name == "include_cached")
            include(first_word(doc_->text(), tag.markup));
        else if (name == "include_relative")
            beside(first_word(doc_->text(), tag.markup));
        data(tag);
    }

  private:
    void link(Span span) {
        const std::string_view path = doc_->file().slice(span);
        if (!is_plain(path))
            return;
        const std::string_view bare = path.starts_with('/') ? path.substr(1) : path;
        const std::string& folder = site_->config().collections_folder;
        if (site_->has_file(bare) || (!folder.empty() && site_->has_file(join(folder, bare))))
            return;
        out_->add({.span = span,
                   .message = fmt::format("there is no file {}", path),
                   .help = help_for(path, site_->files(), "the site")});
    }

    void include(Span span) {
        const std::string_view name = doc_->file().slice(span);
        // A theme, and a plugin, bring files of their own.
        if (!is_plain(name) || site_->has_include(name) || !site_->config().theme.empty())
            return;
        out_->add({.span = span,
                   .message = fmt::format("there is no file _includes/{}", name),
                   .help = help_for(name, site_->includes(), "_includes")});
    }

    void beside(Span span) {
        const std::string_view name = doc_->file().slice(span);
        if (!is_plain(name))
            return;
        const std::string path = join(parent(out_->facts().site_path()), name);
        if (site_->has_file(path))
            return;
        out_->add({.span = span,
                   .message = fmt::format("there is no file {}", path),
                   .help = "Jekyll stops here; the path goes from the folder of this file"});
    }

    /// `site.data.authors` and `site.data["authors"]`, in any tag.
    void data(const LiquidTag& tag) {
        constexpr std::string_view prefix = "site.data";
        const std::string_view markup = doc_->file().slice(tag.markup);
        for (std::size_t at = markup.find(prefix); at != std::string_view::npos;
             at = markup.find(prefix, at + 1)) {
            const std::string_view rest = markup.substr(at + prefix.size());
            const bool is_quoted = rest.starts_with("[\"") || rest.starts_with("['");
            if (!is_quoted && !rest.starts_with('.'))
                continue;
            const std::size_t begin = at + prefix.size() + (is_quoted ? 2 : 1);
            std::size_t end = begin;
            while (end < markup.size() && (ascii::is_word(markup[end]) || markup[end] == '-'))
                ++end;
            if (is_quoted)
                end = std::min(markup.find(rest[1], begin), markup.size());
            const std::string_view name = markup.substr(begin, end - begin);
            if (name.empty() || site_->has_data(name) || !site_->config().theme.empty() ||
                site_->has_generators())
                continue;
            out_->add(
                {.span = span_of(tag.markup.begin + begin, tag.markup.begin + end),
                 .message = fmt::format("there is no file _data/{}.yml", name),
                 .help = help_for(name, site_->data(), "_data, or mend the name; it is nil now")});
        }
    }

    const Document* doc_;
    Findings* out_;
    const corpus::Site* site_;
};

void check(const Document& doc, Findings& out) {
    if (out.site() == nullptr || !out.site()->site().is_whole() || !runs_liquid(doc, out))
        return;
    Files files(doc, out);
    for (const LiquidTag& tag : out.facts().liquid_tags().tags())
        files.take(tag);
}

}  // namespace

constinit const Rule rules::liquid_file_missing{
    .name = "liquid-file-missing",
    .tags = "site links liquid FM014",
    .severity = Severity::error,
    .in_blog = true,
    .of_liquid = true,
    .summary = "link or include names no file",
    .why =
        "Jekyll stops the build at a link or include that leads nowhere; of data that is not there "
        "it writes nothing, without a word.",
    .bad = "---\ntitle: Snow\n---\n\n{% include galery.html %}\n",
    .good = "---\ntitle: Snow\n---\n\n{% include gallery.html %}\n",
    .beside = "==> _config.yml <==\ntitle: Weather\n==> _includes/gallery.html <==\n…\n",
    .check = check,
};

}  // namespace kiji::lint
