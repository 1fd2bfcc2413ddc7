#include "value/yaml_flat.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/ascii.hpp"

namespace kiji::yaml {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t most_keys = 64;  // keys are compared with each other
constexpr std::size_t deepest = 3;     // a list in a list in the mapping

struct Scalar {
    Value value;
    std::size_t begin = 0;
    std::size_t end = 0;
};

bool is_key_character(char c) {
    return ascii::is_word(c) || c == '-' || static_cast<unsigned char>(c) >= 0x80;
}

// Every function that reads returns nothing or false where the text is not of the simple kind.
class FlatReader {
  public:
    FlatReader(const Input& input, Arena& arena, Places& places)
        : input_(input), text_(input.text), arena_(arena), places_(places) {
        keys_.reserve(16);
        spans_.reserve(16);
    }

    std::optional<Scalar> read() {
        next_line(0);
        if (text_.starts_with("---") && text_.find_first_not_of(' ', 3) >= end_)
            next_line(next_);
        while (skip_to_content()) {
            if (indent_ != 0 || !member())
                return std::nullopt;
        }
        if (keys_.empty())
            return std::nullopt;
        const Value object = make_object(arena_, keys_);
        for (std::size_t i = 0; i < keys_.size(); ++i)
            places_.add(&object.object()[i].value, spans_[i]);
        return Scalar{object, spans_.front().key.begin - input_.base, last_};
    }

  private:
    // "key: value" in column 0, with the list below it if there is one.
    bool member() {
        const std::size_t begin = at_;
        while (at_ < end_ && is_key_character(text_[at_]))
            ++at_;
        const std::string_view name = text_.substr(begin, at_ - begin);
        // A key that begins with "-" or a digit is rare, and may be more than it seems.
        if (name.empty() || name[0] == '-' || ascii::is_digit(name[0]))
            return false;
        const std::size_t colon = skip_blanks(at_);
        if (colon >= end_ || text_[colon] != ':' || !is_blank_or_end(colon + 1))
            return false;
        const Value key = plain_scalar(name);
        if (!key.is(Value::Type::string) || keys_.size() == most_keys || is_known(name))
            return false;
        const std::optional<Scalar> value = member_value(colon + 1);
        if (!value)
            return false;
        keys_.push_back({key, value->value});
        spans_.push_back({.key = input_.span(begin, begin + name.size()),
                          .value = input_.span(value->begin, value->end)});
        last_ = value->end;
        return true;
    }

    std::optional<Scalar> member_value(std::size_t from) {
        at_ = skip_blanks(from);
        if (!is_content(at_)) {
            next_line(next_);
            if (skip_to_content() && is_dash(at_))
                return block_list();
            return Scalar{{}, from, from};  // a deeper line, if there is one, is no key
        }
        if (is_dash(at_))
            return std::nullopt;
        const char first = text_[at_];
        if (first == '|' || first == '>')
            return block_scalar();
        const bool in_quotes = first == '"' || first == '\'';
        std::optional<Scalar> value =
            in_quotes && closing_quote(at_ + 1, first) == npos ? quoted_lines() : line_value();
        const std::size_t written = without_blanks(begin_, end_);
        next_line(next_);
        if (value && !in_quotes && first != '[' && goes_on())
            value = value->end == written ? plain_lines(*value) : std::nullopt;
        if (value && skip_to_content() && is_dash(at_))
            return std::nullopt;
        return value;
    }

    /// True on a line that is indented, where a scalar goes on. A blank one is left to the others.
    bool goes_on() const {
        const std::size_t first = skip_blanks(begin_);
        return first > begin_ && first < end_;
    }

    bool is_document_marker() const {
        const std::string_view line = text_.substr(begin_, end_ - begin_);
        return line.starts_with("---") || line.starts_with("...");
    }

    // A plain scalar goes on in this line, and maybe below: each line end is a blank.
    std::optional<Scalar> plain_lines(const Scalar& begun) {
        std::string text(text_.substr(begun.begin, begun.end - begun.begin));
        std::size_t end = begun.end;
        for (; goes_on(); next_line(next_)) {
            at_ = skip_blanks(begin_);
            const std::optional<std::size_t> line_end =
                text_[at_] == '#' ? std::nullopt : plain_end();
            if (!line_end || *line_end != without_blanks(at_, end_))
                return std::nullopt;
            end = *line_end;
            text.append(" ").append(text_.substr(at_, end - at_));
        }
        return Scalar{plain_scalar(keep(arena_, text)), begun.begin, end};
    }

    // From the opening quote at at_ to the closing one some lines below: each line end is a blank,
    // and so are the blanks around it. Leaves at_ behind the closing quote.
    std::optional<Scalar> quoted_lines() {
        const char quote = text_[at_];
        const std::size_t begin = at_;
        std::string inner;  // as it would stand on one line
        std::size_t from = begin + 1;
        std::size_t close = npos;
        while ((close = closing_quote(from, quote)) == npos) {
            const std::size_t end = without_blanks(from, end_);
            if (end == from || text_[end - 1] == '\\')
                return std::nullopt;
            inner.append(text_.substr(from, end - from)).append(" ");
            next_line(next_);
            from = skip_blanks(begin_);
            if (from >= end_ || is_document_marker())
                return std::nullopt;
        }
        if (close == from)
            return std::nullopt;
        inner.append(text_.substr(from, close - from));
        at_ = close + 1;
        const std::size_t rest = skip_blanks(at_);
        const std::optional<std::string_view> text = unescaped(inner, quote);
        if (!text || (rest < end_ && (text_[rest] != '#' || rest == at_)))
            return std::nullopt;
        return Scalar{Value::of(*text), begin, at_};
    }

    // "|" or ">" and the lines below it, all in one column; of ">" each line end is a blank.
    std::optional<Scalar> block_scalar() {
        const std::size_t begin = at_;
        const bool folds = text_[begin] == '>';
        const bool strips = text_.substr(begin + 1).starts_with('-');
        if (skip_blanks(begin + (strips ? 2 : 1)) < end_ || !text_.ends_with('\n'))
            return std::nullopt;
        std::string text;
        std::size_t column = 0;
        std::size_t end = 0;
        std::size_t blank_lines = 0;
        for (next_line(next_); begin_ < text_.size(); next_line(next_)) {
            const std::size_t first = skip_blanks(begin_);
            if (first == end_) {
                if (column == 0 || first - begin_ > column)
                    return std::nullopt;
                ++blank_lines;
                continue;
            }
            if (first == begin_)
                break;
            if (column == 0)
                column = first - begin_;
            else
                text.append(blank_lines + (folds ? 0 : 1), '\n');
            if (first - begin_ < column || (folds && first - begin_ > column))
                return std::nullopt;
            if (folds && end != 0 && blank_lines == 0)
                text += ' ';
            text.append(text_.substr(begin_ + column, end_ - begin_ - column));
            end = without_blanks(begin_, end_);
            blank_lines = 0;
        }
        if (column == 0)
            return std::nullopt;
        if (!strips)
            text += '\n';
        return Scalar{Value::of(keep(arena_, text)), begin, end};
    }

    // "- item" lines, all in one column.
    std::optional<Scalar> block_list() {
        const std::size_t begin = at_;
        const std::size_t column = indent_;
        std::vector<Scalar> items;
        do {
            const std::size_t from = at_ + 1;
            at_ = skip_blanks(from);
            if (!is_content(at_)) {
                items.push_back({{}, from, from});
            } else {
                const std::optional<Scalar> item = is_dash(at_) ? std::nullopt : line_value();
                if (!item)
                    return std::nullopt;
                items.push_back(*item);
            }
            next_line(next_);
        } while (skip_to_content() && indent_ == column && is_dash(at_));
        const std::size_t end = items.back().end;
        return Scalar{list_of(items), begin, end};
    }

    Value list_of(const std::vector<Scalar>& items) {
        scratch_.clear();
        for (const Scalar& item : items)
            scratch_.push_back(item.value);
        const Value list = make_array(arena_, scratch_);
        for (std::size_t i = 0; i < items.size(); ++i) {
            places_.add(&list.array()[i],
                        {.key = {}, .value = input_.span(items[i].begin, items[i].end)});
        }
        return list;
    }

    // A scalar or "[a, b]" from at_ to the end of the line, less a comment.
    std::optional<Scalar> line_value() {
        const char first = text_[at_];
        if (first == '[' || first == '"' || first == '\'') {
            const std::optional<Scalar> value = first == '[' ? flow_list() : quoted();
            const std::size_t rest = skip_blanks(at_);
            // A comment needs a blank before it.
            if (rest < end_ && (text_[rest] != '#' || rest == at_))
                return std::nullopt;
            return value;
        }
        return plain();
    }

    std::optional<Scalar> plain() {
        if (std::string_view("{&*!|>%@`#,]}").find(text_[at_]) != npos)
            return std::nullopt;
        const std::optional<std::size_t> end = plain_end();
        if (!end)
            return std::nullopt;
        return Scalar{plain_scalar(text_.substr(at_, *end - at_)), at_, *end};
    }

    // Where plain text from at_ on ends on this line: before a comment, and without blanks.
    std::optional<std::size_t> plain_end() const {
        if (std::string_view("-?:").find(text_[at_]) != npos && is_blank_or_end(at_ + 1))
            return std::nullopt;
        std::size_t end = end_;
        for (std::size_t i = at_; i < end; ++i) {
            if (text_[i] == ':' && is_blank_or_end(i + 1))
                return std::nullopt;
            if (text_[i] == '#' && text_[i - 1] == ' ')
                end = i;
        }
        return without_blanks(at_, end);
    }

    // The closing quote on this line of what begins at `from`; npos where there is none.
    std::size_t closing_quote(std::size_t from, char quote) const {
        for (std::size_t i = from; i < end_; ++i) {
            const char c = text_[i];
            if (c == '\\' && quote == '"')
                ++i;
            else if (c == quote && (quote == '"' || i + 1 >= end_ || text_[i + 1] != quote))
                return i;
            else if (c == quote)
                ++i;
        }
        return npos;
    }

    // Leaves at_ behind the closing quote.
    std::optional<Scalar> quoted() {
        const char quote = text_[at_];
        const std::size_t begin = at_;
        const std::size_t close = closing_quote(begin + 1, quote);
        if (close == npos)
            return std::nullopt;
        const std::string_view inner = text_.substr(begin + 1, close - begin - 1);
        at_ = close + 1;
        if (inner.find(quote == '"' ? '\\' : '\'') == npos)
            return Scalar{Value::of(inner), begin, at_};
        const std::optional<std::string_view> text = unescaped(inner, quote);
        if (!text)
            return std::nullopt;
        return Scalar{Value::of(*text), begin, at_};
    }

    std::optional<std::string_view> unescaped(std::string_view inner, char quote) {
        auto* out = static_cast<char*>(arena_.allocate(inner.size(), 1));
        std::size_t size = 0;
        for (std::size_t i = 0; i < inner.size(); ++i) {
            char c = inner[i];
            if (quote == '\'') {
                i += c == '\'' ? 1 : 0;
            } else if (c == '\\') {
                constexpr std::string_view names = "\"\\/nt";
                constexpr std::string_view values = "\"\\/\n\t";
                const std::size_t known = names.find(inner[++i]);
                if (known == npos)
                    return std::nullopt;
                c = values[known];
            }
            out[size++] = c;
        }
        return std::string_view(out, size);
    }

    // Leaves at_ behind the closing bracket.
    std::optional<Scalar> flow_list() {
        const std::size_t begin = at_;
        std::vector<Scalar> items;
        at_ = skip_blanks(at_ + 1);
        while (at_ < end_ && text_[at_] != ']') {
            const bool in_quotes = text_[at_] == '"' || text_[at_] == '\'';
            const std::optional<Scalar> item = in_quotes ? quoted() : flow_plain();
            if (!item)
                return std::nullopt;
            items.push_back(*item);
            at_ = skip_blanks(at_);
            if (at_ < end_ && text_[at_] == ',')
                at_ = skip_blanks(at_ + 1);
            else if (at_ >= end_ || text_[at_] != ']')
                return std::nullopt;
        }
        if (at_ >= end_)
            return std::nullopt;
        ++at_;
        return Scalar{list_of(items), begin, at_};
    }

    std::optional<Scalar> flow_plain() {
        if (std::string_view("?,[]{}#&*!|>%@`:").find(text_[at_]) != npos)
            return std::nullopt;
        const std::size_t begin = at_;
        const bool dash = text_[at_] == '-';
        if (dash && (at_ + 1 >= end_ || !is_key_character(text_[at_ + 1])))
            return std::nullopt;
        for (; at_ < end_ && text_[at_] != ',' && text_[at_] != ']'; ++at_) {
            const char c = text_[at_];
            const char next = at_ + 1 < end_ ? text_[at_ + 1] : ' ';
            if (c == '[' || c == '{' || c == '}' || (c == '#' && text_[at_ - 1] == ' ') ||
                (c == ':' && std::string_view(" ,[]{}?").find(next) != npos))
                return std::nullopt;
        }
        const std::size_t end = without_blanks(begin, at_);
        return Scalar{plain_scalar(text_.substr(begin, end - begin)), begin, end};
    }

    void next_line(std::size_t begin) {
        at_ = begin_ = begin;
        end_ = std::min(text_.find('\n', begin), text_.size());
        next_ = std::min(end_ + 1, text_.size());
        if (end_ > begin && text_[end_ - 1] == '\r')
            --end_;
    }

    /// Goes to the first content of this line or one below; false at the end of the text.
    bool skip_to_content() {
        while (true) {
            at_ = skip_blanks(at_);
            indent_ = at_ - begin_;
            if (is_content(at_))
                return true;
            if (next_ == text_.size())
                return false;
            next_line(next_);
        }
    }

    bool is_content(std::size_t at) const { return at < end_ && text_[at] != '#'; }
    bool is_blank_or_end(std::size_t at) const { return at >= end_ || text_[at] == ' '; }
    bool is_dash(std::size_t at) const { return text_[at] == '-' && is_blank_or_end(at + 1); }
    bool is_known(std::string_view name) const {
        return std::ranges::any_of(
            keys_, [name](const Member& member) { return member.key.string() == name; });
    }
    std::size_t skip_blanks(std::size_t at) const {
        while (at < end_ && text_[at] == ' ')
            ++at;
        return at;
    }
    std::size_t without_blanks(std::size_t begin, std::size_t end) const {
        while (end > begin && text_[end - 1] == ' ')
            --end;
        return end;
    }

    const Input& input_;
    std::string_view text_;
    Arena& arena_;
    Places& places_;
    std::vector<Member> keys_;
    std::vector<Places::Place> spans_;
    std::vector<Value> scratch_;
    std::size_t at_ = 0;      // where reading is, in the line
    std::size_t begin_ = 0;   // of the line
    std::size_t end_ = 0;     // of the line, without its line end
    std::size_t next_ = 0;    // the next line
    std::size_t indent_ = 0;  // of the line that skip_to_content found
    std::size_t last_ = 0;    // the end of the last value
};

}  // namespace

bool read_flat(const Input& input, Arena& arena, const Limits& limits, Yaml& yaml) {
    if (limits.yaml_depth < deepest || input.text.size() > limits.yaml_nodes)
        return false;
    Places places;
    const std::optional<Scalar> root = FlatReader(input, arena, places).read();
    if (!root)
        return false;
    const Value* kept = make_array(arena, {&root->value, 1}).array().data();
    places.add(kept, {.key = {}, .value = input.span(root->begin, root->end)});
    places.sort();
    yaml = {.root = kept, .places = std::move(places), .ok = true};
    return true;
}

}  // namespace kiji::yaml
