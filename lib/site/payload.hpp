// What names lead to in a template: site, page, layout, content, …. Internal to lib/site.
#pragma once

#include <optional>
#include <string_view>

#include "site/model.hpp"

namespace kiji::site {

/// `site` as one page sees it: its related posts are of that page.
class SiteOfPage final : public Drop {
  public:
    SiteOfPage(const Site& site, const Item& item) : site_(site), item_(item) {}
    std::optional<Value> find(std::string_view key) const override;
    Value plain() const override { return site_.drop().drop().plain(); }

  private:
    const Site& site_;
    const Item& item_;
    mutable Arena arena_;
};

/// For one render.
class Payload final : public Drop {
  public:
    Payload(const Site& site, const Item& item) : site_(site), of_page_(site, item), item_(item) {}

    std::optional<Value> find(std::string_view key) const override;
    Value plain() const override { return {}; }

    Value layout{};
    std::optional<std::string_view> content{};

  private:
    Value jekyll() const;
    Value theme() const;

    const Site& site_;
    SiteOfPage of_page_;
    const Item& item_;
    mutable Arena arena_;
};

}  // namespace kiji::site
