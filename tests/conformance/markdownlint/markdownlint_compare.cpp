// Holds kiji against markdownlint: rules and lines, ranges and fixed texts, on its own test files
// and on a matrix of configurations.
//   markdownlint_compare FOLDER [--rules MD001,MD003] [--show N] [--known FILE]
// Exit code 0 where all rules and lines and all fixed texts are equal, and 99 % of the ranges.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <sstream>
#include <string_view>

#include <fmt/format.h>

#include "base/text.hpp"
#include "conformance/markdownlint/reference.hpp"
#include "conformance/markdownlint/score.hpp"
#include "conformance/markdownlint/sha256.hpp"
#include "lint/fix_as_markdownlint.hpp"
#include "lint/lint.hpp"

namespace {

using namespace kiji;
using namespace kiji::conformance;

/// Exit code of a runner that lacked what it needs to compare with (CTest's SKIP_RETURN_CODE).
constexpr int skipped = 77;

struct Arguments {
    std::string folder;
    std::string rules;  // "MD001,MD003"; empty: all
    std::size_t show = 5;
    Known known;

    bool asks_for(std::string_view rule) const {
        return rules.empty() || rules.find(rule) != std::string::npos;
    }
};

Known read_known(const std::string& name) {
    Known known;
    std::ifstream file(name);
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        std::string where;
        std::string rule;
        std::size_t number = 0;
        if (!line.starts_with('#') && words >> where >> rule >> number)
            known.emplace(where, rule, number);
    }
    return known;
}

Arguments read_arguments(int argc, char** argv) {
    Arguments arguments;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        const auto value = [&] { return std::string(i + 1 < argc ? argv[++i] : ""); };
        if (argument == "--rules")
            arguments.rules = value();
        else if (argument == "--show")
            arguments.show = std::strtoul(value().c_str(), nullptr, 10);
        else if (argument == "--known")
            arguments.known = read_known(value());
        else
            arguments.folder = argument;
    }
    return arguments;
}

lint::Setup setup_of(const Verdict& verdict) {
    lint::Setup setup{.settings = lint::Settings(lint::Preset::markdownlint),
                      .heeds_comments = verdict.heeds_comments};
    const SourceFile file("config.json", verdict.config);
    Arena arena;
    Diagnostics faults;
    const yaml::Yaml json = yaml::read(file, file.whole(), arena, Limits{}, faults);
    for (const lint::ConfigFault& fault :
         lint::configure_as_markdownlint(setup.settings, *json.root))
        fmt::print("{}: {}\n", verdict.config, fault.message);
    return setup;
}

Fault fault_of(const SourceFile& file, const Diagnostic& finding) {
    const Position begin = file.lines().position(finding.span.begin);
    const Span line = begin.line <= file.lines().count()
                          ? file.lines().line(begin.line - 1)
                          : span_of(file.text().size(), file.text().size());
    const bool whole = begin.column == 1 && finding.span.end == line.end;
    return {std::string(lint::find_rule(finding.rule)->code), begin.line, begin.utf16_column,
            whole ? 0 : count_utf16(file.slice(finding.span))};
}

/// A range that covers a whole line says what no range says.
void forget_whole_lines(const SourceFile& file, std::vector<Fault>& faults) {
    for (Fault& fault : faults) {
        if (fault.column == 1 && fault.line <= file.lines().count() &&
            fault.length == count_utf16(file.slice(file.lines().line(fault.line - 1))))
            fault.length = 0;
    }
}

class Comparison {
  public:
    explicit Comparison(const Arguments& arguments) : arguments_(&arguments) {}

    void add(const Document& doc, const Verdict& verdict, const lint::Setup& setup) {
        const std::string& name = doc.file().name();
        const Diagnostics findings = lint::check(doc, setup);
        std::vector<Fault> found;
        for (const Diagnostic& finding : findings)
            found.push_back(fault_of(doc.file(), finding));
        std::ranges::sort(found);
        std::vector<Fault> expected;
        if (const auto faults = verdict.faults.find(name); faults != verdict.faults.end())
            expected = faults->second;
        forget_whole_lines(doc.file(), expected);
        const auto unasked = [&](const Fault& fault) {
            return !arguments_->asks_for(fault.rule) ||
                   (!verdict.rule.empty() && fault.rule != verdict.rule);
        };
        std::erase_if(found, unasked);
        std::erase_if(expected, unasked);
        Differences differences;
        const bool same = compare(name, expected, found, arguments_->known, counts_, differences);
        compare_texts(doc, verdict, findings, differences);
        if (verdict.rule.empty()) {
            ++files_;
            equal_files_ += same ? 1 : 0;
        }
        show(verdict, differences);
    }

    /// The table; true where all is well.
    bool finish() const {
        fmt::print("{:<8}{:>9}{:>9}{:>9}{:>9}{:>9}{:>9}\n", "rule", "expected", "found", "both",
                   "ranges", "texts", "other");
        Count total;
        for (const auto& [rule, count] : counts_) {
            print(rule, count);
            total.expected += count.expected;
            total.found += count.found;
            total.both += count.both;
            total.lines_with_other_ranges += count.lines_with_other_ranges;
            total.texts += count.texts;
            total.other_texts += count.other_texts;
        }
        print("all", total);
        fmt::print("files with equal rules and lines: {} of {}\n", equal_files_, files_);
        return total.is_equal() && total.lines_with_other_ranges * 100 <= total.both;
    }

  private:
    void compare_texts(const Document& doc, const Verdict& verdict, const Diagnostics& findings,
                       Differences& differences) {
        const auto expected = verdict.fixed.find(doc.file().name());
        if (expected == verdict.fixed.end() || !asks_for_text(verdict))
            return;
        Diagnostics mended;
        std::ranges::copy_if(findings, std::back_inserter(mended), [&](const Diagnostic& finding) {
            return verdict.rule.empty() || lint::find_rule(finding.rule)->code == verdict.rule;
        });
        const std::string text = lint::fix_as_markdownlint(doc, mended).text;
        Count& count = counts_[verdict.rule.empty() ? "fixed" : verdict.rule];
        ++count.texts;
        if (!sha256(text).starts_with(expected->second)) {
            ++count.other_texts;
            differences.push_back(
                fmt::format("{}: {} is fixed otherwise", doc.file().name(), verdict.rule));
        }
    }

    bool asks_for_text(const Verdict& verdict) const {
        return verdict.rule.empty() ? arguments_->rules.empty()
                                    : arguments_->asks_for(verdict.rule);
    }

    void show(const Verdict& verdict, const Differences& differences) {
        for (const std::string& difference : differences) {
            if (shown_[verdict.config]++ < arguments_->show)
                fmt::print("{} {}\n", verdict.config, difference);
        }
    }

    static void print(std::string_view rule, const Count& count) {
        fmt::print("{:<8}{:>9}{:>9}{:>9}{:>9}{:>9}{:>9}{}\n", rule, count.expected, count.found,
                   count.both, count.lines_with_other_ranges, count.texts, count.other_texts,
                   count.is_equal() ? "" : "  differs");
    }

    const Arguments* arguments_;
    std::map<std::string, Count> counts_;
    std::map<std::string, std::size_t> shown_;
    std::size_t files_ = 0;
    std::size_t equal_files_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
    const Arguments arguments = read_arguments(argc, argv);
    const std::optional<Reference> reference = read_reference(arguments.folder);
    if (!reference) {
        fmt::print("skipped: \"{}\" holds no expected.json: set KIJI_SHARED\n", arguments.folder);
        return skipped;
    }
    std::vector<std::unique_ptr<const Document>> documents;
    const Reading reading = lint::reading_of(lint::Settings(lint::Preset::markdownlint));
    for (const File& file : reference->files) {
        auto doc = Document::read(file.name, file.text, reading, Limits{});
        if (!doc) {
            fmt::print("{}: {}\n", file.name, doc.error().message);
            return EXIT_FAILURE;
        }
        documents.push_back(*std::move(doc));
    }
    Comparison comparison(arguments);
    for (const Verdict& verdict : reference->verdicts) {
        if (!verdict.rule.empty() && !arguments.asks_for(verdict.rule))
            continue;
        const lint::Setup setup = setup_of(verdict);
        for (const auto& doc : documents)
            comparison.add(*doc, verdict, setup);
    }
    return comparison.finish() ? EXIT_SUCCESS : EXIT_FAILURE;
}
