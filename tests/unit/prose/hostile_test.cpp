// Posts made to keep a reader busy: anything that is not linear would take minutes on them.
#include <chrono>
#include <string>
#include <vector>

#include "prose/prose.hpp"
#include "support/catch.hpp"
#include "support/read.hpp"

namespace kiji {
namespace {

std::string repeated(const std::string& piece) {
    constexpr std::size_t size = 300'000;
    std::string text;
    while (text.size() < size)
        text += piece;
    return text;
}

TEST_CASE("hostile posts take linear time", "[prose]") {
    for (const std::string& text :
         {repeated("---END---\n"), repeated("a\n\n---END---\n\n"),
          repeated("雪が降り、柔軟\n\n---END---\n\n"),
          repeated("[a](b) ") + "\n" + repeated("[END]\n"), "<div>\n" + repeated("<END>\n"),
          repeated("{{ a }}&amp; "), repeated("{: .a}\n"), repeated("{: "), repeated("「。"),
          repeated("「") + repeated("」"), repeated("a. "), repeated("e\u0301"),
          repeated("-") + "END", repeated("a"), "<div>\n" + repeated("<!-- kiji-\n"),
          repeated("<!-- kiji-disable a -->\n\n")}) {
        INFO(text.substr(0, 40));
        const auto start = std::chrono::steady_clock::now();
        const auto doc = read_masked(text);
        const std::vector<prose::Marker> markers = prose::find_markers(*doc);
        CHECK(prose::find_cuts(*doc, markers).size() <= markers.size());
        CHECK(prose::measure(*doc, markers).words <= text.size());
        for (markdown::NodeId id = 0; id < doc->tree().size(); ++id) {
            if (holds_inlines(doc->tree()[id].kind))
                CHECK(prose::sentences(prose::reader_text(*doc, id)).size() <= text.size());
        }
        CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
    }
}

}  // namespace
}  // namespace kiji
