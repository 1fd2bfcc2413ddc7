// {% highlight %}
#include <algorithm>
#include <charconv>
#include <vector>

#include <fmt/format.h>

#include "site/tags/rows.hpp"

namespace kiji::site::tags {
namespace {

using liquid::is_blank;
using liquid::is_word;
using liquid::Parser;
using liquid::Render;
using liquid::skip_blanks;

/// `ruby linenos mark_lines="1 3"`
struct Options {
    std::string_view language{};
    bool has_numbers = false;
    std::span<const std::size_t> marked{};
};

bool is_of_language(char c) {
    return liquid::is_segment(c) || c == '.' || c == '+' || c == '#';
}

/// "1 3 5" in quotes at `at`, which it moves behind it. False: it is no such list.
bool read_lines(std::string_view text, std::size_t& at, std::vector<std::size_t>& out) {
    ++at;
    for (;;) {
        std::size_t number = 0;
        const char* const begin = text.data() + at;
        const auto [end, error] = std::from_chars(begin, text.data() + text.size(), number);
        if (error != std::errc())
            return false;
        out.push_back(number);
        at += static_cast<std::size_t>(end - begin);
        if (at < text.size() && text[at] == '"')
            break;
        if (at == text.size() || !is_blank(text[at]))
            return false;
        ++at;
    }
    ++at;
    return true;
}

/// (\s+\w+(=(\w+|"([0-9]+\s)*[0-9]+"))?)*
bool read_options(std::string_view text, Options& out, std::vector<std::size_t>& marked) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = skip_blanks(text, at);
        if (begin == at)
            return false;
        at = begin;
        while (at < text.size() && is_word(text[at]))
            ++at;
        const std::string_view key = text.substr(begin, at - begin);
        if (key.empty())
            return false;
        out.has_numbers = out.has_numbers || key == "linenos";
        if (at == text.size() || text[at] != '=')
            continue;
        ++at;
        if (at < text.size() && text[at] == '"') {
            std::vector<std::size_t> lines;
            if (!read_lines(text, at, lines))
                return false;
            if (key == "mark_lines" || key == "hl_lines")
                marked = lines;
            continue;
        }
        const std::size_t value = at;
        while (at < text.size() && is_word(text[at]))
            ++at;
        if (at == value || key == "mark_lines")
            return false;
    }
    return true;
}

/// & < and > alone, as Rouge has it; quotes as well where no highlighter is.
std::string escaped_code(std::string_view text, bool is_plain) {
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"' && is_plain)
            out += "&quot;";
        else if (c == '\'' && is_plain)
            out += "&#39;";
        else
            out += c;
    }
    return out;
}

/// Each line with its end, and those that are marked within <span class="hll">.
std::string marked_code(std::string_view code, std::span<const std::size_t> marked) {
    std::string out;
    std::size_t line = 1;
    for (std::size_t begin = 0; begin <= code.size(); ++line) {
        const std::size_t end = std::min(code.find('\n', begin), code.size());
        const bool is_marked = std::ranges::find(marked, line) != marked.end();
        out += is_marked ? "<span class=\"hll\">" : "";
        out += code.substr(begin, end - begin);
        out += is_marked ? "\n</span>" : "\n";
        begin = end + 1;
    }
    return out;
}

std::string numbered_code(std::string code, std::size_t lines) {
    std::string numbers;
    for (std::size_t line = 1; line <= lines; ++line)
        numbers += fmt::format("{}\n", line);
    if (!code.ends_with('\n') && !code.ends_with("\n</span>"))
        code += '\n';
    return fmt::format(
        "<table class=\"rouge-table\"><tbody><tr><td class=\"gutter gl\"><pre "
        "class=\"lineno\">{}</pre></td><td class=\"code\"><pre>{}</pre></td></tr>"
        "</tbody></table>",
        numbers, code);
}

std::string_view without_line_ends(std::string_view text) {
    while (text.starts_with('\n') || text.starts_with('\r'))
        text.remove_prefix(1);
    while (text.ends_with('\n') || text.ends_with('\r'))
        text.remove_suffix(1);
    return text;
}

class Highlight final : public liquid::Node {
  public:
    Highlight(liquid::Place place, const Options& options, const liquid::Body& body)
        : Node(place, Form::block), options_(options), body_(body) {
        set_blank(body.blank);
    }

    void render(Render& render) const override {
        const std::string written = render.capture(body_);
        if (render.failed())
            return;
        append_variable("highlighter_prefix", render);
        std::string language(options_.language);
        std::ranges::replace(language, '+', '-');
        render.out() += fmt::format(
            "<figure class=\"highlight\"><pre><code class=\"language-{}\" data-lang=\"{}\">",
            language, options_.language);
        std::string code = code_of(without_line_ends(written), render);
        if (code.ends_with('\n'))
            code.pop_back();
        render.out() += code;
        render.out() += "</code></pre></figure>";
        append_variable("highlighter_suffix", render);
    }

  private:
    std::string code_of(std::string_view text, const Render& render) const {
        const Value highlighter = host_of(render).config("highlighter");
        const std::string_view name =
            highlighter.is(Value::Type::string) ? highlighter.string() : std::string_view();
        if (name != "rouge" && name != "pygments")
            return std::string(liquid::stripped(escaped_code(text, true)));
        std::string code = escaped_code(text, false);
        if (!options_.marked.empty())
            code = marked_code(code, options_.marked);
        if (!options_.has_numbers)
            return code;
        const auto lines = static_cast<std::size_t>(std::ranges::count(text, '\n')) + 1;
        return numbered_code(std::move(code), lines);
    }

    static void append_variable(std::string_view name, Render& render) {
        std::atomic<std::uint32_t> hint = 0;
        if (const auto value = render.variables().find(liquid::name_of(name), hint))
            render.write(*value);
    }

    Options options_;
    liquid::Body body_;
};

const liquid::Node* parse(Parser& parser, const liquid::Tag& tag) {
    const std::string_view markup = liquid::stripped(tag.markup);
    const auto language_end =
        static_cast<std::size_t>(std::ranges::find_if_not(markup, is_of_language) - markup.begin());
    Options options;
    std::vector<std::size_t> marked;
    if (language_end == 0 || !read_options(markup.substr(language_end), options, marked)) {
        parser.fail({.liquid = fmt::format("Syntax Error in tag 'highlight' while parsing the "
                                           "following markup:\n\n{}\n\nValid syntax: highlight "
                                           "<lang> [linenos]\n",
                                           tag.markup),
                     .span = tag.place.span,
                     .line = tag.place.line,
                     .message = markup.empty()
                                    ? "highlight names no language"
                                    : fmt::format("highlight cannot read {}", excerpt(markup)),
                     .help = "write {% highlight ruby linenos mark_lines=\"1 3\" %}"});
        return nullptr;
    }
    std::string language(markup.substr(0, language_end));
    std::ranges::transform(language, language.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    options.language = keep(parser.arena(), language);
    options.marked = parser.keep_all(marked);
    const liquid::Body body = parser.simple_block(tag);
    return parser.failed() ? nullptr : parser.make<Highlight>(tag.place, options, body);
}

}  // namespace

constinit const liquid::TagRow highlight{
    .name = "highlight",
    .syntax = "{% highlight LANGUAGE [linenos] [mark_lines=\"1 3\"] %}…{% endhighlight %}",
    .summary = "Write code as it stands, with numbers and marks on its lines",
    .parse = parse,
};

}  // namespace kiji::site::tags
