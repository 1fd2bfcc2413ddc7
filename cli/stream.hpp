// Standard output and standard error, with every write checked.
#pragma once

#include <string>
#include <string_view>

namespace kiji::cli {

/// Collects text and writes it to a file descriptor. When the reader has gone (EPIPE; SIGPIPE must
/// be ignored) what follows is dropped: a broken pipe is no error. Not for several threads.
class Stream {
  public:
    explicit Stream(int descriptor) : descriptor_(descriptor) {}
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;
    ~Stream() = default;

    void write(std::string_view text);
    void flush();

    /// Why a write failed, or empty: "No space left on device".
    const std::string& failure() const { return failure_; }

  private:
    void send(std::string_view text);

    int descriptor_;
    bool open_ = true;
    std::string buffer_;
    std::string failure_;
};

/// Makes sure that descriptors 0 to 2 exist and cannot be those of a file that is opened later: one
/// that is closed then fails when it is used.
void guard_standard_streams();

}  // namespace kiji::cli
