// One render under way: what tags and filters work with.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.hpp"
#include "liquid/answer.hpp"
#include "liquid/engine.hpp"
#include "liquid/expression.hpp"
#include "liquid/node.hpp"
#include "liquid/variables.hpp"

namespace kiji::liquid {

/// What {% break %} and {% continue %} leave behind until a loop takes it.
enum class Interrupt : std::uint8_t { stop_loop, next_round };

/// Not for several threads: each render has its own.
class Render {
  public:
    Render(const Engine& engine, const Template& tree, const Value& data,
           const RenderOptions& options);
    Render(const Render&) = delete;
    Render& operator=(const Render&) = delete;
    ~Render() = default;

    const Engine& engine() const { return engine_; }
    Dialect dialect() const { return engine_.dialect(); }
    const RenderOptions& options() const { return options_; }

    // ── for filters

    /// For what lives as long as the value that is worked out: while an output is written, until it
    /// is written; else until the render ends.
    Arena& arena() { return *arena_; }
    /// Whether so many bytes may still be made. False: a limit is passed, and fault() says so.
    bool affords(std::size_t bytes);
    /// Why something has no outcome, to be returned: `return render.fault("divided by 0")`. After
    /// affords() was false, the limit, whatever is said here.
    const Fault* fault(std::string_view message, Fault::Kind kind = Fault::Kind::error,
                       std::string_view help = {});

    // ── for tags. On failure evaluate() and holds() give nil and false, and failed() is true until
    // the node ends: a node looks before it does anything that lasts.

    Value evaluate(const Expression& expression);
    Value evaluate(const Output& output);
    bool holds(const Condition& condition);
    bool failed() const { return fault_ != nullptr; }
    void fail(const Fault* fault) { fault_ = fault; }

    std::string& out() { return *out_; }
    /// Writes all items, each error in its place, until an interrupt or a limit.
    void write(const Body& body);
    /// What `body` writes, in a text of its own.
    std::string capture(const Body& body);
    /// What `output` comes to. What it makes on the way is gone afterwards.
    void write(const Output& output);
    /// A value as text.
    void write(const Value& value);
    /// True where nothing more may be written: an interrupt is under way or a limit was passed.
    bool stopped() const { return !interrupts_.empty() || limit_ != nullptr; }

    void interrupt(Interrupt interrupt) { interrupts_.push_back(interrupt); }
    std::optional<Interrupt> take_interrupt();

    Variables& variables() { return *variables_; }
    /// Pushes a scope. False: they are nested too deeply, and failed() is true.
    bool push_scope();
    void pop_scope() { variables_->pop(); }
    /// Sets a variable of the template, which costs `assigned_bytes`.
    void assign(Name name, const Value& value);

    /// One round of a loop. False: a limit ends the render.
    bool spend_step();
    /// So many steps, which a filter finds out as it works: the next node sees that there are no
    /// more.
    void spend(std::uint64_t steps) { steps_ += steps; }
    /// For work that grows with what a template makes: looking through `value` once.
    void spend_on(const Value& value);
    /// The same for a text that is searched for another.
    void spend_on_search(std::size_t bytes);
    /// Whether anybody will read the help of one more fault: looking for it costs.
    bool wants_help() const;

    /// The template that a tag asks for. Null: there is none or it is broken, and failed() is true.
    const Template* find_partial(std::string_view name);
    /// The same for a template that somebody else looked up.
    const Template* take_partial(const Result<const Template*>& found, std::string_view name);
    /// Writes `partial` at this place; messages name it and the way to it.
    void write_partial(const Template& partial, std::string_view name);
    /// The same with variables of its own, as {% render %} has it.
    void write_isolated(const Template& partial, std::string_view name, Variables& variables);
    /// What it writes with these variables in place of those that there are. Nothing where an
    /// error, a limit or an interrupt comes of it: then nothing has happened, and no more was told.
    std::optional<std::string> write_apart(const Template& partial, Variables& variables);
    /// Whether this is within {% render %}, where there is no {% include %}.
    bool is_isolated() const { return isolated_ > 0; }

    /// All of the first template, and what came of it.
    Rendered run();

  private:
    struct Frame {
        const Template* tree;
        std::string_view name;       // empty: the first
        const Node* node = nullptr;  // that is written
    };
    /// Counts what an arena asks of the system.
    class Counted final : public std::pmr::memory_resource {
      public:
        std::size_t bytes() const { return bytes_; }

      private:
        void* do_allocate(std::size_t bytes, std::size_t alignment) override;
        void do_deallocate(void* memory, std::size_t bytes, std::size_t alignment) override;
        bool do_is_equal(const memory_resource& other) const noexcept override;
        std::size_t bytes_ = 0;
    };

    void write_items(const Body& body);
    void write_node(const Node& node);
    /// Puts the message of fault_ in its place and keeps it as a Problem.
    void report(const Place& place, bool is_blank);
    void end_by(std::string_view limit, std::string_view help);
    void end_by_output();
    Answer apply(const FilterCall& call, const Value& input);
    Value evaluate_range(const RangeExpression& range);
    std::int64_t range_end(const Expression& end);
    bool compare(const Condition& condition);

    const Engine& engine_;
    const RenderOptions& options_;
    Counted memory_;
    Arena lasting_{&memory_};
    std::unique_ptr<std::byte[]> passing_buffer_;
    Arena passing_;
    Arena* arena_ = &lasting_;
    std::string text_;
    std::string* out_ = &text_;
    const Fault* fault_ = nullptr;
    const Fault* limit_ = nullptr;  // that was passed
    bool limit_told_ = false;
    std::vector<Interrupt> interrupts_;
    std::vector<Frame> frames_;
    Variables first_variables_;
    Variables* variables_ = &first_variables_;
    std::size_t isolated_ = 0;
    std::size_t nesting_ = 0;
    std::uint64_t steps_ = 0;
    std::size_t assigned_ = 0;
    std::vector<Problem> problems_;
    std::size_t more_problems_ = 0;
};

}  // namespace kiji::liquid
