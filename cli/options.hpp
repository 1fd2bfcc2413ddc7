// What the flags of all commands say.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "dedupe/dedupe.hpp"
#include "lint/lint.hpp"
#include "output/output.hpp"
#include "source/diagnostic.hpp"

namespace kiji::cli {

enum class ColorChoice : std::uint8_t { automatic, always, never };

/// How a list of rules is written.
enum class ListFormat : std::uint8_t { text, json, markdown };

/// What kiji build and its kin are told, as Jekyll's build has it.
struct SiteFlags {
    Path source;                // empty: the working folder
    Path destination;           // empty: _site
    bool is_word = false;       // the source is a word: _site lies in it, as if one stood there
    std::vector<Path> configs;  // empty: _config.yml
    Path layouts;               // empty: as the configuration says
    Path plugins;               // the same
    bool disable_disk_cache = false;
    std::optional<bool> drafts;
    std::optional<bool> future;
    std::optional<bool> unpublished;
    std::optional<bool> safe;
    std::optional<std::int64_t> limit_posts;
    std::optional<std::string> base_url;
    bool quiet = false;
    bool profile = false;
    bool json = false;
    bool clean_destination = false;
};

struct Options {
    SiteFlags site;
    std::vector<std::string> words;  // files, folders, "-" or, for some commands, names
    const output::Format* format = output::formats().data();
    ColorChoice color = ColorChoice::automatic;
    Severity fail_on = Severity::warning;
    std::size_t threads = 0;  // 0: one for each processor
    std::optional<double> bound;
    Path config;                      // empty: look for one
    Path output;                      // empty: standard output
    std::optional<std::int64_t> now;  // seconds since 1970 UTC; nothing: by the clock
    std::string stdin_filename = "<stdin>";
    lint::Preset preset = lint::Preset::blog;
    bool preset_given = false;
    std::vector<std::string> select;  // lint: rules that are on and no others; empty: as configured
    std::vector<std::string> ignore;  // lint: rules that are off
    Severity severity = Severity::info;  // lint: what is less grave is not told
    output::Columns columns = output::Columns::code_points;
    bool infer_schema = false;    // lint: print a schema, check nothing
    Path baseline;                // lint: findings that are known; empty: none
    bool write_baseline = false;  // lint: into `baseline`
    std::string changed;          // lint: only lines changed since this revision; empty: all
    bool statistics = false;
    bool profile_rules = false;
    bool init = false;
    bool watch = false;
    bool schema = false;
    ListFormat list_format = ListFormat::text;
    bool fix = false;
    bool unsafe_fixes = false;
    bool fix_near = false;  // dedupe: --fix=near
    dedupe::Keep keep = dedupe::Keep::first;
    bool cross = false;  // dedupe: older posts may be repaired for the sake of others
    bool interactive = false;
    Path patch;   // empty: none
    Path backup;  // empty: none
    Path log;     // empty: beneath .kiji
    bool diff = false;
    bool page = false;
    bool all = false;
    Path corpus;  // dedupe: the published posts; empty: none
    Path index;   // dedupe: what was learnt of them; empty: nothing is kept
    Path report;  // empty: no page is written
    bool verbose = false;
    bool explain = false;
    Path data;        // liquid: what names lead to; empty: nothing
    Path includes;    // liquid: the folder of includes; empty: there are none
    int dialect = 4;  // liquid: the first number of the version
    bool strict = false;
    bool list = false;
    bool blank = false;       // new: folders, a layout and a page
    bool force = false;       // new: into a folder that holds something
    bool with_theme = false;  // new: the files of the theme too
    std::string title;        // new: of the site; empty: as its folder is called
    std::string language;     // new: "ja" or "en"; empty: that of the terminal
    bool code_of_conduct = false;
};

}  // namespace kiji::cli
