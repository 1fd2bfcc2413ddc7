// The options that _config.yml has for Markdown, read as kramdown reads its own.
#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "base/letter_case.hpp"
#include "base/text.hpp"
#include "markdown/characters.hpp"
#include "markdown/site_engine.hpp"

namespace kiji::markdown {
namespace {

struct Object {
    const Value* value = nullptr;

    [[nodiscard]] const Value* find(std::string_view key) const {
        return value == nullptr || !value->is(Value::Type::object) ? nullptr : value->find(key);
    }
    void read(std::string_view key, bool& out) const {
        const Value* found = find(key);
        if (found == nullptr)
            return;
        if (found->is(Value::Type::boolean))
            out = found->boolean();
        else if (found->is(Value::Type::string))
            out = found->string() == "true" || (found->string() != "false" && out);
    }
    void read(std::string_view key, int& out) const {
        const Value* found = find(key);
        if (found == nullptr)
            return;
        if (found->is(Value::Type::integer)) {
            out =
                static_cast<int>(std::clamp<std::int64_t>(found->integer(), INT32_MIN, INT32_MAX));
        } else if (found->is(Value::Type::string)) {
            int number = 0;
            const std::string_view text = found->string();
            if (std::from_chars(text.data(), text.data() + text.size(), number).ec == std::errc{})
                out = number;
        }
    }
    void read(std::string_view key, std::string& out) const {
        const Value* found = find(key);
        if (found != nullptr && found->is(Value::Type::string))
            out = found->string();
    }
};

// "1..6", "2,3", 2, [1, 2]
std::optional<std::vector<int>> read_levels(const Value& value) {
    std::vector<int> out;
    const auto add = [&out](std::int64_t level) {
        if (level >= 1 && level <= 6)
            out.push_back(static_cast<int>(level));
    };
    const auto add_text = [&add](std::string_view text) {
        const std::size_t dots = text.find("..");
        int first = 0;
        std::from_chars(text.data(), text.data() + text.size(), first);
        int last = first;
        if (dots != std::string_view::npos)
            std::from_chars(text.data() + dots + 2, text.data() + text.size(), last);
        for (int level = std::max(first, 1); level <= std::min(last, 6); ++level)
            add(level);
    };
    if (value.is(Value::Type::array)) {
        for (const Value& item : value.array()) {
            if (item.is(Value::Type::integer))
                add(item.integer());
            else if (item.is(Value::Type::string))
                add_text(item.string());
        }
    } else if (value.is(Value::Type::integer)) {
        add(value.integer());
    } else if (value.is(Value::Type::string)) {
        for (std::string_view rest = value.string(); !rest.empty();) {
            const std::size_t end = std::min(rest.find(','), rest.size());
            std::string_view item = rest.substr(0, end);
            while (item.starts_with(' '))
                item.remove_prefix(1);
            add_text(item);
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    return out.empty() ? std::nullopt : std::optional(out);
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 16> entities{
    {{"lsquo", "\u2018"},
     {"rsquo", "\u2019"},
     {"ldquo", "\u201C"},
     {"rdquo", "\u201D"},
     {"sbquo", "\u201A"},
     {"bdquo", "\u201E"},
     {"laquo", "\u00AB"},
     {"raquo", "\u00BB"},
     {"lsaquo", "\u2039"},
     {"rsaquo", "\u203A"},
     {"mdash", "\u2014"},
     {"ndash", "\u2013"},
     {"hellip", "\u2026"},
     {"nbsp", "\u00A0"},
     {"apos", "'"},
     {"quot", "\""}}};

// A name of an entity that kramdown's options use, or the text itself.
std::string character(std::string_view name) {
    for (const auto& [known, text] : entities) {
        if (known == name)
            return std::string(text);
    }
    int number = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    if (error != std::errc{} || end != name.data() + name.size() || number <= 0)
        return std::string(name);
    std::string out;
    append_utf8(out, static_cast<char32_t>(number));
    return out;
}

// Characters beyond ASCII as references, by name or by number.
std::string as_references(std::string_view text, bool named) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at);
        const std::string_view bytes = text.substr(at, c.length);
        at += c.length;
        if (c.value < 0x80) {
            out += bytes;
            continue;
        }
        const auto known = std::find_if(entities.begin(), entities.end(),
                                        [&](const auto& entity) { return entity.second == bytes; });
        out += '&';
        if (named && known != entities.end())
            out += known->first;
        else
            out.append("#").append(std::to_string(static_cast<std::uint32_t>(c.value)));
        out += ';';
    }
    return out;
}

std::vector<std::string> read_quotes(const Value& value) {
    std::vector<std::string> out;
    if (value.is(Value::Type::array)) {
        for (const Value& item : value.array()) {
            if (item.is(Value::Type::string))
                out.push_back(character(item.string()));
            else if (item.is(Value::Type::integer))
                out.push_back(character(std::to_string(item.integer())));
        }
    } else if (value.is(Value::Type::string)) {
        for (std::string_view rest = value.string(); !rest.empty();) {
            const std::size_t end = std::min(rest.find(','), rest.size());
            out.push_back(character(rest.substr(0, end)));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    return out;
}

void read_typographic_symbols(const Object& symbols, std::vector<std::string>& out) {
    constexpr std::array<std::string_view, 7> names{"mdash", "ndash",       "hellip",     "laquo",
                                                    "raquo", "laquo_space", "raquo_space"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        std::string text;
        symbols.read(names[i], text);
        if (!text.empty())
            out[i] = text;
    }
}

bool names_quirk(const Object& config, std::string_view quirk, bool otherwise) {
    const Value* quirks = config.find("gfm_quirks");
    if (quirks == nullptr)
        return otherwise;
    if (quirks->is(Value::Type::string))
        return quirks->string().find(quirk) != std::string_view::npos;
    if (!quirks->is(Value::Type::array))
        return otherwise;
    const std::span<const Value> items = quirks->array();
    return std::any_of(items.begin(), items.end(), [quirk](const Value& item) {
        return item.is(Value::Type::string) && item.string() == quirk;
    });
}

void read_highlighting(const Object& config, KramdownOptions& out) {
    const Value* highlighter = config.find("syntax_highlighter");
    if (highlighter != nullptr && !highlighter->is(Value::Type::nil))
        out.syntax_highlighter = highlighter->is(Value::Type::string)
                                     ? std::string(highlighter->string())
                                     : std::string();
    if (out.syntax_highlighter == "none")
        out.syntax_highlighter.clear();
    config.read("guess_lang", out.guess_lang);
    const Object details{config.find("syntax_highlighter_opts")};
    details.read("default_lang", out.default_lang);
    details.read("css_class", out.css_class);
    for (const auto& [key, enabled] :
         {std::pair{"block", &out.highlight_blocks}, std::pair{"span", &out.highlight_spans}}) {
        bool disabled = false;
        details.read("disable", disabled);
        Object{details.find(key)}.read("disable", disabled);
        *enabled = !disabled;
    }
}

}  // namespace

KramdownOptions read_kramdown_options(const Value* config, std::string_view highlighter) {
    KramdownOptions out;
    out.syntax_highlighter = highlighter;
    const Object from{config};
    std::string input = "GFM";
    from.read("input", input);
    out.gfm = lower_case(input) == "gfm";
    from.read("auto_ids", out.auto_ids);
    from.read("auto_id_prefix", out.auto_id_prefix);
    from.read("auto_id_stripping", out.auto_id_stripping);
    from.read("transliterated_header_ids", out.transliterated_header_ids);
    from.read("header_offset", out.header_offset);
    if (const Value* levels = from.find("toc_levels"))
        out.toc_levels = read_levels(*levels).value_or(out.toc_levels);
    from.read("hard_wrap", out.hard_wrap);
    from.read("remove_line_breaks_for_cjk", out.remove_line_breaks_for_cjk);
    from.read("parse_block_html", out.parse_block_html);
    from.read("parse_span_html", out.parse_span_html);
    std::string entities;
    from.read("entity_output", entities);
    if (entities == "as_input")
        out.entity_output = KramdownOptions::Entities::as_input;
    else if (entities == "symbolic")
        out.entity_output = KramdownOptions::Entities::symbolic;
    else if (entities == "numeric")
        out.entity_output = KramdownOptions::Entities::numeric;
    if (const Value* quotes = from.find("smart_quotes")) {
        if (std::vector<std::string> read = read_quotes(*quotes); read.size() == 4)
            out.smart_quotes = std::move(read);
    }
    read_typographic_symbols({from.find("typographic_symbols")}, out.typographic_symbols);
    from.read("footnote_nr", out.footnote_nr);
    from.read("footnote_prefix", out.footnote_prefix);
    if (const Value* backlink = from.find("footnote_backlink"); backlink != nullptr) {
        out.footnote_backlink.clear();
        from.read("footnote_backlink", out.footnote_backlink);
    }
    from.read("footnote_backlink_inline", out.footnote_backlink_inline);
    if (const Value* engine = from.find("math_engine"))
        out.mathjax = engine->is(Value::Type::string) && engine->string() == "mathjax";
    read_highlighting(from, out);
    out.paragraph_end_quirk = names_quirk(from, "paragraph_end", true);
    out.typographic = !names_quirk(from, "no_auto_typographic", false);
    if (out.entity_output != KramdownOptions::Entities::as_char) {
        const bool named = out.entity_output == KramdownOptions::Entities::symbolic;
        for (std::vector<std::string>* texts : {&out.smart_quotes, &out.typographic_symbols})
            for (std::string& text : *texts)
                text = as_references(text, named);
    }
    return out;
}

CommonMarkOptions read_commonmark_options(const Value* config, std::string_view highlighter) {
    CommonMarkOptions out;
    out.syntax_highlighter = highlighter;
    const Object from{config};
    const auto names = [&from](std::string_view key) {
        std::vector<std::string> read;
        const Value* list = from.find(key);
        if (list == nullptr || !list->is(Value::Type::array))
            return read;
        for (const Value& item : list->array()) {
            if (item.is(Value::Type::string))
                read.push_back(lower_case(item.string()));
        }
        return read;
    };
    const std::pair<std::string_view, bool*> options[] = {
        {"smart", &out.smart},
        {"footnotes", &out.footnotes},
        {"hardbreaks", &out.hard_breaks},
        {"nobreaks", &out.no_breaks},
        {"safe", &out.safe},
        {"sourcepos", &out.source_positions},
        {"github_pre_lang", &out.github_pre_lang},
        {"strikethrough_double_tilde", &out.strikethrough_double_tilde},
        {"table_prefer_style_attributes", &out.table_prefer_style_attributes},
        {"full_info_string", &out.full_info_string},
        {"header_ids", &out.header_ids}};
    for (const std::string& name : names("options")) {
        for (const auto& [known, enabled] : options)
            *enabled = *enabled || name == known;
    }
    const std::pair<std::string_view, bool*> extensions[] = {{"table", &out.table},
                                                             {"strikethrough", &out.strikethrough},
                                                             {"autolink", &out.autolink},
                                                             {"tagfilter", &out.tagfilter},
                                                             {"tasklist", &out.tasklist}};
    for (const std::string& name : names("extensions")) {
        for (const auto& [known, enabled] : extensions)
            *enabled = *enabled || name == known;
    }
    return out;
}

}  // namespace kiji::markdown
