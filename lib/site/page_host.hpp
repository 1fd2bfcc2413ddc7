// What filters and tags ask, for one page. Internal to lib/site.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "site/host.hpp"
#include "site/renderer.hpp"

namespace kiji::site {

class PageHost final : public Host {
  public:
    PageHost(const Renderer& renderer, const Item& item) : renderer_(renderer), item_(item) {}

    const Renderer& renderer() const { return renderer_; }

    Value config(std::string_view key) const override;
    Value page() const override;
    std::string markdownify(std::string_view text) const override;
    std::string smartify(std::string_view text) const override;
    Result<const liquid::Template*> include(std::string_view name) const override;
    Result<const liquid::Template*> include_relative(std::string_view name) const override;
    std::vector<std::string> include_folders() const override;
    std::vector<std::string> folders_beside() const override;
    bool is_safe() const override;
    std::optional<std::string> url_of(std::string_view path) const override;
    std::optional<std::string> url_of_post(const PostReference& post) const override;
    std::optional<std::string> url_of_post_on_day(const PostReference& post) const override;
    std::optional<std::int64_t> modified(std::string_view path) const override;
    bool write_known(const liquid::Template& partial, liquid::Render& render) const override;
    void clock_was_read() const override;
    void warn(std::string_view message) const override;

  private:
    Path folder_beside() const;

    const Renderer& renderer_;
    const Item& item_;
};

}  // namespace kiji::site
