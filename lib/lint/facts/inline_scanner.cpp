#include "lint/facts/inline_scanner.hpp"

#include <algorithm>
#include <array>

#include "base/ascii.hpp"
#include "base/byte_blocks.hpp"
#include "base/characters.hpp"
#include "base/text.hpp"
#include "markdown/markdown.hpp"

namespace kiji::lint {
namespace {

using Form = markdown::Link::Form;

constexpr std::size_t npos = std::string_view::npos;

constexpr std::array<bool, 256> stops_of(std::string_view signs) {
    std::array<bool, 256> stops{};
    for (const char c : signs)
        stops[static_cast<unsigned char>(c)] = true;
    return stops;
}
constexpr auto plain_stops = stops_of("\n!&*:<[\\]_`$hHwW");
constexpr auto jekyll_stops = stops_of("\n!&*<[\\]_`$hHwW{");

constexpr std::size_t block_size = 16;

/// 0 for what is a stop in any mode, but for an "h" or "w" with which no address begins.
constexpr Byte test_stop(Byte a, Byte b, Byte /*c*/) {
    const auto line_end = static_cast<Byte>(a ^ '\n');
    const auto image = static_cast<Byte>(a ^ '!');
    const auto dollar = static_cast<Byte>(a ^ '$');
    const auto entity = static_cast<Byte>(a ^ '&');
    const auto star = static_cast<Byte>(a ^ '*');
    const auto colon = static_cast<Byte>(a ^ ':');
    const auto angle = static_cast<Byte>(a ^ '<');
    const auto bracket = static_cast<Byte>((a & 0xF8) ^ 0x58);  // "[", "\\", "]", "_", and X to "^"
    const auto tick = static_cast<Byte>(a ^ '`');
    const auto brace = static_cast<Byte>(a ^ '{');
    const auto http = static_cast<Byte>(((a & 0xDF) ^ 'H') | ((b & 0xDF) ^ 'T'));
    const auto www = static_cast<Byte>(((a & 0xDF) ^ 'W') | ((b & 0xDF) ^ 'W'));
    const auto signs = std::min(std::min(line_end, image), std::min(dollar, entity));
    const auto marks = std::min(std::min(star, colon), std::min(angle, bracket));
    return std::min(std::min(signs, marks), std::min(std::min(tick, brace), std::min(http, www)));
}

std::uint32_t narrow(std::size_t value) {
    return static_cast<std::uint32_t>(value);
}

}  // namespace

void InlineScanner::read(std::string_view text, const ScanMode& mode) {
    text_ = text;
    mode_ = mode;
    syntax_ = InlineSyntax(text);
    urls_ = BareUrls(text);
    email_ = text.find('@') == npos ? TextRange{npos, npos} : next_email(text, 0);
    code_.clear();
    math_.clear();
    brace_ = text_begin_ = last_bracket_ = last_plain_close_ = 0;
    items_.clear();
    links_.clear();
    runs_.clear();
    unsettled_.clear();
    matches_.clear();
    open_.clear();
    starts_.clear();
    undefined_.clear();
    scan();
    match_runs(0);
}

void InlineScanner::scan() {
    std::size_t at = next_stop(0);
    while (at < text_.size()) {
        const bool taken = at == email_.begin ? email(at) || special(at) : special(at);
        // What begins nothing is text. `special` says where to go on by what it took.
        at = next_stop(taken ? text_begin_ : std::max(at + 1, text_begin_));
    }
    push_text(text_.size());
}

std::size_t InlineScanner::next_stop(std::size_t at) {
    const auto& stops = mode_.knows_jekyll ? jekyll_stops : plain_stops;
    if (email_.begin < at)
        email_ = next_email(text_, at);
    const std::size_t end = std::min(text_.size(), email_.begin);
    while (at < end) {
        at = skip_to_ascii<block_size>(text_.substr(0, end), at, test_stop);
        for (const std::size_t block_end = std::min(at + block_size, end); at < block_end; ++at) {
            if (stops[static_cast<unsigned char>(text_[at])])
                return at;
        }
    }
    return at;
}

bool InlineScanner::special(std::size_t at) {
    switch (text_[at]) {
        case '\n':
            push(Kind::line_end, at, at + 1);
            return true;
        case '\\':
            return escape(at);
        case '!':
            return at + 1 < text_.size() && text_[at + 1] == '[' && open_bracket(at);
        case '[':
            return open_bracket(at);
        case ']':
            return close_bracket(at);
        case '*':
        case '_':
            return run(at);
        case '`':
            return ticks(at, '`', code_, Kind::code);
        case '$':
            return ticks(at, '$', math_, Kind::math);
        case '<':
            return angle(at);
        case '&':
            if (const auto end = entity_end(text_, at)) {
                push(Kind::entity, at, *end);
                return true;
            }
            return false;
        case ':':
            return colon(at);
        case '{':
            return brace(at);
        default:
            return url(at);
    }
}

void InlineScanner::push_text(std::size_t end) {
    if (text_begin_ >= end)
        return;
    if (!items_.empty() && items_.back().kind == Kind::text && items_.back().end == text_begin_)
        items_.back().end = narrow(end);
    else
        items_.push_back({.kind = Kind::text, .begin = narrow(text_begin_), .end = narrow(end)});
    text_begin_ = end;
}

void InlineScanner::push(Kind kind, std::size_t begin, std::size_t end, std::uint32_t data) {
    push_text(begin);
    items_.push_back({.kind = kind, .begin = narrow(begin), .end = narrow(end), .data = data});
    text_begin_ = end;
}

bool InlineScanner::behind_escape(std::size_t at) const {
    return at == text_begin_ && !items_.empty() && items_.back().kind == Kind::escape;
}

bool InlineScanner::escape(std::size_t at) {
    if (at + 1 >= text_.size())
        return false;
    if (text_[at + 1] == '\n') {
        push(Kind::escape, at, at + 1);
        return true;
    }
    if (!ascii::is_punctuation(text_[at + 1]))
        return false;
    push(Kind::escape, at, at + 2);
    return true;
}

bool InlineScanner::open_bracket(std::size_t at) {
    const bool image = text_[at] == '!';
    if (!image) {
        const auto label = footnote_label(text_, at);
        if (label &&
            mode_.labels->has_footnote(text_.substr(label->begin, label->end - label->begin))) {
            push(Kind::footnote_call, at, label->end + 1);
            last_bracket_ = label->end + 1;
            return true;
        }
    }
    push(image ? Kind::open_image : Kind::open_link, at, at + (image ? 2 : 1));
    open_.push_back(narrow(items_.size() - 1));
    starts_.push_back(open_.back());
    last_bracket_ = text_begin_;
    return true;
}

bool InlineScanner::is_defined(std::uint32_t opener, std::size_t at) const {
    const std::size_t begin = items_[opener].end;
    return last_bracket_ <= begin && mode_.labels->has_definition(text_.substr(begin, at - begin));
}

bool InlineScanner::close_bracket(std::size_t at) {
    push_text(at);
    if (open_.empty() || items_[open_.back()].inactive) {
        not_a_link(at);
        const bool is_inactive = !open_.empty();
        if (is_inactive) {
            items_[open_.back()].balanced = true;
            open_.pop_back();
        }
        last_bracket_ = last_plain_close_ = at + 1;
        return false;
    }
    const std::uint32_t opener = open_.back();
    const bool defined = is_defined(opener, at);
    const char next = at + 1 < text_.size() ? text_[at + 1] : '\0';
    ScannedLink link{.form = Form::shortcut};
    bool ok = defined;
    std::size_t end = at + 1;
    if (next == '(') {
        if (const auto resource = syntax_.resource(at + 1)) {
            link = {.form = Form::inlined, .resource = *resource};
            end = resource->end;
            ok = true;
        }
    } else if (next == '[') {
        const auto label = reference_label(text_, at + 1);
        if (label &&
            mode_.labels->has_definition(text_.substr(label->begin, label->end - label->begin))) {
            link = {.form = Form::full, .reference = {at + 1, label->end + 1}};
            end = label->end + 1;
            ok = true;
        } else if (defined && at + 2 < text_.size() && text_[at + 2] == ']') {
            link = {.form = Form::collapsed, .reference = {at + 1, at + 3}};
            end = at + 3;
        } else {
            ok = false;
        }
    }
    open_.pop_back();
    if (ok) {
        links_.push_back(link);
        close_link(opener, at);
        text_begin_ = items_.back().end = narrow(end);
        last_bracket_ = end;
        return true;
    }
    items_[opener].balanced = true;
    not_a_link(at + 1);
    last_bracket_ = at + 1;
    if (potential_footnote(opener, at))
        return true;
    last_plain_close_ = at + 1;
    return false;
}

void InlineScanner::close_link(std::uint32_t opener, std::size_t at) {
    InlineItem& open = items_[opener];
    open.resolved = true;
    open.data = narrow(links_.size() - 1);
    const bool is_link = open.kind == Kind::open_link;
    // No link holds a link: the brackets around it lead to none.
    for (auto outer = open_.rbegin(); is_link && outer != open_.rend(); ++outer) {
        InlineItem& item = items_[*outer];
        if (item.kind == Kind::open_link && item.inactive)
            break;
        item.inactive = item.kind == Kind::open_link;
    }
    std::size_t first = unsettled_.size();
    while (first > 0 && runs_[unsettled_[first - 1]].item > opener)
        --first;
    match_runs(first);
    push(Kind::close, at, at + 1, narrow(links_.size() - 1));
}

// What micromark's labelEnd would have been: markdownlint takes note of it, and of the kind of
// reference by whether it touches the one before.
void InlineScanner::not_a_link(std::size_t end) {
    while (!starts_.empty() && items_[starts_.back()].resolved)
        starts_.pop_back();
    if (starts_.empty() || mode_.in_html_block)
        return;
    const std::uint32_t start = starts_.back();
    ScannedReference found{.begin = items_[start].begin, .end = narrow(end), .label = {}};
    const bool holds_bracket = last_plain_close_ > items_[start].begin;
    bool has_text = false;
    for (std::size_t i = start + 1; i < items_.size() && !holds_bracket; ++i) {
        const InlineItem& item = items_[i];
        if (item.kind == Kind::text || item.kind == Kind::line_end) {
            has_text = true;
            found.label.append(text_.substr(item.begin, item.end - item.begin));
        }
    }
    has_text = has_text || holds_bracket;
    if (!undefined_.empty() && undefined_.back().end == found.begin) {
        if (!has_text) {
            undefined_.back().form = Form::collapsed;
            undefined_.back().end = found.end;
        } else {
            found.form = Form::full;
            found.begin = undefined_.back().begin;
            undefined_.pop_back();
        }
    }
    const bool is_blank = found.label.find_first_not_of(" \t\n") == npos;
    if (!is_blank && !holds_bracket)
        undefined_.push_back(std::move(found));
}

// "![^1]" is an exclamation mark and a footnote.
bool InlineScanner::potential_footnote(std::uint32_t opener, std::size_t at) {
    if (items_[opener].kind != Kind::open_image || text_[items_[opener].end] != '^')
        return false;
    const std::size_t label = items_[opener].end + 1;
    const bool holds_other =
        std::any_of(items_.begin() + opener + 1, items_.end(), [](const InlineItem& item) {
            return item.kind == Kind::open_link || item.kind == Kind::open_image ||
                   item.kind == Kind::close || item.kind == Kind::footnote_call;
        });
    if (holds_other || !mode_.labels->has_footnote(text_.substr(label, at - label)))
        return false;
    text_begin_ = items_[opener].begin;
    items_.resize(opener);
    std::erase(starts_, opener);
    std::erase_if(unsettled_, [&](std::uint32_t run) { return runs_[run].item >= opener; });
    push(Kind::footnote_call, text_begin_ + 1, at + 1);
    return true;
}

bool InlineScanner::ticks(std::size_t at, char tick, Ticks& known, Kind kind) {
    if (at > 0 && text_[at - 1] == tick && !behind_escape(at))
        return false;
    if (!known.known) {
        known.known = true;
        for (std::size_t i = text_.find(tick, at); i != npos;) {
            const std::size_t end = std::min(text_.find_first_not_of(tick, i), text_.size());
            known.runs.emplace_back(narrow(end - i), narrow(i));
            i = text_.find(tick, end);
        }
        std::ranges::sort(known.runs);
    }
    const std::size_t inside = std::min(text_.find_first_not_of(tick, at), text_.size());
    const std::uint32_t length = narrow(inside - at);
    const auto closing = std::ranges::lower_bound(known.runs, std::pair(length, narrow(inside)));
    const bool closes = closing != known.runs.end() && closing->first == length;
    // kramdown has "$$" only, and one dollar is a dollar.
    if (!closes || (tick == '$' && mode_.knows_jekyll && length != 2)) {
        push_text(inside);
        return false;
    }
    push(kind, at, closing->second + length, length);
    return true;
}

bool InlineScanner::run(std::size_t at) {
    const char marker = text_[at];
    const std::size_t end = std::min(text_.find_first_not_of(marker, at), text_.size());
    const auto is_marker = [](char c) { return c == '*' || c == '_'; };
    const CharacterClass before = class_before(text_, at);
    const CharacterClass after = class_after(text_, end);
    const bool other_before = before == CharacterClass::other;
    const bool other_after = after == CharacterClass::other;
    const bool opens = other_after || (after == CharacterClass::punctuation && !other_before) ||
                       (end < text_.size() && is_marker(text_[end]));
    const bool closes = other_before || (before == CharacterClass::punctuation && !other_after) ||
                        (at > 0 && is_marker(text_[at - 1]));
    push(Kind::run, at, end, narrow(runs_.size()));
    unsettled_.push_back(narrow(runs_.size()));
    runs_.push_back({
        .item = narrow(items_.size() - 1),
        .begin = narrow(at),
        .end = narrow(end),
        .marker = marker,
        .can_open = marker == '*' ? opens : opens && (!other_before || !closes),
        .can_close = marker == '*' ? closes : closes && (!other_after || !opens),
    });
    return true;
}

bool InlineScanner::angle(std::size_t at) {
    if (const auto end = autolink_end(text_, at)) {
        push(Kind::autolink, at, *end);
        return true;
    }
    if (const auto end = syntax_.html(at)) {
        push(Kind::html, at, *end);
        return true;
    }
    return false;
}

bool InlineScanner::colon(std::size_t at) {
    if (at > 0 && text_[at - 1] == ':' && !behind_escape(at))
        return false;
    const auto parts = directive(text_, at + 1, false);
    if (!parts)
        return false;
    push(Kind::directive, at, parts->end);
    return true;
}

// kramdown's "{: .class}", "{::comment}", "{:/}".
bool InlineScanner::brace(std::size_t at) {
    if (at + 1 >= text_.size() || text_[at + 1] != ':')
        return false;
    if (brace_ <= at)
        brace_ = std::min(text_.find_first_of("}\n", at), text_.size());
    if (brace_ >= text_.size() || text_[brace_] != '}')
        return false;
    push(Kind::attribute_list, at, brace_ + 1);
    return true;
}

bool InlineScanner::url(std::size_t at) {
    const char next = at + 1 < text_.size() ? text_[at + 1] : '\0';
    const char wanted = (text_[at] == 'h' || text_[at] == 'H') ? 't' : 'w';
    if ((next != wanted && next != wanted - 'a' + 'A') || !open_.empty())
        return false;
    const auto end = urls_.end(at);
    if (end)
        push(Kind::bare_url, at, *end);
    return end.has_value();
}

bool InlineScanner::email(std::size_t at) {
    const TextRange found = email_;
    email_ = next_email(text_, at + 1);
    if (!open_.empty())
        return false;
    push(Kind::bare_url, at, found.end);
    return true;
}

// CommonMark's algorithm, with what micromark has of its own: the rule of three looks at what is
// left of the runs.
void InlineScanner::match_runs(std::size_t first) {
    // For each kind of closing run, the openers that are known not to match it: those below here.
    std::array<std::size_t, 12> bottoms{};
    std::vector<std::uint32_t> openers;
    for (std::size_t i = first; i < unsettled_.size(); ++i) {
        const std::uint32_t id = unsettled_[i];
        MarkerRun& closer = runs_[id];
        while (closer.can_close && closer.size() > 0) {
            const std::size_t kind =
                (closer.marker == '*' ? 0U : 6U) + (closer.can_open ? 0U : 3U) + closer.size() % 3;
            std::size_t found = openers.size();
            while (found > bottoms[kind]) {
                const MarkerRun& opener = runs_[openers[found - 1]];
                const bool refused = (opener.can_close || closer.can_open) &&
                                     closer.size() % 3 != 0 &&
                                     (opener.size() + closer.size()) % 3 == 0;
                if (opener.marker == closer.marker && !refused)
                    break;
                --found;
            }
            if (found <= bottoms[kind]) {
                bottoms[kind] = openers.size();
                break;
            }
            match(openers[found - 1], id);
            openers.resize(runs_[openers[found - 1]].size() > 0 ? found : found - 1);
            // What is left of the opener is another run now.
            for (std::size_t& bottom : bottoms)
                bottom = std::min(bottom, found - 1);
        }
        if (closer.can_open && closer.size() > 0)
            openers.push_back(id);
    }
    unsettled_.resize(first);
}

void InlineScanner::match(std::uint32_t opener, std::uint32_t closer) {
    MarkerRun& from = runs_[opener];
    MarkerRun& to = runs_[closer];
    const std::uint32_t size = from.size() > 1 && to.size() > 1 ? 2 : 1;
    const auto id = narrow(matches_.size());
    matches_.push_back({.size = size, .next_open = from.opens});
    from.opens = id;
    from.end -= size;
    if (to.closes == UINT32_MAX)
        to.closes = id;
    else
        matches_[to.last_closes].next_close = id;
    to.last_closes = id;
    to.begin += size;
}

}  // namespace kiji::lint
