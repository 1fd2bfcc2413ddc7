#include "site/disk/staging.hpp"

#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/files.hpp"

namespace kiji::site {
namespace {

std::string outer_name(const OutputFolder& destination) {
    return ".kiji-staging-" + Path(file_name(destination.path()));
}

Result<void> remove_left_over(OutputFolder& above, const std::string& name) {
    const Result<std::optional<OutputInfo>> info = above.info(name);
    if (!info)
        return info.error();
    if (!*info)
        return Done{};
    if ((*info)->kind == FileInfo::Kind::directory)
        return above.remove_tree(name);
    if (const Result<bool> removed = above.remove(name); !removed)
        return removed.error();
    return Done{};
}

using Opened = Result<std::unique_ptr<OutputFolder>>;

Opened open_above(const OutputFolder& destination) {
    return OutputFolder::open(Path(parent(destination.path())), OutputFolder::Missing::is_error);
}

Opened open_within(const OutputFolder& destination) {
    return OutputFolder::open(destination.path(), OutputFolder::Missing::is_error);
}

}  // namespace

Result<void> Staging::clear() {
    folder_.reset();
    Opened within = open_within(destination_);
    if (!within)
        return within.error();
    if (Result<void> removed = remove_left_over(**within, std::string(inner_name)); !removed)
        return removed;
    const std::string name = outer_name(destination_);
    if (Opened above = open_above(destination_); above && refuse_name(name).empty())
        return remove_left_over(**above, name);
    return Done{};
}

Result<OutputFolder*> Staging::folder() {
    const std::scoped_lock lock(mutex_);
    if (!folder_) {
        if (Result<void> made = make(); !made)
            return made.error();
    }
    return folder_.get();
}

std::string Staging::place(const std::string& target) {
    if (destination_.has_folder(parent(target)))
        return fmt::format("changed/{}", numbers_.fetch_add(1));
    return join(new_folders, target);
}

Result<void> Staging::make() {
    name_ = outer_name(destination_);
    Opened above = open_above(destination_);
    const bool beside = above && refuse_name(name_).empty() && !destination_.hands_down_rights() &&
                        (*above)->shares_mount(destination_) && (*above)->make_folders(name_);
    if (!beside) {
        name_ = inner_name;
        above = open_within(destination_);
        if (!above)
            return above.error();
        if (Result<void> made = (*above)->make_folders(name_); !made)
            return made;
    }
    above_ = *std::move(above);
    Opened opened = above_->open_folder(name_);
    if (!opened)
        return opened.error();
    folder_ = *std::move(opened);
    return Done{};
}

}  // namespace kiji::site
