// The engine: which tags and filters there are, parsing, rendering.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"
#include "liquid/dialect.hpp"
#include "liquid/filter.hpp"
#include "liquid/tag.hpp"
#include "liquid/template.hpp"

namespace kiji::liquid {

/// What filters and tags of others need at hand; they cast it to what they know it is.
class Host {
  public:
    Host() = default;
    Host(const Host&) = delete;
    Host& operator=(const Host&) = delete;
    virtual ~Host() = default;

    /// What a template writes depends on RenderOptions::now. Called from the threads that render.
    virtual void clock_was_read() const {}
};

/// Where {% include %} and {% render %} find templates.
class Includes {
  public:
    Includes() = default;
    Includes(const Includes&) = delete;
    Includes& operator=(const Includes&) = delete;
    virtual ~Includes() = default;

    /// The template of that name, parsed; it outlives the render. Error: there is none; `message`
    /// is written after "Liquid error: ". Called from the threads that render.
    virtual Result<const Template*> find(std::string_view name) const = 0;
};

struct ParseOptions {
    ErrorMode mode = ErrorMode::lax;
};

struct RenderOptions {
    const Includes* includes = nullptr;  // null: including is an error
    const Host* host = nullptr;
    bool strict_variables = false;  // an unknown variable is an error
    bool strict_filters = false;    // an unknown filter is one
    DateTime now{.has_time = true, .has_offset = true};
    std::string_view zone = "UTC";  // of times that are written without one: "Asia/Tokyo"
    RenderLimits limits{};
};

/// One thing that went wrong in a render.
struct Problem {
    const SourceFile* file = nullptr;  // spans are its; lives as long as its template
    Diagnostic diagnostic;             // includes that led there are `related`, the nearest first
    std::string liquid;                // "Liquid error (line 3): divided by 0"
};

struct Rendered {
    std::string text;
    std::vector<Problem> problems;  // at most 100, and the limit that ended it
    std::size_t more_problems = 0;
    bool complete = true;  // false: a limit ended it
};

/// Never changes once it is made: several threads may parse and render at once.
class Engine {
  public:
    /// The tags and filters of Liquid in that dialect, and more: a row of `tags` or `filters`
    /// replaces the one of that name. Rows outlive the engine.
    explicit Engine(Dialect dialect, std::span<const TagRow> tags = {},
                    std::span<const FilterRow> filters = {});

    Dialect dialect() const { return dialect_; }

    /// O(size). Never throws. The first owns its text; the second keeps a reference to `file`.
    std::unique_ptr<const Template> parse(std::string name, std::string text,
                                          const ParseOptions& options = {}) const;
    std::unique_ptr<const Template> parse(const SourceFile& file, Span part,
                                          const ParseOptions& options = {}) const;

    /// `data`: an object or a drop, what names lead to. Bounded by options.limits.
    Rendered render(const Template& tree, const Value& data,
                    const RenderOptions& options = {}) const;

    /// Null where there is none of that name.
    const TagRow* find_tag(std::string_view name) const;
    const FilterRow* find_filter(std::string_view name) const;
    /// In the order of their tables.
    std::span<const TagRow* const> tags() const { return tags_; }
    std::span<const FilterRow* const> filters() const { return filters_; }

  private:
    void parse_into(Template& tree, Span part, const ParseOptions& options) const;

    Dialect dialect_;
    std::vector<const TagRow*> tags_;
    std::vector<const FilterRow*> filters_;
    std::unordered_map<std::string_view, const TagRow*> tag_of_;
    std::unordered_map<std::string_view, const FilterRow*> filter_of_;
};

}  // namespace kiji::liquid
