#include "corpus.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <utility>

#include <fmt/core.h>

#include "base/files.hpp"
#include "base/limits.hpp"
#include "base/text.hpp"
#include "source/check_text.hpp"

namespace kiji::bench {
namespace {

struct Alphabet {
    char32_t first;
    char32_t last;
};
constexpr std::array<Alphabet, 6> alphabets = {{
    {'a', 'z'},
    {'A', 'Z'},
    {0x3041, 0x3096},  // hiragana
    {0x30A1, 0x30FA},  // katakana
    {0x4E00, 0x9FFF},  // Han
    {0xAC00, 0xD7A3},  // Hangul
}};

/// A permutation of each alphabet.
class Cipher {
  public:
    explicit Cipher(std::size_t number) : state_(number) {
        for (const Alphabet& alphabet : alphabets) {
            std::vector<char32_t> letters(alphabet.last - alphabet.first + 1);
            std::iota(letters.begin(), letters.end(), alphabet.first);
            if (number != 0)
                shuffle(letters);
            letters_.push_back(std::move(letters));
        }
    }

    char32_t of(char32_t value) const {
        for (std::size_t i = 0; i < alphabets.size(); ++i) {
            if (value >= alphabets[i].first && value <= alphabets[i].last)
                return letters_[i][value - alphabets[i].first];
        }
        return value;
    }

  private:
    void shuffle(std::vector<char32_t>& letters) {
        for (std::size_t i = letters.size() - 1; i > 0; --i) {
            state_ = (state_ * 6364136223846793005U) + 1442695040888963407U;
            std::swap(letters[i], letters[(state_ >> 33U) % (i + 1)]);
        }
    }

    std::uint64_t state_;
    std::vector<std::vector<char32_t>> letters_;
};

bool stays(std::string_view line) {
    static constexpr std::array<std::string_view, 7> heads = {"---", "```", "~~~", "|",
                                                              "<",   "{",   "["};
    return std::ranges::any_of(heads,
                               [&](std::string_view head) { return line.starts_with(head); });
}

std::string translated(std::string_view text, const Cipher& cipher) {
    std::string out;
    out.reserve(text.size());
    bool in_matter = text.starts_with("---");
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
        const std::string_view line = text.substr(at, end - at);
        if (in_matter || stays(line)) {
            out += line;
            in_matter = in_matter && (at == 0 || !line.starts_with("---"));
        } else {
            for (std::size_t i = 0; i < line.size();) {
                const CodePoint point = decode(line, i);
                append_utf8(out, cipher.of(point.value));
                i += point.length;
            }
        }
        at = end;
    }
    return out;
}

/// One code point in 300 of the second half becomes 々.
std::string changed(std::string_view text) {
    std::string out(text.substr(0, text.size() / 2));
    while (!out.empty() && (static_cast<unsigned char>(text[out.size()]) & 0xC0U) == 0x80)
        out.pop_back();
    std::size_t count = 0;
    for (std::size_t i = out.size(); i < text.size();) {
        const CodePoint point = decode(text, i);
        append_utf8(out, ++count % 300 == 0 && point.value > 0x3040 ? 0x3005 : point.value);
        i += point.length;
    }
    return out;
}

void read_into(const RealFiles& files, const Path& path, std::vector<Post>& out) {
    const Limits limits;
    const Result<std::vector<DirectoryEntry>> entries = files.list(path);
    if (!entries) {
        Result<std::string> text = files.read(path, limits.file_bytes);
        if (text && !check_text(SourceFile(path, *text), limits))
            out.push_back({.name = path, .text = *std::move(text)});
        return;
    }
    for (const DirectoryEntry& entry : *entries) {
        const std::string_view ending = extension(entry.name);
        if (entry.kind == FileInfo::Kind::directory || ending == ".md" || ending == ".markdown")
            read_into(files, join(path, entry.name), out);
    }
}

}  // namespace

std::vector<Post> read_posts(const std::string& folder) {
    std::vector<Post> posts;
    read_into(RealFiles(), folder, posts);
    return posts;
}

std::string translated(std::string_view text, std::size_t number) {
    return translated(text, Cipher(number));
}

std::vector<Post> make_corpus(const std::vector<Post>& posts, std::size_t count) {
    std::vector<Post> made;
    while (made.size() < count) {
        const std::size_t round = made.size() / posts.size();
        const Cipher cipher(round);
        for (std::size_t i = 0; i < posts.size() && made.size() < count; ++i) {
            const bool copied = round > 0 && i % 20 == 7;
            made.push_back({.name = fmt::format("{:06}.md", made.size()),
                            .text = copied ? changed(made[made.size() - posts.size()].text)
                                           : translated(posts[i].text, cipher)});
        }
    }
    return made;
}

}  // namespace kiji::bench
