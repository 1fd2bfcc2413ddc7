#include "dedupe/plan/whole_lines.hpp"

#include <string_view>

#include "base/ascii.hpp"

namespace kiji::dedupe {
namespace {

class Stretches {
  public:
    explicit Stretches(const Document& doc)
        : doc_(doc), lines_(doc.file().lines()), top_(top_of(doc)) {}

    /// Appends the spans of blocks with nothing but blank lines between them.
    void add(std::span<const Lines> blocks, std::vector<Span>& out) const {
        std::size_t first = blocks.front().first;
        std::size_t last = blocks.back().last;
        // Where the block above stands right on it, the blank line below is what parts the two.
        if (first == top_ || is_blank_line(first - 1)) {
            while (last + 1 < lines_.count() && is_blank_line(last + 1))
                ++last;
        }
        while (last + 1 == lines_.count() && first > top_ && is_blank_line(first - 1))
            --first;
        std::size_t begin = lines_.full_line(first).begin;
        if (lines_.line(last).end == lines_.full_line(last).end && first > 0)
            begin = lines_.line(first - 1).end;
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            const std::size_t end = i + 1 < blocks.size()
                                        ? lines_.full_line(blocks[i + 1].first).begin
                                        : lines_.full_line(last).end;
            out.push_back(span_of(begin, end));
            begin = end;
        }
    }

    bool follow(const Lines& above, const Lines& below) const {
        for (std::size_t line = above.last + 1; line < below.first; ++line) {
            if (!is_blank_line(line))
                return false;
        }
        return true;
    }

  private:
    static std::size_t top_of(const Document& doc) {
        const std::size_t fence = doc.front_matter().sections.closing.end;
        return fence == 0 ? 0 : doc.file().lines().line_at(fence - 1) + 1;
    }
    bool is_blank_line(std::size_t line) const {
        return ascii::is_all_blank(doc_.file().slice(lines_.line(line)));
    }

    const Document& doc_;
    const LineIndex& lines_;
    std::size_t top_;  // the first line of the body
};

}  // namespace

std::optional<Lines> lines_of(const Document& doc, Span block) {
    const LineIndex& lines = doc.file().lines();
    const std::size_t first = lines.line_at(block.begin);
    const std::size_t last = lines.line_at(block.empty() ? block.begin : block.end - 1);
    if (!ascii::is_all_blank(doc.file().slice(span_of(lines.line(first).begin, block.begin))) ||
        !ascii::is_all_blank(doc.file().slice(span_of(block.end, lines.full_line(last).end))))
        return std::nullopt;
    return Lines{first, last};
}

std::vector<Span> bytes_of(const Document& doc, std::span<const Lines> blocks) {
    const Stretches stretches(doc);
    std::vector<Span> spans;
    for (std::size_t begin = 0; begin < blocks.size();) {
        std::size_t end = begin + 1;
        while (end < blocks.size() && stretches.follow(blocks[end - 1], blocks[end]))
            ++end;
        stretches.add(blocks.subspan(begin, end - begin), spans);
        begin = end;
    }
    return spans;
}

}  // namespace kiji::dedupe
