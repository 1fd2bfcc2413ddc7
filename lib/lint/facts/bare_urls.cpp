// URLs and e-mail addresses that stand in the text without < >: GFM's, as micromark reads them.
#include <algorithm>
#include <string_view>

#include "base/ascii.hpp"
#include "base/text.hpp"
#include "lint/facts/inline_syntax.hpp"

namespace kiji::lint {
namespace {

bool is_in(char c, std::string_view set) {
    return set.find(c) != std::string_view::npos;
}

bool is_white_space_at(std::string_view text, std::size_t at) {
    return class_after(text, at) == CharacterClass::white_space;
}

std::size_t next_character(std::string_view text, std::size_t at) {
    return at + decode(text, at).length;
}

struct TrailAnswer {
    bool is_trail = false;
    std::size_t found_at = 0;  // places up to here, on the way, have the same answer
};

/// Whether from `at` on there is only punctuation that does not belong to a URL.
TrailAnswer look_for_trail(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        const char c = text[at];
        if (is_in(c, "!\"'),*.:;?_~")) {
            ++at;
        } else if (c == '&') {
            std::size_t name_end = at + 1;
            while (name_end < text.size() && ascii::is_letter(text[name_end]))
                ++name_end;
            if (name_end == at + 1 || name_end >= text.size() || text[name_end] != ';')
                return {false, at};
            at = name_end + 1;
        } else if (c == ']') {
            ++at;
            if (at >= text.size() || text[at] == '(' || text[at] == '[')
                return {true, at};
        } else {
            return {c == '<' || is_white_space_at(text, at), at};
        }
    }
    return {true, at};
}

}  // namespace

/// Answers that for places that go up, and reads no stretch of punctuation twice.
class UrlTrail {
  public:
    explicit UrlTrail(std::string_view text) : text_(text) {}
    bool begins_at(std::size_t at) {
        if (at > last_.found_at)
            last_ = look_for_trail(text_, at);
        return last_.is_trail;
    }

  private:
    std::string_view text_;
    TrailAnswer last_;
};

namespace {

std::size_t path_end(std::string_view text, std::size_t at, UrlTrail& trail) {
    std::size_t open = 0;
    std::size_t closed = 0;
    while (at < text.size()) {
        const char c = text[at];
        if (c == '(') {
            ++open;
        } else if (c == ')' && closed < open) {
            ++closed;
        } else if (is_in(c, "!\"&'),*.:;<?]_~")) {
            if (trail.begins_at(at))
                return at;
            closed += c == ')' ? 1U : 0U;
        } else if (is_white_space_at(text, at)) {
            return at;
        }
        at = next_character(text, at);
    }
    return at;
}

bool is_www(std::string_view rest) {
    return rest.size() > 4 && (rest[0] == 'w' || rest[0] == 'W') &&
           (rest[1] == 'w' || rest[1] == 'W') && (rest[2] == 'w' || rest[2] == 'W') &&
           rest[3] == '.';
}

/// How long "http://" or "https://" at the head of `rest` is; 0 where it is neither.
std::size_t protocol_length(std::string_view rest) {
    constexpr std::string_view name = "https";
    std::size_t i = 0;
    while (i < name.size() && i < rest.size() && (rest[i] | ' ') == name[i])
        ++i;
    return i >= 4 && rest.substr(i).starts_with("://") ? i + 3 : 0;
}

bool is_email_character(char c) {
    return ascii::is_alphanumeric(c) || is_in(c, "+-._");
}

/// The end of the domain of an address, from behind the "@".
std::optional<std::size_t> email_domain_end(std::string_view text, std::size_t at) {
    bool has_dot = false;
    std::size_t i = at;
    for (; i < text.size(); ++i) {
        if (text[i] == '.') {
            if (i + 1 >= text.size() || !ascii::is_alphanumeric(text[i + 1]))
                break;
            has_dot = true;
        } else if (!ascii::is_alphanumeric(text[i]) && text[i] != '-' && text[i] != '_') {
            break;
        }
    }
    if (i == at || !has_dot || !ascii::is_letter(text[i - 1]))
        return std::nullopt;
    return i;
}

}  // namespace

std::optional<std::size_t> BareUrls::domain_end(std::size_t at, UrlTrail& trail) {
    if (underscored_.begin <= at && at < underscored_.end)
        return std::nullopt;
    const std::string_view text = text_;
    const std::size_t begin = at;
    std::size_t last = at;  // where the last part begins, and the one before it
    std::size_t before_last = at;
    bool seen = false;
    bool underscore_in_last = false;
    bool underscore_before_last = false;
    while (at < text.size()) {
        const char c = text[at];
        if (c == '.' || c == '_') {
            if (trail.begins_at(at))
                break;
            if (c == '_') {
                underscore_in_last = true;
            } else {
                underscore_before_last = underscore_in_last;
                underscore_in_last = false;
                before_last = last;
                last = at + 1;
            }
            ++at;
            continue;
        }
        if (c != '-' && class_after(text, at) != CharacterClass::other)
            break;
        seen = true;
        at = next_character(text, at);
    }
    if (underscore_in_last || underscore_before_last) {
        underscored_ = {begin, std::max(before_last, begin + 1)};
        return std::nullopt;
    }
    return seen ? std::optional(at) : std::nullopt;
}

std::optional<std::size_t> BareUrls::end(std::size_t at) {
    const std::string_view text = text_;
    const std::string_view rest = text.substr(at);
    const char before = at == 0 ? ' ' : text[at - 1];
    UrlTrail trail(text);
    std::size_t domain = at;
    if (const std::size_t length = protocol_length(rest); length > 0) {
        domain += length;
        if (ascii::is_letter(before) || class_after(text, domain) != CharacterClass::other ||
            static_cast<unsigned char>(text[domain]) < 0x20)
            return std::nullopt;
    } else if (!is_www(rest) || !(is_blank_or_line_end(before) || is_in(before, "(*_[]~"))) {
        return std::nullopt;
    }
    const auto path = domain_end(domain, trail);
    return path ? std::optional(path_end(text, *path, trail)) : std::nullopt;
}

TextRange next_email(std::string_view text, std::size_t from) {
    for (std::size_t at = text.find('@', from); at != std::string_view::npos;
         at = text.find('@', at + 1)) {
        std::size_t begin = at;
        while (begin > 0 && is_email_character(text[begin - 1]))
            --begin;
        if (begin == at || begin < from || (begin > 0 && text[begin - 1] == '/'))
            continue;
        if (const auto end = email_domain_end(text, at + 1))
            return {begin, *end};
    }
    return {text.size(), text.size()};
}

}  // namespace kiji::lint
