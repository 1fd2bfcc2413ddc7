#include "lint/markdownlint_files.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <span>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "lint/markdownlint_config.hpp"
#include "source/source_file.hpp"
#include "value/json.hpp"
#include "value/yaml.hpp"

namespace kiji::lint {
namespace {

constexpr std::array<std::string_view, 6> names{
    ".markdownlint.jsonc", ".markdownlint.json",       ".markdownlint.yaml",
    ".markdownlint.yml",   ".markdownlint-cli2.jsonc", ".markdownlint-cli2.yaml"};

/// A file that extends another that extends another …: more are a circle.
constexpr std::size_t most_files = 20;

std::string_view name_of(std::string_view path) {
    return path.substr(path.rfind('/') + 1);
}

/// What configuration files have besides JSON, comments and a comma behind the last element, as
/// blanks; tabs, too, which YAML does not allow everywhere. Places stay what they are. O(size).
std::string without_comments(std::string text) {
    std::size_t comma = std::string::npos;  // with nothing but blanks behind it so far
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::string_view rest = std::string_view(text).substr(at);
        if (rest.starts_with('"')) {
            for (++at; at < text.size() && text[at] != '"'; ++at) {
                if (text[at] == '\\')
                    ++at;
            }
            comma = std::string::npos;
        } else if (rest.starts_with("//") || rest.starts_with("/*")) {
            const bool is_line = rest[1] == '/';
            const std::size_t found = is_line ? rest.find('\n') : rest.find("*/", 2);
            const std::size_t end =
                std::min(found == std::string_view::npos ? rest.size() : found + (is_line ? 0 : 2),
                         rest.size());
            for (char& c : std::span(text).subspan(at, end))
                c = c == '\n' || c == '\r' ? c : ' ';
            at += end - 1;
        } else if (rest[0] == ',') {
            comma = at;
        } else if (rest[0] == '\t') {
            text[at] = ' ';
        } else if (rest[0] == '}' || rest[0] == ']') {
            if (comma != std::string::npos)
                text[comma] = ' ';
            comma = std::string::npos;
        } else if (rest[0] != ' ' && rest[0] != '\n' && rest[0] != '\r') {
            comma = std::string::npos;
        }
    }
    return text;
}

/// One file, read. Values point into it.
struct Loaded {
    Loaded(const Path& path, std::string text) : file(path, std::move(text)) {}
    SourceFile file;
    Arena arena;
    yaml::Places places;
};

class Loader {
  public:
    Loader(const FileSystem& files, const Limits& limits) : files_(&files), limits_(&limits) {}

    /// The members of `path` and what it extends.
    Result<std::vector<const Member*>> load(const Path& path) {
        if (loaded_.size() == most_files)
            return Error{fmt::format("extends more than {} files", most_files), path};
        Result<const Value*> read = read_root(path);
        if (!read)
            return read.error();
        const Value* root = *read;
        if (name_of(path).starts_with(".markdownlint-cli2"))
            root = root->find("config");
        std::vector<const Member*> members;
        if (root == nullptr)
            return members;
        if (!root->is(Value::Type::object))
            return Error{"the configuration is no object", path};
        if (const Value* base = root->find("extends");
            base != nullptr && base->is(Value::Type::string)) {
            Result<std::vector<const Member*>> below = load(beside(path, base->string()));
            if (!below)
                return below.error();
            members = *std::move(below);
        }
        for (const Member& member : root->object())
            add(members, member);
        return members;
    }

    Error at(const ConfigFault& fault) const {
        for (const auto& each : loaded_) {
            if (const yaml::Places::Place* place = each->places.find(fault.at)) {
                const Position where = each->file.lines().position(
                    place->key.empty() ? place->value.begin : place->key.begin);
                return {fault.message, each->file.name(), where.line, where.column};
            }
        }
        return {fault.message};
    }

  private:
    static Path beside(std::string_view path, std::string_view other) {
        if (other.starts_with('/'))
            return Path(other);
        if (other.starts_with("./"))
            other.remove_prefix(2);
        return Path(path.substr(0, path.rfind('/') + 1)) + std::string(other);
    }

    static void add(std::vector<const Member*>& members, const Member& member) {
        if (!member.key.is(Value::Type::string) || member.key.string() == "extends" ||
            member.key.string() == "$schema")
            return;
        const auto same = std::ranges::find_if(members, [&](const Member* other) {
            return other->key.string() == member.key.string();
        });
        if (same == members.end())
            members.push_back(&member);
        else
            *same = &member;
    }

    Result<const Value*> read_root(const Path& path) {
        Result<std::string> text = files_->read(path, limits_->front_matter_bytes);
        if (!text)
            return Error{fmt::format("reading the configuration: {}", text.error().message), path};
        const bool is_json = !path.ends_with(".yaml") && !path.ends_with(".yml");
        loaded_.push_back(std::make_unique<Loaded>(
            path, is_json ? without_comments(*std::move(text)) : *std::move(text)));
        Loaded& loaded = *loaded_.back();
        if (!is_json)
            return read_yaml(loaded);
        // JSON is YAML, whose reader tells where values stand.
        if (const Result<Value> json = json::read(loaded.file, loaded.arena, *limits_); !json)
            return json.error();
        return read_yaml(loaded);
    }

    Result<const Value*> read_yaml(Loaded& loaded) const {
        Diagnostics faults;
        yaml::Yaml yaml =
            yaml::read(loaded.file, loaded.file.whole(), loaded.arena, *limits_, faults);
        if (!yaml.ok) {
            const Diagnostic& first = faults.front();
            const Position where = loaded.file.lines().position(first.span.begin);
            return Error{first.message, loaded.file.name(), where.line, where.column};
        }
        loaded.places = std::move(yaml.places);
        return yaml.root;
    }

    const FileSystem* files_;
    const Limits* limits_;
    std::vector<std::unique_ptr<Loaded>> loaded_;
};

}  // namespace

bool is_markdownlint_config(std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

Result<std::vector<Error>> read_markdownlint_config(const FileSystem& files, const Path& path,
                                                    Settings& settings, const Limits& limits) {
    Loader loader(files, limits);
    const Result<std::vector<const Member*>> members = loader.load(path);
    if (!members)
        return members.error();
    std::vector<Error> faults;
    for (const ConfigFault& fault : configure_as_markdownlint(settings, *members))
        faults.push_back(loader.at(fault));
    return faults;
}

}  // namespace kiji::lint
