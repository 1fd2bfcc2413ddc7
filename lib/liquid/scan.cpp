// Finds Liquid in a text as Liquid 4 cuts it into tokens, without parsing what a tag says.
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "liquid/liquid.hpp"

namespace kiji::liquid {
namespace {

constexpr std::size_t npos = std::string_view::npos;

/// The name in what stands behind "{%": `- endraw %}` is "endraw".
std::string_view tag_name(std::string_view rest) {
    std::size_t at = !rest.empty() && rest.front() == '-' ? 1 : 0;
    while (at < rest.size() && ascii::is_space(rest[at]))
        ++at;
    std::size_t end = at;
    while (end < rest.size() && ascii::is_word(rest[end]))
        ++end;
    return rest.substr(at, end - at);
}

/// Blocks whose body holds Liquid but no Markdown. (`raw` holds neither.)
constexpr bool hides_markdown(std::string_view name) {
    return name == "comment" || name == "highlight";
}

class Scanner {
  public:
    Scanner(std::string_view text, std::uint32_t base) : text_(text), base_(base) {}

    std::vector<Span> run() {
        for (std::size_t at = text_.find('{'); at != npos; at = text_.find('{', at))
            at = token(at);
        return std::move(found_);
    }

  private:
    struct Open {
        std::string_view name;
        std::size_t begin;
        std::size_t found;  // how many spans stood before it
    };

    /// Reads what begins with the '{' at `at`; where to go on.
    std::size_t token(std::size_t at) {
        const char next = at + 1 < text_.size() ? text_[at + 1] : '\0';
        if (next == '{')
            return object(at);
        if (next == '%')
            return tag(at);
        return at + 1;
    }

    /// Liquid 4 ends an object at its first "}", doubled or not; one that is not doubled is an
    /// error there and text here.
    std::size_t object(std::size_t at) {
        const std::size_t brace = text_.find('}', at);
        if (brace == npos)
            return text_.size();  // no tag can be closed either
        if (brace + 1 == text_.size() || text_[brace + 1] != '}')
            return brace + 1;
        add(at, brace + 2);
        return brace + 2;
    }

    std::size_t tag(std::size_t at) {
        const std::size_t end = end_of_tag(at + 2);
        if (end == npos)
            return at + 2;
        const std::string_view name = tag_name(text_.substr(at + 2, end - 2 - (at + 2)));
        if (name == "raw") {
            const std::size_t close = end_of_raw(end);
            add(at, close == npos ? end : close);
            return close == npos ? end : close;
        }
        if (hides_markdown(name))
            push(name, at);
        add(at, end);
        if (name.starts_with("end") && hides_markdown(name.substr(3)))
            close(name.substr(3), end);
        return end;
    }

    /// Behind the first "%}" from `from` on. Remembers that there is none, to stay linear.
    std::size_t end_of_tag(std::size_t from) {
        if (from >= no_tag_ends_from_)
            return npos;
        const std::size_t end = text_.find("%}", from);
        if (end == npos) {
            no_tag_ends_from_ = from;
            return npos;
        }
        return end + 2;
    }

    /// Behind the "{% endraw %}" of a raw block whose body begins at `from`.
    std::size_t end_of_raw(std::size_t from) {
        if (from >= no_raw_ends_from_)
            return npos;
        for (std::size_t at = text_.find("{%", from); at != npos; at = text_.find("{%", at + 2)) {
            if (tag_name(text_.substr(at + 2)) == "endraw") {
                const std::size_t end = end_of_tag(at + 2);
                if (end != npos)
                    return end;
                break;
            }
        }
        no_raw_ends_from_ = from;
        return npos;
    }

    /// Makes one span of the innermost open block of that name and all that stands in it. Blocks in
    /// it that were never closed go with it.
    void close(std::string_view name, std::size_t end) {
        if (open_of(name) == 0)
            return;
        while (open_.back().name != name)
            pop();
        found_.resize(open_.back().found);
        add(open_.back().begin, end);
        pop();
    }

    void push(std::string_view name, std::size_t begin) {
        open_.push_back({name, begin, found_.size()});
        ++open_of(name);
    }
    void pop() {
        --open_of(open_.back().name);
        open_.pop_back();
    }
    /// How many blocks of that name are open. Asked before a search, so that closing tags without
    /// an opening one cost nothing.
    std::size_t& open_of(std::string_view name) {
        return name == "comment" ? comments_ : highlights_;
    }

    void add(std::size_t begin, std::size_t end) {
        found_.push_back(span_of(base_ + begin, base_ + end));
    }

    std::string_view text_;
    std::uint32_t base_;
    std::vector<Span> found_;
    std::vector<Open> open_;
    std::size_t comments_ = 0;
    std::size_t highlights_ = 0;
    std::size_t no_tag_ends_from_ = npos;
    std::size_t no_raw_ends_from_ = npos;
};

}  // namespace

std::vector<Span> scan(std::string_view text, std::uint32_t base) {
    return Scanner(text, base).run();
}

}  // namespace kiji::liquid
