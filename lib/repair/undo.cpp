// Putting back what a repair took out.
#include <optional>
#include <utility>

#include "base/hash.hpp"
#include "repair/log.hpp"
#include "repair/repair.hpp"

namespace kiji::repair {
namespace {

/// A place in the repaired text where something is missing; removals with nothing between them are
/// one gap.
struct Gap {
    std::size_t at = 0;    // in the repaired text
    std::string inserted;  // what stands there now
    std::string missing;   // what stood there
    std::string left;      // what stands before and behind it
    std::string right;
};

std::vector<Gap> gaps_of(const LoggedFile& file) {
    std::vector<Gap> gaps;
    std::size_t at = 0;
    std::size_t done = 0;
    for (const LoggedRemoval& removal : file.removals) {
        at += removal.begin - done;
        if (gaps.empty() || removal.begin > done)
            gaps.push_back({.at = at, .left = removal.left});
        done = removal.begin + removal.text.size();
        gaps.back().inserted += removal.inserted;
        gaps.back().missing += removal.text;
        gaps.back().right = removal.right;
        at += removal.inserted.size();
    }
    return gaps;
}

/// Fills the gaps, which stand in order; nothing where they do not lie in `now`.
std::optional<std::string> filled(std::string_view now, const std::vector<Gap>& gaps) {
    std::string text;
    std::size_t done = 0;
    for (const Gap& gap : gaps) {
        if (gap.at < done || gap.at + gap.inserted.size() > now.size())
            return std::nullopt;
        text += now.substr(done, gap.at - done);
        text += gap.missing;
        done = gap.at + gap.inserted.size();
    }
    text += now.substr(done);
    return text;
}

/// Where the surroundings of `gap` stand in `now`; nothing where they do not, or more than once.
std::optional<std::size_t> find_gap(std::string_view now, const Gap& gap) {
    const std::string around = gap.left + gap.inserted + gap.right;
    const std::size_t at = now.find(around);
    if (at == std::string_view::npos || now.find(around, at + 1) != std::string_view::npos)
        return std::nullopt;
    // Nothing stood before it, or behind it.
    if ((gap.left.empty() && at != 0) || (gap.right.empty() && at + around.size() != now.size()))
        return std::nullopt;
    return at + gap.left.size();
}

/// Finds the gaps again in a text that changed; false where one cannot be told.
bool find_gaps(std::string_view now, std::vector<Gap>& gaps) {
    for (Gap& gap : gaps) {
        const std::optional<std::size_t> at = find_gap(now, gap);
        if (!at)
            return false;
        gap.at = *at;
    }
    return true;
}

Result<Undo> undo_file(FileSystem& files, const LoggedFile& file) {
    const Result<std::string> now = files.read(file.path, std::size_t{1} << 32U);
    if (!now)
        return now.error();
    const Hash128 hash = hash128(*now);
    if (now->size() == file.size_before && hash == file.before)
        return Undo::untouched;
    std::vector<Gap> gaps = gaps_of(file);
    const bool as_repaired = hash == file.after;
    std::optional<std::string> text;
    if (as_repaired || find_gaps(*now, gaps))
        text = filled(*now, gaps);
    if (!text)
        return Error{
            "left as it is: it changed since the repair, where text was taken out of it; what was "
            "taken out stands in the log",
            file.path};
    if (as_repaired && hash128(*text) != file.before)
        return Error{"left as it is: the log is damaged", file.path};
    if (const Result<void> written = write(files, file.path, *now, *text); !written)
        return written.error();
    return as_repaired ? Undo::restored : Undo::put_back;
}

}  // namespace

Result<UndoReport> undo(FileSystem& files, const Path& log) {
    const Result<std::string> text = files.read(log, std::size_t{1} << 32U);
    if (!text)
        return text.error();
    const Result<std::vector<LoggedFile>> logged = read_log(*text);
    if (!logged)
        return Error{logged.error().message, log};
    UndoReport report;
    for (const LoggedFile& file : *logged) {
        const Result<Undo> how = undo_file(files, file);
        if (how)
            report.done.push_back({file.path, *how});
        else
            report.errors.push_back(how.error());
    }
    return report;
}

}  // namespace kiji::repair
