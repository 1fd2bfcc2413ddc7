#include "site/report.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

namespace kiji::site {
namespace {

std::string_view path_of(const Trouble& trouble) {
    return trouble.file == nullptr ? std::string_view(trouble.path) : trouble.file->name();
}

auto rank(const Trouble& trouble) {
    return std::tuple(path_of(trouble), trouble.diagnostic.span.begin,
                      std::string_view(trouble.diagnostic.message));
}

}  // namespace

std::string_view name_of(LeftOut reason) {
    switch (reason) {
        case LeftOut::future:
            return "dated in the future";
        case LeftOut::unpublished:
            return "published: false";
        case LeftOut::draft:
            return "a draft";
        case LeftOut::bad_name:
            return "not named YEAR-MONTH-DAY-title.md";
        case LeftOut::excluded:
            return "excluded";
        case LeftOut::bad_date:
            break;
    }
    return "without a readable date";
}

std::string place_of(const Error& error) {
    return error.line == 0 ? std::string() : fmt::format(":{}:{}", error.line, error.column);
}

void Report::add(Trouble trouble) {
    const std::scoped_lock lock(mutex_);
    troubles_.push_back(std::move(trouble));
}

void Report::add(const SourceFile& file, Diagnostic diagnostic) {
    add(Trouble{.file = &file, .path = file.name(), .diagnostic = std::move(diagnostic)});
}

void Report::error(const Path& path, std::string message, std::string help) {
    add(Trouble{.path = path,
                .diagnostic = {.rule = "build",
                               .severity = Severity::error,
                               .message = std::move(message),
                               .help = std::move(help)}});
}

void Report::warn(const Path& path, std::string message, std::string help) {
    add(Trouble{.path = path,
                .diagnostic = {.rule = "build",
                               .severity = Severity::warning,
                               .message = std::move(message),
                               .help = std::move(help)}});
}

void Report::leave_out(const Path& path, LeftOut reason) {
    const std::scoped_lock lock(mutex_);
    left_out_.emplace(path, reason);
}

bool Report::has_errors() const {
    const std::scoped_lock lock(mutex_);
    return std::ranges::any_of(troubles_, [](const Trouble& trouble) {
        return trouble.diagnostic.severity == Severity::error;
    });
}

std::vector<Trouble> Report::troubles() const {
    const std::scoped_lock lock(mutex_);
    std::vector<Trouble> sorted = troubles_;
    std::ranges::stable_sort(sorted, {}, rank);
    const auto rest = std::ranges::unique(
        sorted, [](const Trouble& a, const Trouble& b) { return rank(a) == rank(b); });
    sorted.erase(rest.begin(), rest.end());
    return sorted;
}

}  // namespace kiji::site
