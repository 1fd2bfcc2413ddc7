#include "lint_narrow.hpp"

#include <utility>

#include "inputs.hpp"

namespace kiji::cli {

Result<Narrow> Narrow::load(const Session& session, const std::vector<Path>& files) {
    Narrow narrow(session);
    const Options& options = session.options;
    if (!options.baseline.empty() && !options.write_baseline) {
        Result<Baseline> baseline =
            Baseline::read(session.files, options.baseline, session.limits.file_bytes);
        if (!baseline)
            return baseline.error();
        narrow.baseline_ = *std::move(baseline);
    }
    if (!options.changed.empty()) {
        const Path folder =
            files.empty() || files.front() == standard_input || parent(files.front()).empty()
                ? Path(".")
                : Path(parent(files.front()));
        Result<ChangedLines> changed = ChangedLines::since(session.files, options.changed, folder);
        if (!changed)
            return changed.error();
        narrow.changed_ = *std::move(changed);
    }
    return narrow;
}

bool Narrow::is_changed(const Path& place, const SourceFile& file, Span span) const {
    const LineIndex& lines = file.lines();
    const std::size_t last = span.empty() ? span.begin : span.end - 1;
    return changed_->touch(place, {lines.line_at(span.begin) + 1, lines.line_at(last) + 1});
}

Diagnostics Narrow::told(const Path& input, const SourceFile& file, Diagnostics findings) const {
    std::erase_if(findings, [&](const Diagnostic& finding) {
        return finding.severity < session_->options.severity;
    });
    if (changed_) {
        const Result<Path> place = session_->files.resolve(input);
        std::erase_if(findings, [&](const Diagnostic& finding) {
            return !place || !is_changed(*place, file, finding.span);
        });
    }
    if (baseline_)
        baseline_->take_known(file, findings);
    return findings;
}

}  // namespace kiji::cli
