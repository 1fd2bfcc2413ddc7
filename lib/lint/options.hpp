// What can be set for a rule: rows of documentation with defaults, and the values of one run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.hpp"
#include "value/value.hpp"

namespace kiji::lint {

using Texts = std::span<const std::string_view>;

using Standard = std::variant<bool, std::int64_t, double, std::string_view, Texts>;

/// One thing that can be set for a rule. The type of `standard` is the type of the option; a number
/// that may be given once for each heading level is a number here and a list in `OptionValue`.
struct Option {
    std::string_view name;     // "br_spaces", as markdownlint calls it where it is one of its own
    std::string_view summary;  // "how many blanks at the end of a line break it"
    Standard standard;         // what goes where nothing is set
    Texts choices{};           // the texts that are allowed; empty: all
    bool list_of_numbers = false;    // may also be a list of integers
    std::optional<Standard> blog{};  // what goes in the blog preset, where that is another
};

using OptionValue = std::variant<bool, std::int64_t, double, std::string, std::vector<std::string>,
                                 std::vector<std::int64_t>>;

/// The options of one rule as they are in a run. An accessor takes the name of a row whose type it
/// is (else an assertion fails). O(rows).
class Options {
  public:
    Options() = default;
    /// `blog`: with the standards of the blog preset.
    Options(std::span<const Option> rows, bool blog) : rows_(rows), blog_(blog) {}

    bool flag(std::string_view name) const;
    std::int64_t integer(std::string_view name) const;
    double real(std::string_view name) const;
    std::string_view text(std::string_view name) const;
    std::vector<std::string_view> texts(std::string_view name) const;
    /// The number that goes for `index`: the item of a list (the standard where it is shorter), or
    /// the one number.
    std::int64_t integer_at(std::string_view name, std::size_t index) const;

    std::span<const Option> rows() const { return rows_; }
    /// The same without what was set.
    Options standards() const { return {rows_, blog_}; }
    /// True where `name` was set to something.
    bool is_set(std::string_view name) const;

    /// Sets one option. Error: there is none of that name, or the value does not fit it; the
    /// message says which would, and is to be read after the name of the rule.
    Result<void> set(std::string_view name, const Value& value);

  private:
    std::size_t row(std::string_view name) const;
    const Standard& standard(std::size_t row) const;
    const OptionValue* value(std::size_t row) const;

    std::span<const Option> rows_;
    bool blog_ = false;
    std::vector<std::optional<OptionValue>> values_;  // by row; empty: all as the rows say
};

}  // namespace kiji::lint
