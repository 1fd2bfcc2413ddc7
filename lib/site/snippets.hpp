// Filters of a site's own, written in Liquid. Internal to lib/site.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "liquid/liquid.hpp"
#include "site/options.hpp"

namespace kiji::site {

/// The snippets of one site, parsed: what their rows render. Outlives the engine of the site.
class Snippets {
  public:
    /// At most 64; more are an Error.
    static Result<std::unique_ptr<Snippets>> make(std::span<const corpus::FilterSnippet> snippets);
    /// Parses the bodies, which may use one another. Error: one does not parse.
    Result<void> parse(const liquid::Engine& engine);

    const std::vector<liquid::FilterRow>& rows() const { return rows_; }
    /// What the snippet of that number makes of `input`.
    liquid::Answer apply(std::size_t number, const Value& input, liquid::Arguments arguments,
                         liquid::Render& render) const;

  private:
    struct Snippet {
        std::string name;
        std::vector<corpus::FilterSnippet::Parameter> parameters;
        std::string source;
        std::unique_ptr<const liquid::Template> body;
    };
    std::vector<Snippet> snippets_;
    std::vector<liquid::FilterRow> rows_;
};

}  // namespace kiji::site
