// Headings that are not those which a page is to have.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "lint/facts/lines.hpp"
#include "lint/facts/outline.hpp"
#include "lint/rules/headings/headings.hpp"

namespace kiji::lint {
namespace {

constexpr std::array options{
    Option{
        .name = "headings",
        .summary = "headings in order: \"## Name\"; * any number, + one or more, ? one of any name",
        .standard = Texts(),
    },
    Option{
        .name = "match_case",
        .summary = "case counts",
        .standard = false,
    },
};

/// A walk along the headings that are required.
class Walk {
  public:
    Walk(std::vector<std::string_view> required, bool match_case)
        : required_(std::move(required)), match_case_(match_case) {}

    /// Takes a heading. False where another one is required; `expected` says which.
    bool take(std::string_view actual) {
        expected_ = next();
        if (expected_ == "*") {
            if (!equal(next(), actual)) {
                match_any_ = true;
                --at_;
            }
            return true;
        }
        if (expected_ == "+") {
            match_any_ = true;
            return true;
        }
        if (expected_ == "?")
            return true;
        if (equal(expected_, actual)) {
            match_any_ = false;
            return true;
        }
        if (match_any_)
            --at_;
        return match_any_;
    }

    std::string_view expected() const { return expected_; }

    /// What is still required at the end, empty where nothing is.
    std::string_view missing(bool any_headings) const {
        const std::size_t size = required_.size();
        if (at_ >= size || (at_ + 1 == size && required_[at_] == "*") ||
            (!any_headings &&
             std::ranges::all_of(required_, [](std::string_view each) { return each == "*"; })))
            return {};
        return required_[at_];
    }

  private:
    std::string_view next() {
        const std::size_t at = at_++;
        return at < required_.size() && !required_[at].empty() ? required_[at] : "[None]";
    }

    bool equal(std::string_view a, std::string_view b) const {
        return match_case_ ? a == b : nfkc_casefold(a) == nfkc_casefold(b);
    }

    std::vector<std::string_view> required_;
    bool match_case_;
    std::string_view expected_;
    std::size_t at_ = 0;
    bool match_any_ = false;
};

void check(const Document& /*doc*/, Findings& out) {
    if (!out.options().is_set("headings"))
        return;
    Walk walk(out.options().texts("headings"), out.options().flag("match_case"));
    const Lines& lines = out.facts().lines();
    for (const WrittenHeading& heading : out.facts().headings()) {
        const std::string actual =
            fmt::format("{:#<{}} {}", "", heading.level, heading_text(out.facts(), heading));
        if (walk.take(actual))
            continue;
        out.add({
            .span = lines.span(heading.first_line),
            .message = fmt::format("heading is \"{}\", not \"{}\"", actual, walk.expected()),
            .help = "put the headings that are required in their order",
        });
        return;
    }
    const std::string_view missing = walk.missing(!out.facts().headings().empty());
    if (missing.empty())
        return;
    out.add({
        .span = lines.span(lines.count() - 1),
        .message = fmt::format("heading \"{}\" is missing", missing),
        .help = "put the headings that are required in their order",
    });
}

}  // namespace

constinit const Rule rules::headings_not_as_required{
    .name = "headings-not-as-required",
    .code = "MD043",
    .also = "required-headings",
    .tags = "headings",
    .severity = Severity::warning,
    .summary = "Page has other headings than it is to have",
    .why =
        "Pages of one kind are read side by side: who looks for a section finds it where the "
        "others have it. Nothing is required until the option says so.",
    .bad = "",
    .good = "## Winter\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
