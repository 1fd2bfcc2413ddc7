// The engines "CommonMark" and "GFM": cmark-gfm's own HTML.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "markdown/site_engine.hpp"

namespace kiji::markdown {

class CommonMarkEngine final : public SiteEngine {
  public:
    explicit CommonMarkEngine(CommonMarkOptions options) : options_(std::move(options)) {}
    [[nodiscard]] Result<std::string> to_html(std::string_view text,
                                              const Limits& limits) const override;

  private:
    CommonMarkOptions options_;
};

}  // namespace kiji::markdown
