// The table of flags. Parsing, help and suggestions are made from it.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "options.hpp"

namespace kiji::cli {

struct Flag {
    std::string_view name;      // with its dashes: "--format"
    std::string_view letter{};  // "-o", or empty
    std::string_view
        value{};  // what the help calls its value; empty: it takes none; "[=near]": it may
    std::string_view summary;
    /// Takes the value (empty for a flag without one). Error: why it cannot be taken, to be read
    /// after the flag's name: "is 'jsn', but …".
    Result<void> (*set)(Options& options, const std::string& value);
};

namespace flags {

extern const Flag format;
extern const Flag color;
extern const Flag fail_on;
extern const Flag threads;
extern const Flag bound;
extern const Flag config;
extern const Flag output;
extern const Flag stdin_filename;
extern const Flag now;
extern const Flag infer_schema;
extern const Flag preset;
extern const Flag select;
extern const Flag ignore;
extern const Flag severity;
extern const Flag columns;
extern const Flag baseline;
extern const Flag write_baseline;
extern const Flag changed;
extern const Flag statistics;
extern const Flag profile_rules;
extern const Flag init;
extern const Flag watch;
extern const Flag schema;
extern const Flag list_format;
extern const Flag fix;
extern const Flag unsafe_fixes;
extern const Flag diff;
extern const Flag repair;
extern const Flag keep;
extern const Flag cross;
extern const Flag interactive;
extern const Flag dry_run;
extern const Flag repair_diff;
extern const Flag patch;
extern const Flag backup;
extern const Flag log;
extern const Flag page;
extern const Flag all;
extern const Flag corpus;
extern const Flag index;
extern const Flag report;
extern const Flag verbose;
extern const Flag explain;
extern const Flag data;
extern const Flag includes;
extern const Flag dialect;
extern const Flag strict;
extern const Flag list;
extern const Flag blank;
extern const Flag force;
extern const Flag with_theme;
extern const Flag title;
extern const Flag site_language;
extern const Flag today;
extern const Flag skip_bundle;
extern const Flag new_trace;
extern const Flag code_of_conduct;
extern const Flag site_source;
extern const Flag render_site;
extern const Flag site_destination;
extern const Flag site_config;
extern const Flag site_drafts;
extern const Flag site_future;
extern const Flag site_no_future;
extern const Flag site_unpublished;
extern const Flag site_limit_posts;
extern const Flag site_base_url;
extern const Flag site_strict;
extern const Flag site_safe;
extern const Flag site_quiet;
extern const Flag site_verbose;
extern const Flag site_profile;
extern const Flag site_trace;
extern const Flag site_incremental;
extern const Flag site_format;
extern const Flag site_layouts;
extern const Flag site_plugins;
extern const Flag site_disable_disk_cache;
extern const Flag clean_destination;

}  // namespace flags
}  // namespace kiji::cli
