#include "cases.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include <fmt/format.h>

#include "base/files.hpp"
#include "base/text.hpp"
#include "value/json.hpp"

namespace kiji::conformance {
namespace {

std::string_view text_of(const Value& object, std::string_view key) {
    const Value* const value = object.find(key);
    return value != nullptr && value->is(Value::Type::string) ? value->string()
                                                              : std::string_view();
}

bool is_strict(const Value& test) {
    const Value* const tags = test.find("tags");
    return tags != nullptr && std::ranges::any_of(tags->array(), [](const Value& tag) {
               return tag.string().starts_with("strict");
           });
}

LiquidCase case_of(const Value& value) {
    LiquidCase test{.name = text_of(value, "name"), .text = text_of(value, "template")};
    test.data = Value::of(std::span<const Member>());
    if (const Value* const data = value.find("data"))
        test.data = *data;
    if (const Value* const templates = value.find("templates")) {
        for (const Member& member : templates->object())
            test.templates.emplace_back(member.key.string(), member.value.string());
    }
    for (const std::string_view key : {"result", "rendered"}) {
        if (value.find(key) != nullptr)
            test.results.push_back(text_of(value, key));
    }
    if (const Value* const results = value.find("results")) {
        for (const Value& result : results->array())
            test.results.push_back(result.string());
    }
    test.error = text_of(value, "error");
    return test;
}

/// The templates of one case.
class CaseIncludes final : public liquid::Includes {
  public:
    CaseIncludes(const liquid::Engine& engine, const LiquidCase& test,
                 liquid::ParseOptions options) {
        for (const auto& [name, text] : test.templates)
            parsed_.emplace(name, engine.parse(std::string(name), std::string(text), options));
    }
    Result<const liquid::Template*> find(std::string_view name) const override {
        const auto found = parsed_.find(name);
        if (found == parsed_.end())
            return Error{fmt::format("No such template '{}'", name)};
        return found->second.get();
    }

  private:
    std::map<std::string_view, std::unique_ptr<const liquid::Template>> parsed_;
};

/// "Liquid::ArgumentError: Liquid error (line 1): …" without the class; nothing of errors that
/// Ruby raises by itself.
std::string_view liquid_error(std::string_view error) {
    const std::size_t mark = error.find(": ");
    if (!error.starts_with("Liquid::") || mark == std::string_view::npos)
        return {};
    return error.substr(mark + 2);
}

std::string quoted(std::string_view text) {
    return fmt::format("\"{}\"", escape_for_terminal(text));
}

}  // namespace

Result<Value> LiquidCases::tests() {
    const Result<Value> root = json::read(file_, arena_, Limits());
    if (!root)
        return root.error();
    const Value* const tests = root->find("tests");
    if (tests == nullptr || !tests->is(Value::Type::array))
        return Error{"no tests in it", file_.name()};
    return *tests;
}

Result<std::unique_ptr<LiquidCases>> LiquidCases::read(const std::string& path,
                                                       const std::string& tagged) {
    std::set<std::string, std::less<>> strict;
    std::unique_ptr<LiquidCases> cases;
    for (const std::string& name : {tagged, path}) {
        Result<std::string> text = RealFiles().read(name, std::size_t{1} << 26U);
        if (!text)
            return text.error();
        cases.reset(new LiquidCases(name, *std::move(text)));
        const Result<Value> tests = cases->tests();
        if (!tests)
            return tests.error();
        cases->list_.clear();
        for (const Value& test : tests->array()) {
            cases->list_.push_back(case_of(test));
            if (is_strict(test))
                strict.emplace(cases->list_.back().name);
        }
    }
    for (LiquidCase& test : cases->list_)
        test.is_strict = strict.contains(test.name);
    return cases;
}

LiquidOutcome render(const liquid::Engine& engine, const LiquidCase& test) {
    const liquid::ParseOptions options{.mode = test.is_strict ? liquid::ErrorMode::strict
                                                              : liquid::ErrorMode::lax};
    const CaseIncludes includes(engine, test, options);
    const auto tree = engine.parse("", std::string(test.text), options);
    if (const liquid::SyntaxFault* const fault = tree->fault())
        return {.text = {},
                .error = fmt::format("Liquid {} (line {}): {}",
                                     fault->is_syntax ? "syntax error" : "error", fault->line,
                                     fault->message)};
    liquid::Rendered rendered = engine.render(*tree, test.data, {.includes = &includes});
    return {.text = std::move(rendered.text),
            .error = rendered.problems.empty() ? "" : rendered.problems.front().liquid};
}

std::string complaint(const liquid::Engine& engine, const LiquidCase& test) {
    const LiquidOutcome outcome = render(engine, test);
    if (!test.results.empty()) {
        if (std::ranges::find(test.results, outcome.text) != test.results.end())
            return {};
        return fmt::format("{} is not {}", quoted(outcome.text), quoted(test.results.front()));
    }
    if (outcome.error.empty())
        return fmt::format("{} is no error {}", quoted(outcome.text), quoted(test.error));
    const std::string_view expected = liquid_error(test.error);
    if (!expected.empty() && expected != outcome.error)
        return fmt::format("the error {} is not {}", quoted(outcome.error), quoted(expected));
    return {};
}

}  // namespace kiji::conformance
