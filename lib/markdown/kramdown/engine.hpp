// The engine "kramdown".
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "markdown/site_engine.hpp"

namespace kiji::markdown::kramdown {

class Engine final : public SiteEngine {
  public:
    explicit Engine(KramdownOptions options) : options_(std::move(options)) {}
    [[nodiscard]] Result<std::string> to_html(std::string_view text,
                                              const Limits& limits) const override;

  private:
    KramdownOptions options_;
};

}  // namespace kiji::markdown::kramdown
