// Text in place of other text.
#include <array>

#include "base/text.hpp"
#include "liquid/filters/families.hpp"
#include "liquid/filters/support.hpp"
#include "liquid/ruby_text.hpp"

namespace kiji::liquid::filters {
namespace {

/// What stands in place of a match. In Ruby backslashes say what to take over from around it:
/// \0 and \& the match, \` what is before it, \' what is behind; \1 and the like are nothing.
class Replacement {
  public:
    explicit Replacement(std::string_view pattern)
        : pattern_(pattern), is_plain_(pattern.find('\\') == std::string_view::npos) {}

    void append(std::string& out, std::string_view text, std::size_t begin, std::size_t end) const {
        if (is_plain_) {
            out += pattern_;
            return;
        }
        for (std::size_t at = 0; at < pattern_.size(); ++at) {
            if (pattern_[at] != '\\' || at + 1 == pattern_.size()) {
                out += pattern_[at];
                continue;
            }
            const char letter = pattern_[++at];
            if (letter == '0' || letter == '&')
                out += text.substr(begin, end - begin);
            else if (letter == '`')
                out += text.substr(0, begin);
            else if (letter == '\'')
                out += text.substr(end);
            else if (letter == '\\')
                out += '\\';
            else if (letter < '1' || letter > '9')
                out.append({'\\', letter});
        }
    }
    /// No match is replaced by more.
    std::size_t most_bytes(std::size_t text) const {
        return is_plain_ ? pattern_.size() : pattern_.size() + pattern_.size() / 2 * text;
    }

  private:
    std::string_view pattern_;
    bool is_plain_;
};

enum class Which { all, first };

/// So many are replaced in the time that a node takes.
constexpr std::size_t matches_of_step = 4;

Answer replaced(const Value& input, const Value& searched, std::string_view pattern, Which which,
                Render& render) {
    const Text source(input, render);
    const Text what(searched, render);
    const std::string_view text = source.view();
    const std::string_view mark = what.view();
    const Replacement replacement(pattern);
    render.spend_on_search(text.size());
    std::size_t found = find_text(text, mark);
    if (found == std::string_view::npos)
        return input.is(Value::Type::string) ? Answer(input) : keep_text(text, render);
    std::string out;
    std::size_t begin = 0;
    std::size_t matches = 0;
    while (found != std::string_view::npos) {
        out += text.substr(begin, found - begin);
        if (!render.affords(out.size() + replacement.most_bytes(text.size())))
            return render.fault({});
        ++matches;
        replacement.append(out, text, found, found + mark.size());
        begin = found + mark.size();
        if (which == Which::first || found == text.size())
            break;
        // An empty mark stands before each character and at the end.
        found = mark.empty() ? found + decode(text, found).length : find_text(text, mark, begin);
    }
    out += text.substr(begin);
    render.spend(matches / matches_of_step);
    return keep_text(out, render);
}

template <Which which>
Answer replace(const Value& input, Arguments arguments, Render& render) {
    const Text pattern(arguments.size() < 2 ? Value() : arguments[1], render);
    return replaced(input, arguments[0], pattern.view(), which, render);
}

template <Which which>
Answer remove(const Value& input, Arguments arguments, Render& render) {
    return replaced(input, arguments[0], {}, which, render);
}

Answer replace_last(const Value& input, Arguments arguments, Render& render) {
    const Text source(input, render);
    const Text what(arguments[0], render);
    const Text with(arguments.size() < 2 ? Value() : arguments[1], render);
    const std::string_view text = source.view();
    const std::size_t found = text.rfind(what.view());
    if (found == std::string_view::npos)
        return keep_text(text, render);
    if (!render.affords(text.size() + with.view().size()))
        return render.fault({});
    std::string out(text.substr(0, found));
    out += with.view();
    out += text.substr(found + what.view().size());
    return keep_text(out, render);
}

constexpr std::array<FilterRow, 6> rows = {{
    {"remove", "remove: TEXT", "Take out a text wherever it stands", remove<Which::all>, 1, 1},
    {"remove_first", "remove_first: TEXT", "Take out a text where it stands first",
     remove<Which::first>, 1, 1},
    {"remove_last", "remove_last: TEXT", "Take out a text where it stands last", replace_last, 1, 1,
     Known::in_5},
    {"replace", "replace: TEXT, WITH = ''", "Put text in place of another wherever it stands",
     replace<Which::all>, 1, 2},
    {"replace_first", "replace_first: TEXT, WITH = ''",
     "Put text in place of another where it stands first", replace<Which::first>, 1, 2},
    {"replace_last", "replace_last: TEXT, WITH",
     "Put text in place of another where it stands last", replace_last, 2, 2, Known::in_5},
}};

}  // namespace

std::span<const FilterRow> replace_rows() {
    return rows;
}

}  // namespace kiji::liquid::filters
