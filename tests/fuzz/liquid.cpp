// Any UTF-8 as a template, in both dialects and all modes: it ends within its limits, every message
// has a place in the text, and a second render says the same.
#include "liquid/liquid.hpp"

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "base/text.hpp"
#include "source/source_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace kiji::liquid {
namespace {

void require(bool holds, const char* what) {
    if (holds)
        return;
    std::fprintf(stderr, "not so: %s\n", what);
    std::abort();
}

constexpr RenderLimits tight{.steps = 20'000,
                             .output_bytes = std::size_t{1} << 20U,
                             .assigned_bytes = std::size_t{1} << 20U,
                             .made_bytes = std::size_t{4} << 20U};

/// The template includes itself under any name.
class Itself final : public Includes {
  public:
    explicit Itself(const Template& tree) : tree_(&tree) {}
    Result<const Template*> find(std::string_view name) const override {
        if (name == "missing")
            return Error{"No such template 'missing'"};
        return tree_;
    }

  private:
    const Template* tree_;
};

Value data_in(Arena& arena) {
    const std::array<Value, 3> items{Value::of(3), Value::of(std::string_view("b, c")),
                                     Value::of(1.5)};
    const std::array<Member, 2> inner{
        Member{Value::of(std::string_view("title")), Value::of(std::string_view("日本 <b>"))},
        Member{Value::of(std::string_view("date")), Value::of(DateTime{.has_time = true})}};
    const std::array<Value, 2> posts{make_object(arena, inner), make_object(arena, inner)};
    const std::array<Member, 4> all{
        Member{Value::of(std::string_view("a")), make_array(arena, items)},
        Member{Value::of(std::string_view("b")), Value::of(std::string_view("text"))},
        Member{Value::of(std::string_view("n")), Value::of(7)},
        Member{Value::of(std::string_view("posts")), make_array(arena, posts)}};
    return make_object(arena, all);
}

void check_places(const SourceFile& file, const Diagnostics& problems) {
    for (const Diagnostic& problem : problems) {
        require(!problem.message.empty(), "every message says something");
        require(file.whole().contains(problem.span), "every message has a place");
    }
}

void run(const Engine& engine, const SourceFile& file, ErrorMode mode) {
    const ParseOptions parsing{.mode = mode};
    const auto tree = engine.parse(file, file.whole(), parsing);
    check_places(file, tree->problems());
    require(tree->ok() || !tree->problems().empty(), "what is refused says why");
    if (!tree->ok())
        return;
    Arena arena;
    const Value data = data_in(arena);
    const Itself includes(*tree);
    const RenderOptions options{.includes = &includes, .limits = tight};
    const Rendered first = engine.render(*tree, data, options);
    for (const Problem& problem : first.problems)
        check_places(file, {problem.diagnostic});
    require(first.complete || !first.problems.empty(), "a limit says that it was passed");
    require(first.text == engine.render(*tree, data, options).text, "twice is the same");
}

}  // namespace
}  // namespace kiji::liquid

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace kiji;
    using namespace kiji::liquid;
    static const Engine four(Dialect::liquid4);
    static const Engine five(Dialect::liquid5);
    std::string text(data, data + size);
    if (find_invalid_utf8(text) || text.find('\0') != std::string::npos)
        return 0;
    const SourceFile file("a.liquid", std::move(text));
    for (const ErrorMode mode : {ErrorMode::lax, ErrorMode::warn, ErrorMode::strict}) {
        run(four, file, mode);
        run(five, file, mode);
    }
    return 0;
}
