#include "dedupe_index.hpp"

#include <string>

#include <fmt/core.h>

namespace kiji::cli {
namespace {

void note(Session& session, std::string_view what) {
    session.out.flush();
    session.err.write(fmt::format("kiji: {}\n", what));
    session.err.flush();
}

}  // namespace

Result<dedupe::Found> find_with_index(Session& session, dedupe::Posts posts,
                                      const dedupe::Options& options) {
    const Path& path = session.options.index;
    std::string damage;
    Result<dedupe::Index> index = dedupe::Index::read(session.files, path, options.markers, damage);
    if (!index)
        return index.error();
    if (!damage.empty())
        note(session, damage);
    dedupe::Found found =
        dedupe::find(posts, options, session.limits, session.options.threads, *index);
    if (found.index_was_wrong)
        note(session,
             fmt::format("{}: the index is not what the posts say: it is made anew", path));
    if (!index->changed())
        return found;
    if (const Result<void> written = index->write(session.files, path); !written)
        return written.error();
    return found;
}

}  // namespace kiji::cli
