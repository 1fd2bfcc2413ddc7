// The flags of kiji new and its kin.
#include <fmt/core.h>

#include "flag_setters.hpp"
#include "flags.hpp"

namespace kiji::cli {
namespace {

Result<void> set_title(Options& options, const std::string& value) {
    options.title = value;
    return Done{};
}

Result<void> set_language(Options& options, const std::string& value) {
    if (value != "ja" && value != "en")
        return Error{fmt::format("is '{}', not one of ja, en", value)};
    options.language = value;
    return Done{};
}

}  // namespace

constinit const Flag flags::blank{
    .name = "--blank",
    .summary = "only the folders of a site, one layout and one page",
    .set = turn_on<&Options::blank>,
};
constinit const Flag flags::force{
    .name = "--force",
    .summary = "into a folder that holds something; no file is ever replaced",
    .set = turn_on<&Options::force>,
};
constinit const Flag flags::with_theme{
    .name = "--with-theme",
    .summary = "write the built-in theme too, to change it or to build with Jekyll",
    .set = turn_on<&Options::with_theme>,
};
constinit const Flag flags::title{
    .name = "--title",
    .value = "TEXT",
    .summary = "the title of the site (default: the name of the folder)",
    .set = set_title,
};
constinit const Flag flags::site_language{
    .name = "--lang",
    .value = "ja|en",
    .summary = "the language of the site (default: that of this terminal)",
    .set = set_language,
};
constinit const Flag flags::today{
    .name = "--now",
    .value = "TIME",
    .summary = "the date to give, instead of the clock or SOURCE_DATE_EPOCH",
    .set = set_now,
};
constinit const Flag flags::skip_bundle{
    .name = "--skip-bundle",
    .summary = "as Jekyll has it: there is nothing to bundle",
    .set = pass_by,
};
constinit const Flag flags::new_trace{
    .name = "--trace",
    .summary = "as Jekyll has it: there is nothing to trace",
    .set = pass_by,
};
constinit const Flag flags::code_of_conduct{
    .name = "--code-of-conduct",
    .letter = "-c",
    .summary = "a code of conduct as well",
    .set = turn_on<&Options::code_of_conduct>,
};

}  // namespace kiji::cli
