#include "kramdown_outcomes.hpp"

#include <memory>
#include <stdexcept>

#include "markdown/markdown.hpp"
#include "value/yaml.hpp"

namespace kiji::cases {
namespace {

std::optional<std::string> page(const Case& made) {
    Arena arena;
    Diagnostics found;
    const SourceFile file("_config.yml", made.options);
    const yaml::Yaml read = yaml::read(file, file.whole(), arena, Limits{}, found);
    if (!read.ok)
        throw std::runtime_error(found.empty() ? "not YAML" : found[0].message);
    const Value* name = read.root->is(Value::Type::object) ? read.root->find("markdown") : nullptr;
    const auto engine = markdown::make_site_engine(
        name == nullptr ? std::string_view("kramdown") : name->string(), read.root);
    if (!engine)
        return engine.error().message + '\n';
    const Result<std::string> html = (*engine)->to_html(made.input, Limits{});
    return html ? *html : html.error().message + '\n';
}

}  // namespace

std::vector<Outcome> kramdown_outcomes() {
    return {{"html", "page", page}};
}

}  // namespace kiji::cases
