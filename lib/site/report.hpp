// What is told of a build: faults with their places, and what silently vanishes elsewhere.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "source/diagnostic.hpp"
#include "source/source_file.hpp"

namespace kiji::site {

/// One thing that is told. `file` is null where it has no place in a text: then `path` names what
/// it is about, or is empty.
struct Trouble {
    const SourceFile* file = nullptr;
    Path path{};
    Diagnostic diagnostic{};
    std::string liquid{};  // of a template: what Jekyll says there
};

/// Why a file is no part of the site.
enum class LeftOut : std::uint8_t { future, unpublished, draft, bad_name, excluded, bad_date };
std::string_view name_of(LeftOut reason);

/// ":3:7" behind the name of a file; empty where the error has no place.
std::string place_of(const Error& error);

/// Collects from several threads; what it gives is in the same order for any number of them.
class Report {
  public:
    void add(Trouble trouble);
    void add(const SourceFile& file, Diagnostic diagnostic);
    void error(const Path& path, std::string message, std::string help = {});
    void warn(const Path& path, std::string message, std::string help = {});
    void leave_out(const Path& path, LeftOut reason);

    bool has_errors() const;
    /// By path and place; equal ones once.
    std::vector<Trouble> troubles() const;
    /// By path.
    const std::map<Path, LeftOut>& left_out() const { return left_out_; }

  private:
    mutable std::mutex mutex_;
    std::vector<Trouble> troubles_;
    std::map<Path, LeftOut> left_out_;
};

}  // namespace kiji::site
