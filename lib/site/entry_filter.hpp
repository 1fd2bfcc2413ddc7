// Which files and folders of a source belong to the site, as Jekyll's EntryFilter has it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "site/settings.hpp"

namespace kiji::site {

class EntryFilter {
  public:
    explicit EntryFilter(const Settings& settings);

    enum class Verdict : std::uint8_t { taken, special, excluded };
    /// `entry` lies in `folder` ("" for the source itself), a path below the source.
    Verdict verdict(std::string_view folder, std::string_view entry, bool is_folder) const;
    bool takes(std::string_view folder, std::string_view entry, bool is_folder) const {
        return verdict(folder, entry, is_folder) == Verdict::taken;
    }

  private:
    bool fits(const std::vector<std::string>& patterns, std::string_view path,
              bool is_folder) const;

    const Settings& settings_;
    std::vector<std::string> exclude_;  // less what is included
};

}  // namespace kiji::site
