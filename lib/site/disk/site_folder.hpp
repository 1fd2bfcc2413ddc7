// A site in a folder on the disk.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/lock.hpp"
#include "base/output_folder.hpp"
#include "site/disk/manifest.hpp"
#include "site/disk/moves.hpp"
#include "site/disk/staging.hpp"
#include "site/disk/targets.hpp"
#include "site/sink.hpp"

namespace kiji::site {

struct SiteFolderOptions {
    /// What happens to files in the destination that nobody knows.
    enum class Unknown : std::uint8_t { kept, removed };

    Path destination;
    Path source;   // the destination may not be it or hold it
    Path home{};   // nor this one; "": not asked
    Path cache{};  // the folder of the manifest, made where it is missing; "": there is none
    std::vector<std::string> keep_files{};  // beginnings of names that are never removed
    Unknown unknown = Unknown::kept;
};

/// Pages are compared with what is there, and only those that differ are written: into a folder
/// beside the destination at first. finish() brings them to their places by renames, and removes
/// what an earlier build wrote and this one did not; nothing of the old site changes before. Killed
/// at any moment, each file of the site is the old or the new one, and the next build brings all in
/// order. Nothing is flushed to the disk: a site can be built again.
class SiteFolder final : public Sink {
  public:
    /// Takes a lock on the destination, and one on the cache folder, until the object is gone. An
    /// Error where another build has them, and where the destination will not do.
    static Result<std::unique_ptr<SiteFolder>> open(SiteFolderOptions options);
    SiteFolder(const SiteFolder&) = delete;
    SiteFolder& operator=(const SiteFolder&) = delete;
    /// As abandon().
    ~SiteFolder() override;

    Result<void> write(const std::string& target, std::string_view bytes) override;
    Result<void> copy(const std::string& target, const Path& file, std::int64_t modified_ns,
                      std::uint64_t size) override;
    bool keep(const std::string& target, const Kept& known) override;
    std::string left_behind() const override;
    void leave(std::string bytes) override { left_ = std::move(bytes); }
    Result<Written> finish() override;
    void abandon() override;

    /// What a person should know: without a manifest, what an earlier build wrote is not removed.
    const std::optional<Error>& note() const { return note_; }

  private:
    /// A target of this build.
    struct Output {
        Record record;
        std::string place;  // where it waits; "": it is in its place
        bool page = false;
    };

    SiteFolder(SiteFolderOptions options, std::unique_ptr<OutputFolder> destination, Lock lock);

    Result<void> open_cache();
    const Record* known(const std::string& target) const;
    void put(const std::string& target, Output output);
    bool is_kept(std::string_view name) const;
    bool may_remove(const std::string& name) const;
    /// What is known of a target that holds the bytes; nothing where it does not.
    Result<std::optional<Record>> find_same(const std::string& target, std::string_view bytes,
                                            std::uint64_t hash) const;
    Result<std::optional<Record>> find_same_copy(const std::string& target, const Path& file,
                                                 const OutputInfo& from);
    std::vector<std::string> find_stale() const;
    Result<void> look_for_unknown(Written& written);
    Result<void> write_expected();
    Result<void> move(const Moves& moves);
    Result<void> look_again(const Moves& moves);
    Result<void> remove_all(const std::vector<std::string>& stale, Written& written);
    Result<void> write_known();
    Path name_of_left() const;

    SiteFolderOptions options_;
    std::unique_ptr<OutputFolder> destination_;
    Lock destination_lock_;
    std::unique_ptr<OutputFolder> cache_;
    std::optional<Lock> cache_lock_;
    std::optional<Manifest> manifest_;
    bool had_manifest_ = false;
    Records before_;  // what earlier builds wrote
    std::optional<Error> note_;
    Staging staging_;
    Targets targets_;
    std::mutex mutex_;
    std::map<std::string, Output, std::less<>> now_;
    std::map<std::string, std::int64_t> times_;  // copies whose time alone is to change
    std::vector<std::string> unknown_;           // that are to be removed
    std::vector<std::string> unknown_folders_;
    std::string left_;  // for the next build
    bool open_ = true;
};

}  // namespace kiji::site
