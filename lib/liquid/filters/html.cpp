// HTML.
#include <algorithm>
#include <array>
#include <cstdint>

#include "base/ascii.hpp"
#include "liquid/filters/families.hpp"
#include "liquid/filters/support.hpp"

namespace kiji::liquid::filters {
namespace {

constexpr std::string_view entity(char letter) {
    switch (letter) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        case '\'':
            return "&#39;";
        default:
            return {};
    }
}

/// By how many bytes the entity of a byte is longer than the byte; 0 for what has none.
constexpr std::array<std::uint8_t, 256> growth = [] {
    std::array<std::uint8_t, 256> table{};
    for (const char letter : std::string_view("&<>\"'"))
        table[static_cast<unsigned char>(letter)] =
            static_cast<std::uint8_t>(entity(letter).size() - 1);
    return table;
}();
std::size_t growth_of(char letter) {
    return growth[static_cast<unsigned char>(letter)];
}

/// Whether "&lt;" or "&#39;" stands at `at`.
bool is_escaped(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    const bool is_number = end < text.size() && text[end] == '#';
    if (is_number)
        ++end;
    const std::size_t begin = end;
    while (end < text.size() &&
           (is_number ? ascii::is_digit(text[end]) : ascii::is_letter(text[end])))
        ++end;
    return end > begin && end < text.size() && text[end] == ';';
}

/// `text`, from `input`, with entities, but for the bytes that `keep_at` wants left as they are.
/// Counts first: most texts have nothing to escape, and the others are written once.
template <typename Keep>
Answer escaped(const Value& input, std::string_view text, Keep keep_at, Render& render) {
    std::size_t grown = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (growth_of(text[at]) > 0 && !keep_at(at))
            grown += growth_of(text[at]);
    }
    if (grown == 0)
        return input.is(Value::Type::string) ? Answer(input) : keep_text(text, render);
    char* const out = room_for(text.size() + grown, render);
    if (out == nullptr)
        return render.fault({});
    // What stands between two entities is short: byte by byte is faster than by runs.
    char* end = out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (growth_of(text[at]) == 0 || keep_at(at))
            *end++ = text[at];
        else
            end = std::ranges::copy(entity(text[at]), end).out;
    }
    return Value::of(std::string_view(out, text.size() + grown));
}

Answer escape(const Value& input, Arguments /*arguments*/, Render& render) {
    if (input.is(Value::Type::nil))
        return input;
    const Text text(input, render);
    return escaped(
        input, text.view(), [](std::size_t) { return false; }, render);
}

Answer escape_once(const Value& input, Arguments /*arguments*/, Render& render) {
    const Text text(input, render);
    return escaped(
        input, text.view(),
        [&](std::size_t at) { return text.view()[at] == '&' && is_escaped(text.view(), at); },
        render);
}

/// Takes out what lies between pairs of marks. A mark that has no end behind it is looked for once.
class Stripper {
  public:
    explicit Stripper(std::string_view text) : text_(text) {}

    /// The end of the block that begins at `at`, or 0 where none does.
    std::size_t block_end(std::size_t at) {
        for (std::size_t kind = 0; kind < blocks.size(); ++kind) {
            if (unclosed_[kind] || !text_.substr(at).starts_with(blocks[kind].first))
                continue;
            const std::size_t end = text_.find(blocks[kind].second, at + blocks[kind].first.size());
            if (end != std::string_view::npos)
                return end + blocks[kind].second.size();
            unclosed_[kind] = true;
        }
        return 0;
    }

  private:
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> blocks = {{
        {"<script", "</script>"},
        {"<!--", "-->"},
        {"<style", "</style>"},
    }};
    std::string_view text_;
    std::array<bool, 3> unclosed_{};
};

/// `text` without scripts, styles and comments; `room` has it where there were some.
std::string_view without_blocks(std::string_view text, std::string& room) {
    Stripper stripper(text);
    std::size_t begin = 0;
    for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at)) {
        const std::size_t end = stripper.block_end(at);
        if (end == 0) {
            ++at;
            continue;
        }
        room += text.substr(begin, at - begin);
        begin = end;
        at = end;
    }
    if (begin == 0)
        return text;
    return room += text.substr(begin);
}

/// Writes `text` without its tags to `out`, which has room for all of it; how long that is.
std::size_t write_without_tags(std::string_view text, char* out) {
    std::size_t size = 0;
    std::size_t begin = 0;
    while (true) {
        const std::size_t open = text.find('<', begin);
        const std::size_t close = open == std::string_view::npos ? open : text.find('>', open);
        if (close == std::string_view::npos)
            break;
        size += text.substr(begin, open - begin).copy(out + size, std::string_view::npos);
        begin = close + 1;
    }
    return size + text.substr(begin).copy(out + size, std::string_view::npos);
}

Answer strip_html(const Value& input, Arguments /*arguments*/, Render& render) {
    const Text text(input, render);
    if (input.is(Value::Type::string) && text.view().find('<') == std::string_view::npos)
        return input;
    std::string room;
    const std::string_view bare = without_blocks(text.view(), room);
    char* const out = room_for(bare.size(), render);
    if (out == nullptr)
        return render.fault({});
    return Value::of(std::string_view(out, write_without_tags(bare, out)));
}

/// Puts `mark` in place of each line end: "\n", and "\r\n" where `both`.
std::string replace_line_ends(std::string_view text, std::string_view mark, bool both) {
    std::string out;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = text.find('\n', begin);
        if (end == std::string_view::npos)
            return out += text.substr(begin);
        const bool has_return = both && end > begin && text[end - 1] == '\r';
        out += text.substr(begin, end - begin - (has_return ? 1 : 0));
        out += mark;
        begin = end + 1;
    }
    return out;
}

Answer newline_to_br(const Value& input, Arguments /*arguments*/, Render& render) {
    const Text text(input, render);
    const bool both = render.dialect() == Dialect::liquid5;
    return keep_text(replace_line_ends(text.view(), "<br />\n", both), render);
}

Answer strip_newlines(const Value& input, Arguments /*arguments*/, Render& render) {
    const Text text(input, render);
    if (input.is(Value::Type::string) && text.view().find('\n') == std::string_view::npos)
        return input;
    return keep_text(replace_line_ends(text.view(), "", true), render);
}

constexpr std::array<FilterRow, 6> rows = {{
    {"escape", "escape", "Write & < > \" ' as entities", escape, 0, 0},
    {"escape_once", "escape_once", "The same, but leave entities as they are", escape_once, 0, 0},
    {"h", "h", "Write & < > \" ' as entities, as escape does", escape, 0, 0},
    {"newline_to_br", "newline_to_br", "Put <br /> before each line end", newline_to_br, 0, 0},
    {"strip_html", "strip_html", "Take out tags, comments, scripts and styles", strip_html, 0, 0},
    {"strip_newlines", "strip_newlines", "Take out line ends", strip_newlines, 0, 0},
}};

}  // namespace

std::span<const FilterRow> html_rows() {
    return rows;
}

}  // namespace kiji::liquid::filters
