// The one file that includes yaml-cpp, and where its exceptions end.
#include "value/yaml_events.hpp"

#include <algorithm>
#include <istream>
#include <streambuf>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include "base/text.hpp"

namespace kiji::yaml {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// yaml-cpp reads a stream; this one reads the text where it lies.
class TextBuffer final : public std::streambuf {
  public:
    explicit TextBuffer(std::string& text) {
        setg(text.data(), text.data(), text.data() + text.size());
    }
};

// yaml-cpp 0.7 ends a plain scalar in brackets at any "?" and then cannot go on: "[why?, how]".
// Where a "?" can be no indicator it reads this byte instead, which the text holds nowhere.
constexpr char masked_question = '\x1A';

void mask_questions(std::string& text) {
    for (std::size_t at = text.find('?', 1); at != npos; at = text.find('?', at + 1)) {
        if (std::string_view(" \t\r\n,[]{}:?-&!*").find(text[at - 1]) == npos)
            text[at] = masked_question;
    }
}

// yaml-cpp 0.7 makes the bytes 85 and A0 of the escapes \N and \_, which are no UTF-8.
std::string with_whole_characters(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at);
        const bool lone = c.value == 0xFFFD && c.length == 1;
        append_utf8(out, lone ? static_cast<unsigned char>(text[at]) : c.value);
        at += c.length;
    }
    return out;
}

struct LimitPassed {
    Trouble trouble;
};

class Recorder final : public YAML::EventHandler {
  public:
    Recorder(Arena& arena, const Limits& limits) : arena_(arena), limits_(limits) {}

    void OnDocumentStart(const YAML::Mark& /*mark*/) override {}
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        add({.kind = Event::Kind::null, .anchor = number(anchor), .at = offset(mark)});
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        add({.kind = Event::Kind::alias, .anchor = number(anchor), .at = offset(mark)});
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        add({.kind = Event::Kind::scalar,
             .anchor = number(anchor),
             .at = offset(mark),
             .tag = keep_tag(tag),
             .text = keep_text(value)});
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value style) override {
        open(Event::Kind::array, mark, tag, anchor, style);
    }
    void OnSequenceEnd() override { close(Event::Kind::array_end); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value style) override {
        open(Event::Kind::object, mark, tag, anchor, style);
    }
    void OnMapEnd() override { close(Event::Kind::object_end); }

    std::vector<Event> take() { return std::move(list_); }

  private:
    static std::uint32_t offset(const YAML::Mark& mark) {
        return static_cast<std::uint32_t>(mark.pos);
    }
    static std::uint32_t number(YAML::anchor_t anchor) {
        return static_cast<std::uint32_t>(anchor);
    }
    std::string_view keep_text(const std::string& value) {
        if (value.find(masked_question) == npos && !find_invalid_utf8(value))
            return keep(arena_, value);
        std::string copy = with_whole_characters(value);
        std::ranges::replace(copy, masked_question, '?');
        return keep(arena_, copy);
    }
    std::string_view keep_tag(const std::string& tag) {
        if (tag == "?")
            return {};
        return tag == "!" ? std::string_view("!") : keep(arena_, tag);
    }
    void open(Event::Kind kind, const YAML::Mark& mark, const std::string& tag,
              YAML::anchor_t anchor, YAML::EmitterStyle::value style) {
        if (++depth_ > limits_.yaml_depth)
            throw LimitPassed{{.kind = Trouble::Kind::depth, .at = offset(mark)}};
        add({.kind = kind,
             .flow = style == YAML::EmitterStyle::Flow,
             .anchor = number(anchor),
             .at = offset(mark),
             .tag = keep_tag(tag)});
    }
    void close(Event::Kind kind) {
        --depth_;
        list_.push_back({.kind = kind});
    }
    void add(const Event& event) {
        if (++nodes_ > limits_.yaml_nodes)
            throw LimitPassed{{.kind = Trouble::Kind::nodes, .at = event.at}};
        list_.push_back(event);
    }

    Arena& arena_;
    const Limits& limits_;
    std::vector<Event> list_;
    std::size_t depth_ = 0;
    std::size_t nodes_ = 0;
};

Trouble::Kind kind_of(const std::string& message) {
    if (message == YAML::ErrorMsg::UNKNOWN_ANCHOR)
        return Trouble::Kind::unknown_alias;
    if (message == YAML::ErrorMsg::EOF_IN_SCALAR || message == YAML::ErrorMsg::DOC_IN_SCALAR)
        return Trouble::Kind::open_scalar;
    if (message == YAML::ErrorMsg::TAB_IN_INDENTATION)
        return Trouble::Kind::tab;
    if (message == YAML::ErrorMsg::END_OF_SEQ_FLOW || message == YAML::ErrorMsg::END_OF_MAP_FLOW)
        return Trouble::Kind::flow;
    if (message.starts_with(YAML::ErrorMsg::INVALID_ESCAPE) ||
        message.starts_with(YAML::ErrorMsg::INVALID_UNICODE) ||
        message == YAML::ErrorMsg::INVALID_HEX)
        return Trouble::Kind::escape;
    // DepthGuard, at 500: deeper than any limit of ours, but in the parser and not in the events
    return message == YAML::ErrorMsg::BAD_FILE ? Trouble::Kind::depth : Trouble::Kind::syntax;
}

}  // namespace

Events read_events(std::string_view text, Arena& arena, const Limits& limits) {
    std::string bytes(text);
    mask_questions(bytes);
    TextBuffer buffer(bytes);
    std::istream stream(&buffer);
    Recorder recorder(arena, limits);
    Events events;
    try {
        YAML::Parser parser(stream);
        parser.HandleNextDocument(recorder);
    } catch (const LimitPassed& passed) {
        events.trouble = passed.trouble;
    } catch (const YAML::Exception& error) {
        const auto at =
            error.mark.is_null() ? text.size() : static_cast<std::size_t>(error.mark.pos);
        events.trouble = {.kind = kind_of(error.msg),
                          .at = static_cast<std::uint32_t>(std::min(at, text.size())),
                          .reason = error.msg};
    } catch (const std::exception& error) {
        events.trouble = {.kind = Trouble::Kind::syntax, .reason = error.what()};
    }
    events.list = recorder.take();
    return events;
}

}  // namespace kiji::yaml
