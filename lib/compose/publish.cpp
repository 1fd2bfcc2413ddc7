#include <array>
#include <optional>

#include <fmt/core.h>

#include "base/arena.hpp"
#include "base/text.hpp"
#include "compose/compose.hpp"
#include "compose/local_date.hpp"
#include "corpus/site.hpp"
#include "front_matter/front_matter.hpp"
#include "source/edit.hpp"

namespace kiji::compose {
namespace {

constexpr std::array<std::string_view, 6> endings{"",      ".md",     ".markdown",
                                                  ".mkdn", ".mkdown", ".mkd"};

bool is_file(const FileSystem& files, const Path& path) {
    const Result<FileInfo> info = files.info(path);
    return info && info->kind == FileInfo::Kind::regular;
}

Error no_such_draft(const FileSystem& files, const Site& site, const Path& name) {
    std::string message = "there is no draft of this name";
    const auto entries = files.list(site.drafts);
    std::vector<std::string> names;
    for (const DirectoryEntry& entry : entries ? *entries : std::vector<DirectoryEntry>()) {
        if (entry.kind == FileInfo::Kind::regular)
            names.push_back(entry.name.substr(0, entry.name.rfind('.')));
    }
    const std::string_view asked = file_name(name);
    const std::vector<std::string_view> candidates(names.begin(), names.end());
    if (const std::string_view meant = nearest(asked.substr(0, asked.rfind('.')), candidates);
        !meant.empty())
        message += fmt::format("; did you mean {}?", meant);
    else
        message += fmt::format("; {} holds {}", site.drafts,
                               names.empty() ? "none" : fmt::format("{}", names.size()));
    return Error{std::move(message), name};
}

Result<Path> find_draft(const FileSystem& files, const Site& site, const Path& name) {
    for (const Path& base : {name, join(site.drafts, name)}) {
        for (const std::string_view ending : endings) {
            if (Path path = base + std::string(ending); is_file(files, path))
                return path;
        }
    }
    return no_such_draft(files, site, name);
}

/// "_drafts/notes/a.md" is "_posts/notes/2024-05-02-a.md"; a day that it has already goes.
Path post_path(const Site& site, const Path& draft, const std::string& day) {
    std::string_view below = draft;
    if (below.starts_with("./"))
        below.remove_prefix(2);
    const std::string folder = site.drafts + "/";
    below = below.starts_with(folder) ? below.substr(folder.size()) : file_name(below);
    std::string name(file_name(below));
    if (const auto dated = corpus::post_name(name))
        name = name.substr(dated->date.end + 1);
    return join(join(site.posts, parent(below)), fmt::format("{}-{}", day, name));
}

DateTime moment(std::int64_t now, const Zone& zone) {
    constexpr std::int64_t microseconds = 1'000'000;
    constexpr std::int32_t seconds_of_minute = 60;
    return {.microseconds = now * microseconds,
            .offset_minutes = static_cast<std::int16_t>(zone.at(now).seconds / seconds_of_minute),
            .has_time = true,
            .has_offset = true};
}

struct Dated {
    std::string text;
    bool hidden = false;
};

Result<Dated> with_date(const SourceFile& file, const DateTime& date, const Limits& limits) {
    Arena arena;
    Diagnostics faults;
    const front_matter::FrontMatter matter = front_matter::read(file, arena, limits, faults);
    if (!matter.sections.present)
        return Error{
            "could not publish: it has no front matter; begin it with a line --- , the "
            "title, and another line ---",
            file.name()};
    const Result<EditGroup> edits = front_matter::set(file, matter, "date", Value::of(date));
    if (!edits)
        return Error{fmt::format("could not set its date: {}", edits.error().message), file.name()};
    const Value* published = matter.data->find("published");
    return Dated{
        kiji::apply(file.text(), {&*edits, 1}).text,
        published != nullptr && published->is(Value::Type::boolean) && !published->boolean()};
}

}  // namespace

Result<Published> publish(FileSystem& files, const Site& site, const Path& draft, std::int64_t now,
                          const Limits& limits) {
    const Result<Path> path = find_draft(files, site, draft);
    if (!path)
        return path.error();
    const Result<std::string> bytes = files.read(*path, limits.file_bytes);
    if (!bytes)
        return bytes.error();
    const SourceFile file(*path, *bytes);
    const Result<Dated> dated = with_date(file, moment(now, site.zone), limits);
    if (!dated)
        return dated.error();
    Published out{.draft = *path,
                  .post = post_path(site, *path, day_of(now, site.zone)),
                  .hidden = dated->hidden};
    if (const Result<void> made = files.create(out.post, dated->text); !made)
        return made.error();
    // Somebody may have saved it since it was read: what they wrote is in no other file.
    const Result<std::string> again = files.read(*path, limits.file_bytes);
    if (!again || *again != *bytes)
        return Error{
            fmt::format("changed while it was being published, and stays beside {}", out.post),
            *path};
    if (const Result<void> removed = files.remove(*path); !removed)
        return Error{fmt::format("{}; the post is {}", removed.error().message, out.post), *path};
    return out;
}

}  // namespace kiji::compose
