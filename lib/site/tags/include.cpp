// {% include %} and {% include_relative %}
#include "site/tags/include_call.hpp"
#include "site/tags/rows.hpp"
#include "site/tags/tags.hpp"

namespace kiji::site::tags {
namespace {

using liquid::Parser;
using liquid::Render;

class Include final : public liquid::Node {
  public:
    Include(liquid::Place written, const IncludeCall& call, const IncludePlace& place)
        : Node(written), call_(call), place_(place) {}

    void render(Render& render) const override { write_include(call_, place_, render); }

  private:
    IncludeCall call_;
    IncludePlace place_;
};

constexpr IncludePlace in_includes{
    .find = [](std::string_view name,
               const Render& render) { return host_of(render).include(name); },
    .folders = [](const Render& render) { return host_of(render).include_folders(); }};

constexpr IncludePlace beside_page{
    .find = [](std::string_view name,
               const Render& render) { return host_of(render).include_relative(name); },
    .folders = [](const Render& render) { return host_of(render).folders_beside(); }};

const liquid::Node* parse_relative(Parser& parser, const liquid::Tag& tag) {
    return parser.make<Include>(tag.place, read_include(parser, tag), beside_page);
}

}  // namespace

const liquid::Node* parse_include(Parser& parser, const liquid::Tag& tag) {
    return parser.make<Include>(tag.place, read_include(parser, tag), in_includes);
}

constinit const liquid::TagRow include{
    .name = "include",
    .syntax = "{% include FILE KEY='TEXT' KEY=VARIABLE %}",
    .summary = "Write a file of _includes, which sees what it is given as include.KEY",
    .parse = parse_include,
};

constinit const liquid::TagRow include_relative{
    .name = "include_relative",
    .syntax = "{% include_relative FILE KEY='TEXT' KEY=VARIABLE %}",
    .summary = "Write a file that lies beside the page",
    .parse = parse_relative,
};

}  // namespace kiji::site::tags
