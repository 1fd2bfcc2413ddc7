#include "site/disk/manifest.hpp"

#include <utility>

#include <fmt/format.h>

#include "base/hash.hpp"
#include "base/packed.hpp"

namespace kiji::site {
namespace {

/// The 1 is the version of what stands between.
constexpr std::string_view word = "kiji-written-1";
constexpr std::size_t most_bytes = std::size_t{1} << 30U;
constexpr std::string_view temporary = ".new";

void append_stamp(std::string& out, const Stamp& stamp) {
    append_number(out, stamp.size, 8);
    append_number(out, static_cast<std::uint64_t>(stamp.modified_ns), 8);
    append_number(out, static_cast<std::uint64_t>(stamp.changed_ns), 8);
    append_number(out, stamp.inode, 8);
}

Stamp read_stamp(PackedReader& reader) {
    Stamp stamp;
    stamp.size = reader.number(8);
    stamp.modified_ns = static_cast<std::int64_t>(reader.number(8));
    stamp.changed_ns = static_cast<std::int64_t>(reader.number(8));
    stamp.inode = reader.number(8);
    return stamp;
}

constexpr std::uint64_t copy_flag = 1;
constexpr std::uint64_t unsure_flag = 2;

}  // namespace

Stamp stamp_of(const OutputInfo& info) {
    return {.size = info.size,
            .modified_ns = info.modified_ns,
            .changed_ns = info.changed_ns,
            .inode = info.inode};
}

bool is_unsure(const OutputInfo& info, std::int64_t looked_ns) {
    // Files are stamped by a clock that ticks every 1 to 10 milliseconds.
    constexpr std::int64_t ticks_ns = 20'000'000;
    return info.changed_ns + ticks_ns >= looked_ns;
}

bool proves(const Record& record, const OutputInfo& info) {
    return !record.unsure && record.stamp != Stamp{} && info.kind == FileInfo::Kind::regular &&
           record.stamp == stamp_of(info);
}

Result<void> write_whole(OutputFolder& folder, const std::string& name, std::string_view bytes) {
    const std::string beside = name + std::string(temporary);
    if (Result<bool> removed = folder.remove(beside); !removed)
        return removed.error();
    if (Result<OutputInfo> written = folder.write(beside, bytes); !written)
        return written.error();
    return folder.rename(beside, folder, name);
}

Manifest::Manifest(OutputFolder& folder, std::string_view destination)
    : folder_(folder),
      destination_(destination),
      name_(fmt::format("written-{:016x}", hash64(destination))) {}

std::optional<Records> Manifest::read() const {
    const Result<std::optional<std::string>> sealed = folder_.read(name_, most_bytes);
    if (!sealed || !*sealed)
        return std::nullopt;
    PackedReader reader(unseal(word, **sealed));
    if (reader.bytes() != destination_)
        return std::nullopt;
    Records records;
    const std::uint64_t count = reader.number(8);
    for (std::uint64_t i = 0; i < count && !reader.failed(); ++i) {
        std::string target(reader.bytes());
        Record record;
        const std::uint64_t flags = reader.number(1);
        record.unsure = (flags & unsure_flag) != 0;
        record.stamp = read_stamp(reader);
        if ((flags & copy_flag) != 0)
            record.copied_from = read_stamp(reader);
        else
            record.hash = reader.number(8);
        records.emplace_hint(records.end(), std::move(target), record);
    }
    if (reader.failed() || reader.left() > 0)
        return std::nullopt;
    return records;
}

Result<void> Manifest::write(const Records& records) {
    std::string out;
    append_bytes(out, destination_);
    append_number(out, records.size(), 8);
    for (const auto& [target, record] : records) {
        append_bytes(out, target);
        const bool copy = record.copied_from != Stamp{};
        append_number(out, (copy ? copy_flag : 0) | (record.unsure ? unsure_flag : 0), 1);
        append_stamp(out, record.stamp);
        if (copy)
            append_stamp(out, record.copied_from);
        else
            append_number(out, record.hash, 8);
    }
    return write_whole(folder_, name_, seal(word, out));
}

}  // namespace kiji::site
