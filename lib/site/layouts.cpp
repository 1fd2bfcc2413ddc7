#include "site/layouts.hpp"

#include "front_matter/front_matter.hpp"
#include "site/entry_filter.hpp"

namespace kiji::site {
namespace {

constexpr std::size_t deepest_folder = 64;

class LayoutReader {
  public:
    LayoutReader(Site& site, const Limits& limits, Report& report)
        : site_(site), limits_(limits), report_(report), filter_(site.settings) {}

    void read() {
        const Settings& settings = site_.settings;
        read_folder(join(settings.source, settings.layouts_folder), settings.layouts_folder, "", 0);
        const Theme& theme = site_.theme;
        if (!theme.folder.empty())
            read_folder(join(theme.folder, "_layouts"), join(theme.name, "_layouts"), "", 0);
        constexpr std::string_view folder = "_layouts/";
        for (const auto& [path, bytes] : site_.built_in) {
            if (path.starts_with(folder))
                add(path.substr(folder.size(), path.rfind('.') - folder.size()),
                    join(theme.name, path), std::string(bytes));
        }
    }

  private:
    void read_folder(const Path& folder, const std::string& shown, const std::string& inner,
                     std::size_t depth) {
        if (!site_.files.info(folder) || depth > deepest_folder)
            return;
        const auto entries = site_.files.list(folder);
        if (!entries)
            return report_.error(shown, entries.error().message);
        for (const DirectoryEntry& entry : *entries) {
            const std::string path = inner.empty() ? entry.name : join(inner, entry.name);
            const Path file = join(folder, entry.name);
            if (entry.kind == FileInfo::Kind::directory) {
                read_folder(file, shown, path, depth + 1);
            } else if (filter_.takes("", path, false) &&
                       entry.name.find('.') != std::string::npos && stays(file)) {
                Result<std::string> text = site_.files.read(file, limits_.file_bytes);
                if (!text)
                    report_.error(join(shown, path), text.error().message);
                else
                    add(path.substr(0, path.rfind('.')), join(shown, path), *std::move(text));
            }
        }
    }

    /// False for a link that leads out of the site and its theme.
    bool stays(const Path& file) const {
        const Result<Path> real = site_.files.resolve(file);
        return real &&
               (real->starts_with(site_.settings.source + '/') ||
                (!site_.theme.folder.empty() && real->starts_with(site_.theme.folder + '/')));
    }

    void add(const std::string& name, std::string shown, std::string text) {
        if (site_.layouts.contains(name))
            return;
        Layout& layout = site_.layouts[name];
        layout.name = name;
        layout.path = shown;
        layout.source = std::make_unique<const SourceFile>(std::move(shown), std::move(text));
        Diagnostics faults;
        const front_matter::FrontMatter front =
            front_matter::read(*layout.source, layout.arena, limits_, faults);
        for (Diagnostic& fault : faults)
            report_.add(*layout.source, std::move(fault));
        layout.body = front.sections.body;
        layout.data = *front.data;
    }

    Site& site_;
    const Limits& limits_;
    Report& report_;
    EntryFilter filter_;
};

}  // namespace

void read_layouts(Site& site, const Limits& limits, Report& report) {
    LayoutReader(site, limits, report).read();
}

}  // namespace kiji::site
