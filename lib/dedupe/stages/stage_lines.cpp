#include "dedupe/stages/stage_lines.hpp"

#include <algorithm>
#include <utility>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "dedupe/join/sketch.hpp"

namespace kiji::dedupe {
namespace {

/// What a kind is called, how many fields it has, and what stands in the second one of them.
struct Form {
    std::string_view name;
    std::size_t fields;
    std::string_view tag;
    std::uint32_t version;
};
constexpr std::array<Form, 7> forms{{
    {"units", 5, "2", 1},
    {"bands", 2, "", sketch_version},
    {"candidates", 3, "3", sketch_version},
    {"attached", 4, "4", 1},
    {"pairs", 5, "5", 1},
    {"edges", 3, "1", 1},
    {"groups", 4, "6", 1},
}};
const Form& form_of(LineKind kind) {
    return forms[static_cast<std::size_t>(kind)];
}

}  // namespace

std::string header_of(LineKind kind) {
    return fmt::format("#kiji {} {}\n", form_of(kind).name, form_of(kind).version);
}

void append_escaped(std::string& out, std::string_view text) {
    for (const char c : text) {
        if (c == '\t')
            out += "\\t";
        else if (c == '\n')
            out += "\\n";
        else if (c == '\\')
            out += "\\\\";
        else
            out += c;
    }
}

std::string unescaped(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            plain += text[i];
            continue;
        }
        const char next = text[++i];
        plain += next == 't' ? '\t' : (next == 'n' ? '\n' : next);
    }
    return plain;
}

void write_fields(const WriteLine& write, std::string& buffer,
                  std::initializer_list<std::string_view> fields) {
    buffer.clear();
    for (const std::string_view field : fields) {
        if (!buffer.empty())
            buffer += '\t';
        buffer += field;
    }
    buffer += '\n';
    write(buffer);
}

Records::Records(const ReadLine& read, std::initializer_list<LineKind> kinds, std::size_t sorted)
    : read_(read), kinds_(kinds), sorted_(sorted) {}

Result<bool> Records::next() {
    while (true) {
        Result<std::optional<std::string_view>> line = read_();
        if (!line)
            return line.error();
        if (!*line)
            return false;
        ++number_;
        if ((*line)->starts_with('#')) {
            if (!takes_header(**line))
                return error(fmt::format("is \"{}\"", escape_for_terminal((*line)->substr(0, 40))));
            continue;
        }
        if (!has_header_)
            return error("comes before a header");
        if (const Result<void> taken = take(**line); !taken)
            return taken.error();
        return true;
    }
}

bool Records::takes_header(std::string_view line) {
    has_header_ = std::any_of(kinds_.begin(), kinds_.end(), [&](LineKind kind) {
        const std::string header = header_of(kind);
        return line == std::string_view(header).substr(0, header.size() - 1);
    });
    return has_header_;
}

Result<void> Records::take(std::string_view line) {
    std::size_t count = 0;
    std::string_view rest = line;
    bool more = true;
    for (; more && count < fields_.size(); ++count) {
        const std::size_t tab = rest.find('\t');
        more = tab != std::string_view::npos;
        fields_[count] = rest.substr(0, tab);
        rest.remove_prefix(more ? tab + 1 : rest.size());
    }
    const bool fits = std::any_of(kinds_.begin(), kinds_.end(), [&](LineKind kind) {
        const Form& form = form_of(kind);
        return count == form.fields && (form.tag.empty() || fields_[1] == form.tag);
    });
    if (!fits || more)
        return error(fmt::format("is \"{}\"", escape_for_terminal(line.substr(0, 40))));
    return check_order();
}

Result<void> Records::check_order() {
    if (sorted_ == 0)
        return Done{};
    // The fields lie side by side in the line.
    const std::string_view last = fields_[sorted_ - 1];
    const auto size = static_cast<std::size_t>(last.data() + last.size() - fields_[0].data());
    const std::string_view sorted(fields_[0].data(), size);
    if (sorted < previous_)
        return error("is not in its place: sort with LC_ALL=C sort, by bytes");
    previous_ = sorted;
    return Done{};
}

Error Records::error(std::string_view message) const {
    std::vector<std::string> headers;
    for (const LineKind kind : kinds_) {
        headers.push_back(header_of(kind));
        headers.back().pop_back();
    }
    return Error{fmt::format("line {} {}; wanted are lines that begin with {}", number_, message,
                             fmt::join(headers, " and "))};
}

}  // namespace kiji::dedupe
