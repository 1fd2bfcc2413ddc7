#include "site_session.hpp"

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <string_view>

#include <fmt/core.h>
#include <sys/stat.h>

#include "base/text.hpp"
#include "corpus/corpus.hpp"
#include "git.hpp"
#include "usage.hpp"

namespace kiji::cli {
namespace {

std::string_view variable(const char* name) {
    // Read once, before any thread is started.
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe)
    return value == nullptr ? std::string_view() : std::string_view(value);
}

std::int64_t now_of(const Options& options) {
    if (options.now)
        return *options.now;
    const std::string_view fixed = variable("SOURCE_DATE_EPOCH");
    std::int64_t seconds = 0;
    if (!fixed.empty() &&
        std::from_chars(fixed.data(), fixed.data() + fixed.size(), seconds).ec == std::errc())
        return seconds;
    return std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

/// Its version, and the time and size of its file: kiji may be built anew under one version.
std::string own_identity() {
    struct stat own {};
    if (::stat("/proc/self/exe", &own) != 0)
        return KIJI_VERSION;
    return fmt::format(KIJI_VERSION " {} {}.{}", own.st_size, own.st_mtim.tv_sec,
                       own.st_mtim.tv_nsec);
}

void add_folders(std::string_view list, std::vector<Path>& folders) {
    for (std::size_t at = 0; at < list.size();) {
        const std::size_t end = std::min(list.find(':', at), list.size());
        if (end > at)
            folders.emplace_back(list.substr(at, end - at));
        at = end + 1;
    }
}

/// A message may have lines of its own; what is in them may not.
std::string escaped_lines(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        out += (at == 0 ? "" : "\n") + escape_for_terminal(text.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

std::string told(const site::Trouble& trouble, const Session& session) {
    const Diagnostic& what = trouble.diagnostic;
    std::string text;
    if (trouble.file != nullptr) {
        text = output::frame(*trouble.file, what, {session.error_color, session.style.width});
    } else {
        text = fmt::format("{}{}{}: {}\n", escape_for_terminal(trouble.path),
                           trouble.path.empty() ? "" : ": ", name_of(what.severity),
                           escaped_lines(what.message));
        if (!what.help.empty())
            text += fmt::format("   = {}\n", escape_for_terminal(what.help));
    }
    if (!trouble.liquid.empty())
        text += fmt::format("   = {}\n", escape_for_terminal(trouble.liquid));
    return text;
}

}  // namespace

Result<site::Options> site_options(const Session& session) {
    const SiteFlags& flags = session.options.site;
    site::Options options{
        .source = flags.source,
        .destination = flags.destination,
        .configs = flags.configs,
        .home = flags.is_word ? site::Options::Home::source : site::Options::Home::working_folder,
        .layouts_folder = flags.layouts,
        .plugins_folder = flags.plugins,
        .disable_disk_cache = flags.disable_disk_cache,
        .drafts = flags.drafts,
        .future = flags.future,
        .unpublished = flags.unpublished,
        .safe = flags.safe,
        .limit_posts = flags.limit_posts,
        .base_url = flags.base_url,
        .now = now_of(session.options),
        .threads = session.options.threads,
        .profile = flags.profile,
        .limits = session.limits,
    };
    options.program = own_identity();
    options.commit_times = commit_times;
    if (const std::string_view environment = variable("JEKYLL_ENV"); !environment.empty())
        options.environment = environment;
    add_folders(variable("GEM_PATH"), options.gem_folders);
    add_folders(variable("GEM_HOME"), options.gem_folders);
    for (const std::string_view standard :
         {"/usr/share/rubygems-integration/all", "/var/lib/gems/3.1.0", "/var/lib/gems/3.3.0"})
        options.gem_folders.emplace_back(standard);
    const Result<corpus::Config> config = corpus::load_config(
        session.files, flags.source.empty() ? Path(".") : flags.source, session.limits);
    if (!config)
        return config.error();
    options.filters = config->filters;
    return options;
}

std::optional<int> take_folder(Session& session, std::string_view command) {
    const std::vector<std::string>& words = session.options.words;
    SiteFlags& site = session.options.site;
    if (words.size() > 1)
        return refuse(session, command, fmt::format("takes one folder, not {}", words.size()));
    if (!words.empty() && !site.source.empty())
        return refuse(
            session, command,
            fmt::format("takes one folder: {} or, of --source, {}", words.front(), site.source));
    if (!words.empty()) {
        site.source = words.front();
        site.is_word = true;
    }
    return std::nullopt;
}

std::unique_ptr<site::Build> read_site(Session& session) {
    const Result<site::Options> options = site_options(session);
    if (!options) {
        session.tell(options.error());
        return nullptr;
    }
    Result<std::unique_ptr<site::Build>> build = site::Build::read(session.files, *options);
    if (build)
        return *std::move(build);
    session.tell(build.error());
    return nullptr;
}

std::size_t show_troubles(Session& session, const site::Report& report) {
    std::size_t errors = 0;
    session.out.flush();
    for (const site::Trouble& trouble : report.troubles()) {
        const bool is_error = trouble.diagnostic.severity == Severity::error;
        errors += is_error ? 1 : 0;
        if (is_error || !session.options.site.quiet)
            session.err.write(told(trouble, session));
    }
    session.err.flush();
    return errors;
}

void show_warning(Session& session, const Error& error) {
    if (session.options.site.quiet)
        return;
    session.out.flush();
    session.err.write(
        told({.path = error.path,
              .diagnostic = {.severity = Severity::warning, .message = error.message}},
             session));
    session.err.flush();
}

Path cache_folder(const site::Settings& settings) {
    const Value* off = settings.find("disable_disk_cache");
    const bool is_off = off != nullptr && off->is(Value::Type::boolean) && off->boolean();
    return settings.safe || is_off ? Path()
                                   : join(join(settings.source, settings.cache_folder), "kiji");
}

}  // namespace kiji::cli
