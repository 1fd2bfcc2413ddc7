#include "liquid_includes.hpp"

#include <utility>

#include <fmt/core.h>

namespace kiji::cli {
namespace {

bool leaves_folder(std::string_view name) {
    if (name.empty() || name.starts_with('/') || name.find('\0') != std::string_view::npos)
        return true;
    while (!name.empty()) {
        const std::size_t end = std::min(name.find('/'), name.size());
        if (name.substr(0, end) == "..")
            return true;
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    return false;
}

}  // namespace

FolderIncludes::FolderIncludes(const liquid::Engine& engine, const FileSystem& files, Path folder,
                               std::size_t most_bytes, liquid::ParseOptions options)
    : engine_(&engine),
      files_(&files),
      folder_(std::move(folder)),
      most_bytes_(most_bytes),
      options_(options) {}

Result<std::string> FolderIncludes::read(std::string_view name) const {
    if (leaves_folder(name))
        return Error{fmt::format("Illegal template name '{}'", name)};
    const std::string file(file_name(name));
    const Path folder = join(folder_, parent(name));
    const Result<Path> root = files_->resolve(folder_);
    for (const std::string& each : {file, file + ".liquid", "_" + file + ".liquid"}) {
        const Result<Path> path = files_->resolve(join(folder, each));
        if (!root || !path || !path->starts_with(*root + "/"))
            continue;
        if (Result<std::string> text = files_->read(*path, most_bytes_))
            return text;
    }
    return Error{fmt::format("No such template '{}'", name)};
}

Result<const liquid::Template*> FolderIncludes::find(std::string_view name) const {
    const std::lock_guard lock(mutex_);
    if (const auto found = parsed_.find(name); found != parsed_.end())
        return found->second.get();
    Result<std::string> text = read(name);
    if (!text)
        return text.error();
    std::unique_ptr<const liquid::Template> parsed =
        engine_->parse(join(folder_, name), *std::move(text), options_);
    return parsed_.emplace(name, std::move(parsed)).first->second.get();
}

}  // namespace kiji::cli
