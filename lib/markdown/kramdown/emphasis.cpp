#include "markdown/kramdown/emphasis.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/letter_case.hpp"
#include "base/text.hpp"
#include "markdown/characters.hpp"
#include "markdown/cmark.hpp"
#include "markdown/kramdown/marks.hpp"

namespace kiji::markdown::kramdown {
namespace {

// One * or _ and what stands around it.
struct Sign {
    char character = '*';
    bool joined = false;  // the sign before it touches it, and is the same
    bool space_before = false;
    bool letter_before = false;  // or a letter and '-'
    bool space_after = false;
    bool word_after = false;
    // where it stands: in the text of a node, or at the begin or the end of an element
    cmark_node* node = nullptr;
    enum class Where : std::uint8_t { text, begin, end } where = Where::text;
    std::size_t at = 0;
    std::string_view tag{};  // what is written for it; empty: itself
    bool silent = false;     // its neighbour's tag stands for both
};

// Where the next * or _ stands; the size where there is none.
std::size_t find_sign(std::string_view text, std::size_t from) {
    while (from < text.size() && text[from] != '*' && text[from] != '_')
        ++from;
    return from;
}

bool is_letter(char32_t c) {
    return c != '_' && is_word_character(c) && (c < '0' || c > '9');
}

// A flat view of what stands in one block or link: signs, and whether anything stands between.
class Pairing {
  public:
    explicit Pairing(std::vector<Sign>& signs)
        : signs_(signs), budget_(64 * signs.size() + 10'000) {}

    void run() {
        for (std::size_t at = 0; at < signs_.size();)
            at = next(at, Level::none, Level::none);
    }

  private:
    enum class Level : std::uint8_t { none, em, strong };

    bool touches(std::size_t a, std::size_t b) const {
        return b < signs_.size() && signs_[b].joined && b == a + 1;
    }
    // signs that touch from `at` on, of one character
    std::size_t run_length(std::size_t at) const {
        std::size_t end = at + 1;
        while (end < signs_.size() && signs_[end].joined && end - at < 3)
            ++end;
        return end - at;
    }

    // What begins at `at`, within `outer` and `inner`: returns the sign after it.
    std::size_t next(std::size_t at, Level outer, Level inner) {
        const std::size_t size = std::min<std::size_t>(run_length(at), 2);
        const Level level = size == 2 ? Level::strong : Level::em;
        const Sign& first = signs_[at];
        const Sign& last = signs_[at + size - 1];
        if ((first.character == '_' && first.letter_before) || last.space_after || level == outer ||
            level == inner)
            return at + size;
        std::size_t end = close(at, size, level, inner);
        if (end != npos)
            return end;
        if (level == Level::strong && inner != Level::em && outer != Level::em) {
            end = close(at, 1, Level::em, inner);
            if (end != npos)
                return end;
        }
        return at + size;
    }

    // Looks for the end of what `size` signs at `at` open, pairing what is within. Returns the sign
    // after it; npos: there is none, and nothing was changed.
    std::size_t close(std::size_t at, std::size_t size, Level level, Level outer) {
        const std::size_t kept = tagged_.size();
        const char character = signs_[at].character;
        for (std::size_t i = at + size; i < signs_.size();) {
            if (budget_ == 0)
                break;
            --budget_;
            const Sign& sign = signs_[i];
            const std::size_t run = run_length(i);
            const bool first_within = i == at + size && sign.joined;
            if (sign.character == character && run >= size && !sign.space_before && !first_within &&
                (level != Level::em || run != 2) &&
                (character != '_' || !signs_[i + size - 1].word_after)) {
                tag(at, size, level == Level::em ? "em" : "strong", true);
                tag(i, size, level == Level::em ? "em" : "strong", false);
                return i + size;
            }
            i = next(i, outer, level);
        }
        undo(kept);
        return npos;
    }

    void tag(std::size_t at, std::size_t size, std::string_view name, bool opens) {
        // `mask` and the letter of each
        constexpr std::string_view tags =
            "\x02"
            "c\x02"
            "d\x02"
            "e\x02"
            "f";
        const std::size_t which = (name == "em" ? 0U : 2U) + (opens ? 0U : 1U);
        signs_[at].tag = tags.substr(2 * which, 2);
        tagged_.push_back(at);
        if (size == 2) {
            signs_[at + 1].silent = true;
            tagged_.push_back(at + 1);
        }
    }
    void undo(std::size_t size) {
        while (tagged_.size() > size) {
            signs_[tagged_.back()].tag = {};
            signs_[tagged_.back()].silent = false;
            tagged_.pop_back();
        }
    }

    static constexpr std::size_t npos = SIZE_MAX;
    std::vector<Sign>& signs_;
    std::vector<std::size_t> tagged_;
    std::size_t budget_;
};

// Reads the signs of what stands below one node, links and images left out.
class Reader {
  public:
    Reader(std::vector<Sign>& signs, char of_elements) : signs_(signs), of_elements_(of_elements) {}

    void read(cmark_node* parent) {
        const cmark_node* top = parent;
        cmark_node* node = parent->first_child;
        while (node != nullptr) {
            const bool element = node->type == CMARK_NODE_EMPH || node->type == CMARK_NODE_STRONG;
            if (element)
                delimiter(node, Sign::Where::begin);
            else if (node->type == CMARK_NODE_TEXT)
                text(node);
            else
                other(node->type == CMARK_NODE_SOFTBREAK || node->type == CMARK_NODE_LINEBREAK
                          ? U'\n'
                          : U']');
            if (element && node->first_child != nullptr) {
                node = node->first_child;
                continue;
            }
            while (node->next == nullptr && node->parent != top) {
                node = node->parent;
                delimiter(node, Sign::Where::end);
            }
            node = node->next;
        }
        other(U'\0');
    }

  private:
    void other(char32_t c) {
        finish(c);
        before_ = c;
        letter_hyphen_ = false;
    }

    // What comes after the signs that were read last.
    void finish(char32_t next) {
        if (open_ && !signs_.empty()) {
            signs_.back().space_after = next < 0x80 && is_white_space(static_cast<char>(next));
            signs_.back().word_after = next != '_' && next != 0 && is_word_character(next);
        }
        open_ = false;
    }

    void sign(char character, cmark_node* node, Sign::Where where, std::size_t at) {
        const bool joined = open_ && signs_.back().character == character;
        finish(static_cast<unsigned char>(character));
        signs_.push_back(
            {.character = character,
             .joined = joined,
             .space_before = before_ < 0x80 && is_white_space(static_cast<char>(before_)),
             .letter_before = is_letter(before_) || letter_hyphen_,
             .node = node,
             .where = where,
             .at = at});
        open_ = true;
        before_ = static_cast<unsigned char>(character);
        letter_hyphen_ = false;
    }

    void delimiter(cmark_node* node, Sign::Where where) {
        sign(of_elements_, node, where, 0);
        if (node->type == CMARK_NODE_STRONG)
            sign(of_elements_, node, where, 1);
    }

    void text(cmark_node* node) {
        const std::string_view text = view(node->as.literal);
        std::size_t read = 0;
        while (read < text.size()) {
            const std::size_t at = find_sign(text, read);
            if (at > read) {
                finish(decode(text, read).value);
                std::size_t last = at - 1;
                while (last > read && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80U)
                    --last;
                before_ = decode(text, last).value;
                letter_hyphen_ = before_ == '-' && last > read &&
                                 is_letter(static_cast<unsigned char>(text[last - 1]));
            }
            if (at == text.size())
                return;
            sign(text[at], node, Sign::Where::text, at);
            read = at + 1;
        }
    }

    std::vector<Sign>& signs_;
    char of_elements_;
    char32_t before_ = 0;
    bool letter_hyphen_ = false;
    bool open_ = false;  // the last sign awaits what comes after it
};

// An element within one of its own kind is none that kramdown makes.
bool is_nested(const cmark_node* node) {
    if (node->type != CMARK_NODE_EMPH && node->type != CMARK_NODE_STRONG)
        return false;
    const cmark_node* outer = node->parent;
    return outer->type == node->type ||
           (outer->type == CMARK_NODE_EMPH && outer->parent->type == node->type) ||
           (outer->type == CMARK_NODE_STRONG && outer->parent->type == node->type);
}

bool has_signs(const cmark_node* block) {
    for (const cmark_node* node = block->first_child; node != nullptr;) {
        if (is_nested(node))
            return true;
        if (node->type == CMARK_NODE_TEXT) {
            const std::string_view text = view(node->as.literal);
            if (find_sign(text, 0) < text.size())
                return true;
        }
        if (node->first_child != nullptr) {
            node = node->first_child;
            continue;
        }
        while (node->next == nullptr && node->parent != block)
            node = node->parent;
        node = node->next;
    }
    return false;
}

cmark_chunk chunk_of(std::deque<std::string>& texts, std::string text) {
    texts.push_back(std::move(text));
    cmark_chunk chunk{};
    chunk.data = reinterpret_cast<unsigned char*>(texts.back().data());
    chunk.len = static_cast<bufsize_t>(texts.back().size());
    return chunk;
}

void append(std::string& out, const Sign& sign) {
    if (!sign.tag.empty())
        out += sign.tag;
    else if (!sign.silent)
        out += sign.character;
}

// Writes the signs back into the nodes they came from.
void write_back(const std::vector<Sign>& signs, std::deque<std::string>& texts) {
    for (std::size_t i = 0; i < signs.size();) {
        cmark_node* node = signs[i].node;
        const Sign::Where where = signs[i].where;
        std::string text;
        std::size_t from = 0;
        const std::string_view old =
            where == Sign::Where::text ? view(node->as.literal) : std::string_view{};
        for (; i < signs.size() && signs[i].node == node && signs[i].where == where; ++i) {
            if (where == Sign::Where::text) {
                text += old.substr(from, signs[i].at - from);
                from = signs[i].at + 1;
            }
            append(text, signs[i]);
        }
        if (where == Sign::Where::text) {
            text += old.substr(from);
            node->as.literal = chunk_of(texts, std::move(text));
        } else if (where == Sign::Where::begin) {
            node->type = CMARK_NODE_CUSTOM_INLINE;
            node->as.custom.on_enter = chunk_of(texts, std::move(text));
            node->as.custom.on_exit = {};
        } else {
            node->as.custom.on_exit = chunk_of(texts, std::move(text));
        }
    }
}

void pair_below(cmark_node* parent, char of_elements, std::deque<std::string>& texts) {
    std::vector<Sign> signs;
    Reader(signs, of_elements).read(parent);
    Pairing(signs).run();
    write_back(signs, texts);
}

}  // namespace

void pair_emphasis(cmark_node* block, std::deque<std::string>& texts) {
    if (!has_signs(block))
        return;
    const bool starred = view(block->content).find('*') != std::string_view::npos;
    const char of_elements = starred ? '*' : '_';
    std::vector<cmark_node*> links;
    for (cmark_node* node = block->first_child; node != nullptr;) {
        if (node->type == CMARK_NODE_LINK && has_signs(node))
            links.push_back(node);
        if (node->first_child != nullptr) {
            node = node->first_child;
            continue;
        }
        while (node->next == nullptr && node->parent != block)
            node = node->parent;
        node = node->next;
    }
    for (cmark_node* link : links)
        pair_below(link, of_elements, texts);
    pair_below(block, of_elements, texts);
}

}  // namespace kiji::markdown::kramdown
