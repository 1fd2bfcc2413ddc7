#include "corpus/ignored.hpp"

#include <string_view>

namespace kiji::corpus {

Ignored::Ignored(const FileSystem& files, const Path& folder) : files_(&files) {
    for (Path at = folder;; at = Path(parent(at))) {
        // A worktree has a file of that name.
        if (files.info(join(at, ".git"))) {
            top_ = at;
            return;
        }
        if (at.empty() || parent(at) == at || parent(at).empty())
            return;
    }
}

const Globs& Ignored::of(const Path& folder) {
    const auto [entry, fresh] = known_.try_emplace(folder);
    if (fresh) {
        constexpr std::size_t most = std::size_t{1} << 20U;
        const Path path = join(folder, ".gitignore");
        if (files_->info(path)) {
            if (const Result<std::string> text = files_->read(path, most))
                entry->second = Globs::of_lines(*text);
        }
    }
    return entry->second;
}

bool Ignored::takes(const Path& path, bool is_folder) {
    if (top_.empty())
        return false;
    for (Path folder(parent(path)); folder.size() >= top_.size(); folder = Path(parent(folder))) {
        const std::string_view relative = std::string_view(path).substr(folder.size() + 1);
        const Globs::Verdict verdict = of(folder).verdict(relative, is_folder);
        if (verdict != Globs::Verdict::nothing)
            return verdict == Globs::Verdict::taken;
    }
    return false;
}

}  // namespace kiji::corpus
