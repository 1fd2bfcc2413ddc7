#include "stream.hpp"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace kiji::cli {
namespace {

constexpr std::size_t buffer_bytes = std::size_t{64} << 10U;

}  // namespace

void Stream::write(std::string_view text) {
    if (!open_)
        return;
    buffer_ += text;
    if (buffer_.size() >= buffer_bytes)
        flush();
}

void Stream::flush() {
    if (open_)
        send(buffer_);
    buffer_.clear();
}

void Stream::send(std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor_, text.data(), text.size());
        if (written >= 0) {
            text.remove_prefix(static_cast<std::size_t>(written));
            continue;
        }
        const int error = errno;
        if (error == EINTR)
            continue;
        if (error == EAGAIN) {
            // Whoever gave us the pipe made it non-blocking (node does).
            pollfd ready{.fd = descriptor_, .events = POLLOUT, .revents = 0};
            ::poll(&ready, 1, -1);
            continue;
        }
        open_ = false;
        if (error != EPIPE)
            failure_ = std::generic_category().message(error);
        return;
    }
}

void guard_standard_streams() {
    for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor) {
        if (::fcntl(descriptor, F_GETFD) != -1 || errno != EBADF)
            continue;
        // open() takes the lowest free number: this one. The wrong direction makes its use fail.
        const int direction = descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY;
        if (::open("/dev/null", direction | O_CLOEXEC) == -1)
            ::_exit(3);
    }
}

}  // namespace kiji::cli
