#include "site/disk/moves.hpp"

#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/files.hpp"

namespace kiji::site {
namespace {

using Kind = FileInfo::Kind;

std::string_view name_of(Kind kind) {
    switch (kind) {
        case Kind::directory:
            return "a folder";
        case Kind::symlink:
            return "a link";
        case Kind::regular:
            return "a file";
        case Kind::other:
            break;
    }
    return "a device, FIFO or socket";
}

class Planner {
  public:
    Planner(const OutputFolder& staged, const OutputFolder& destination, const Rights& rights)
        : staged_(staged), destination_(destination), rights_(rights) {}

    Result<Moves> plan() {
        std::vector<std::string> left = {""};
        while (!left.empty()) {
            const std::string folder = std::move(left.back());
            left.pop_back();
            const Result<std::vector<OutputEntry>> entries = staged_.list(folder);
            if (!entries)
                return entries.error();
            for (const OutputEntry& entry : *entries) {
                const std::string name = join(folder, entry.name);
                const Result<std::optional<OutputInfo>> there = destination_.info(name);
                if (!there)
                    return there.error();
                const std::optional<Kind> kind =
                    *there ? std::optional((*there)->kind) : std::nullopt;
                if (entry.kind == Kind::directory && kind == Kind::directory) {
                    left.push_back(name);
                    continue;
                }
                if (Result<void> planned = entry.kind == Kind::directory ? plan_folder(name, kind)
                                                                         : plan_file(name, kind);
                    !planned)
                    return planned.error();
            }
        }
        return std::move(moves_);
    }

  private:
    Error in_the_way(const std::string& name, Kind kind, std::string_view place) const {
        return {fmt::format("{} that kiji did not write stands where {} must be: move it away, or "
                            "build with --clean-destination",
                            name_of(kind), place),
                join(destination_.path(), name)};
    }

    Result<void> plan_folder(const std::string& name, std::optional<Kind> kind) {
        if (kind && !rights_.may_remove(name))
            return in_the_way(name, *kind, "a folder");
        if (kind)
            moves_.in_the_way.push_back(name);
        moves_.folders.push_back(name);
        return Done{};
    }

    Result<void> plan_file(const std::string& name, std::optional<Kind> kind) {
        if (kind == Kind::directory) {
            if (Result<void> planned = plan_to_empty(name); !planned)
                return planned;
        } else if (kind && kind != Kind::regular && !rights_.may_replace(name)) {
            return in_the_way(name, *kind, "a page");
        }
        moves_.files.push_back(name);
        return Done{};
    }

    Result<void> plan_to_empty(const std::string& name) {
        Result<std::vector<OutputEntry>> entries = destination_.tree(name);
        if (!entries)
            return entries.error();
        std::vector<std::string> folders = {name};
        for (const OutputEntry& entry : *entries) {
            std::string path = join(name, entry.name);
            if (entry.kind == Kind::directory)
                folders.push_back(std::move(path));
            else if (rights_.may_remove(path))
                moves_.in_the_way.push_back(std::move(path));
            else
                return in_the_way(path, entry.kind,
                                  fmt::format("the page \"{}\" and no folder", name));
        }
        moves_.emptied.insert(moves_.emptied.end(), folders.rbegin(), folders.rend());
        return Done{};
    }

    const OutputFolder& staged_;
    const OutputFolder& destination_;
    const Rights& rights_;
    Moves moves_;
};

}  // namespace

Result<Moves> plan_moves(const OutputFolder& staged, const OutputFolder& destination,
                         const Rights& rights) {
    return Planner(staged, destination, rights).plan();
}

}  // namespace kiji::site
