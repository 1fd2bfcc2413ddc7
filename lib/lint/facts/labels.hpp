// What links and footnotes of a document may refer to.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kiji::lint {

/// The labels that a link or footnote of a document may refer to, folded as CommonMark compares
/// them.
class Labels {
  public:
    void add_definition(std::string_view label);
    void add_footnote(std::string_view label);
    bool has_definition(std::string_view label) const;
    bool has_footnote(std::string_view label) const;
    /// Once all are there: only then does it know any.
    void sort();

  private:
    std::vector<std::string> definitions_;
    std::vector<std::string> footnotes_;
};

}  // namespace kiji::lint
