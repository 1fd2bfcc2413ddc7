// Front matter that does not fit the schema of its collection or layout.
#include <string>

#include <fmt/format.h>

#include "corpus/site.hpp"
#include "lint/rules/front_matter/front_matter.hpp"
#include "lint/rules/front_matter/post_files.hpp"
#include "lint/schema.hpp"
#include "lint/site_facts.hpp"

namespace kiji::lint {
namespace {

/// The collection of the document: by its site, else by its folder.
std::string collection_of(const Document& doc, const Findings& out) {
    if (out.site() != nullptr) {
        if (const corpus::Page* page = out.site()->site().page(out.facts().site_path()))
            return page->collection.empty() ? "pages" : page->collection;
    }
    return lies_in(doc.file().name(), "_posts") || is_draft(doc.file().name()) ||
                   corpus::post_name(file_name(doc.file().name()))
               ? "posts"
               : "pages";
}

Span place_of(const Document& doc, const Mismatch& mismatch) {
    const yaml::Places::Place* place = doc.front_matter().places.find(mismatch.value);
    if (mismatch.path.empty() || place == nullptr)
        return doc.front_matter().sections.opening;
    return mismatch.at_key || place->value.empty() ? place->key : place->value;
}

void check(const Document& doc, Findings& out) {
    if (out.config().schemas.empty() || !doc.front_matter().sections.present ||
        !doc.front_matter().ok)
        return;
    const std::string collection = collection_of(doc, out);
    const Value* layout = doc.meta("layout");
    for (const corpus::Schema& schema : out.config().schemas) {
        const bool by_layout =
            layout != nullptr && layout->is(Value::Type::string) && schema.name == layout->string();
        if (schema.name != collection && schema.name != "all" && !by_layout)
            continue;
        for (const Mismatch& mismatch : mismatches(*doc.front_matter().data, *schema.setting.value))
            out.add({
                .span = place_of(doc, mismatch),
                .message =
                    fmt::format("{} {}", mismatch.path.empty() ? "the front matter" : mismatch.path,
                                mismatch.message),
                .help = mismatch.help.empty()
                            ? fmt::format("the schema for {} is in the configuration", schema.name)
                            : mismatch.help,
            });
    }
}

}  // namespace

constinit const Rule rules::schema_mismatch{
    .name = "schema-mismatch",
    .tags = "front_matter FM003",
    .severity = Severity::warning,
    .in_blog = true,
    .summary = "Front matter does not fit its schema",
    .why =
        "lint.schemas in kiji.yml says for a collection (posts, pages, …), a layout, or all what "
        "their front matter holds, as JSON Schema, there or in a file; kiji lint --infer-schema "
        "proposes one from the posts that are there.",
    .bad = "---\ntitle: Snow\nrating: 7\n---\n\nIt snowed.\n",
    .good = "---\ntitle: Snow\nrating: 5\n---\n\nIt snowed.\n",
    .beside =
        "==> kiji.yml <==\nlint:\n  schemas:\n    posts:\n      properties:\n        rating: "
        "{type: integer, maximum: 5}\n",
    .check = check,
};

}  // namespace kiji::lint
