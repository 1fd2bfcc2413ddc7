// Control characters in text.
#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include <fmt/format.h>

#include "base/code_points.hpp"
#include "lint/facts/prose_text.hpp"
#include "lint/rules/japanese/characters.hpp"
#include "lint/rules/japanese/japanese.hpp"

namespace kiji::lint {
namespace {

bool is_control(char32_t c) {
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || is_within(c, 0x7F, 0x9F) ||
           is_within(c, 0x202A, 0x202E);
}

class Search {
  public:
    explicit Search(Findings& out) : allowed_(out.options().texts("allow")), out_(&out) {}

    void look_at(std::string_view text, std::size_t begin) {
        for (std::size_t at = 0; at < text.size();) {
            const CodePoint c = next_code_point(text, at);
            if (is_control(c.value) &&
                std::ranges::find(allowed_, text.substr(at, c.length)) == allowed_.end()) {
                const Span span = span_of(begin + at, begin + at + c.length);
                out_->add({.span = span,
                           .message = fmt::format("control character U+{:04X} in the text",
                                                  static_cast<std::uint32_t>(c.value)),
                           .help = "delete it",
                           .fix = {{span, {}}}});
            }
            at += c.length;
        }
    }

  private:
    std::vector<std::string_view> allowed_;
    Findings* out_;
};

void check(const Document& doc, Findings& out) {
    using markdown::Kind;
    const bool code = out.options().flag("checkCode");
    const bool images = out.options().flag("checkImage");
    const ProseText& prose = out.facts().prose_text();
    Search search(out);
    for (const TextRun& run : prose.runs()) {
        if ((run.seen & (seen_control | seen_c1_lead | seen_general)) != 0)
            search.look_at(prose.slice(run.span), run.span.begin);
    }
    for (const markdown::Node& node : doc.tree().nodes()) {
        if ((images && node.kind == Kind::image) ||
            (code && (node.kind == Kind::code || node.kind == Kind::code_block)))
            search.look_at(prose.slice(node.span), node.span.begin);
    }
}

constexpr std::array<Option, 3> options{{
    {.name = "allow", .summary = "characters that may stand there", .standard = Texts{}},
    {.name = "checkCode", .summary = "look at code too", .standard = false},
    {.name = "checkImage",
     .summary = "look at the address and the text of images too",
     .standard = true},
}};

}  // namespace

constinit const Rule rules::stray_control_character{
    .name = "stray-control-character",
    .also = "no-invalid-control-character ja-technical-writing/no-invalid-control-character",
    .tags = "japanese ja-technical-writing",
    .fixes = Fixes::unsafe,
    .summary = "Control character in the text",
    .why =
        "Nobody sees it, but it breaks feeds, searches and copied text; those that change the "
        "direction of writing can make a text say something else than its source.",
    .bad = "雪が\x08降りました。\n",
    .good = "雪が降りました。\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
