// Walks folders for posts: no recursion, no folder twice, nothing outside what was named.
#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "corpus/corpus.hpp"
#include "corpus/ignored.hpp"

namespace kiji::corpus {
namespace {

using Kind = FileInfo::Kind;

bool is_markdown(std::string_view name) {
    static constexpr std::array extensions{".md", ".markdown", ".mkdown", ".mkdn", ".mkd"};
    return std::ranges::find(extensions, ascii::lowered(extension(name))) != extensions.end();
}

/// Hidden, built, or somebody else's.
bool is_left_out(std::string_view name) {
    return name.starts_with('.') || name.starts_with("_site") || name == "node_modules" ||
           name == "vendor";
}

/// True where the resolved path `target` is `folder` or lies below it.
bool is_beneath(std::string_view target, std::string_view folder) {
    if (!target.starts_with(folder))
        return false;
    return target.size() == folder.size() || folder.ends_with('/') || target[folder.size()] == '/';
}

/// One folder as it was named: walks the real tree first and the links afterwards, so that what can
/// be reached both ways has its own name.
class Walk {
  public:
    Walk(const FileSystem& files, std::unordered_set<std::uint64_t>& seen,
         std::vector<Error>& errors)
        : files_(&files), seen_(&seen), errors_(&errors) {}

    std::vector<Path> below(const Path& folder) {
        const Result<Path> root = files_->resolve(folder);
        if (!root) {
            errors_->push_back(root.error());
            return {};
        }
        root_ = *root;
        named_ = folder;
        ignored_.emplace(*files_, root_);
        enter(folder);
        for (std::size_t next = 0; next < links_.size(); ++next)
            follow(next);
        std::ranges::sort(found_);
        return std::move(found_);
    }

  private:
    void enter(const Path& top) {
        std::vector<Path> folders{top};
        while (!folders.empty()) {
            const Path folder = std::move(folders.back());
            folders.pop_back();
            if (first_visit(folder))
                list(folder, folders);
        }
    }

    bool first_visit(const Path& folder) {
        const Result<FileInfo> info = files_->info(folder);
        if (!info)
            errors_->push_back(info.error());
        return info && folders_.insert(info->identity).second;
    }

    void list(const Path& folder, std::vector<Path>& folders) {
        const auto entries = files_->list(folder);
        if (!entries) {
            errors_->push_back(entries.error());
            return;
        }
        for (const DirectoryEntry& entry : *entries) {
            if (is_left_out(entry.name))
                continue;
            // "." names the files in it as they are called there.
            Path path = folder == "." ? entry.name : join(folder, entry.name);
            if (is_ignored(path, entry.kind == Kind::directory))
                continue;
            if (entry.kind == Kind::directory)
                folders.push_back(std::move(path));
            else if (entry.kind == Kind::symlink)
                links_.push_back(std::move(path));
            else if (is_markdown(entry.name))
                take(std::move(path));
        }
    }

    bool is_ignored(const Path& path, bool is_folder) {
        const std::string_view below =
            named_ == "." ? std::string_view(path) : std::string_view(path).substr(named_.size());
        return ignored_->takes(join(root_, below.substr(below.starts_with('/') ? 1 : 0)),
                               is_folder);
    }

    void take(Path path) {
        const Result<FileInfo> info = files_->info(path);
        if (!info)
            errors_->push_back(info.error());
        else if (info->kind != Kind::regular)
            errors_->push_back({"is not a regular file", std::move(path)});
        else if (seen_->insert(info->identity).second)
            found_.push_back(std::move(path));
    }

    void follow(std::size_t next) {
        const Path link = links_[next];  // following one may add others
        const Result<Path> target = files_->resolve(link);
        if (!target) {
            if (is_markdown(link))
                errors_->push_back(target.error());
            return;
        }
        const Result<FileInfo> info = files_->info(*target);
        if (!info) {
            errors_->push_back(info.error());
            return;
        }
        if (info->kind != Kind::directory && !is_markdown(link))
            return;
        if (!is_beneath(*target, root_)) {
            errors_->push_back(
                {fmt::format("is a link to {}, outside of {}: not followed", *target, root_),
                 link});
        } else if (info->kind == Kind::directory) {
            enter_link(link, info->identity);
        } else if (info->kind != Kind::regular) {
            errors_->push_back({"is not a regular file", link});
        } else if (seen_->insert(info->identity).second) {
            found_.push_back(link);
        }
    }

    /// What the link leads to has its own identity; the link itself has another.
    void enter_link(const Path& link, std::uint64_t identity) {
        if (!folders_.insert(identity).second)
            return;
        std::vector<Path> folders;
        list(link, folders);
        for (const Path& folder : folders)
            enter(folder);
    }

    const FileSystem* files_;
    std::unordered_set<std::uint64_t>* seen_;  // files of all walks
    std::vector<Error>* errors_;
    Path root_;   // resolved
    Path named_;  // as the caller has it
    std::optional<Ignored> ignored_;
    std::unordered_set<std::uint64_t> folders_;
    std::vector<Path> links_;
    std::vector<Path> found_;
};

/// "_posts/**/*.md" where no file is called so: its folder without patterns, and the whole.
std::optional<Path> folder_of_pattern(const FileSystem& files, const Path& path) {
    const std::size_t sign = path.find_first_of("*?[");
    if (sign == Path::npos || files.info(path))
        return std::nullopt;
    const std::size_t slash = path.rfind('/', sign);
    if (slash == Path::npos)
        return Path(".");
    return slash == 0 ? Path("/") : path.substr(0, slash);
}

std::vector<Path> matching(std::vector<Path> files, const Path& pattern) {
    const Glob glob(pattern.find('/') == Path::npos ? "/" + pattern : pattern);
    std::erase_if(files, [&](const Path& file) {
        const std::string_view name = file;
        return !glob.matches(name.starts_with('/') ? name.substr(1) : name, false);
    });
    return files;
}

}  // namespace

Found find_posts(const FileSystem& files, std::span<const Path> paths) {
    Found found;
    std::unordered_set<std::uint64_t> seen;
    for (const Path& path : paths) {
        if (const auto folder = folder_of_pattern(files, path)) {
            std::vector<Path> fitting =
                matching(Walk(files, seen, found.errors).below(*folder), path);
            if (fitting.empty())
                found.errors.push_back({"no Markdown file fits this pattern", path});
            std::ranges::move(fitting, std::back_inserter(found.files));
            continue;
        }
        Result<FileInfo> info = files.info(path);
        if (info && info->kind == Kind::symlink) {
            const Result<Path> target = files.resolve(path);
            info = target ? files.info(*target) : Result<FileInfo>(target.error());
        }
        if (!info) {
            found.errors.push_back({info.error().message, path});
        } else if (info->kind == Kind::directory) {
            std::vector<Path> below = Walk(files, seen, found.errors).below(path);
            std::ranges::move(below, std::back_inserter(found.files));
        } else if (info->kind != Kind::regular) {
            found.errors.push_back({"is not a regular file", path});
        } else if (seen.insert(info->identity).second) {
            found.files.push_back(path);
        }
    }
    return found;
}

}  // namespace kiji::corpus
