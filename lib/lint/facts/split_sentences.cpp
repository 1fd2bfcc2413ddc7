// Where sentences end, as sentence-splitter 5 (npm) has it: what it takes for a pair of brackets,
// an abbreviation or a word with an exclamation mark, it does not split.
#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "base/ascii.hpp"
#include "base/code_points.hpp"
#include "base/text.hpp"
#include "lint/facts/prose_text.hpp"

namespace kiji::lint {
namespace {

constexpr std::u32string_view separators = U".．。?!？！";

/// A pair is closed by its own end only, and not counted twice: 「「」 is closed.
constexpr std::u32string_view openers = U"\"[({「（『｛［〚【《";
constexpr std::u32string_view closers = U"\"])}」）』｝］〛】》";

/// The words of a list, sorted.
template <std::size_t count>
constexpr std::array<std::string_view, count> words_of(std::string_view list) {
    std::array<std::string_view, count> words;
    for (std::string_view& word : words) {
        word = list.substr(0, list.find(' '));
        list.remove_prefix(std::min(word.size() + 1, list.size()));
    }
    std::ranges::sort(words);
    return words;
}
constexpr std::size_t count_words(std::string_view list) {
    return static_cast<std::size_t>(std::ranges::count(list, ' ')) + 1;
}

/// Abbreviations behind which a sentence goes on where a small letter follows.
constexpr std::string_view abbreviations_list =
    "adj. adm. adv. al. ala. alta. apr. arc. ariz. ark. art. assn. asst. attys. aug. ave. bart. "
    "bld. bldg. blvd. brig. bros. btw. cal. calif. capt. cl. cmdr. co. col. colo. comdr. con. "
    "conn. corp. cpl. cres. ct. d.phil. dak. dec. del. dept. det. dist. dr. dr.phil. dr.philos. "
    "drs. e.g. ens. esp. esq. etc. exp. expy. ext. feb. fed. fla. ft. fwy. fy. ga. gen. gov. hon. "
    "hosp. hr. hway. hwy. i.e. ia. id. ida. ill. inc. ind. ing. insp. is. jan. jr. jul. jun. kan. "
    "kans. ken. ky. la. lt. ltd. maj. man. mar. mass. may. md. me. med. messrs. mex. mfg. mich. "
    "min. minn. miss. mlle. mm. mme. mo. mont. mr. mrs. ms. msgr. mssrs. mt. mtn. neb. nebr. nev. "
    "no. nos. nov. nr. oct. ok. okla. ont. op. ord. ore. p. pa. pd. pde. penn. penna. pfc. ph. "
    "ph.d. pl. plz. pp. prof. pvt. que. rd. rs. ref. rep. reps. res. rev. rt. sask. sec. sen. "
    "sens. sep. sept. sfc. sgt. sr. st. supt. surg. tce. tenn. tex. univ. usafa. u.s. ut. va. v. "
    "ver. vs. vt. wash. wis. wisc. wy. wyo. yuk.";
constexpr auto abbreviations = words_of<count_words(abbreviations_list)>(abbreviations_list);
/// Those that stand before a name: a capital may follow.
constexpr std::string_view titles_list =
    "adm. attys. brig. capt. cmdr. col. cpl. det. dr. gen. gov. ing. lt. maj. mr. mrs. ms. mt. "
    "messrs. mssrs. prof. ph. rep. reps. rev. sen. sens. sgt. st. supt. v. vs.";
constexpr auto titles = words_of<count_words(titles_list)>(titles_list);
constexpr std::string_view names_with_marks_list = "yahoo! y!j yum!";
constexpr auto names_with_marks =
    words_of<count_words(names_with_marks_list)>(names_with_marks_list);
constexpr std::size_t longest_word = 12;  // of those above

bool is_script_space(char32_t c) {
    if (c < 0x80)
        return c == ' ' || (c >= 0x09 && c <= 0x0D);
    return c == 0xFEFF || (c != 0x85 && is_space(c));
}

constexpr bool is_between(char32_t c, char32_t first, char32_t last) {
    return first <= c && c <= last;
}
/// Scripts Han, Hiragana, Katakana and Hangul within the first plane.
bool borders_words(char32_t c) {
    if (c < 0x1100)
        return false;
    return is_between(c, 0x4E00, 0x9FFF) || is_between(c, 0x3041, 0x3096) ||
           is_between(c, 0x309D, 0x309F) || is_between(c, 0x30A1, 0x30FA) ||
           is_between(c, 0x30FD, 0x30FF) || is_between(c, 0x3400, 0x4DBF) || c == 0x3005 ||
           c == 0x3007 || is_between(c, 0x3021, 0x3029) || is_between(c, 0x3038, 0x303B) ||
           is_between(c, 0xF900, 0xFAD9) || is_between(c, 0x2E80, 0x2FD5) ||
           is_between(c, 0x31F0, 0x31FF) || is_between(c, 0x32D0, 0x32FE) ||
           is_between(c, 0x3300, 0x3357) || is_between(c, 0xFF66, 0xFF9D) ||
           is_between(c, 0xAC00, 0xD7FB) || is_between(c, 0x1100, 0x11FF) ||
           is_between(c, 0x3131, 0x318E) || is_between(c, 0xA960, 0xA97C) ||
           is_between(c, 0xFFA0, 0xFFDC);
}
/// Unicode category Lu, of the alphabets in which names are abbreviated.
bool is_capital(char32_t c) {
    return is_between(c, 'A', 'Z') || (is_between(c, 0xC0, 0xDE) && c != 0xD7) ||
           is_between(c, 0x391, 0x3A9) || is_between(c, 0x410, 0x42F);
}

/// `word` as the lists have it; empty where it is longer than any of theirs.
class Listed {
  public:
    explicit Listed(std::string_view word) : size_(word.size() > longest_word ? 0 : word.size()) {
        for (std::size_t i = 0; i < size_; ++i)
            key_[i] = ascii::lower(word[i]);
    }
    bool in(std::span<const std::string_view> words) const {
        return std::ranges::binary_search(words, std::string_view(key_.data(), size_));
    }

  private:
    std::array<char, longest_word> key_{};
    std::size_t size_;
};

/// "U.S.A."
bool is_letters_with_stops(std::string_view word) {
    if (word.size() < 6 || word.size() % 2 != 0)
        return false;
    for (std::size_t i = 0; i < word.size(); i += 2) {
        if (!ascii::is_letter(word[i]) || word[i + 1] != '.')
            return false;
    }
    return true;
}
/// "12."
bool is_number_of_line(std::string_view word) {
    return word.size() > 1 && word.ends_with('.') &&
           std::all_of(word.begin(), word.end() - 1, ascii::is_digit<char>);
}

/// Bytes at which a sentence may end or a pair begin or end, as first bytes of a character.
constexpr std::array<bool, 256> is_stop = [] {
    std::array<bool, 256> table{};
    for (const char c : {'.', '!', '?', '"', '[', ']', '(', ')', '{', '}'})
        table[static_cast<unsigned char>(c)] = true;
    table[0xE3] = true;  // 。 and brackets stand behind E3 80
    table[0xEF] = true;  // full width
    return table;
}();

/// Where what stands between white space began, at last and before that. Seldom asked for, so it
/// goes over the text behind the splitter.
class Tokens {
  public:
    Tokens(std::string_view text, std::span<const Piece> pieces, std::size_t begin)
        : text_(text), pieces_(pieces), at_(begin), last_(begin), before_last_(begin) {}

    /// The token that `to` belongs to, or the one before it. `to` does not decrease.
    std::size_t begin_before(std::size_t to) {
        for (; next_ < pieces_.size() && at_ < to; ++next_) {
            const Piece& piece = pieces_[next_];
            if (piece.kind != Piece::Kind::text) {
                pass(piece);
                continue;
            }
            while (at_ < piece.span.end && at_ < to)
                step();
            if (at_ < piece.span.end)
                break;
        }
        return inside_ ? last_ : before_last_;
    }

  private:
    void step() {
        const CodePoint here = next_code_point(text_, at_);
        if (is_script_space(here.value)) {
            if (inside_)
                before_last_ = last_;
            inside_ = false;
        } else if (!inside_) {
            last_ = at_;
            inside_ = true;
        }
        at_ += here.length;
    }
    void pass(const Piece& piece) {
        if (!inside_)
            last_ = at_;
        inside_ = piece.kind == Piece::Kind::other;
        at_ = piece.span.end;
    }

    std::string_view text_;
    std::span<const Piece> pieces_;
    std::size_t next_ = 0;
    std::size_t at_;
    std::size_t last_;
    std::size_t before_last_;
    bool inside_ = false;
};

/// Goes from one byte of `is_stop` to the next; what stands between is looked at only where it
/// says whether the sentence ends.
class Splitter {
  public:
    Splitter(const ProseText& prose, std::uint32_t index, std::vector<Sentence>& out)
        : text_(prose.text().substr(0, prose.paragraphs()[index].span.end)),
          index_(index),
          pieces_(prose.pieces(prose.paragraphs()[index])),
          at_(prose.paragraphs()[index].span.begin),
          piece_begin_(at_),
          tokens_(text_, pieces_, at_),
          out_(&out) {}

    void run() {
        for (const Piece& piece : pieces_) {
            if (piece.span.end <= at_)
                continue;
            // Between lines of a container lies what belongs to no piece: the rest is not looked
            // at.
            if (piece.span.begin > at_)
                break;
            if (piece.kind == Piece::Kind::text)
                read(piece);
            else
                pass(piece);
        }
        if (is_open_)
            end_sentence(std::min(at_, text_.size()));
    }

  private:
    void pass(const Piece& piece) {
        if (piece.kind == Piece::Kind::other)
            open();
        // Marks that end a sentence go on into "![": what they take there is left out behind it.
        at_ += piece.span.size();
        piece_begin_ = piece.span.end;
        begins_word_ = piece.kind == Piece::Kind::line_break;
    }

    void read(const Piece& piece) {
        while (at_ < piece.span.end) {
            const CodePoint here = next_code_point(text_, at_);
            if (!is_open_ && is_script_space(here.value))
                at_ += here.length;
            else if (separates(here))
                close(piece.span.end);
            else
                go_to_separator(piece.span.end);
        }
        keep_word_around(piece.span.end);
    }

    void open() {
        if (!is_open_) {
            is_open_ = true;
            sentence_ = at_;
        }
    }

    /// To the next separator that separates, or to `end`.
    void go_to_separator(std::size_t end) {
        open();
        while ((at_ = next_stop(at_, end)) < end) {
            const CodePoint here = next_code_point(text_, at_);
            if (separates(here))
                return;
            mark_pair(here.value);
            at_ += here.length;
        }
    }

    std::size_t next_stop(std::size_t at, std::size_t end) const {
        while (at < end) {
            const auto first = static_cast<unsigned char>(text_[at]);
            if (!is_stop[first])
                ++at;
            else if (first == 0xE3 && at + 1 < end && text_[at + 1] != '\x80')
                at += 3;  // kana
            else
                return at;
        }
        return end;
    }

    bool separates(const CodePoint& here) {
        if (open_ != 0 || separators.find(here.value) == std::u32string_view::npos)
            return false;
        if (here.value == '.') {
            const CodePoint next = decode(text_, at_ + here.length);
            if (next.length != 0 && !is_script_space(next.value))
                return false;
        }
        keep_word_around(at_);
        return at_ >= kept_until_;
    }

    void close(std::size_t end_of_piece) {
        for (CodePoint here = decode(text_, at_); here.length > 0 && separates(here);
             here = decode(text_, at_))
            at_ += here.length;
        if (is_open_)
            end_sentence(std::min(at_, end_of_piece));
    }

    void end_sentence(std::size_t end) {
        out_->push_back({span_of(sentence_, end), index_});
        is_open_ = false;
    }

    void mark_pair(char32_t c) {
        const std::size_t opener = openers.find(c);
        const std::size_t closer = closers.find(c);
        if (opener != std::u32string_view::npos && (open_ & (1U << opener)) == 0)
            open_ |= 1U << opener;
        else if (closer != std::u32string_view::npos)
            open_ &= ~(1U << closer);
    }

    std::size_t word_end(std::size_t at) const {
        while (at < text_.size()) {
            if (ascii::is_alphanumeric(static_cast<unsigned char>(text_[at]))) {
                ++at;
                continue;
            }
            const CodePoint c = decode(text_, at);
            if (is_script_space(c.value) || borders_words(c.value))
                break;
            at += c.length;
        }
        return at;
    }

    /// Where the word begins that goes on to `end`; nothing where none does, or it was looked at
    /// before, or began within markup.
    std::optional<std::size_t> word_begin(std::size_t end) const {
        const std::size_t first = std::max(piece_begin_, looked_until_);
        std::size_t at = end;
        while (at > first) {
            std::size_t before = at - 1;
            while (before > first && is_inner_byte(text_[before]))
                --before;
            const char32_t c = next_code_point(text_, before).value;
            if (is_script_space(c) || borders_words(c))
                return at < end ? std::optional(at) : std::nullopt;
            at = before;
        }
        if (at == piece_begin_ && at >= looked_until_ && begins_word_ && at < end)
            return at;
        return std::nullopt;
    }

    /// Where the word that goes on to `at` holds stops or marks which end no sentence, says how
    /// far it goes. `at` does not decrease.
    void keep_word_around(std::size_t at) {
        const std::optional<std::size_t> begin = word_begin(at);
        looked_until_ = std::max(looked_until_, at);
        if (!begin)
            return;
        const CodePoint first = decode(text_, *begin);
        if (!ascii::is_alphanumeric(first.value) && !is_capital(first.value))
            return;
        const std::size_t end = word_end(*begin);
        looked_until_ = std::max(looked_until_, end);
        const std::string_view word = text_.substr(*begin, end - *begin);
        if (word.find_first_of(".!") == std::string_view::npos)
            return;
        const Listed listed(word);
        if (is_letters_with_stops(word) || is_number_of_line(word) || listed.in(titles) ||
            listed.in(names_with_marks) || is_initial(*begin, word, end) ||
            (listed.in(abbreviations) && !is_capital(first_of_next(end))))
            kept_until_ = end;
    }

    /// The first letter of the word behind the one character at `end` that ends this one.
    char32_t first_of_next(std::size_t end) const {
        return decode(text_, end + decode(text_, end).length).value;
    }
    /// "Albert I. Jones": a capital before and behind.
    bool is_initial(std::size_t begin, std::string_view word, std::size_t end) {
        const CodePoint first = decode(word, 0);
        if (!is_capital(first.value) || !word.substr(first.length).starts_with('.'))
            return false;
        const std::size_t before = tokens_.begin_before(begin);
        return before < begin && is_capital(decode(text_, before).value) &&
               is_capital(first_of_next(end));
    }

    std::string_view text_;  // up to the end of the paragraph
    std::uint32_t index_;
    std::span<const Piece> pieces_;
    std::size_t at_;
    std::size_t piece_begin_;
    bool begins_word_ = true;       // a word may begin at `piece_begin_`
    std::size_t looked_until_ = 0;  // by keep_word_around()
    Tokens tokens_;
    unsigned open_ = 0;  // pairs, by their place in `openers`
    std::size_t kept_until_ = 0;
    bool is_open_ = false;
    std::size_t sentence_ = 0;
    std::vector<Sentence>* out_;
};

}  // namespace

void split_sentences(const ProseText& prose, std::uint32_t index, std::vector<Sentence>& out) {
    Splitter(prose, index, out).run();
}

}  // namespace kiji::lint
