#include "liquid/render.hpp"

#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include "liquid/convert.hpp"
#include "liquid/lookup.hpp"
#include "liquid/report.hpp"

namespace kiji::liquid {
namespace {

/// What filters make on the way to one output, before the system is asked for more.
constexpr std::size_t passing_bytes = 16'384;

/// Bodies in bodies, includes among them: the stack is finite.
constexpr std::size_t deepest = 1'000;

constexpr std::size_t most_problems = 100;

}  // namespace

void* Render::Counted::do_allocate(std::size_t bytes, std::size_t alignment) {
    bytes_ += bytes;
    return std::pmr::new_delete_resource()->allocate(bytes, alignment);
}

void Render::Counted::do_deallocate(void* memory, std::size_t bytes, std::size_t alignment) {
    bytes_ -= bytes;
    std::pmr::new_delete_resource()->deallocate(memory, bytes, alignment);
}

bool Render::Counted::do_is_equal(const memory_resource& other) const noexcept {
    return this == &other;
}

Render::Render(const Engine& engine, const Template& tree, const Value& data,
               const RenderOptions& options)
    : engine_(engine),
      options_(options),
      passing_buffer_(std::make_unique_for_overwrite<std::byte[]>(passing_bytes)),
      passing_(passing_buffer_.get(), passing_bytes, &memory_),
      frames_{{&tree, {}}},
      first_variables_(data) {}

// ── faults and limits

bool Render::affords(std::size_t bytes) {
    if (limit_ != nullptr)
        return false;
    if (bytes <= options_.limits.made_bytes &&
        memory_.bytes() <= options_.limits.made_bytes - bytes)
        return true;
    end_by(fmt::format("{} made bytes", options_.limits.made_bytes),
           "a filter or a loop makes more than this");
    return false;
}

void Render::end_by(std::string_view limit, std::string_view help) {
    if (limit_ != nullptr)
        return;
    const std::string message = fmt::format("Memory limits exceeded: {}", limit);
    limit_ = new (lasting_.allocate(sizeof(Fault), alignof(Fault)))
        Fault{.kind = Fault::Kind::limit, .message = keep(lasting_, message), .help = help};
    fault_ = limit_;
}

const Fault* Render::fault(std::string_view message, Fault::Kind kind, std::string_view help) {
    if (limit_ != nullptr)
        return limit_;
    return new (lasting_.allocate(sizeof(Fault), alignof(Fault)))
        Fault{.kind = kind, .message = keep(lasting_, message), .help = keep(lasting_, help)};
}

bool Render::spend_step() {
    if (++steps_ > options_.limits.steps)
        end_by(fmt::format("{} steps", options_.limits.steps),
               "a loop runs too often: shorten it, or raise the limit");
    // A tag may write more around its body than the body does.
    if (out_->size() > options_.limits.output_bytes)
        end_by_output();
    return limit_ == nullptr;
}

void Render::spend_on(const Value& value) {
    // About as many bytes are looked through in the time that a node takes.
    constexpr std::size_t bytes_of_step = 64;
    switch (value.type()) {
        case Value::Type::string:
            steps_ += value.string().size() / bytes_of_step;
            break;
        case Value::Type::array:
            steps_ += value.array().size();
            break;
        case Value::Type::object:
            steps_ += value.object().size();
            break;
        default:
            break;
    }
}

void Render::spend_on_search(std::size_t bytes) {
    // What nearly fits everywhere is looked at again and again.
    constexpr std::size_t bytes_of_step = 8;
    spend(bytes / bytes_of_step);
}

bool Render::wants_help() const {
    return problems_.size() < most_problems;
}

std::optional<Interrupt> Render::take_interrupt() {
    if (interrupts_.empty())
        return std::nullopt;
    const Interrupt last = interrupts_.back();
    interrupts_.pop_back();
    return last;
}

bool Render::push_scope() {
    if (variables_->depth() + isolated_ + 2 > options_.limits.depth) {
        fail(fault("Nesting too deep", Fault::Kind::error,
                   "loops and includes are nested deeper than the limit; does a file include "
                   "itself?"));
        return false;
    }
    variables_->push();
    return true;
}

void Render::assign(Name name, const Value& value) {
    const std::size_t bytes = value.is(Value::Type::string) ? value.string().size() + 1 : 1;
    assigned_ += bytes;
    if (assigned_ > options_.limits.assigned_bytes)
        end_by(fmt::format("{} assigned bytes", options_.limits.assigned_bytes),
               "a variable grows from round to round");
    variables_->set_outermost(name, value);
}

// ── writing

void Render::write(const Body& body) {
    if (limit_ != nullptr)
        return;
    steps_ += body.items.size();
    if (steps_ > options_.limits.steps) {
        --steps_;
        spend_step();
        return;
    }
    if (nesting_ == deepest) {
        fail(fault("Nesting too deep", Fault::Kind::error, "does a file include itself?"));
        return;
    }
    ++nesting_;
    write_items(body);
    --nesting_;
}

void Render::write_items(const Body& body) {
    for (const Item& item : body.items) {
        if (item.node == nullptr) {
            *out_ += item.text;
        } else {
            write_node(*item.node);
            if (stopped())
                return;
        }
        if (out_->size() > options_.limits.output_bytes) {
            end_by_output();
            return;
        }
    }
}

void Render::write_node(const Node& node) {
    const std::size_t begin = out_->size();
    const Node* const outer = std::exchange(frames_.back().node, &node);
    node.render(*this);
    // In Liquid 4 a node writes all or nothing, and a blank block writes nothing.
    if (dialect() == Dialect::liquid4 && (failed() || (node.is_block() && node.is_blank())) &&
        out_->size() > begin)
        out_->resize(begin);
    if (!failed() && memory_.bytes() > options_.limits.made_bytes)
        end_by(fmt::format("{} made bytes", options_.limits.made_bytes),
               "a loop makes more and more");
    if (failed())
        report(node.place(), node.is_blank());
    frames_.back().node = outer;
}

std::string Render::capture(const Body& body) {
    std::string text;
    std::string* const outer = std::exchange(out_, &text);
    write(body);
    out_ = outer;
    spend_on(Value::of(std::string_view(text)));
    return text;
}

void Render::write(const Output& output) {
    Arena* const outer = std::exchange(arena_, &passing_);
    const Value value = evaluate(output);
    if (!failed())
        write(value);
    arena_ = outer;
    if (outer != &passing_)
        passing_.release();
}

void Render::write(const Value& value) {
    if (!append_text(*out_, value, dialect(), options_.limits.output_bytes))
        end_by_output();
}

void Render::end_by_output() {
    end_by(fmt::format("{} bytes of output", options_.limits.output_bytes),
           "a loop writes too much");
}

const Template* Render::find_partial(std::string_view name) {
    // Finding it and its scope take as long as so many nodes.
    constexpr std::uint64_t steps_of_partial = 10;
    spend(steps_of_partial);
    if (options_.includes == nullptr) {
        fail(fault("This liquid context does not allow includes.", Fault::Kind::error,
                   "say where includes are kept"));
        return nullptr;
    }
    return take_partial(options_.includes->find(name), name);
}

const Template* Render::take_partial(const Result<const Template*>& found, std::string_view name) {
    if (!found) {
        fail(fault(found.error().message));
        return nullptr;
    }
    if (!(*found)->ok()) {
        const SyntaxFault& broken = *(*found)->fault();
        fail(new (lasting_.allocate(sizeof(Fault), alignof(Fault)))
                 Fault{.kind = broken.is_syntax ? Fault::Kind::syntax : Fault::Kind::error,
                       .message = broken.message,
                       .help = keep(lasting_, name),
                       .broken = *found});
        return nullptr;
    }
    return *found;
}

void Render::write_partial(const Template& partial, std::string_view name) {
    frames_.push_back({&partial, name});
    write(partial.body());
    frames_.pop_back();
}

void Render::write_isolated(const Template& partial, std::string_view name, Variables& variables) {
    if (variables_->depth() + isolated_ + 1 > options_.limits.depth) {
        fail(fault("Nesting too deep", Fault::Kind::error, "does a file render itself?"));
        return;
    }
    Variables* const outer = std::exchange(variables_, &variables);
    std::vector<Interrupt> interrupts = std::exchange(interrupts_, {});
    const std::size_t depth = std::exchange(isolated_, outer->depth() + isolated_ + 1);
    write_partial(partial, name);
    isolated_ = depth;
    interrupts_ = std::move(interrupts);
    variables_ = outer;
}

std::optional<std::string> Render::write_apart(const Template& partial, Variables& variables) {
    std::string text;
    std::string* const out = std::exchange(out_, &text);
    Variables* const outer = std::exchange(variables_, &variables);
    const std::uint64_t steps = steps_;
    const std::size_t assigned = assigned_;
    const std::size_t interrupts = interrupts_.size();
    const std::size_t told = problems_.size() + more_problems_;
    write_partial(partial, partial.name());
    variables_ = outer;
    out_ = out;
    if (limit_ == nullptr && interrupts_.size() == interrupts &&
        problems_.size() + more_problems_ == told)
        return text;
    steps_ = steps;
    assigned_ = assigned;
    interrupts_.resize(interrupts);
    while (problems_.size() + more_problems_ > told) {
        if (more_problems_ > 0)
            --more_problems_;
        else
            problems_.pop_back();
    }
    limit_ = nullptr;
    limit_told_ = false;
    fault_ = nullptr;
    return std::nullopt;
}

void Render::report(const Place& place, bool is_blank) {
    const Fault& fault = *std::exchange(fault_, nullptr);
    Frame& frame = frames_.back();
    std::string liquid = words_of(fault, place, frame.name, dialect());
    const bool silent =
        fault.kind == Fault::Kind::undefined ||
        (dialect() == Dialect::liquid5 && is_blank && fault.kind != Fault::Kind::limit);
    // What passes a limit is told once, where it happened.
    if (fault.kind == Fault::Kind::limit && std::exchange(limit_told_, true))
        return;
    if (!silent)
        *out_ += liquid;
    // The limit that ended it all is told, however many there were before.
    if (problems_.size() >= most_problems && fault.kind != Fault::Kind::limit) {
        ++more_problems_;
        return;
    }
    Problem problem = problem_of(fault, place, *frame.tree, std::move(liquid));
    for (std::size_t i = frames_.size() - 1; i-- > 0;) {
        constexpr std::size_t longest_way = 10;
        if (problem.diagnostic.related.size() == longest_way)
            break;
        problem.diagnostic.related.push_back(
            {frames_[i].node->place().span, "included here", &frames_[i].tree->file()});
    }
    problems_.push_back(std::move(problem));
}

Rendered Render::run() {
    const Template& tree = *frames_.front().tree;
    write(tree.body());
    // A limit that the template passes between its tags.
    if (failed())
        report({}, false);
    return {.text = std::move(text_),
            .problems = std::move(problems_),
            .more_problems = more_problems_,
            .complete = limit_ == nullptr};
}

}  // namespace kiji::liquid
