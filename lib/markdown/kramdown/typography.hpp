// Quotes, dashes, ellipses and guillemets, as kramdown sets them.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "markdown/site_engine.hpp"

namespace kiji::markdown::kramdown {

class Typography {
  public:
    /// `options` must live as long as this.
    explicit Typography(const KramdownOptions& options);

    /// Appends the first `size` bytes of `text` as HTML. What stands behind them in `text` is what
    /// comes next in the source; it decides how a quote at the end is set. `continues`: a line end
    /// of the same text stands before it. O(size).
    void write(std::string& out, std::string_view text, std::size_t size, bool continues) const;

    /// True where `text` has a quote so near to its end that what follows it matters.
    static bool looks_ahead(std::string_view text);

  private:
    std::string_view replacement(char quote, bool opens) const;
    std::size_t quote(std::string& out, std::string_view text, std::size_t at, std::size_t from,
                      bool continues) const;
    std::size_t symbol(std::string& out, std::string_view text, std::size_t at) const;

    const KramdownOptions& options_;
    std::array<bool, 256> special_{};
};

}  // namespace kiji::markdown::kramdown
