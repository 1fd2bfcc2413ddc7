// The cases of golden-liquid, as the folder of KIJI_SHARED has them.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.hpp"
#include "base/result.hpp"
#include "liquid/liquid.hpp"
#include "source/source_file.hpp"

namespace kiji::conformance {

struct LiquidCase {
    std::string_view name;
    std::string_view text;  // of the template
    Value data;
    std::vector<std::pair<std::string_view, std::string_view>> templates;  // name and text
    std::vector<std::string_view> results;  // any of these; empty: the template must fail
    std::string_view error;                 // where it is known, how it fails
    bool is_strict = false;                 // what is not well written is refused
};

/// Cases with the file that they are views of.
class LiquidCases {
  public:
    /// `tagged` has cases of the same names, with tags that say which are strict.
    static Result<std::unique_ptr<LiquidCases>> read(const std::string& path,
                                                     const std::string& tagged);
    const std::vector<LiquidCase>& list() const { return list_; }

  private:
    explicit LiquidCases(std::string path, std::string text)
        : file_(std::move(path), std::move(text)) {}
    Result<Value> tests();

    SourceFile file_;
    Arena arena_;
    std::vector<LiquidCase> list_;
};

/// What became of a case.
struct LiquidOutcome {
    std::string text;
    std::string error;  // the first one, as Liquid words it; empty: none
};

LiquidOutcome render(const liquid::Engine& engine, const LiquidCase& test);

/// Why the outcome is not what the case asks for; empty where it is.
std::string complaint(const liquid::Engine& engine, const LiquidCase& test);

}  // namespace kiji::conformance
