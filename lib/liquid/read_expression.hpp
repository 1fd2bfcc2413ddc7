// Expressions as Liquid reads them: whatever stands there means something.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/arena.hpp"
#include "liquid/dialect.hpp"
#include "liquid/expression.hpp"

namespace kiji::liquid {

/// Makes expressions in an arena. Texts lie in that arena or in `source`, the text of the template
/// (or are literals), which must outlive them.
class ExpressionReader {
  public:
    ExpressionReader(Arena& arena, Dialect dialect, std::string_view source)
        : arena_(arena), dialect_(dialect), source_(source) {}

    /// Never fails but for trouble(). O(size) for each level of brackets, of which there are few.
    Expression read(std::string_view markup);
    /// The same for a side of a comparison, where `empty` and `blank` stand for themselves.
    Expression read_operand(std::string_view markup);

    /// What no template may hold, since the last time it was asked; empty: nothing.
    std::string_view take_trouble();

  private:
    Expression literal_or_lookup(std::string_view markup);
    std::optional<Expression> read_range(std::string_view markup);
    Expression make_range_of(std::string_view first, std::string_view last);
    Expression read_lookup(std::string_view markup);
    Expression read_part(std::string_view part);
    Span span_of_view(std::string_view view) const;
    void complain(std::string_view trouble);

    Arena& arena_;
    Dialect dialect_;
    std::string_view source_;
    std::string_view trouble_;
    std::size_t depth_ = 0;
};

}  // namespace kiji::liquid
