#include "lint/rules/site/liquid_scope.hpp"

#include "corpus/site.hpp"
#include "lint/site_facts.hpp"

namespace kiji::lint {

bool runs_liquid(const Document& doc, const Findings& out) {
    if (!out.knows_jekyll() || !doc.front_matter().sections.present)
        return false;
    const Value* renders = doc.meta("render_with_liquid");
    if (renders == nullptr && out.site() != nullptr) {
        const corpus::Site& site = out.site()->site();
        if (const corpus::Page* page = site.page(out.facts().site_path()))
            renders = site.default_of(*page, "render_with_liquid");
    }
    return renders == nullptr || !renders->is(Value::Type::boolean) || renders->boolean();
}

}  // namespace kiji::lint
