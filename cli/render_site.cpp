#include "render_site.hpp"

#include <fmt/core.h>

#include "exit_code.hpp"
#include "site_session.hpp"

namespace kiji::cli {
namespace {

/// Where `input` lies below the site.
Path below(const Session& session, const Path& source, const Path& input) {
    const Result<Path> real = session.files.resolve(input);
    if (real && real->starts_with(source + '/'))
        return real->substr(source.size() + 1);
    return input.starts_with("./") ? input.substr(2) : input;
}

}  // namespace

int render_of_site(Session& session, const Path& input) {
    const std::unique_ptr<site::Build> build = read_site(session);
    if (build == nullptr)
        return exit_code::failure;
    const Path path = below(session, build->settings().source, input);
    const Result<std::string> html = build->render(path);
    const std::size_t errors = show_troubles(session, build->report());
    if (!html) {
        const site::Reason reason = build->why(path);
        session.tell(
            reason.left_out.empty() || errors > 0
                ? html.error()
                : Error{fmt::format("the build leaves it out: {}", reason.left_out), input});
        return exit_code::findings;
    }
    if (!write_output(session, *html))
        return exit_code::failure;
    return errors > 0 ? exit_code::findings : exit_code::clean;
}

}  // namespace kiji::cli
