// kiji publish: a draft becomes a post.
#include <array>

#include <fmt/core.h>

#include "base/text.hpp"
#include "commands.hpp"
#include "compose/compose.hpp"
#include "exit_code.hpp"
#include "lint_sites.hpp"
#include "usage.hpp"

namespace kiji::cli {
namespace {

int run(Session& session) {
    if (session.options.words.size() != 1)
        return refuse(session, commands::publish.name, "name one draft");
    const Result<compose::Site> site = compose::find_site(session.files, session.limits);
    if (!site) {
        session.tell(site.error());
        return exit_code::failure;
    }
    const Result<compose::Published> done =
        compose::publish(session.files, *site, session.options.words.front(),
                         now_of(session.options), session.limits);
    if (!done) {
        session.tell(done.error());
        return exit_code::failure;
    }
    session.out.write(fmt::format("{} is now {}\n", escape_for_terminal(done->draft),
                                  escape_for_terminal(done->post)));
    if (done->hidden)
        session.out.write("it says published: false, so nobody will see it\n");
    session.out.write("next: kiji build\n");
    return exit_code::clean;
}

constexpr std::array publish_flags{&flags::today, &flags::color};

}  // namespace

constinit const Command commands::publish{
    .name = "publish",
    .words = "DRAFT",
    .summary = "Make a draft a post of today",
    .about =
        "The draft is named by its path or its name in _drafts. Its date becomes the present; all\n"
        "else stays byte for byte. The post is whole on the disk before the draft goes, and no\n"
        "post is ever replaced.\n",
    .examples = "  kiji publish a-thought\n  kiji publish _drafts/a-thought.md\n",
    .flags = publish_flags,
    .run = run,
};

}  // namespace kiji::cli
