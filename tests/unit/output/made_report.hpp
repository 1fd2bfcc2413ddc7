// Reports of duplicates made by hand, for looking at how they are shown.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "output/output.hpp"

namespace kiji::test {

/// Posts and what was found in them. Blocks are what blank lines part.
class MadeReport {
  public:
    /// Returns the number of the post.
    std::size_t post(std::string name, std::string text);

    /// The `nth` occurrence of `text` in a post.
    dedupe::Place place(std::size_t post, std::string_view text, std::size_t nth = 0) const;
    /// From the first byte of `from` to the last one of `to`.
    dedupe::Place place(std::size_t post, std::string_view from, std::string_view to) const;

    void group(dedupe::Group group);
    void marker(dedupe::Place place);
    void cut(dedupe::Place marker, Span before, Span after, bool certain);
    void error(Error error);

    /// One difference: what lies between the common beginning and the common end of both places.
    dedupe::Difference difference(const dedupe::Place& a, const dedupe::Place& b) const;

    /// Calls `format` with all of it; shares are those of the groups.
    std::string shown(std::string_view format, output::Style style = {});
    const dedupe::Report& report();

  private:
    void share_out();
    void count();

    std::vector<std::unique_ptr<const SourceFile>> files_;
    dedupe::Report report_;
    std::vector<Error> errors_;
};

}  // namespace kiji::test
