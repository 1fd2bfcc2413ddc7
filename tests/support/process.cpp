#include "support/process.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <map>
#include <system_error>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace kiji::test {
namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void fail(const char* what) {
    throw std::system_error(errno, std::generic_category(), what);
}

/// A file descriptor that is closed when it goes.
class Descriptor {
  public:
    explicit Descriptor(int number = -1) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }

    int number() const { return number_; }
    bool is_open() const { return number_ >= 0; }
    void set(int number) {
        close();
        number_ = number;
    }
    void close() {
        if (number_ >= 0)
            ::close(number_);
        number_ = -1;
    }

  private:
    int number_;
};

struct Pipe {
    Descriptor read;
    Descriptor write;

    void open() {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0)
            fail("pipe");
        read.set(ends[0]);
        write.set(ends[1]);
    }
};

class Actions {
  public:
    Actions() { ::posix_spawn_file_actions_init(&actions_); }
    Actions(const Actions&) = delete;
    Actions& operator=(const Actions&) = delete;
    ~Actions() { ::posix_spawn_file_actions_destroy(&actions_); }
    posix_spawn_file_actions_t* get() { return &actions_; }

  private:
    posix_spawn_file_actions_t actions_{};
};

/// The child gets SIGPIPE as a shell would hand it on, not ignored as it is here.
class Attributes {
  public:
    Attributes() {
        ::posix_spawnattr_init(&attributes_);
        sigset_t defaults;
        ::sigemptyset(&defaults);
        ::sigaddset(&defaults, SIGPIPE);
        ::posix_spawnattr_setsigdefault(&attributes_, &defaults);
        ::posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGDEF);
    }
    Attributes(const Attributes&) = delete;
    Attributes& operator=(const Attributes&) = delete;
    ~Attributes() { ::posix_spawnattr_destroy(&attributes_); }
    const posix_spawnattr_t* get() const { return &attributes_; }

  private:
    posix_spawnattr_t attributes_{};
};

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> out;
    out.reserve(texts.size() + 1);
    for (std::string& text : texts)
        out.push_back(text.data());
    out.push_back(nullptr);
    return out;
}

std::vector<std::string> environment_of(const Start& start) {
    std::map<std::string, std::string> variables{
        {"PATH", "/usr/local/bin:/usr/bin:/bin"}, {"LC_ALL", "C.UTF-8"}, {"HOME", "/nonexistent"}};
    for (const auto& [name, value] : start.environment)
        variables[name] = value;
    std::vector<std::string> out;
    for (const auto& [name, value] : variables)
        out.push_back(name + '=' + value);
    return out;
}

/// A running program and the ends of its pipes that are ours.
struct Child {
    pid_t id = 0;
    Descriptor terminal;  // the other end of its standard input
    Pipe in;
    Pipe out;
    Pipe err;
};

/// Types `input` and the end of input (Ctrl-D) on a new terminal; returns the terminal.
int open_terminal(Descriptor& typing, const std::string& input) {
    typing.set(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC));
    std::array<char, 64> name{};
    if (!typing.is_open() || ::grantpt(typing.number()) != 0 || ::unlockpt(typing.number()) != 0 ||
        ::ptsname_r(typing.number(), name.data(), name.size()) != 0)
        fail("opening a terminal");
    const int terminal = ::open(name.data(), O_RDWR | O_NOCTTY | O_CLOEXEC);
    const std::string typed = input + '\x04';
    if (terminal < 0 ||
        ::write(typing.number(), typed.data(), typed.size()) != static_cast<ssize_t>(typed.size()))
        fail("typing on a terminal");
    return terminal;
}

void start_child(Child& child, const std::string& program, const Start& start) {
    child.err.open();
    Actions actions;
    if (!start.folder.empty())
        ::posix_spawn_file_actions_addchdir_np(actions.get(), start.folder.c_str());
    Descriptor terminal;
    if (start.terminal) {
        terminal.set(open_terminal(child.terminal, start.input));
        ::posix_spawn_file_actions_adddup2(actions.get(), terminal.number(), 0);
    } else if (start.input.empty()) {
        ::posix_spawn_file_actions_addopen(actions.get(), 0, "/dev/null", O_RDONLY, 0);
    } else {
        child.in.open();
        ::posix_spawn_file_actions_adddup2(actions.get(), child.in.read.number(), 0);
    }
    switch (start.output) {
        case Output::captured:
        case Output::reader_gone:
            child.out.open();
            ::posix_spawn_file_actions_adddup2(actions.get(), child.out.write.number(), 1);
            break;
        case Output::full_disk:
            ::posix_spawn_file_actions_addopen(actions.get(), 1, "/dev/full", O_WRONLY, 0);
            break;
        case Output::closed:
            ::posix_spawn_file_actions_addclose(actions.get(), 1);
            break;
    }
    ::posix_spawn_file_actions_adddup2(actions.get(), child.err.write.number(), 2);

    std::vector<std::string> words{program};
    words.insert(words.end(), start.arguments.begin(), start.arguments.end());
    std::vector<std::string> variables = environment_of(start);
    // The end of the pipe is gone before the program can write its first byte.
    if (start.output == Output::reader_gone)
        child.out.read.close();
    const Attributes attributes;
    const int error = ::posix_spawnp(&child.id, program.c_str(), actions.get(), attributes.get(),
                                     pointers(words).data(), pointers(variables).data());
    if (error != 0)
        throw std::system_error(error, std::generic_category(), "starting " + program);
    child.in.read.close();
    child.out.write.close();
    child.err.write.close();
}

/// Reads what is there; closes `from` at its end.
void take(Descriptor& from, std::string& to) {
    std::array<char, 65536> buffer{};
    const ssize_t got = ::read(from.number(), buffer.data(), buffer.size());
    if (got > 0)
        to.append(buffer.data(), static_cast<std::size_t>(got));
    else if (got == 0 || errno != EINTR)
        from.close();
}

void give(Descriptor& to, std::string_view& rest) {
    const ssize_t put = ::write(to.number(), rest.data(), rest.size());
    if (put > 0)
        rest.remove_prefix(static_cast<std::size_t>(put));
    const bool gone = put < 0 && errno != EAGAIN && errno != EINTR;
    if (rest.empty() || gone)
        to.close();
}

/// Feeds and reads the child until it has closed all its ends, or the time is over.
void talk(Child& child, const Start& start, Clock::time_point end, Finished& result) {
    std::string_view input = start.input;
    if (child.in.write.is_open())
        ::fcntl(child.in.write.number(), F_SETFL, O_NONBLOCK);
    while (child.out.read.is_open() || child.err.read.is_open() || child.in.write.is_open()) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
        if (left.count() <= 0) {
            result.timed_out = true;
            ::kill(child.id, SIGKILL);
            return;
        }
        std::array<pollfd, 3> waits{{{child.in.write.number(), POLLOUT, 0},
                                     {child.out.read.number(), POLLIN, 0},
                                     {child.err.read.number(), POLLIN, 0}}};
        if (::poll(waits.data(), waits.size(), static_cast<int>(left.count())) <= 0)
            continue;
        if (waits[0].revents != 0)
            give(child.in.write, input);
        if (waits[1].revents != 0)
            take(child.out.read, result.out);
        if (waits[2].revents != 0)
            take(child.err.read, result.err);
    }
}

double seconds_of(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

}  // namespace

Finished run(const std::string& program, const Start& start) {
    // A child that goes before it has read all its input must not take us with it.
    std::signal(SIGPIPE, SIG_IGN);
    Finished result;
    const auto begin = Clock::now();
    const auto end = begin + std::chrono::duration_cast<Clock::duration>(
                                 std::chrono::duration<double>(start.seconds));
    Child child;
    start_child(child, program, start);
    talk(child, start, end, result);
    int status = 0;
    rusage usage{};
    while (::wait4(child.id, &status, 0, &usage) == -1 && errno == EINTR) {
    }
    result.wall_seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    result.cpu_seconds = seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
    if (WIFEXITED(status))
        result.exit_code = WEXITSTATUS(status);
    else if (WIFSIGNALED(status))
        result.signal = WTERMSIG(status);
    return result;
}

}  // namespace kiji::test
