// One parse under way: what tags are made with.
#pragma once

#include <cstdint>
#include <new>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/arena.hpp"
#include "liquid/engine.hpp"
#include "liquid/expression.hpp"
#include "liquid/node.hpp"
#include "liquid/read_expression.hpp"
#include "liquid/tag.hpp"
#include "liquid/template.hpp"
#include "liquid/tokens.hpp"

namespace kiji::liquid {

/// Why a template cannot be parsed.
struct ParseFault {
    std::string liquid{};  // as Liquid words it, without prefix
    Span span{};
    std::uint32_t line = 1;  // as Liquid counts
    bool is_syntax = true;
    std::string message{};  // for people; empty: made of `liquid`
    std::string help{};
    std::vector<Related> related{};
};

/// A body while it is read.
struct Collected {
    std::vector<Item> items;
    bool blank = true;
};

/// Not for several threads. After fail() everything ends quickly: failed() is true, what is read is
/// nothing.
class Parser {
  public:
    Parser(const Engine& engine, const ParseOptions& options, const SourceFile& file, Span part,
           Arena& arena);
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;
    ~Parser() = default;

    const Engine& engine() const { return engine_; }
    Dialect dialect() const { return engine_.dialect(); }
    ErrorMode mode() const { return options_.mode; }
    Arena& arena() { return arena_; }

    /// A T in the arena, which never destroys it.
    template <typename T, typename... Arguments>
    T* make(Arguments&&... arguments) {
        static_assert(std::is_trivially_destructible_v<T>);
        return new (arena_.allocate(sizeof(T), alignof(T)))
            T(std::forward<Arguments>(arguments)...);
    }
    template <typename T>
    std::span<const T> keep_all(const std::vector<T>& items) {
        static_assert(std::is_trivially_destructible_v<T>);
        if (items.empty())
            return {};
        T* copy = static_cast<T*>(arena_.allocate(items.size() * sizeof(T), alignof(T)));
        std::uninitialized_copy(items.begin(), items.end(), copy);
        return {copy, items.size()};
    }

    // ── what stands in a tag

    Expression expression(std::string_view markup);
    /// A side of a comparison, where `empty` and `blank` stand for themselves.
    Expression operand(std::string_view markup);
    /// `input | filter: argument`, as strictly as the dialect and the mode say.
    Output output(std::string_view markup, const Place& place);
    /// Null where it cannot be read.
    const Condition* condition(std::string_view markup, const Tag& tag);

    // ── what stands between tags

    /// Reads up to the tag that ends the block of `opener`, or to one that nobody knows, such as
    /// "else". Nothing: the former, or it failed. Ask failed() then.
    std::optional<Tag> block(const Tag& opener, Collected& into);
    enum class BlankText : std::uint8_t { keep, drop };
    Body finish(const Collected& collected, BlankText blank = BlankText::keep);
    /// A whole block that has no tags of its own.
    Body simple_block(const Tag& opener);
    /// The error for a tag that the block of `opener` does not know.
    void unexpected(const Tag& opener, const Tag& tag);
    /// Reads the markup of `tag` as tags, one on each line.
    Body lines_of(const Tag& tag);
    /// The next token, for a block that reads its own.
    std::optional<Token> next_token() { return tokens_->next(); }
    bool in_lines() const { return tokens_->is_lines(); }
    /// Whether the text behind this loses its leading white space.
    void trim_following(bool trim) { trim_ = trim; }
    bool enter(const Tag& tag);
    void leave() { --depth_; }
    void never_closed(const Tag& opener);

    // ── trouble

    bool failed() const { return fault_.has_value(); }
    /// Only the first fault counts.
    void fail(ParseFault fault);
    /// A fault in `tag`, in Liquid's words: all that most tags need.
    void fail(const Tag& tag, std::string liquid);
    void warn(ParseFault fault);
    std::optional<ParseFault>& fault() { return fault_; }
    std::vector<ParseFault>& warnings() { return warnings_; }

    Body document();

  private:
    std::optional<Tag> body(Collected& into);
    std::optional<Tag> lines(Collected& into);
    std::optional<Tag> tag_token(const Token& token, Collected& into);
    void output_token(const Token& token, Collected& into);
    void text_token(const Token& token, Collected& into);
    void trim_before(const Token& token, Collected& into);
    std::optional<Tag> run_tag(const Tag& tag, Collected& into);
    void not_terminated(const Token& token, std::string_view what, std::string_view end);
    void unknown_tag(const Tag& tag);
    void check_trouble(Span span);
    std::size_t offset_of(std::string_view view) const;
    Span span_of_view(std::string_view view) const;
    /// Moves the place of `fault` to `place` within it, and tells where it begins if that is on
    /// another line.
    void narrow(ParseFault& fault, std::string_view place) const;

    std::optional<Output> strict_output(std::string_view markup, ParseFault& fault);
    Output lax_output(std::string_view markup);
    FilterCall filter_call(std::string_view name, const std::vector<std::string_view>& arguments);
    const Condition* lax_condition(std::string_view markup, const Tag& tag);
    const Condition* strict_condition(std::string_view markup, ParseFault& fault);

    const Engine& engine_;
    const ParseOptions& options_;
    const SourceFile& file_;
    Arena& arena_;
    ExpressionReader expressions_;
    Tokens first_tokens_;
    Tokens* tokens_ = &first_tokens_;
    std::uint32_t line_ = 1;
    bool trim_ = false;
    std::size_t depth_ = 0;
    std::optional<ParseFault> fault_;
    std::vector<ParseFault> warnings_;
};

}  // namespace kiji::liquid
