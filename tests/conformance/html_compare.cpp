// Holds our HTML against that of the program cmark-gfm, byte for byte.
//
//     html_compare [--show N] [--spec FILE]... FILE|FOLDER...
//
// Exit code 0: all equal; 1: not so; 77: no cmark-gfm or no documents, so nothing was
// compared.
#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>

#include <fmt/core.h>

#include "conformance/options.hpp"
#include "conformance/oracle.hpp"
#include "markdown/markdown.hpp"

namespace kiji::conformance {
namespace {

constexpr std::string_view program =
    "cmark-gfm --unsafe -e footnotes -e table -e strikethrough -e autolink -e tagfilter "
    "-e tasklist";

std::string our_html(const Document& document) {
    const SourceFile file(document.name, document.text);
    const Limits limits;
    const Result<markdown::Tree> tree = markdown::parse(file, file.whole(), {}, limits);
    if (!tree)
        return "error: " + tree.error().message;
    const Result<std::string> html = markdown::to_html(*tree, document.text.size(), limits);
    return html ? *html : "error: " + html.error().message;
}

// The line of `text` that holds the byte at `at`.
std::string_view line_at(std::string_view text, std::size_t at) {
    const std::size_t begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
    return text.substr(begin, text.find('\n', begin) - begin);
}

void show(const Document& document, std::string_view theirs, std::string_view ours) {
    const auto apart = std::mismatch(theirs.begin(), theirs.end(), ours.begin(), ours.end()).first;
    const auto at = static_cast<std::size_t>(apart - theirs.begin());
    fmt::print("{} differs at byte {} of the HTML\n  cmark-gfm: {}\n  kiji:      {}\n",
               document.name, at, line_at(theirs, at), line_at(ours, std::min(at, ours.size())));
}

int run(const Options& options) {
    if (!output_of("cmark-gfm --version >/dev/null 2>&1")) {
        fmt::print("skipped: the program cmark-gfm is not installed\n");
        return skipped;
    }
    const std::vector<Document> documents = read_documents(options);
    if (documents.empty()) {
        fmt::print("skipped: no specification and no posts (KIJI_SHARED)\n");
        return skipped;
    }
    std::size_t different = 0;
    for (const Document& document : documents) {
        const TemporaryFile input(document.text);
        const std::string theirs = output_of(fmt::format("{} {}", program, input.path()))
                                       .value_or("error: cmark-gfm failed");
        const std::string ours = our_html(document);
        if (ours == theirs)
            continue;
        if (++different <= options.show)
            show(document, theirs, ours);
    }
    fmt::print("{} of {} documents have the HTML that cmark-gfm writes\n",
               documents.size() - different, documents.size());
    return different == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace
}  // namespace kiji::conformance

int main(int argc, char** argv) {
    return kiji::conformance::run(kiji::conformance::read_options(argc, argv));
}
