#include "lint/rules/blocks/column_width.hpp"

#include "base/text.hpp"

namespace kiji::lint {
namespace {

constexpr char32_t joiner = 0x200D;
constexpr char32_t emoji_style = 0xFE0F;
constexpr char32_t keycap = 0x20E3;

bool is_flag_letter(char32_t c) {
    return c >= 0x1F1E6 && c <= 0x1F1FF;
}
bool is_skin(char32_t c) {
    return c >= 0x1F3FB && c <= 0x1F3FF;
}

/// Code points are counted into the character they belong to.
class Width {
  public:
    void add(char32_t c) {
        if (c == emoji_style || c == keycap) {
            // Makes an emoji of a sign that is one column wide.
            if (last_ == 1)
                total_ += 1;
            last_ = last_ == 0 ? 0 : 2;
        } else if (c == joiner) {
            joined_ = last_ > 0;
            return;
        } else if ((joined_ && last_ == 2) || (is_skin(c) && last_ == 2) ||
                   (is_flag_letter(c) && half_flag_)) {
            if (is_flag_letter(c) && last_ == 1)
                total_ += 1;
            last_ = 2;
            half_flag_ = false;
        } else {
            const int width = display_width(c);
            half_flag_ = is_flag_letter(c);
            if (width > 0)
                last_ = half_flag_ ? 1 : width;
            total_ += static_cast<std::size_t>(half_flag_ ? 1 : width);
        }
        joined_ = false;
    }
    std::size_t total() const { return total_; }

  private:
    std::size_t total_ = 0;
    int last_ = 0;  // width of the character that a joiner or selector would change
    bool joined_ = false;
    bool half_flag_ = false;
};

}  // namespace

std::vector<std::size_t> column_widths(std::string_view line, std::span<const std::size_t> ends) {
    std::vector<std::size_t> widths;
    Width width;
    std::size_t at = 0;
    for (const std::size_t end : ends) {
        while (at < end) {
            const CodePoint point = decode(line, at);
            width.add(point.value);
            at += point.length;
        }
        widths.push_back(width.total());
    }
    return widths;
}

}  // namespace kiji::lint
