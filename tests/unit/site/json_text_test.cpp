#include "site/json_text.hpp"

#include <array>
#include <deque>
#include <string>

#include "support/catch.hpp"
#include "value/drop.hpp"

namespace kiji::site {
namespace {

Value word(std::string_view text) {
    return Value::of(text);
}

/// A document in a row of documents.
class Page final : public Drop {
  public:
    Page(std::int64_t number, const std::deque<Page>& all) : number_(number), all_(all) {}
    std::optional<Value> find(std::string_view /*key*/) const override { return std::nullopt; }
    Value plain() const override {
        members_ = {{{word("n"), Value::of(number_)},
                     {word("content"), word("text")},
                     {word("previous"), neighbour(-1)},
                     {word("next"), neighbour(1)}}};
        return Value::of(std::span<const Member>(members_));
    }

  private:
    Value neighbour(std::int64_t step) const {
        const auto at = static_cast<std::size_t>(number_ + step);
        return at < all_.size() ? Value::of(static_cast<const Drop*>(&all_[at])) : Value();
    }

    std::int64_t number_;
    const std::deque<Page>& all_;
    mutable std::array<Member, 4> members_{};
};

TEST_CASE("documents in JSON lead to neighbours, and not on and on", "[site]") {
    std::deque<Page> pages;
    for (std::int64_t i = 0; i < 1000; ++i)
        pages.emplace_back(i, pages);
    std::string out;
    REQUIRE(append_json(out, Value::of(static_cast<const Drop*>(&pages[0])), 1U << 20U));
    CHECK(out == R"({"n":0,"content":"text","previous":null,"next":)"
                 R"({"n":1,"content":"text","previous":)"
                 R"({"n":0,"content":"text","previous":null,"next":{"n":1}},"next":)"
                 R"({"n":2,"content":"text","previous":{"n":1},"next":{"n":3}}}})");
}

}  // namespace
}  // namespace kiji::site
