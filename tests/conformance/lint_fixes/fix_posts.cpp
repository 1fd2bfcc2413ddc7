// Makes the safe fixes of real posts and looks at whether the page is still the same.
//
//     fix_posts [--each-rule] [--pairs FILE] PATH...    files, or folders of posts
//
// Each post is fixed under the presets blog, jekyll and all; with --each-rule under each rule alone
// instead, so that it can be told which one is to blame. The HTML by cmark-gfm has to be the same
// but for white space, Liquid and code the same bytes, and a second run must change nothing. FILE
// gets a JSON record with `name`, `setup`, `before` and `after` for each post that changed, Liquid
// as letters: for renderers of others. Exit code 0: all is well; 1: it is not; 77: no posts.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include "base/files.hpp"
#include "conformance/options.hpp"
#include "corpus/corpus.hpp"
#include "lint/lint.hpp"
#include "markdown/markdown.hpp"

namespace kiji::conformance {
namespace {

struct Case {
    std::string name;
    lint::Setup setup;
};

std::vector<Case> presets_as_cases() {
    std::vector<Case> cases;
    for (const auto& [name, preset] : lint::presets) {
        if (preset != lint::Preset::markdownlint && preset != lint::Preset::none)
            cases.push_back({std::string(name), {.settings = lint::Settings(preset)}});
    }
    return cases;
}

std::vector<Case> rules_as_cases() {
    std::vector<Case> cases;
    for (const lint::Rule* rule : lint::all_rules()) {
        if (rule->fixes != lint::Fixes::safe)
            continue;
        lint::Setup setup{.settings = lint::Settings(lint::Preset::none)};
        setup.settings.of(*rule).on = true;
        cases.push_back({std::string(rule->name), std::move(setup)});
    }
    return cases;
}

std::unique_ptr<const kiji::Document> read(const std::string& name, std::string_view text,
                                           Liquid liquid) {
    auto doc = kiji::Document::read(name, std::string(text), liquid, Limits());
    return doc ? *std::move(doc) : nullptr;
}

/// The page, runs of white space as one blank and none beside a tag.
std::string page(const std::string& name, std::string_view text) {
    const auto doc = read(name, text, Liquid::text);
    if (!doc)
        return "unreadable";
    const Result<std::string> html = markdown::to_html(doc->tree(), text.size(), Limits());
    if (!html)
        return html.error().message;
    std::string out;
    bool blank = false;
    for (const char c : *html) {
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            blank = true;
            continue;
        }
        if (blank && !out.empty() && out.back() != '>' && c != '<')
            out += ' ';
        blank = false;
        out += c;
    }
    return out;
}

/// The bytes of Liquid and of code in the order in which they stand.
std::string kept_bytes(const kiji::Document& doc) {
    std::string out;
    for (const Span span : doc.liquid())
        out += std::string(doc.file().slice(span)) + '\0';
    for (markdown::NodeId id = 0; id < doc.tree().size(); ++id) {
        if (doc.tree()[id].kind == markdown::Kind::code_block)
            out += std::string(doc.tree().code_block(id).text) + '\0';
    }
    return out;
}

/// The body with Liquid as letters, as it reads when the template has run.
std::string body_without_liquid(const kiji::Document& doc) {
    std::string text(doc.text());
    for (const Span span : doc.liquid()) {
        for (std::size_t i = span.begin; i < span.end; ++i) {
            if (text[i] != '\n' && text[i] != '\r')
                text[i] = markdown::filler;
        }
    }
    return text.substr(doc.body().begin, doc.body().size());
}

class Runner {
  public:
    explicit Runner(const std::string& pairs) {
        if (!pairs.empty())
            pairs_.open(pairs, std::ios::binary);
    }

    void run(const std::string& name, const std::string& text, const std::vector<Case>& cases) {
        const auto doc = read(name, text, Liquid::masked);
        if (!doc)
            return;
        ++posts_;
        const std::string before = page(name, text);
        for (const Case& made : cases)
            run(name, *doc, before, made);
    }

    int end() const {
        if (posts_ == 0) {
            fmt::print("skipped: no posts (KIJI_SHARED)\n");
            return skipped;
        }
        fmt::print("{} posts, {} changed, {} fixes, {} faults\n", posts_, changed_, fixes_,
                   faults_);
        return faults_ == 0 && fixes_ > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
    }

  private:
    void run(const std::string& name, const kiji::Document& doc, const std::string& before,
             const Case& made) {
        const auto fixed = lint::fix(doc, made.setup, Safety::safe, Limits());
        if (!fixed)
            return fault(name, made, fixed.error().message);
        if (fixed->fixed == 0)
            return;
        ++changed_;
        fixes_ += fixed->fixed;
        const auto after = read(name, fixed->text, Liquid::masked);
        if (!after)
            return fault(name, made, "cannot be read any more");
        if (page(name, fixed->text) != before)
            fault(name, made, "the page changed");
        if (kept_bytes(*after) != kept_bytes(doc))
            fault(name, made, "Liquid or code changed");
        const auto again = lint::fix(*after, made.setup, Safety::safe, Limits());
        if (!again || again->fixed > 0)
            fault(name, made, "a second run changes something");
        if (pairs_.is_open())
            pairs_ << nlohmann::json{{"name", name},
                                     {"setup", made.name},
                                     {"before", body_without_liquid(doc)},
                                     {"after", body_without_liquid(*after)}}
                          .dump()
                   << '\n';
    }

    void fault(const std::string& name, const Case& made, std::string_view what) {
        ++faults_;
        fmt::print("{} ({}): {}\n", name, made.name, what);
    }

    std::ofstream pairs_;
    std::size_t posts_ = 0;
    std::size_t changed_ = 0;
    std::size_t fixes_ = 0;
    std::size_t faults_ = 0;
};

int run(std::vector<Path> paths) {
    std::vector<Case> cases = presets_as_cases();
    if (!paths.empty() && paths[0] == "--each-rule") {
        cases = rules_as_cases();
        paths.erase(paths.begin());
    }
    std::string pairs;
    if (paths.size() > 1 && paths[0] == "--pairs") {
        pairs = paths[1];
        paths.erase(paths.begin(), paths.begin() + 2);
    }
    RealFiles files;
    std::erase_if(paths, [](const Path& path) { return !std::filesystem::exists(path); });
    Runner runner(pairs);
    for (const Path& post : corpus::find_posts(files, paths).files) {
        if (const Result<std::string> text = files.read(post, Limits().file_bytes))
            runner.run(post, *text, cases);
    }
    return runner.end();
}

}  // namespace
}  // namespace kiji::conformance

int main(int argc, char** argv) {
    return kiji::conformance::run(std::vector<kiji::Path>(argv + 1, argv + argc));
}
