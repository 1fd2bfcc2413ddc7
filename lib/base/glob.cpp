#include "base/glob.hpp"

#include <algorithm>

namespace kiji {
namespace {

std::string_view without_end(std::string_view line) {
    while (!line.empty() && (line.back() == '\r' || line.back() == '\n'))
        line.remove_suffix(1);
    // Blanks at the end do not count unless a backslash keeps them.
    while (line.ends_with(' ') && !line.ends_with("\\ "))
        line.remove_suffix(1);
    return line;
}

}  // namespace

Glob::Glob(std::string_view pattern) {
    if (pattern.starts_with('!')) {
        takes_back_ = true;
        pattern.remove_prefix(1);
    }
    if (pattern.size() > 1 && pattern.ends_with('/')) {
        folders_only_ = true;
        pattern.remove_suffix(1);
    }
    if (pattern.starts_with("./"))
        pattern.remove_prefix(2);
    if (pattern.find('/') == std::string_view::npos)
        tokens_.push_back({Token::Kind::deep});
    else if (pattern.starts_with('/'))
        pattern.remove_prefix(1);
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const std::string_view rest = pattern.substr(at);
        const bool at_part = at == 0 || pattern[at - 1] == '/';
        if (at_part && rest.starts_with("**/")) {
            tokens_.push_back({Token::Kind::deep});
            at += 2;
        } else if (at_part && rest == "**") {
            // All that lies below: at least one name, at any depth.
            tokens_.push_back({Token::Kind::deep});
            tokens_.push_back({Token::Kind::any});
            tokens_.push_back({Token::Kind::star});
            break;
        } else if (rest[0] == '*') {
            if (tokens_.empty() || tokens_.back().kind != Token::Kind::star)
                tokens_.push_back({Token::Kind::star});
        } else if (rest[0] == '?') {
            tokens_.push_back({Token::Kind::any});
        } else if (rest[0] == '[') {
            at = read_set(pattern, at);
        } else {
            if (rest[0] == '\\' && rest.size() > 1)
                ++at;
            tokens_.push_back({Token::Kind::character, pattern[at]});
        }
    }
}

/// Reads "[a-z]" at `at`; returns where it ends. One that is never closed is a bracket.
std::size_t Glob::read_set(std::string_view pattern, std::size_t at) {
    const std::size_t begin = at + 1;
    const bool negated = begin < pattern.size() && (pattern[begin] == '!' || pattern[begin] == '^');
    const std::size_t first = begin + (negated ? 1 : 0);
    const std::size_t end = pattern.find(']', first + 1);
    if (first >= pattern.size() || end == std::string_view::npos) {
        tokens_.push_back({Token::Kind::character, '['});
        return at;
    }
    std::bitset<256> set;
    for (std::size_t i = first; i < end; ++i) {
        const auto low = static_cast<unsigned char>(pattern[i]);
        const bool range = i + 2 < end && pattern[i + 1] == '-';
        const auto high = range ? static_cast<unsigned char>(pattern[i + 2]) : low;
        for (std::size_t c = low; c <= high; ++c)
            set.set(c);
        i += range ? 2 : 0;
    }
    if (negated)
        set.flip();
    set.reset('/');
    tokens_.push_back({Token::Kind::set, 0, sets_.size()});
    sets_.push_back(set);
    return end;
}

bool Glob::fits(const Token& token, char c) const {
    switch (token.kind) {
        case Token::Kind::character:
            return c == token.character;
        case Token::Kind::set:
            return sets_[token.set].test(static_cast<unsigned char>(c));
        case Token::Kind::any:
        case Token::Kind::star:
            return c != '/';
        case Token::Kind::deep:
            break;
    }
    return true;
}

bool Glob::matches(std::string_view path, bool is_folder) const {
    if (folders_only_ && !is_folder)
        return false;
    // now[t]: the tokens before t fit what was read so far.
    std::vector<char> now(tokens_.size() + 1, 0);
    std::vector<char> next(tokens_.size() + 1, 0);
    const auto skip_empty = [&](std::vector<char>& states, bool at_part) {
        for (std::size_t t = 0; t < tokens_.size(); ++t) {
            const bool may_be_empty = tokens_[t].kind == Token::Kind::star ||
                                      (tokens_[t].kind == Token::Kind::deep && at_part);
            if (states[t] != 0 && may_be_empty)
                states[t + 1] = 1;
        }
    };
    now[0] = 1;
    skip_empty(now, true);
    for (const char c : path) {
        std::ranges::fill(next, 0);
        for (std::size_t t = 0; t < tokens_.size(); ++t) {
            if (now[t] == 0 || !fits(tokens_[t], c))
                continue;
            const bool repeats =
                tokens_[t].kind == Token::Kind::star || tokens_[t].kind == Token::Kind::deep;
            next[repeats ? t : t + 1] = 1;
        }
        skip_empty(next, c == '/');
        now.swap(next);
    }
    return now.back() != 0;
}

Globs Globs::of_lines(std::string_view text) {
    Globs globs;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = without_end(text.substr(0, end));
        if (!line.empty() && !line.starts_with('#'))
            globs.add(line);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return globs;
}

Globs::Verdict Globs::verdict(std::string_view path, bool is_folder) const {
    for (auto glob = globs_.rbegin(); glob != globs_.rend(); ++glob) {
        if (glob->matches(path, is_folder))
            return glob->takes_back() ? Verdict::taken_back : Verdict::taken;
    }
    return Verdict::nothing;
}

bool Globs::take(std::string_view path) const {
    for (std::size_t slash = path.find('/'); slash != std::string_view::npos;
         slash = path.find('/', slash + 1)) {
        if (verdict(path.substr(0, slash), true) == Verdict::taken)
            return true;
    }
    return verdict(path, false) == Verdict::taken;
}

}  // namespace kiji
