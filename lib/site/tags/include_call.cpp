#include "site/tags/include_call.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "site/tags/rows.hpp"

namespace kiji::site::tags {
namespace {

using liquid::Fault;
using liquid::is_blank;
using liquid::is_segment;
using liquid::is_word;
using liquid::Parser;
using liquid::Render;
using liquid::skip_blanks;

std::string example(std::string_view tag) {
    return fmt::format("{{% {} file.ext param='value' param2='value' %}}", tag);
}

/// [^{]*(\{\{\s*[\w\-.]+\s*(\|.*)?\}\}[^\s{}]*)+: where the name of a file with outputs in it
/// ends; 0 where it has none.
std::size_t variable_name_end(std::string_view text) {
    std::size_t at = text.find('{');
    std::size_t end = 0;
    while (at != std::string_view::npos && text.substr(at).starts_with("{{")) {
        std::size_t name = skip_blanks(text, at + 2);
        const std::size_t begin = name;
        while (name < text.size() && (is_segment(text[name]) || text[name] == '.'))
            ++name;
        const std::size_t behind = skip_blanks(text, name);
        std::size_t close = behind;
        if (text.substr(behind).starts_with('|'))
            close = text.rfind("}}");
        if (name == begin || close == std::string_view::npos || close < behind ||
            !text.substr(close).starts_with("}}"))
            break;
        end = close + 2;
        while (end < text.size() && !is_blank(text[end]) && text[end] != '{' && text[end] != '}')
            ++end;
        at = end;
    }
    return end;
}

/// What a string in quotes says: its own quote may stand in it behind a backslash.
std::string_view unescaped(std::string_view text, char quote, Parser& parser) {
    if (text.find('\\') == std::string_view::npos)
        return text;
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\\' || at + 1 == text.size() || text[at + 1] != quote)
            out += text[at];
    }
    return keep(parser.arena(), out);
}

/// Reads `key = value` at `at`, which it moves behind it. Nothing: it is not well written.
std::optional<IncludeCall::Parameter> read_parameter(std::string_view text, std::size_t& at,
                                                     Parser& parser) {
    const std::size_t begin = at;
    while (at < text.size() && is_segment(text[at]))
        ++at;
    const std::string_view key = text.substr(begin, at - begin);
    at = skip_blanks(text, at);
    if (key.empty() || at == text.size() || text[at] != '=')
        return std::nullopt;
    at = skip_blanks(text, at + 1);
    if (at == text.size())
        return std::nullopt;
    const std::size_t from = at;
    if (liquid::is_quote(text[at])) {
        const char quote = text[at++];
        while (at < text.size() && text[at] != quote)
            at += text[at] == '\\' ? 2U : 1U;
        if (at >= text.size())
            return std::nullopt;
        const std::string_view inner = text.substr(from + 1, at++ - from - 1);
        return IncludeCall::Parameter{
            key, liquid::Expression::of(Value::of(unescaped(inner, quote, parser)))};
    }
    while (at < text.size() && (is_word(text[at]) || text[at] == '.' || text[at] == '-'))
        ++at;
    if (at == from)
        return std::nullopt;
    return IncludeCall::Parameter{key, parser.expression(text.substr(from, at - from))};
}

/// False: they are not well written.
bool read_parameters(std::string_view text, Parser& parser,
                     std::vector<IncludeCall::Parameter>& out) {
    for (std::size_t at = skip_blanks(text, 0); at < text.size(); at = skip_blanks(text, at)) {
        const std::optional<IncludeCall::Parameter> parameter = read_parameter(text, at, parser);
        if (!parameter || (at < text.size() && !is_blank(text[at])))
            return false;
        out.push_back(*parameter);
    }
    return true;
}

/// ^[\w/.\-()+~#@]+$ without two of '.' and '/' in a row: no way leads out of the folder.
bool is_file_name(std::string_view name) {
    const auto is_step = [](char c) { return c == '.' || c == '/'; };
    for (std::size_t at = 1; at < name.size(); ++at) {
        if (is_step(name[at - 1]) && is_step(name[at]))
            return false;
    }
    return !name.empty() && std::ranges::all_of(name, [](char c) {
        return is_word(c) || std::string_view("/.-()+~#@").find(c) != std::string_view::npos;
    });
}

std::string not_there(std::string_view file, const std::vector<std::string>& folders,
                      bool is_safe) {
    std::string shown;
    for (const std::string& folder : folders) {
        shown += shown.empty() ? "" : ", ";
        liquid::append_inspected(shown, Value::of(std::string_view(folder)));
    }
    return fmt::format(
        "Could not locate the included file '{}' in any of [{}]. Ensure it exists "
        "in one of those directories and{}",
        file, shown,
        is_safe ? " is not a symlink as those are not allowed in safe mode."
                : ", if it is a symlink, does not point outside your site source.");
}

}  // namespace

IncludeCall read_include(Parser& parser, const liquid::Tag& tag) {
    const std::string_view text = liquid::stripped(tag.markup);
    const std::size_t variable = variable_name_end(text);
    const std::size_t end =
        variable > 0 ? variable : std::min(text.find_first_of(" \t\n\v\f\r"), text.size());
    IncludeCall call{.tag = tag.name};
    const std::string_view file = liquid::stripped(text.substr(0, end));
    call.file = variable > 0 ? Phrase::read(file, parser, tag) : Phrase::plain(file);
    const std::string_view rest = liquid::stripped(text.substr(end));
    call.has_parameters = variable > 0 || !rest.empty();
    std::vector<IncludeCall::Parameter> parameters;
    if (!read_parameters(rest, parser, parameters))
        parser.fail({.liquid = fmt::format("Invalid syntax for include tag:\n\n{}\n\nValid "
                                           "syntax:\n\n{}\n\n",
                                           rest, example(tag.name)),
                     .span = tag.place.span,
                     .line = tag.place.line,
                     .is_syntax = false,
                     .message = fmt::format("the parameters of {} are not well written: {}",
                                            tag.name, excerpt(rest)),
                     .help = fmt::format("write {}", example(tag.name))});
    call.parameters = parser.keep_all(parameters);
    return call;
}

void write_include(const IncludeCall& call, const IncludePlace& place, Render& render) {
    const std::string made = call.file.is_plain() ? std::string() : call.file.text(render);
    if (render.failed())
        return;
    const std::string_view file = call.file.is_plain() ? call.file.rest() : made;
    if (!is_file_name(file))
        return render.fail(render.fault(
            fmt::format("Invalid syntax for include tag. File contains invalid characters or "
                        "sequences:\n\n  {}\n\nValid syntax:\n\n  {}\n\n",
                        file, example(call.tag)),
            Fault::Kind::error,
            "a name has letters of ASCII, digits and _ - . / ( ) + ~ # @, and no two dots or "
            "slashes in a row"));
    const Result<const liquid::Template*> found = place.find(file, render);
    if (found && *found == nullptr)
        return render.fail(
            render.fault(not_there(file, place.folders(render), host_of(render).is_safe())));
    const liquid::Template* const partial = render.take_partial(found, file);
    if (partial == nullptr)
        return;
    if (!call.has_parameters && host_of(render).write_known(*partial, render))
        return;
    if (!render.push_scope())
        return;
    if (call.has_parameters) {
        std::vector<Member> members;
        members.reserve(call.parameters.size());
        for (const IncludeCall::Parameter& parameter : call.parameters) {
            const Value key = Value::of(parameter.key);
            const Value value = render.evaluate(parameter.value);
            const auto same = std::ranges::find_if(members, [&](const Member& member) {
                return member.key.string() == parameter.key;
            });
            if (same == members.end())
                members.push_back({key, value});
            else
                same->value = value;
        }
        if (!render.failed())
            render.variables().set(liquid::name_of("include"),
                                   make_object(render.arena(), members));
    }
    if (!render.failed())
        render.write_partial(*partial, partial->name());
    render.pop_scope();
}

}  // namespace kiji::site::tags
