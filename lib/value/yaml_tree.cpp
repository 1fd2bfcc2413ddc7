#include "value/yaml_tree.hpp"

#include <algorithm>
#include <array>
#include <ranges>

#include <fmt/format.h>

#include "value/object_builder.hpp"
#include "value/tagged_scalar.hpp"
#include "value/yaml_leniency.hpp"
#include "value/yaml_spans.hpp"

namespace kiji::yaml {
namespace {

constexpr std::size_t npos = std::string_view::npos;

constexpr std::size_t expansion_per_byte = 100;  // an honest file has less than one node per byte

/// One value, where it stands in the text, and how much it is when written out.
struct Node {
    Value value{};
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t reach = 0;  // where reading has come: behind an anchor that names nothing, too
    std::size_t nodes = 1;
    std::size_t height = 0;  // levels of collections
};

struct Anchor {
    Node node;
    std::size_t at = 0;
    bool complete = false;
    bool used = false;
};

bool is_null_word(std::string_view text, std::size_t at) {
    constexpr std::array<std::string_view, 4> words{"~", "null", "Null", "NULL"};
    return std::ranges::any_of(
        words, [&](std::string_view word) { return text.substr(at).starts_with(word); });
}

class Builder {
  public:
    Builder(const Input& input, const Events& events, Arena& arena, const Limits& limits,
            Places& places, Diagnostics& out)
        : input_(input),
          text_(input.text),
          events_(events.list),
          arena_(arena),
          places_(places),
          out_(out),
          most_nodes_(std::min(limits.yaml_nodes, expansion_per_byte * text_.size())),
          most_levels_(limits.yaml_depth) {}

    const Trouble& trouble() const { return trouble_; }

    /// The node of the next event. `from`: where it would begin if it is not written; `parent`: the
    /// column of the innermost block collection around it, -1 at the root.
    Node read(std::size_t from, std::ptrdiff_t parent) {
        const Event& event = events_[next_++];
        if (event.anchor >= anchors_.size())
            anchors_.resize(event.anchor + 1);
        if (event.kind == Event::Kind::alias)
            return alias(event);
        if (event.anchor != 0)
            anchors_[event.anchor].complete = false;
        ++levels_;
        const Node node = content(event, from, parent);
        --levels_;
        if (event.anchor != 0)
            anchors_[event.anchor] = {.node = node, .at = event.at, .complete = true};
        warn_of_tag(event);
        count(node, 1);
        return node;
    }

    /// "title: &co": an anchor, where text was meant.
    void warn_of_empty_anchors() {
        for (const Anchor& anchor : anchors_) {
            if (!anchor.complete || anchor.used || anchor.node.begin != anchor.node.end)
                continue;
            const std::size_t begin = std::min(text_.find('&', anchor.at), text_.size());
            const std::size_t end = properties_end(text_, begin, 1);
            const std::string name = excerpt(text_.substr(begin, end - begin));
            warn(begin, end, fmt::format("{} names an empty value", name),
                 fmt::format("quote it if it is text: \"{}\"", name));
        }
    }

    /// To be called when all is read.
    void check_tabs() {
        if (const std::size_t tab = indenting_tab(text_, several_lines_); tab != npos)
            fail(Trouble::Kind::tab, tab);
    }

  private:
    Node content(const Event& event, std::size_t from, std::ptrdiff_t parent) {
        switch (event.kind) {
            case Event::Kind::scalar:
                return scalar(event, from, parent);
            case Event::Kind::array:
                return array(event, parent);
            case Event::Kind::object:
                return object(event, parent);
            default:
                return null(event, from);
        }
    }

    Node alias(const Event& event) {
        Anchor& anchor = anchors_[event.anchor];
        anchor.used = true;
        if (!anchor.complete) {
            fail(Trouble::Kind::cycle, event.at);
            return {};
        }
        Node node = anchor.node;
        node.begin = event.at;
        node.end = node.reach = alias_end(text_, event.at);
        count(node, node.nodes);
        if (levels_ + node.height > most_levels_)
            fail(Trouble::Kind::depth, event.at);
        return node;
    }

    Node null(const Event& event, std::size_t from) const {
        if (event.at >= from) {
            const std::size_t at = skip_properties(text_, event.at);
            if (is_null_word(text_, at) && next_written() > at)
                return node_at(at, text_[at] == '~' ? at + 1 : at + 4);
        }
        return unwritten(event, from);
    }

    Node scalar(const Event& event, std::size_t from, std::ptrdiff_t parent) {
        const std::size_t at = skip_properties(text_, event.at);
        const char first = at < text_.size() ? text_[at] : '\0';
        Node node = node_at(at, at);
        const bool is_quoted = first == '"' || first == '\'';
        const bool is_block = first == '|' || first == '>';
        if (is_quoted) {
            const std::size_t end = quoted_end(text_, at);
            if (end == npos)  // yaml-cpp misses it where the text ends with a line end
                fail(Trouble::Kind::open_scalar, at);
            node.end = std::min(end, text_.size());
        } else if (is_block) {
            node.end = block_end(text_, at, parent);
        } else if (event.text.empty()) {
            node = unwritten(event, from);
        } else {
            node.end = plain_end(text_, at, event.text);
        }
        node.reach = std::max(node.reach, node.end);
        note_lines(node);
        check_characters(node);
        // yaml-cpp has "!" for the tag of quoted scalars too; Psych takes a written one for no tag.
        const bool is_bang =
            event.tag == "!" && text_.substr(event.at, at - event.at).find('!') != npos;
        const bool is_plain = event.tag.empty() || is_bang;
        node.value =
            is_plain ? plain_scalar(event.text) : tagged_scalar(event.tag, event.text, arena_);
        return node;
    }

    void check_characters(const Node& node) {
        const std::string_view written = text_.substr(node.begin, node.end - node.begin);
        const std::size_t escape = escaped_single_quote(written);
        if (escape != npos)
            fail(Trouble::Kind::escape, node.begin + escape);
        const std::size_t separator = line_separator(written);
        if (separator != npos && written[0] != '"' && written[0] != '\'')
            fail(Trouble::Kind::line_separator, node.begin + separator);
    }

    void check_key(const Event& event, const Node& key, std::size_t from, std::size_t colon,
                   bool flow) {
        const bool is_plain = event.kind == Event::Kind::scalar && event.tag.empty();
        const bool written = key.reach > from || event.kind != Event::Kind::null;
        if (!written && !has_question_mark(text_, from))
            fail(Trouble::Kind::syntax, skip_space(text_, from));  // ": x", "{, a}"
        else if (!flow && !text_.substr(colon).starts_with(':') && !has_question_mark(text_, from))
            fail(Trouble::Kind::syntax, key.begin);  // a line without a colon
        else if (flow && is_plain && has_indicator_behind(text_, colon))
            fail(Trouble::Kind::syntax, colon);  // "[a:, b]"
    }

    void check_indent(const Node& value, std::size_t from, std::ptrdiff_t column,
                      const Event& event) {
        const bool is_list = event.kind == Event::Kind::array && !event.flow;
        if (value.begin < value.end && is_too_far_left(text_, value.begin, from, column, is_list))
            fail(Trouble::Kind::syntax, value.begin);
    }

    static Node node_at(std::size_t begin, std::size_t end) {
        return {.begin = begin, .end = end, .reach = end};
    }

    // A node without content; it may have an anchor or a tag.
    Node unwritten(const Event& event, std::size_t from) const {
        Node node = node_at(from, from);
        const std::size_t properties =
            (event.anchor != 0 ? 1U : 0U) + (event.tag.empty() ? 0U : 1U);
        if (properties > 0)
            node.reach = std::max(from, properties_end(text_, event.at, properties));
        return node;
    }

    Node array(const Event& event, std::ptrdiff_t parent) {
        const std::size_t begin = skip_properties(text_, event.at);
        std::vector<Value> items;
        std::vector<Places::Place> spans;
        Node node = node_at(begin, std::min(begin + 1, text_.size()));
        while (more(Event::Kind::array_end)) {
            const Event& first = events_[next_];
            std::size_t from = node.reach;
            if (!event.flow)
                from =
                    std::min((items.empty() ? begin : skip_space(text_, from)) + 1, text_.size());
            const Node item = read(from, event.flow ? parent : column_of(text_, begin));
            if (!event.flow)
                check_indent(item, from, column_of(text_, begin), first);
            if (event.flow && item.begin == item.end && first.anchor == 0 && first.tag.empty())
                fail(Trouble::Kind::syntax, skip_space(text_, item.end));  // [a, , b]
            items.push_back(item.value);
            spans.push_back({.key = {}, .value = input_.span(item.begin, item.end)});
            grow(node, item);
        }
        ++next_;
        if (event.flow)
            node.end = flow_end(text_, node.reach, ']');
        close(node, event.flow);
        node.value = make_array(arena_, items);
        for (std::size_t i = 0; i < items.size(); ++i)
            places_.add(&node.value.array()[i], spans[i]);
        return node;
    }

    Node object(const Event& event, std::ptrdiff_t parent) {
        const std::size_t begin = skip_properties(text_, event.at);
        // "[a: b]" holds a mapping without braces.
        const bool braces = event.flow && begin < text_.size() && text_[begin] == '{';
        Node node = node_at(begin, braces ? begin + 1 : begin);
        std::ptrdiff_t column = parent;
        ObjectBuilder members;
        for (bool first = true; more(Event::Kind::object_end); first = false) {
            const Event& key_event = events_[next_];
            if (first && !event.flow)
                column =
                    column_of(text_, text_.substr(begin).starts_with('?') ? begin : key_event.at);
            const std::size_t from = node.reach;
            const Node key = read(from, column);
            if (first && !braces)
                node.begin = key.begin;
            const std::size_t colon = skip_space(text_, key.reach);
            const bool written = colon < text_.size() && text_[colon] == ':';
            check_key(key_event, key, from, colon, event.flow);
            if (failed())
                return node;
            const Event& value_event = events_[next_];
            const std::size_t behind = written ? colon + 1 : key.reach;
            const Node value = read(behind, column);
            if (!event.flow)
                check_indent(value, behind, column, value_event);
            add(members, {key.value, value.value}, key_event, value_event,
                {.key = input_.span(key.begin, key.end),
                 .value = input_.span(value.begin, value.end)});
            grow(node, key);
            grow(node, value);
        }
        ++next_;
        if (braces)
            node.end = flow_end(text_, node.reach, '}');
        close(node, braces);
        node.value = members.finish(arena_, places_);
        if (braces)
            warn_of_template(node);
        return node;
    }

    // Psych merges what an alias or a mapping gives, or each item of a list, if all are mappings.
    void add(ObjectBuilder& members, const Member& member, const Event& key, const Event& value,
             Places::Place place) {
        constexpr std::string_view string_tag = "tag:yaml.org,2002:str";
        if (member.key.is(Value::Type::string) && member.key.string() == "<<" &&
            key.tag != string_tag) {
            const bool one = value.kind == Event::Kind::alias || value.kind == Event::Kind::object;
            if (one && member.value.is(Value::Type::object)) {
                members.merge(member.value);
                return;
            }
            if (value.kind == Event::Kind::array && all_objects(member.value)) {
                ObjectBuilder merged;  // of equal keys the first in the list wins
                for (const Value& item : std::views::reverse(member.value.array()))
                    merged.merge(item);
                members.merge(Value::of(merged.members()));
                return;
            }
        }
        const std::optional<Span> first = members.put(member, place);
        if (first) {
            out_.push_back({.rule = "duplicate-key",
                            .severity = Severity::warning,
                            .span = place.key,
                            .message = fmt::format("the key \"{}\" stands twice in one mapping",
                                                   key_text(member.key, place.key)),
                            .help = "keep one of the two: the last one wins",
                            .related = {{.span = *first, .message = "it stood here first"}}});
        }
    }

    static bool all_objects(const Value& list) {
        return std::ranges::all_of(list.array(),
                                   [](const Value& item) { return item.is(Value::Type::object); });
    }

    std::string key_text(const Value& value, Span key) const {
        if (value.is(Value::Type::string))
            return excerpt(value.string());
        return excerpt(text_.substr(key.begin - input_.base, key.size()));
    }

    // "title: {{ page.title }}": two mappings, the inner one a key of the outer.
    void warn_of_template(const Node& node) {
        const std::string_view written = text_.substr(node.begin, node.end - node.begin);
        if (!written.starts_with("{{") || !written.ends_with("}}"))
            return;
        warn(node.begin, node.end,
             fmt::format("{} is read as a mapping, not as text", excerpt(written)),
             fmt::format("quote it: \"{}\"", excerpt(written)));
        if (written.find_first_of("\"\\\n") == npos)
            out_.back().fix = {{input_.span(node.begin, node.end), fmt::format("\"{}\"", written)}};
    }

    void warn_of_tag(const Event& event) {
        if (is_known_tag(event.tag))
            return;
        const std::size_t tag = std::min(text_.find('!', event.at), text_.size());
        const std::size_t end = std::min(text_.find_first_of(" \t\r\n,[]{}", tag), text_.size());
        warn(tag, end, fmt::format("the tag {} is left out", excerpt(text_.substr(tag, end - tag))),
             "quote the value if it is to begin with \"!\"");
    }

    void warn(std::size_t begin, std::size_t end, std::string message, std::string help) {
        out_.push_back({.rule = "unquoted-value",
                        .severity = Severity::warning,
                        .span = input_.span(begin, end),
                        .message = std::move(message),
                        .help = std::move(help)});
    }

    void count(const Node& node, std::size_t nodes) {
        nodes_ += nodes;
        if (nodes_ > most_nodes_)
            fail(Trouble::Kind::nodes, node.begin);
    }

    // A block collection ends with its last item, one in brackets with its bracket.
    void close(Node& node, bool brackets) {
        if (!brackets)
            node.end = node.reach;
        node.reach = std::max(node.reach, node.end);
        if (brackets)
            note_lines(node);
    }

    void note_lines(const Node& node) {
        if (node.end > node.begin &&
            text_.substr(node.begin, node.end - node.begin).find('\n') != npos)
            several_lines_.push_back(span_of(node.begin, node.end));
    }

    static void grow(Node& parent, const Node& child) {
        parent.reach = std::max(parent.reach, child.reach);
        parent.nodes += child.nodes;
        parent.height = std::max(parent.height, child.height + 1);
    }

    bool failed() const { return trouble_.kind != Trouble::Kind::none; }
    void fail(Trouble::Kind kind, std::size_t at) {
        if (!failed())
            trouble_ = {.kind = kind, .at = static_cast<std::uint32_t>(at)};
    }
    bool more(Event::Kind end) const {
        return !failed() && next_ < events_.size() && events_[next_].kind != end;
    }
    std::size_t next_written() const {
        for (std::size_t i = next_; i < events_.size(); ++i) {
            if (events_[i].kind != Event::Kind::array_end &&
                events_[i].kind != Event::Kind::object_end)
                return events_[i].at;
        }
        return npos;
    }

    const Input& input_;
    std::string_view text_;
    const std::vector<Event>& events_;
    Arena& arena_;
    Places& places_;
    Diagnostics& out_;
    std::size_t most_nodes_;
    std::size_t most_levels_;
    std::size_t next_ = 0;
    std::size_t nodes_ = 0;
    std::size_t levels_ = 0;
    std::vector<Anchor> anchors_;
    std::vector<Span> several_lines_;  // scalars and brackets over several lines
    Trouble trouble_;
};

bool is_marker(std::string_view text, std::size_t at, std::string_view marker) {
    const std::size_t after = at + marker.size();
    return column_of(text, at) == 0 && text.substr(at).starts_with(marker) &&
           (after == text.size() || std::string_view(" \t\r\n").find(text[after]) != npos);
}

// Behind "---", if the document has one.
std::size_t document_begin(std::string_view text) {
    std::size_t at = skip_space(text, 0);
    while (at < text.size() && text[at] == '%' && column_of(text, at) == 0)
        at = skip_space(text, std::min(text.find('\n', at), text.size()));
    return is_marker(text, at, "---") ? at + 3 : 0;
}

}  // namespace

Trouble build(const Input& input, const Events& events, Arena& arena, const Limits& limits,
              Yaml& yaml, Diagnostics& out) {
    Builder builder(input, events, arena, limits, yaml.places, out);
    const std::size_t begin = document_begin(input.text);
    Node root{.begin = begin, .end = begin, .reach = begin};
    if (!events.list.empty())
        root = builder.read(begin, -1);
    builder.check_tabs();
    builder.warn_of_empty_anchors();
    if (builder.trouble().kind != Trouble::Kind::none)
        return builder.trouble();
    const Value* kept = make_array(arena, {&root.value, 1}).array().data();
    yaml.root = kept;
    yaml.places.add(kept, {.key = {}, .value = input.span(root.begin, root.end)});
    yaml.places.sort();
    std::size_t rest = skip_space(input.text, root.reach);
    if (is_marker(input.text, rest, "..."))
        rest = skip_space(input.text, rest + 3);
    else if (rest < input.text.size() && !is_marker(input.text, rest, "---"))
        return {.kind = Trouble::Kind::syntax, .at = static_cast<std::uint32_t>(rest)};
    if (rest < input.text.size()) {
        out.push_back({.rule = "front-matter-syntax",
                       .severity = Severity::warning,
                       .span = input.span(rest, std::min(rest + 3, input.text.size())),
                       .message = "a second document begins here",
                       .help = "only the first one is read"});
    }
    return {};
}

}  // namespace kiji::yaml
