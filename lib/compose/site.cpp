#include <array>
#include <optional>

#include <fmt/core.h>

#include "base/arena.hpp"
#include "compose/compose.hpp"
#include "source/source_file.hpp"
#include "value/yaml.hpp"

namespace kiji::compose {
namespace {

constexpr std::array<std::string_view, 2> config_names{"_config.yml", "_config.yaml"};

std::optional<Path> config_in(const FileSystem& files, const Path& folder) {
    for (const std::string_view name : config_names) {
        Path path = join(folder, name);
        if (files.info(path))
            return path;
    }
    return std::nullopt;
}

const Value* find(const Value* in, std::initializer_list<std::string_view> keys) {
    for (const std::string_view key : keys)
        in = in == nullptr ? nullptr : in->find(key);
    return in;
}

std::string_view text_of(const Value* value) {
    return value != nullptr && value->is(Value::Type::string) ? value->string()
                                                              : std::string_view();
}

/// True where an entry of `defaults` names a layout for every post.
bool gives_layout(const Value& config) {
    const Value* defaults = config.find("defaults");
    if (defaults == nullptr || !defaults->is(Value::Type::array))
        return false;
    for (const Value& entry : defaults->array()) {
        const std::string_view type = text_of(find(&entry, {"scope", "type"}));
        const bool all_posts =
            text_of(find(&entry, {"scope", "path"})).empty() && (type.empty() || type == "posts");
        if (all_posts && !text_of(find(&entry, {"values", "layout"})).empty())
            return true;
    }
    return false;
}

bool is_scalar(const Value& value) {
    return !value.is(Value::Type::array) && !value.is(Value::Type::object);
}

/// `jekyll_compose.default_front_matter.KIND` as lines of YAML: scalars and lists of them.
std::string default_matter(const Value& config, std::string_view kind) {
    const Value* matter = find(&config, {"jekyll_compose", "default_front_matter", kind});
    if (matter == nullptr || !matter->is(Value::Type::object))
        return {};
    std::string lines;
    for (const Member& member : matter->object()) {
        if (!is_scalar(member.key) || member.value.is(Value::Type::object))
            continue;
        lines += fmt::format("{}:", yaml::write_scalar(member.key));
        if (is_scalar(member.value)) {
            lines += member.value.is(Value::Type::nil)
                         ? "\n"
                         : fmt::format(" {}\n", yaml::write_scalar(member.value));
            continue;
        }
        std::string items;
        for (const Value& item : member.value.array()) {
            if (is_scalar(item))
                items += fmt::format("{}{}", items.empty() ? "" : ", ", yaml::write_scalar(item));
        }
        lines += fmt::format(" [{}]\n", items);
    }
    return lines;
}

Result<Site> read(const FileSystem& files, const Path& config, const Path& root,
                  const Limits& limits) {
    Result<std::string> bytes = files.read(config, limits.file_bytes);
    if (!bytes)
        return bytes.error();
    const SourceFile file(config, *std::move(bytes));
    Arena arena;
    Diagnostics faults;
    const yaml::Yaml yaml = yaml::read(file, file.whole(), arena, limits, faults);
    if (!yaml.ok) {
        const Position place =
            file.lines().position(faults.empty() ? 0 : faults.front().span.begin);
        return Error{faults.empty() ? "this is no YAML" : faults.front().message, config,
                     place.line, place.column};
    }
    Site site{.root = root};
    const Path folder = join(root, text_of(yaml.root->find("collections_dir")));
    site.posts = join(folder, "_posts");
    site.drafts = join(folder, "_drafts");
    if (const std::string_view name = text_of(yaml.root->find("timezone")); !name.empty()) {
        const Result<Zone> zone = Zone::find(name);
        if (!zone)
            return Error{fmt::format("timezone: {}", zone.error().message), config};
        site.zone = *zone;
    }
    site.gives_layout = gives_layout(*yaml.root);
    site.post_matter = default_matter(*yaml.root, "posts");
    site.draft_matter = default_matter(*yaml.root, "drafts");
    return site;
}

}  // namespace

Result<Site> find_site(const FileSystem& files, const Limits& limits) {
    if (const std::optional<Path> here = config_in(files, ""))
        return read(files, *here, "", limits);
    const bool posts_here = files.info("_posts") || files.info("_drafts");
    const Result<Path> working_folder = files.resolve(".");
    Path folder = working_folder && !posts_here ? *working_folder : Path("/");
    while (folder != "/") {  // which is its own parent
        folder = Path(parent(folder));
        if (const std::optional<Path> config = config_in(files, folder))
            return read(files, *config, folder, limits);
    }
    if (!posts_here)
        return Error{
            "this folder belongs to no site: there is no _config.yml here or above; kiji "
            "new FOLDER makes a site"};
    return Site{};
}

}  // namespace kiji::compose
