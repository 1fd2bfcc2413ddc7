#include "base/system_error.hpp"

#include <cerrno>
#include <system_error>
#include <utility>

#include <unistd.h>

namespace kiji::base {

std::string reason(int error) {
    switch (error) {
        case ENOENT:
            return "no such file";
        case EACCES:
        case EPERM:
            return "permission denied";
        case EISDIR:
            return "is a directory";
        case ENOTDIR:
            return "a part of the path is not a directory";
        case ELOOP:
            return "links lead in a circle";
        case ENAMETOOLONG:
            return "the name is too long";
        case ENOSPC:
            return "no space left on the disk";
        case EROFS:
            return "the disk can only be read (\"Read-only file system\")";
        default:
            break;
    }
    std::string text = std::generic_category().message(error);
    if (!text.empty() && text.front() >= 'A' && text.front() <= 'Z')
        text.front() = static_cast<char>(text.front() - 'A' + 'a');
    return text;
}

std::string_view kind_of(mode_t mode) {
    switch (mode & S_IFMT) {
        case S_IFDIR:
            return "is a directory";
        case S_IFIFO:
            return "is a FIFO, not a regular file";
        case S_IFSOCK:
            return "is a socket, not a regular file";
        case S_IFCHR:
        case S_IFBLK:
            return "is a device, not a regular file";
        default:
            return "is not a regular file";
    }
}

Descriptor::~Descriptor() {
    close();
}

bool Descriptor::close() {
    const int number = std::exchange(number_, -1);
    // After EINTR Linux has closed the descriptor all the same.
    return number < 0 || ::close(number) == 0 || errno == EINTR;
}

}  // namespace kiji::base
