// Two threads render one text over and over; the library must have brought along what makes that
// safe. Each byte is compared with what one thread wrote before.
#include <array>
#include <atomic>
#include <cstdio>
#include <string>
#include <thread>

#include <base/files.hpp>
#include <corpus/corpus.hpp>
#include <dedupe/dedupe.hpp>
#include <document/document.hpp>
#include <lint/lint.hpp>
#include <markdown/markdown.hpp>
#include <output/output.hpp>
#include <repair/repair.hpp>

namespace {

constexpr std::string_view post =
    "---\ntitle: A\n---\n# A\n\n~~old~~ https://example.com *new* www.example.com\n\n"
    "| a | b |\n|---|---|\n| ~~c~~ | http://d.example |\n";

std::string render() {
    const auto doc = kiji::Document::read("a.md", std::string(post), kiji::Liquid::text, {});
    if (!doc)
        return doc.error().message;
    const auto html = kiji::markdown::to_html((*doc)->tree(), post.size(), {});
    return html ? *html : html.error().message;
}

}  // namespace

int main() {
    const std::string expected = render();
    if (expected.find("<del>old</del>") == std::string::npos) {
        std::printf("unexpected: %s\n", expected.c_str());
        return 1;
    }
    std::atomic<int> wrong = 0;
    const auto work = [&] {
        for (int i = 0; i < 5000; ++i)
            wrong += render() == expected ? 0 : 1;
    };
    std::array threads = {std::thread(work), std::thread(work)};
    for (std::thread& thread : threads)
        thread.join();
    std::printf("%d of 10000 renders were wrong\n", wrong.load());
    return wrong == 0 ? 0 : 1;
}
