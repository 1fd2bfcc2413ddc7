// The quadratic loops of cmark-gfm's inline parser, one after the other, with the input that showed
// each of them (seconds for 100 kB, without a guard).
#include "markdown/inline_cost.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/ascii.hpp"

namespace kiji::markdown {
namespace {

// Steps that one turn of a loop takes: walks over lists miss the cache, names of hosts are decoded.
constexpr std::uint64_t delimiter_steps = 4;
constexpr std::uint64_t bracket_steps = 16;
constexpr std::uint64_t host_steps = 16;
constexpr std::uint64_t url_steps = 5;
constexpr std::uint64_t parenthesis_steps = 2;
constexpr std::uint64_t mail_steps = 3;
// autolink gives up on a text node after so many "@"
constexpr std::uint64_t most_mail_tries = 1001;

// what cmark-gfm calls a space: less than CommonMark does
constexpr bool is_space(char c) {
    return ascii::is_blank(c) || ascii::is_line_end(c);
}
constexpr bool is_word(char c) {
    return ascii::is_alphanumeric(c) || (static_cast<unsigned char>(c) & 0x80U) != 0;
}
constexpr bool is_mail(char c) {
    return ascii::is_alphanumeric(c) || c == '.' || c == '-' || c == '_' || c == '@';
}

constexpr bool is_host(char c) {
    return is_word(c) || c == '.' || c == '-' || c == '_';
}

// What is cut off the end of a URL; letters, because the name of an entity is cut off with its ";".
constexpr bool is_cut_off(char c) {
    return ascii::is_letter(c) ||
           std::string_view("?!.,:*_~'\";&)").find(c) != std::string_view::npos;
}

class Counter {
  public:
    explicit Counter(std::string_view text) : text_(text) {}

    InlineCost count() {
        while (at_ < text_.size()) {
            if (interesting[static_cast<unsigned char>(text_[at_])])
                look();
            else
                ++at_;
        }
        cost_.emphasis = openers_ * closers_ * delimiter_steps;
        cost_.images = images_ * closing_brackets_ * bracket_steps;
        return cost_;
    }

  private:
    static constexpr std::array<bool, 256> interesting = [] {
        std::array<bool, 256> table{};
        for (const char c : std::string_view("*_~!]<w:@"))
            table[static_cast<unsigned char>(c)] = true;
        return table;
    }();

    void look() {
        switch (text_[at_]) {
            case '*':
            case '_':
            case '~':
                return delimiters();
            case '!':
                images_ += at(at_ + 1) == '[' ? 1U : 0U;
                break;
            case ']':
                ++closing_brackets_;
                break;
            case '<':
                html();
                break;
            case 'w':
                if (text_.substr(at_).starts_with("www.") && may_precede_www())
                    url(true);
                break;
            case ':':
                if (at(at_ + 1) == '/' && at(at_ + 2) == '/' && at_ > 0 &&
                    ascii::is_letter(text_[at_ - 1]))
                    url(false);
                break;
            default:
                mail();
                break;
        }
        ++at_;
    }

    char at(std::size_t place) const { return place < text_.size() ? text_[place] : '\0'; }

    // "*a " and then "_a*_ ", n times each (1.7 s): a closer looks back over all openers that are
    // not its own, and cmark-gfm remembers where it looked in vain by the closer's length alone.
    void delimiters() {
        const char mark = text_[at_];
        const std::size_t end = std::min(text_.find_first_not_of(mark, at_), text_.size());
        const char before = at_ == 0 ? ' ' : text_[at_ - 1];
        const char after = end == text_.size() ? ' ' : text_[end];
        const bool inside_word =
            mark == '_' && ascii::is_alphanumeric(before) && ascii::is_alphanumeric(after);
        if (!inside_word) {
            openers_ += is_space(after) ? 0U : 1U;
            closers_ += is_space(before) ? 0U : 1U;
        }
        at_ = end;
    }

    // "<?" n times (2.3 s), "<!A " (1.1 s), "<![CDATA[" (0.6 s): each is read to the end of the
    // paragraph in search of the end that it does not have.
    void html() {
        const std::string_view rest = text_.substr(at_ + 1);
        if (rest.starts_with('?'))
            cost_.html += distance(instruction_end_, 2, "?>");
        else if (rest.starts_with("![CDATA["))
            cost_.html += distance(cdata_end_, 9, "]]>");
        else if (rest.starts_with('!') && ascii::is_letter(at(at_ + 2)))
            cost_.html += distance(declaration_end_, 2, ">");
    }

    // How far `what` is away that stands at least `skip` behind here; `known` keeps its place, so
    // that all together costs one pass.
    std::uint64_t distance(std::size_t& known, std::size_t skip, std::string_view what) const {
        if (known < at_ + skip)
            known = std::min(text_.find(what, at_ + skip), text_.size());
        return known - at_;
    }

    bool may_precede_www() const {
        if (at_ == 0)
            return true;
        const char before = text_[at_ - 1];
        return is_space(before) || before == '*' || before == '_' || before == '~' || before == '(';
    }

    // "http://a<" n times (3.0 s): a URL is read to the next space before it is cut at "<".
    // "_www.a" n times (11.9 s): a name is read to its end before its underscores are held against
    // it. "http://a.b/" and n times ")" (7.7 s): for each that is cut off, all are counted again.
    void url(bool www) {
        if (www) {
            if (host_end_ <= at_)
                host_end_ = end_of_run(at_, is_host);
            cost_.urls += (host_end_ - at_) * host_steps;
        }
        if (at_ < url_end_)
            return;  // part of a URL, which is taken whole
        if (run_end_ <= at_)
            run_end_ = end_of_run(at_, [](char c) { return !is_space(c); });
        cost_.urls += (run_end_ - at_) * url_steps;
        const std::string_view run = text_.substr(at_, run_end_ - at_);
        url_end_ = at_ + std::min(run.find('<'), run.size());
        std::size_t parentheses = 0;
        for (std::size_t i = url_end_; i > at_ && is_cut_off(text_[i - 1]); --i)
            parentheses += text_[i - 1] == ')' ? 1U : 0U;
        cost_.urls += parentheses * (url_end_ - at_) * parenthesis_steps;
    }

    // "a@" n times (0.8 s): from each "@" the whole run is read.
    void mail() {
        if (mail_end_ <= at_) {
            mail_end_ = end_of_run(at_, is_mail);
            mail_tries_ = 0;
        }
        if (++mail_tries_ <= most_mail_tries)
            cost_.urls += (mail_end_ - at_) * mail_steps;
    }

    template <typename Is>
    std::size_t end_of_run(std::size_t from, Is is) const {
        while (from < text_.size() && is(text_[from]))
            ++from;
        return from;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    InlineCost cost_;
    std::uint64_t openers_ = 0;
    std::uint64_t closers_ = 0;
    std::uint64_t images_ = 0;
    std::uint64_t closing_brackets_ = 0;
    // ends of what was looked up last
    std::size_t instruction_end_ = 0;
    std::size_t cdata_end_ = 0;
    std::size_t declaration_end_ = 0;
    std::size_t run_end_ = 0;
    std::size_t host_end_ = 0;
    std::size_t url_end_ = 0;
    std::size_t mail_end_ = 0;
    std::uint64_t mail_tries_ = 0;
};

}  // namespace

InlineCost inline_cost(std::string_view text) {
    return Counter(text).count();
}

}  // namespace kiji::markdown
