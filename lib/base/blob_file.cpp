#include "base/blob_file.hpp"

#include <cerrno>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "base/system_error.hpp"

namespace kiji {

using base::Descriptor;
using base::reason;
using base::retry;

Result<std::unique_ptr<BlobFile>> BlobFile::open(OutputFolder& folder, const std::string& name) {
    Path path = join(folder.path(), name);
    const auto failed = [&](std::string_view why) {
        return Error{fmt::format("could not open it: {}", why), path};
    };
    auto file = std::make_shared<const Descriptor>(retry([&] {
        return ::openat(folder.root_->number(), name.c_str(),
                        O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0666);
    }));
    struct stat status {};
    if (!*file || ::fstat(file->number(), &status) != 0)
        return failed(reason(errno));
    if (!S_ISREG(status.st_mode))
        return failed(base::kind_of(status.st_mode));
    return std::unique_ptr<BlobFile>(new BlobFile(std::move(path), std::move(file)));
}

std::uint64_t BlobFile::size() const {
    struct stat status {};
    return ::fstat(file_->number(), &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
}

bool BlobFile::read(std::uint64_t at, std::string& bytes) const {
    for (std::size_t filled = 0; filled < bytes.size();) {
        const ssize_t count = retry([&] {
            return ::pread(file_->number(), bytes.data() + filled, bytes.size() - filled,
                           static_cast<off_t>(at + filled));
        });
        if (count <= 0)
            return false;
        filled += static_cast<std::size_t>(count);
    }
    return true;
}

Result<void> BlobFile::write(std::uint64_t at, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = retry([&] {
            return ::pwrite(file_->number(), bytes.data(), bytes.size(), static_cast<off_t>(at));
        });
        if (count < 0)
            return Error{fmt::format("could not write: {}", reason(errno)), path_};
        at += static_cast<std::uint64_t>(count);
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return Done{};
}

Result<void> BlobFile::cut(std::uint64_t size) {
    if (retry([&] { return ::ftruncate(file_->number(), static_cast<off_t>(size)); }) != 0)
        return Error{fmt::format("could not cut it: {}", reason(errno)), path_};
    return Done{};
}

}  // namespace kiji
