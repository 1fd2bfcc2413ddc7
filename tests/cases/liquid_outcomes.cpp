#include "liquid_outcomes.hpp"

#include <map>
#include <memory>
#include <stdexcept>

#include "liquid/liquid.hpp"
#include "output/output.hpp"
#include "value/yaml.hpp"

namespace kiji::cases {
namespace {

using liquid::Dialect;

class CaseIncludes final : public liquid::Includes {
  public:
    CaseIncludes(const liquid::Engine& engine, const Value& files) {
        if (!files.is(Value::Type::object))
            return;
        for (const Member& file : files.object()) {
            const std::string name(file.key.string());
            parsed_[name] = engine.parse(name, std::string(file.value.string()));
        }
    }
    Result<const liquid::Template*> find(std::string_view name) const override {
        const auto found = parsed_.find(name);
        if (found == parsed_.end())
            return Error{"No such template '" + std::string(name) + "'"};
        return found->second.get();
    }

  private:
    std::map<std::string, std::unique_ptr<const liquid::Template>, std::less<>> parsed_;
};

struct Outcomes {
    std::string text;
    std::string problems;
};

/// A case that cannot be read is a mistake in the case file.
Value yaml_of(const SourceFile& file, Arena& arena) {
    Diagnostics found;
    const yaml::Yaml read = yaml::read(file, file.whole(), arena, Limits{}, found);
    if (!read.ok)
        throw std::runtime_error(found.empty() ? "not YAML" : found[0].message);
    return *read.root;
}

Outcomes render(const Case& made, Dialect dialect) {
    Arena arena;
    const SourceFile data("data.yml", made.config);
    const SourceFile files("includes.yml", made.options);
    const liquid::Engine engine(dialect);
    const CaseIncludes includes(engine, yaml_of(files, arena));
    const auto tree = engine.parse("page.liquid", made.input);
    Outcomes out;
    for (const Diagnostic& problem : tree->problems())
        out.problems += output::frame(tree->file(), problem, {});
    if (!tree->ok())
        return out;
    const liquid::Rendered rendered =
        engine.render(*tree, yaml_of(data, arena), {.includes = &includes});
    out.text = rendered.text;
    for (const liquid::Problem& problem : rendered.problems)
        out.problems += output::frame(*problem.file, problem.diagnostic, {});
    return out;
}

std::optional<std::string> output(const Case& made) {
    return render(made, Dialect::liquid5).text;
}

std::optional<std::string> output_of_4(const Case& made) {
    Outcomes four = render(made, Dialect::liquid4);
    if (four.text == render(made, Dialect::liquid5).text)
        return std::nullopt;
    return std::move(four.text);
}

std::optional<std::string> problems(const Case& made) {
    Outcomes five = render(made, Dialect::liquid5);
    return five.problems.empty() ? std::nullopt : std::optional(std::move(five.problems));
}

std::optional<std::string> problems_of_4(const Case& made) {
    Outcomes four = render(made, Dialect::liquid4);
    if (four.problems == render(made, Dialect::liquid5).problems)
        return std::nullopt;
    return std::move(four.problems);
}

}  // namespace

std::vector<Outcome> liquid_outcomes() {
    return {{"text", "output", output},
            {"text", "output-4", output_of_4},
            {"text", "problems", problems},
            {"text", "problems-4", problems_of_4}};
}

}  // namespace kiji::cases
