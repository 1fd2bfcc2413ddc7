#include "markdown/kramdown/attributes.hpp"

#include <algorithm>
#include <cstddef>

#include "markdown/characters.hpp"
#include "markdown/kramdown/escape.hpp"

namespace kiji::markdown::kramdown {
namespace {

constexpr bool is_name(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' ||
           c == '-';
}

std::size_t name_end(std::string_view text, std::size_t at) {
    while (at < text.size() && is_name(text[at]))
        ++at;
    return at;
}

// Where a value in quotes ends: behind its closing quote; npos where there is none.
std::size_t quoted_end(std::string_view text, std::size_t at) {
    const char quote = text[at];
    for (++at; at < text.size(); ++at) {
        if (text[at] == '\\' && at + 1 < text.size() &&
            (text[at + 1] == quote || text[at + 1] == '}'))
            ++at;
        else if (text[at] == quote)
            return at + 1;
    }
    return std::string_view::npos;
}

std::string unescaped(std::string_view value, char quote) {
    std::string out;
    for (std::size_t at = 0; at < value.size(); ++at) {
        const bool escape = value[at] == '\\' && at + 1 < value.size() &&
                            (value[at + 1] == quote || value[at + 1] == '}');
        out += value[escape ? ++at : at];
    }
    return out;
}

// ".one.two#id"
void read_classes(Attributes& out, std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
        const std::size_t end = std::min(word.find_first_of(".#", at + 1), word.size());
        const std::string_view name = word.substr(at + 1, end - at - 1);
        if (word[at] == '.')
            out.add_class(name);
        else
            out.set("id", name);
        at = end;
    }
}

}  // namespace

void Attributes::set(std::string_view key, std::string_view value) {
    for (auto& [name, old] : list_) {
        if (name == key) {
            old = value;
            return;
        }
    }
    list_.emplace_back(key, value);
}

void Attributes::add_class(std::string_view name) {
    for (auto& [key, value] : list_) {
        if (key == "class") {
            if (!value.empty())
                value += ' ';
            value += name;
            return;
        }
    }
    list_.emplace_back("class", name);
}

void Attributes::merge(const Attributes& other) {
    for (const auto& [key, value] : other.list_) {
        if (key == "class")
            add_class(value);
        else
            set(key, value);
    }
    for (const std::string& name : other.references_)
        add_reference(name);
}

std::string Attributes::take(std::string_view key) {
    for (auto at = list_.begin(); at != list_.end(); ++at) {
        if (at->first == key) {
            std::string value = std::move(at->second);
            list_.erase(at);
            return value;
        }
    }
    return {};
}

const std::string* Attributes::find(std::string_view key) const {
    for (const auto& [name, value] : list_) {
        if (name == key)
            return &value;
    }
    return nullptr;
}

bool Attributes::refers_to(std::string_view name) const {
    return std::find(references_.begin(), references_.end(), name) != references_.end();
}

void Attributes::add_reference(std::string_view name) {
    references_.emplace_back(name);
}

void Attributes::write(std::string& out) const {
    for (const auto& [key, value] : list_) {
        if (key == "id" && value.find_first_not_of(" \t\n") == std::string::npos)
            continue;
        out.append(" ").append(key).append("=\"");
        escape_attribute(out, value);
        out += '"';
    }
}

Attributes read_attribute_list(std::string_view text) {
    // each is looked up among those before it
    constexpr int most = 500;
    Attributes out;
    int count = 0;
    for (std::size_t at = 0; at < text.size() && count < most;) {
        if (is_white_space(text[at])) {
            ++at;
            continue;
        }
        ++count;
        const std::size_t name = name_end(text, at);
        const bool pair = name > at && name + 1 < text.size() && text[name] == '=' &&
                          (text[name + 1] == '"' || text[name + 1] == '\'');
        const std::size_t quoted = pair ? quoted_end(text, name + 1) : std::string_view::npos;
        if (quoted != std::string_view::npos &&
            (quoted == text.size() || is_white_space(text[quoted]))) {
            out.set(text.substr(at, name - at),
                    unescaped(text.substr(name + 2, quoted - name - 3), text[name + 1]));
            at = quoted;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && !is_white_space(text[end]))
            ++end;
        if (text[at] == '.' || text[at] == '#')
            read_classes(out, text.substr(at, end - at));
        else if (name == end)
            out.add_reference(text.substr(at, end - at));
        at = end;
    }
    return out;
}

}  // namespace kiji::markdown::kramdown
