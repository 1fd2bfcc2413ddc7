// kiji new post, kiji new draft: a file to write in.
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "commands.hpp"
#include "exit_code.hpp"
#include "lint_sites.hpp"
#include "made.hpp"
#include "usage.hpp"

namespace kiji::cli {
namespace {

int show(Session& session, const Result<Path>& made, std::string_view next) {
    if (!made) {
        session.tell(made.error());
        return exit_code::failure;
    }
    session.out.write(fmt::format("made {}\nnext: {}\n", escape_for_terminal(*made), next));
    return exit_code::clean;
}

int post(Session& session) {
    if (session.options.words.empty())
        return refuse(session, commands::new_post.name,
                      "give the post a title; for a site of that name: kiji new ./post");
    const Result<compose::Site> site = compose::find_site(session.files, session.limits);
    if (!site)
        return show(session, site.error(), {});
    return show(session,
                compose::new_post(session.files, *site, title_of(session), now_of(session.options)),
                "write it, then kiji build");
}

int draft(Session& session) {
    if (session.options.words.empty())
        return refuse(session, commands::new_draft.name,
                      "give the draft a title; for a site of that name: kiji new ./draft");
    const Result<compose::Site> site = compose::find_site(session.files, session.limits);
    if (!site)
        return show(session, site.error(), {});
    const Result<Path> made = compose::new_draft(session.files, *site, title_of(session));
    const std::string name = made ? escape_for_terminal(file_name(*made)) : "";
    return show(session, made,
                fmt::format("kiji build --drafts shows it, kiji publish {} makes it a post",
                            name.substr(0, name.rfind('.'))));
}

constexpr std::array post_flags{&flags::today, &flags::color};
constexpr std::array draft_flags{&flags::color};

}  // namespace

std::string title_of(const Session& session) {
    return fmt::format("{}", fmt::join(session.options.words, " "));
}

constinit const Command commands::new_post{
    .name = "new post",
    .words = "TITLE",
    .summary = "Begin a post of today",
    .about =
        "The file is called after the day and the title, in any script, and lies in _posts of\n"
        "the site that the working folder belongs to. Its date has the zone of `timezone` in\n"
        "_config.yml. jekyll_compose.default_front_matter.posts adds keys.\n",
    .examples =
        "  kiji new post \"A walk along the quay\"\n"
        "  kiji new post 港まで歩く --now \"2024-05-02 17:30 +0900\"\n",
    .flags = post_flags,
    .run = post,
};

constinit const Command commands::new_draft{
    .name = "new draft",
    .words = "TITLE",
    .summary = "Begin a draft, which is not on the site",
    .about =
        "kiji publish makes it a post. jekyll_compose.default_front_matter.drafts adds keys.\n",
    .examples = "  kiji new draft \"A thought\"\n",
    .flags = draft_flags,
    .run = draft,
};

}  // namespace kiji::cli
