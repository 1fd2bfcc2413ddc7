// Every regular file of every broken or hostile site goes through render, lint, dedupe and
// lint --fix: no crash, no hang, nothing lost, nothing written elsewhere, a message where it fails.
//
//   bad_inputs [CASE…]     KIJI_SHARED names the folder that holds badinputs/
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <span>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include "e2e/bad_inputs_sites.hpp"
#include "e2e/kiji.hpp"

namespace kiji::test {
namespace {

using nlohmann::json;

constexpr int skip_code = 77;
constexpr std::size_t most_in_batch = 64;

/// 1 s for each 100 KB and at least 1 s, of processor time: other work on the machine does not
/// count.
double allowed_seconds(std::uint64_t bytes) {
    return std::max(1.0, static_cast<double>(bytes) / 100e3) * slowness;
}

struct Batch {
    std::span<const File> files;
    std::uint64_t bytes = 0;

    explicit Batch(std::span<const File> all) : files(all) {
        for (const File& file : all)
            bytes += file.size;
    }
};

std::vector<std::string> call(std::vector<std::string> words, std::span<const File> files) {
    words.emplace_back("--");
    for (const File& file : files)
        words.push_back(file.name);
    return words;
}

/// The safe edits of a report that are about `file`, made in order; one that overlaps an earlier
/// one is left out, as the promise of --fix has it.
std::string mended(const std::string& text, const json& findings, const std::string& file) {
    struct Change {
        std::size_t begin;
        std::size_t end;
        std::string text;
        bool operator==(const Change&) const = default;
    };
    std::vector<Change> taken;
    const auto clashes = [&](const Change& change) {
        return std::ranges::any_of(taken, [&](const Change& other) {
            if (change == other)
                return false;
            const bool insertions = change.begin == change.end && other.begin == other.end;
            return insertions ? change.begin == other.begin
                              : change.begin < other.end && other.begin < change.end;
        });
    };
    for (const json& finding : findings) {
        if (finding["file"] != file || !finding.contains("fix") ||
            finding["fix"]["safety"] != "safe")
            continue;
        std::vector<Change> group;
        for (const json& edit : finding["fix"]["edits"])
            group.push_back({edit["offset"], edit["end_offset"], edit["text"]});
        if (std::ranges::none_of(group, clashes))
            taken.insert(taken.end(), group.begin(), group.end());
    }
    std::ranges::sort(taken, {},
                      [](const Change& change) { return std::pair(change.begin, change.end); });
    taken.erase(std::unique(taken.begin(), taken.end()), taken.end());
    std::string out;
    std::size_t at = 0;
    for (const Change& change : taken) {
        out += text.substr(at, change.begin - at) + change.text;
        at = change.end;
    }
    return out + text.substr(at);
}

class Checker {
  public:
    explicit Checker(const Site& site) : site_(&site) {}

    void check(const Batch& batch) {
        for (const File& file : batch.files)
            expect(call({"render"}, {&file, 1}), Batch({&file, 1}));
        const Finished lint = expect(call({"lint", "--format", "json"}, batch.files), batch);
        report(expect(call({"dedupe", "--format", "json"}, batch.files), batch), "pairs");
        // A configuration that makes no sense stops lint before it looks at any file.
        const bool refused = is_refused(lint);
        const std::optional<json> findings = refused ? json{} : report(lint, "findings");
        if (!findings)
            return;
        std::vector<std::string> before;
        std::vector<std::string> expected;
        for (const File& file : batch.files) {
            before.push_back(is_read(file) ? read_file(path_of(file)) : "");
            expected.push_back(refused ? before.back() : after_fix(file, *findings));
        }
        const Finished fix = expect(call({"lint", "--fix"}, batch.files), batch);
        for (std::size_t i = 0; i < expected.size(); ++i) {
            const File& file = batch.files[i];
            const std::string after = is_read(file) ? read_file(path_of(file)) : "";
            // A file that says it may not be written stays as it was, and is told of.
            const bool told = fix.exit_code == 3 && after == before[i] &&
                              fix.err.find(file.name) != std::string::npos;
            if (after != expected[i] && !told)
                complain(file.name, "lint --fix left something else than the fixes it offered");
        }
    }

    std::size_t complaints() const { return complaints_; }
    void complain(const std::string& file, const std::string& what) {
        fmt::print("{}: {}: {}\n", site_->id, file, what);
        ++complaints_;
    }

  private:
    /// Beyond this a file is refused; then only its size is looked at.
    static bool is_read(const File& file) { return file.size <= (std::uint64_t{100} << 20U); }

    static bool is_refused(const Finished& done) {
        return done.exit_code == 2 && done.err.find("kiji.yml:") != std::string::npos;
    }

    std::string path_of(const File& file) const { return site_->path + "/" + file.name; }

    Finished expect(std::vector<std::string> words, const Batch& batch) {
        const double allowed = allowed_seconds(batch.bytes);
        const Finished done =
            kiji(Start{.arguments = words, .folder = site_->path, .seconds = 10 * allowed + 20});
        const std::string what = words.front() + " of " + batch.files.front().name;
        if (done.timed_out)
            complain(what, "hangs");
        else if (done.signal != 0)
            complain(what, fmt::format("killed by signal {}", done.signal));
        else if (done.exit_code < 0 || done.exit_code > 3 ||
                 (done.exit_code == 2 && !is_refused(done)))
            complain(what, fmt::format("exit {}: {}", done.exit_code, done.err));
        else if (done.exit_code == 3 && done.err.empty())
            complain(what, "fails without a message");
        else if (done.exit_code == 1 && done.out.empty() && done.err.empty())
            complain(what, "finds something and does not say what");
        if (done.cpu_seconds > allowed)
            complain(what, fmt::format("takes {:.1f} s for {} bytes, more than {:.1f} s",
                                       done.cpu_seconds, batch.bytes, allowed));
        return done;
    }

    std::optional<json> report(const Finished& done, const char* list) {
        json parsed = json::parse(done.out, nullptr, false);
        if (parsed.is_discarded() || !parsed.contains(list)) {
            complain("report", "is no JSON: " + done.out.substr(0, 200));
            return std::nullopt;
        }
        return parsed;
    }

    /// What the file must hold after --fix: the offered edits, again until none is offered.
    std::string after_fix(const File& file, json lint) {
        if (!is_read(file))
            return {};
        std::string text = read_file(path_of(file));
        const TemporaryFolder scratch;
        for (int round = 0; round < 10; ++round) {
            const std::string next = mended(text, lint["findings"], name_in_json(file));
            if (next == text)
                break;
            text = next;
            scratch.write(file.name, text);
            const Finished again =
                kiji(call({"lint", "--format", "json"}, {&file, 1}), scratch.path());
            lint = json::parse(again.out, nullptr, false);
            if (lint.is_discarded())
                break;
        }
        return text;
    }

    /// A name that is not UTF-8 stands in JSON with U+FFFD; such names are unlike enough here.
    static std::string name_in_json(const File& file) {
        return json::parse(json(file.name).dump(-1, ' ', false, json::error_handler_t::replace));
    }

    const Site* site_;
    std::size_t complaints_ = 0;
};

/// Runs one case; returns how many complaints there were.
std::size_t run_case(const std::string& id, const std::string& root, std::size_t& files_done) {
    Site site{.id = id};
    prepare(site, root);
    if (!site.skipped.empty()) {
        fmt::print("{}: skipped, {}\n", id, site.skipped);
        return 0;
    }
    const std::vector<File> files = regular_files(site);
    const Snapshot outside = snapshot(site.folder.path("outside"));
    Snapshot before = snapshot(site.path);
    Checker checker(site);
    for (std::size_t begin = 0; begin < files.size(); begin += most_in_batch)
        checker.check(
            Batch(std::span(files).subspan(begin, std::min(most_in_batch, files.size() - begin))));
    files_done += files.size();

    // The contents of files have been checked; beside them nothing may come, go or change.
    Snapshot after = snapshot(site.path);
    for (const File& file : files) {
        if (!after.contains(file.name))
            checker.complain(file.name, "is gone");
        before.erase(file.name);
        after.erase(file.name);
    }
    if (before != after)
        checker.complain("the site", "has other links, folders or files than before");
    if (snapshot(site.folder.path("outside")) != outside)
        checker.complain("the folder outside", "was changed");
    for (const std::string& name : site.folder.names()) {
        if (name != "site" && name != "outside" && name != "dest")
            checker.complain(name, "was written outside the site");
    }
    return checker.complaints();
}

int run_all(const std::vector<std::string>& wanted) {
    const char* shared = std::getenv("KIJI_SHARED");
    const std::string root = shared == nullptr ? "" : std::string(shared) + "/badinputs";
    if (shared == nullptr || !std::filesystem::is_directory(root + "/cases")) {
        fmt::print("skipped: KIJI_SHARED names no folder with badinputs/cases\n");
        return skip_code;
    }
    std::size_t complaints = 0;
    std::size_t cases = 0;
    std::size_t files = 0;
    for (const std::string& id : case_ids(root + "/cases")) {
        if (!wanted.empty() && std::ranges::find(wanted, id) == wanted.end())
            continue;
        ++cases;
        complaints += run_case(id, root, files);
    }
    fmt::print("{} files of {} cases through render, lint, dedupe and lint --fix: {} complaints\n",
               files, cases, complaints);
    return complaints == 0 ? 0 : 1;
}

}  // namespace
}  // namespace kiji::test

int main(int argc, char** argv) {
    return kiji::test::run_all(std::vector<std::string>(argv + 1, argv + argc));
}
