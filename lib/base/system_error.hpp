// errno in kiji's words. Inside lib/base only.
#pragma once

#include <cerrno>
#include <string>
#include <string_view>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>

#include "base/result.hpp"

namespace kiji::base {

/// What errno says, lower case: "no such file", "permission denied".
std::string reason(int error);

/// What a file that is no regular file is: "is a directory", "is a FIFO, not a regular file".
std::string_view kind_of(mode_t mode);

/// Closes what it holds. Empty: -1.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&&) = delete;
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor();

    explicit operator bool() const { return number_ >= 0; }
    int number() const { return number_; }
    /// Closes now; false with errno set where the system reports that something was lost.
    bool close();

  private:
    int number_;
};

/// Repeats a call that a signal interrupted.
template <typename Call>
auto retry(Call call) {
    auto result = call();
    while (result == -1 && errno == EINTR)
        result = call();
    return result;
}

}  // namespace kiji::base
