// What the path of a post tells.
#pragma once

#include <string_view>

namespace kiji::lint {

/// True for a file in a folder of that name: "blog/_posts/2024/a.md" lies in "_posts".
constexpr bool lies_in(std::string_view path, std::string_view folder) {
    for (std::size_t at = path.find(folder); at != std::string_view::npos;
         at = path.find(folder, at + 1)) {
        const std::size_t end = at + folder.size();
        if ((at == 0 || path[at - 1] == '/') && end < path.size() && path[end] == '/')
            return true;
    }
    return false;
}

constexpr bool is_draft(std::string_view path) {
    return lies_in(path, "_drafts");
}

}  // namespace kiji::lint
