// The folder _data.
#include <algorithm>
#include <array>

#include "base/letter_case.hpp"
#include "site/reader.hpp"
#include "site/values.hpp"
#include "source/check_text.hpp"
#include "value/csv.hpp"
#include "value/json.hpp"
#include "value/yaml.hpp"

namespace kiji::site {
namespace {

using Type = Value::Type;

constexpr std::size_t most_data_bytes = std::size_t{64} << 20U;
constexpr std::size_t deepest_folder = 64;
constexpr std::array<std::string_view, 5> endings{".yaml", ".yml", ".json", ".csv", ".tsv"};

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// As Jekyll makes a key of a name: ASCII letters, digits, '_' and '-', blanks as '_'.
std::string key_of(std::string_view name) {
    std::string key;
    for (const char c : name) {
        if (is_word(c) || c == '-')
            key += c;
        else if ((c == ' ' || c == '\t') && !key.ends_with(' '))
            key += ' ';
    }
    const std::size_t first = key.find_first_not_of(' ');
    const std::size_t last = key.find_last_not_of(' ');
    key = first == std::string::npos ? std::string() : key.substr(first, last - first + 1);
    std::ranges::replace(key, ' ', '_');
    return key;
}

class DataReader {
  public:
    DataReader(const FileSystem& files, const Settings& settings, Memory& memory,
               const Limits& limits, Report& report)
        : files_(files), settings_(settings), memory_(memory), limits_(limits), report_(report) {}

    Value read(const Path& folder, std::size_t depth) {
        ObjectDraft object;
        const auto entries = files_.info(folder) ? files_.list(folder)
                                                 : Result<std::vector<DirectoryEntry>>(Error{});
        if (!entries || depth > deepest_folder)
            return object.finish(memory_.arena);
        std::vector<const DirectoryEntry*> folders;
        for (const DirectoryEntry& entry : *entries) {
            if (entry.name.starts_with('.'))
                continue;
            const std::string ending = lower_case(extension(entry.name));
            if (entry.kind == FileInfo::Kind::directory)
                folders.push_back(&entry);
            else if (std::ranges::find(endings, ending) != endings.end())
                add_file(object, join(folder, entry.name), entry.name, ending);
        }
        for (const DirectoryEntry* entry : folders)
            object.set(keep(memory_.arena, key_of(entry->name)),
                       read(join(folder, entry->name), depth + 1));
        return object.finish(memory_.arena);
    }

  private:
    void add_file(ObjectDraft& object, const Path& path, const std::string& name,
                  const std::string& ending) {
        const Path shown = path.starts_with(settings_.source + '/')
                               ? path.substr(settings_.source.size() + 1)
                               : path;
        Result<std::string> text = files_.read(path, most_data_bytes);
        if (!text)
            return report_.error(shown, text.error().message);
        const SourceFile& file = memory_.files.emplace_back(shown, *std::move(text));
        if (const auto fault = check_text(file, limits_))
            return report_.error(shown + place_of(*fault), fault->message,
                                 "save the file as UTF-8");
        const Result<Value> value = parse(file, ending);
        if (!value)
            return report_.add(Trouble{.path = shown + place_of(value.error()),
                                       .diagnostic = {.rule = "data",
                                                      .severity = Severity::error,
                                                      .message = value.error().message}});
        const std::string stem = name.substr(0, name.size() - ending.size());
        object.set(keep(memory_.arena, key_of(stem)), *value);
    }

    Result<Value> parse(const SourceFile& file, const std::string& ending) {
        if (ending == ".json")
            return json::read(file, memory_.arena, limits_);
        if (ending == ".csv" || ending == ".tsv") {
            const bool is_csv = ending == ".csv";
            const Value* reader = settings_.find(is_csv ? "csv_reader" : "tsv_reader");
            const Value* headers = reader == nullptr ? nullptr : reader->find("headers");
            return csv::read(file, is_csv ? ',' : '\t', headers == nullptr || is_true(headers),
                             memory_.arena);
        }
        Diagnostics faults;
        const yaml::Yaml read = yaml::read(file, file.whole(), memory_.arena, limits_, faults);
        for (Diagnostic& fault : faults)
            report_.add(file, std::move(fault));
        return *read.root;
    }

    const FileSystem& files_;
    const Settings& settings_;
    Memory& memory_;
    const Limits& limits_;
    Report& report_;
};

}  // namespace

Value read_data(const FileSystem& files, const Path& folder, const Settings& settings,
                Memory& memory, const Limits& limits, Report& report) {
    return DataReader(files, settings, memory, limits, report).read(folder, 0);
}

}  // namespace kiji::site
