// markdownlint's comments, which turn rules on and off: <!-- markdownlint-disable MD013 -->.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "document/document.hpp"
#include "lint/facts/lines.hpp"
#include "lint/settings.hpp"

namespace kiji::lint {

struct MarkdownlintComment {
    enum class Action : std::uint8_t {
        disable,
        enable,
        disable_file,
        enable_file,
        disable_line,
        disable_next_line,
        capture,
        restore,
        configure_file,
    };
    Action action = Action::disable;
    std::string_view parameter{};  // what stands behind the word, in the file
    std::size_t line = 0;          // 0-based
};

/// The comments below the front matter, in order, also those in code. One that configures the file
/// may go over several lines; all others stand on one. Case does not count. O(size).
std::vector<MarkdownlintComment> find_markdownlint_comments(const Document& doc,
                                                            const Lines& lines);

/// The names in the parameter of a comment, in the file.
std::vector<std::string_view> names_in(std::string_view parameter);

/// Which rules are on where, as such comments say. Rules are counted as in all_rules().
class LineRules {
  public:
    /// O(comments × rules).
    LineRules(const std::vector<MarkdownlintComment>& comments, std::size_t lines,
              const Settings& settings);

    /// The settings with what "configure-file" adds. What is no JSON adds nothing.
    const Settings& settings() const { return settings_; }
    bool is_anywhere(std::size_t rule) const { return anywhere_[rule]; }
    /// O(log comments).
    bool is_on(std::size_t rule, std::size_t line) const;

  private:
    static constexpr std::size_t most_rules = 256;
    using Rules = std::bitset<most_rules>;

    void apply(std::string_view parameter, bool on, Rules& rules) const;
    Rules at(std::size_t line) const;

    Settings settings_;
    std::vector<std::pair<std::size_t, Rules>> from_;  // from a line on; ascending
    std::vector<std::pair<std::size_t, Rules>> only_;  // for a line alone; ascending
    Rules anywhere_;
};

}  // namespace kiji::lint
