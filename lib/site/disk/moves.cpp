#include "site/disk/moves.hpp"

#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/files.hpp"
#include "site/disk/staging.hpp"

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

    Result<Moves> plan(std::vector<Move> waiting) {
        for (Move& move : waiting) {
            const Result<std::optional<Kind>> kind = kind_of(move.to);
            if (!kind)
                return kind.error();
            if (Result<void> planned = plan_file(std::move(move), *kind); !planned)
                return planned.error();
        }
        if (staged_.has_folder(Staging::new_folders)) {
            if (Result<void> planned = plan_folders(); !planned)
                return planned.error();
        }
        return std::move(moves_);
    }

  private:
    /// Nothing where nothing stands.
    Result<std::optional<Kind>> kind_of(const std::string& name) const {
        const Result<std::optional<OutputInfo>> there = destination_.info(name);
        if (!there)
            return there.error();
        return *there ? std::optional((*there)->kind) : std::nullopt;
    }

    Result<void> plan_folders() {
        std::vector<std::string> left = {""};
        while (!left.empty()) {
            const std::string folder = std::move(left.back());
            left.pop_back();
            const Result<std::vector<OutputEntry>> entries =
                staged_.list(join(Staging::new_folders, folder));
            if (!entries)
                return entries.error();
            for (const OutputEntry& entry : *entries) {
                std::string name = join(folder, entry.name);
                const Result<std::optional<Kind>> kind = kind_of(name);
                if (!kind)
                    return kind.error();
                if (entry.kind == Kind::directory && *kind == Kind::directory) {
                    left.push_back(std::move(name));
                    continue;
                }
                std::string from = join(Staging::new_folders, name);
                Result<void> planned = entry.kind == Kind::directory
                                           ? plan_folder(name, *kind)
                                           : plan_file({std::move(from), name}, *kind);
                if (!planned)
                    return planned;
            }
        }
        return Done{};
    }

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

    Result<void> plan_file(Move move, std::optional<Kind> kind) {
        if (kind == Kind::directory) {
            if (Result<void> planned = plan_to_empty(move.to); !planned)
                return planned;
        } else if (kind && kind != Kind::regular && !rights_.may_replace(move.to)) {
            return in_the_way(move.to, *kind, "a page");
        }
        moves_.files.push_back(std::move(move));
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

Result<Moves> plan_moves(const OutputFolder& staged, std::vector<Move> waiting,
                         const OutputFolder& destination, const Rights& rights) {
    return Planner(staged, destination, rights).plan(std::move(waiting));
}

}  // namespace kiji::site
