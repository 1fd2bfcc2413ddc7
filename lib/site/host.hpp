// What filters and tags of Jekyll ask of the site that is built, and of the page that is rendered.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "liquid/liquid.hpp"
#include "value/value.hpp"

namespace kiji::site {

/// A post as {% post_url 2016-07-26-name %} names it.
struct PostReference {
    std::string_view path;    // the folders before the day, with '/' at the end; or empty
    std::string_view name;    // "2016-07-26-name", without an extension
    std::string_view slug;    // "name"
    std::int64_t second = 0;  // of that day, 00:00 UTC, since 1970
};

/// One for each page that is rendered, in RenderOptions::host; so may be called from several
/// threads at once only where they render several pages. What it gives lives until the render ends.
class Host : public liquid::Host {
  public:
    /// `site.config[key]`; nil where there is none.
    virtual Value config(std::string_view key) const = 0;
    /// The page as templates see it: an object or drop with `url`, `path`, `collection`, ….
    virtual Value page() const = 0;

    /// Markdown as the pages of the site have it, without its layout.
    virtual std::string markdownify(std::string_view text) const = 0;
    /// Text with quotes, dashes and dots as smart ones, within HTML too.
    virtual std::string smartify(std::string_view text) const = 0;

    /// The file of that name in the folders of includes, parsed. Null: there is none.
    virtual Result<const liquid::Template*> include(std::string_view name) const = 0;
    /// The same beside the page.
    virtual Result<const liquid::Template*> include_relative(std::string_view name) const = 0;
    /// Where include() and include_relative() look, for messages.
    virtual std::vector<std::string> include_folders() const = 0;
    virtual std::vector<std::string> folders_beside() const = 0;
    /// --safe
    virtual bool is_safe() const = 0;

    /// `url` of the page, post, document or static file that lies at `path` below the site ("/" may
    /// stand before it). Nothing: there is none.
    virtual std::optional<std::string> url_of(std::string_view path) const = 0;
    /// `url` of the post in _posts/PATH or PATH/_posts whose file is called `name` and any
    /// extension.
    virtual std::optional<std::string> url_of_post(const PostReference& post) const = 0;
    /// `url` of the first post with the slug and day of `post`.
    virtual std::optional<std::string> url_of_post_on_day(const PostReference& post) const = 0;

    /// When the file at `path` below the site was last changed, in seconds since 1970 UTC. Nothing:
    /// there is none, or nobody knows.
    virtual std::optional<std::int64_t> modified(std::string_view /*path*/) const {
        return std::nullopt;
    }

    /// Writes what `partial` gives, where that is known to be the same on every page. False: it was
    /// not written.
    virtual bool write_known(const liquid::Template& /*partial*/,
                             liquid::Render& /*render*/) const {
        return false;
    }

    /// A remark that is no error: what is deprecated, an empty slug.
    virtual void warn(std::string_view message) const = 0;
};

}  // namespace kiji::site
