// The only file that starts another program.
#include "git.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <limits>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace kiji::cli {
namespace {

constexpr std::size_t whole_file = std::numeric_limits<std::size_t>::max();

struct Finished {
    int status = 0;
    std::string out;
};

/// Runs git with standard output and standard error in one pipe; git says what is wrong there.
Result<Finished> run_git(std::vector<std::string> arguments) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return Error{fmt::format("starting git: {}", std::generic_category().message(errno))};
    arguments.insert(arguments.begin(), "git");
    std::vector<char*> words;
    for (std::string& word : arguments)
        words.push_back(word.data());
    words.push_back(nullptr);
    posix_spawn_file_actions_t actions{};
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
    pid_t child = 0;
    const int failed = ::posix_spawnp(&child, "git", &actions, nullptr, words.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    Finished finished;
    if (failed == 0) {
        std::array<char, 65536> buffer{};
        ssize_t got = 0;
        while ((got = ::read(ends[0], buffer.data(), buffer.size())) > 0 ||
               (got < 0 && errno == EINTR)) {
            if (got > 0)
                finished.out.append(buffer.data(), static_cast<std::size_t>(got));
        }
        while (::waitpid(child, &finished.status, 0) < 0 && errno == EINTR) {
        }
    }
    ::close(ends[0]);
    if (failed != 0)
        return Error{fmt::format("--changed asks git, which cannot be started: {}",
                                 std::generic_category().message(failed))};
    return finished;
}

/// Its output; or, where it failed, the first line of that as an error.
Result<std::string> ask_git(std::vector<std::string> arguments) {
    Result<Finished> finished = run_git(std::move(arguments));
    if (!finished)
        return finished.error();
    if (!WIFEXITED(finished->status) || WEXITSTATUS(finished->status) != 0)
        return Error{fmt::format("--changed asks git, which says: {}",
                                 finished->out.substr(0, finished->out.find('\n')))};
    return std::move(finished->out);
}

/// "b/a.md" or, where the name has odd characters, "\"b/\\343\\201\\202.md\"".
Path name_of_diff(std::string_view written) {
    std::string name;
    if (!written.starts_with('"')) {
        name = written.substr(0, written.find('\t'));
    } else {
        for (std::size_t i = 1; i < written.size() && written[i] != '"'; ++i) {
            if (written[i] != '\\' || i + 1 == written.size()) {
                name += written[i];
            } else if (written[i + 1] >= '0' && written[i + 1] <= '3' && i + 3 < written.size()) {
                int byte = 0;
                std::from_chars(written.data() + i + 1, written.data() + i + 4, byte, 8);
                name += static_cast<char>(byte);
                i += 3;
            } else {
                ++i;
                constexpr std::string_view letters = "abtnvfr";
                const std::size_t letter = letters.find(written[i]);
                name += letter == std::string_view::npos ? written[i]
                                                         : static_cast<char>('\a' + letter);
            }
        }
    }
    return name.starts_with("b/") ? name.substr(2) : name;
}

/// "+12,3" of "@@ -10 +12,3 @@". Deleted lines touch the one before and the one behind.
LineRange range_of(std::string_view hunk) {
    const std::size_t plus = hunk.find('+');
    std::size_t first = 0;
    std::size_t count = 1;
    const char* end = hunk.data() + hunk.size();
    const char* at = std::from_chars(hunk.data() + plus + 1, end, first).ptr;
    if (at != end && *at == ',')
        std::from_chars(at + 1, end, count);
    if (count == 0)
        return {std::max<std::size_t>(first, 1), first + 1};
    return {first, first + count - 1};
}

template <typename Each>
void for_each_line(std::string_view text, char separator, Each each) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        each(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

}  // namespace

Result<ChangedLines> ChangedLines::since(const FileSystem& files, const std::string& revision,
                                         const Path& folder) {
    const Result<std::string> top = ask_git({"-C", folder, "rev-parse", "--show-toplevel"});
    if (!top)
        return top.error();
    const Result<Path> root = files.resolve(top->substr(0, top->find('\n')));
    if (!root)
        return root.error();
    // --end-of-options: a revision that begins with a dash is none.
    const Result<std::string> diff =
        ask_git({"-C", *root, "diff", "--no-color", "--no-ext-diff", "--no-renames", "--unified=0",
                 "--src-prefix=a/", "--dst-prefix=b/", "--end-of-options", revision, "--"});
    if (!diff)
        return diff.error();
    const Result<std::string> fresh =
        ask_git({"-C", *root, "ls-files", "-z", "--others", "--exclude-standard"});
    if (!fresh)
        return fresh.error();
    ChangedLines changed;
    std::vector<LineRange>* ranges = nullptr;
    for_each_line(*diff, '\n', [&](std::string_view line) {
        if (line.starts_with("+++ "))
            ranges = &changed.changed_[join(*root, name_of_diff(line.substr(4)))];
        else if (line.starts_with("@@ ") && ranges != nullptr)
            ranges->push_back(range_of(line));
        else if (line.starts_with("diff --git "))
            ranges = nullptr;
    });
    for_each_line(*fresh, '\0', [&](std::string_view name) {
        changed.changed_[join(*root, name)] = {{1, whole_file}};
    });
    return changed;
}

bool ChangedLines::touch(const Path& file, LineRange lines) const {
    const auto found = changed_.find(file);
    return found != changed_.end() &&
           std::ranges::any_of(found->second, [lines](const LineRange& range) {
               return range.first <= lines.last && lines.first <= range.last;
           });
}

std::map<Path, std::int64_t> commit_times(const Path& folder) {
    std::map<Path, std::int64_t> times;
    // Commits, the newest first: \1, their time, then the files that they changed.
    const Result<Finished> log = run_git({"-C", folder, "log", "--format=%x01%ct", "--name-only",
                                          "--no-renames", "--relative", "-z"});
    if (!log || !WIFEXITED(log->status) || WEXITSTATUS(log->status) != 0)
        return times;
    std::int64_t time = 0;
    const std::string_view all = log->out;
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t end = std::min(all.find('\0', at), all.size());
        std::string_view part = all.substr(at, end - at);
        at = end + 1;
        part.remove_prefix(std::min(part.find_first_not_of('\n'), part.size()));
        if (part.starts_with('\1')) {
            const char* const begin = part.data() + 1;
            const auto read = std::from_chars(begin, part.data() + part.size(), time);
            part.remove_prefix(static_cast<std::size_t>(read.ptr - part.data()));
            part.remove_prefix(std::min(part.find_first_not_of('\n'), part.size()));
        }
        if (!part.empty())
            times.emplace(part, time);
    }
    return times;
}

}  // namespace kiji::cli
