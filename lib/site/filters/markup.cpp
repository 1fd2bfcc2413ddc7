// Text in other markup: markdownify, smartify, ….
#include <array>

#include "site/escape.hpp"
#include "site/filters/families.hpp"

namespace kiji::site::filters {
namespace {

Answer markdownify(const Value& input, Arguments /*arguments*/, Render& render) {
    const Text text(input, render);
    return keep_text(host_of(render).markdownify(text.view()), render);
}

Answer smartify(const Value& input, Arguments /*arguments*/, Render& render) {
    const Text text(input, render);
    return keep_text(host_of(render).smartify(text.view()), render);
}

Answer no_sass(const Value& /*input*/, Arguments /*arguments*/, Render& render) {
    return render.fault("kiji does not convert Sass yet", liquid::Fault::Kind::error,
                        "run sass before the build, and keep its CSS in the site");
}

Answer xml_escape(const Value& input, Arguments /*arguments*/, Render& render) {
    const Text text(input, render);
    return keep_text(escaped(text.view()), render);
}

constexpr std::array<FilterRow, 5> rows = {{
    {"markdownify", "markdownify", "Turn Markdown into HTML", markdownify},
    {"sassify", "sassify", "Turn indented Sass into CSS", no_sass},
    {"scssify", "scssify", "Turn SCSS into CSS", no_sass},
    {"smartify", "smartify", "Turn straight quotes, dashes and dots into those of print", smartify},
    {"xml_escape", "xml_escape", "Write & < > and quotes as XML has them", xml_escape},
}};

}  // namespace

std::span<const FilterRow> markup_rows() {
    return rows;
}

}  // namespace kiji::site::filters
