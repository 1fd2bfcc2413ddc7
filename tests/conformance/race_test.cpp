// Renders on four threads what one thread has rendered before, and compares the bytes.
//
//     race_test [RENDERS]
//
// cmark-gfm as packaged gets about one render in twenty wrong (lib/markdown/cmark_wrap.cpp). Exit
// code 0: all of them equal, 1: not so. race_test_unguarded is the same program without the remedy.
#include <atomic>
#include <cstdlib>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <fmt/core.h>

#include "markdown/markdown.hpp"

namespace kiji {
namespace {

constexpr std::size_t thread_count = 4;
constexpr std::size_t default_renders = 48'000;
constexpr std::size_t text_count = 16;

// Bare links need ':' and 'w' to be special characters while they are parsed, ~~ needs '~'.
std::string text_with_links(std::size_t number) {
    std::string text = fmt::format("# Post {}\n\n", number);
    for (std::size_t i = 0; i < 12 + number; ++i) {
        text += fmt::format(
            "See https://example.org/{}/{} and www.example.com/{}, ~~not "
            "http://old.example.net~~.\n"
            "Write to me{}@example.org, ~~strike *this*~~, keep ~that~ and `~~this~~`.\n\n",
            number, i, i, number);
    }
    text += "| a | b |\n|---|---|\n| ~~c~~ | www.example.org |\n\n- [x] ~~done~~\n";
    return text;
}

std::string render(const std::string& text) {
    const SourceFile file("race.md", text);
    const Limits limits;
    const Result<markdown::Tree> tree = markdown::parse(file, file.whole(), {}, limits);
    if (!tree)
        return tree.error().message;
    const Result<std::string> html = markdown::to_html(*tree, text.size(), limits);
    return html ? *html : html.error().message;
}

int run(std::size_t renders) {
    std::vector<std::string> texts;
    std::vector<std::string> expected;
    for (std::size_t i = 0; i < text_count; ++i) {
        texts.push_back(text_with_links(i));
        expected.push_back(render(texts.back()));
    }
    std::atomic<std::size_t> wrong = 0;
    std::atomic<std::size_t> done = 0;
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < thread_count; ++i) {
        threads.emplace_back([&] {
            for (std::size_t next = done++; next < renders; next = done++) {
                const std::size_t text = next % text_count;
                if (render(texts[text]) != expected[text])
                    ++wrong;
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    fmt::print("{} of {} renders on {} threads differ from those of one thread\n", wrong.load(),
               renders, thread_count);
    return wrong == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace
}  // namespace kiji

int main(int argc, char** argv) {
    return kiji::run(argc > 1 ? std::strtoul(argv[1], nullptr, 10) : kiji::default_renders);
}
