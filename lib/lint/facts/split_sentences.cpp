// Where sentences end, as sentence-splitter 5 (npm) has it: what it takes for a pair of brackets,
// an abbreviation or a word with an exclamation mark, it does not split.
#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

#include "base/ascii.hpp"
#include "base/text.hpp"
#include "lint/facts/prose_text.hpp"

namespace kiji::lint {
namespace {

/// A pair is closed by its own end only, and not counted twice: 「「」 is closed.
constexpr std::u32string_view openers = U"\"[({「（『｛［〚【《";
constexpr std::u32string_view closers = U"\"])}」）』｝］〛】》";

/// Abbreviations behind which a sentence goes on where a small letter follows.
constexpr std::string_view abbreviations =
    " adj. adm. adv. al. ala. alta. apr. arc. ariz. ark. art. assn. asst. attys. aug. ave. bart. "
    "bld. bldg. blvd. brig. bros. btw. cal. calif. capt. cl. cmdr. co. col. colo. comdr. con. "
    "conn. corp. cpl. cres. ct. d.phil. dak. dec. del. dept. det. dist. dr. dr.phil. dr.philos. "
    "drs. e.g. ens. esp. esq. etc. exp. expy. ext. feb. fed. fla. ft. fwy. fy. ga. gen. gov. hon. "
    "hosp. hr. hway. hwy. i.e. ia. id. ida. ill. inc. ind. ing. insp. is. jan. jr. jul. jun. kan. "
    "kans. ken. ky. la. lt. ltd. maj. man. mar. mass. may. md. me. med. messrs. mex. mfg. mich. "
    "min. minn. miss. mlle. mm. mme. mo. mont. mr. mrs. ms. msgr. mssrs. mt. mtn. neb. nebr. nev. "
    "no. nos. nov. nr. oct. ok. okla. ont. op. ord. ore. p. pa. pd. pde. penn. penna. pfc. ph. "
    "ph.d. pl. plz. pp. prof. pvt. que. rd. rs. ref. rep. reps. res. rev. rt. sask. sec. sen. "
    "sens. sep. sept. sfc. sgt. sr. st. supt. surg. tce. tenn. tex. univ. usafa. u.s. ut. va. v. "
    "ver. vs. vt. wash. wis. wisc. wy. wyo. yuk. ";
/// Those that stand before a name: a capital may follow.
constexpr std::string_view titles =
    " adm. attys. brig. capt. cmdr. col. cpl. det. dr. gen. gov. ing. lt. maj. mr. mrs. ms. mt. "
    "messrs. mssrs. prof. ph. rep. reps. rev. sen. sens. sgt. st. supt. v. vs. ";
constexpr std::string_view names_with_marks = " yahoo! y!j yum! ";
constexpr std::size_t longest_word = 12;  // of those above

bool is_script_space(char32_t c) {
    if (c < 0x80)
        return c == ' ' || (c >= 0x09 && c <= 0x0D);
    return c == 0xFEFF || (c != 0x85 && is_space(c));
}
bool is_line_end(char32_t c) {
    return c == '\n' || c == '\r';
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

bool is_listed(std::string_view list, std::string_view word) {
    if (word.size() > longest_word)
        return false;
    std::array<char, longest_word + 2> key{};
    key[0] = ' ';
    for (std::size_t i = 0; i < word.size(); ++i)
        key[i + 1] = ascii::lower(word[i]);
    key[word.size() + 1] = ' ';
    return list.find(std::string_view(key.data(), word.size() + 2)) != std::string_view::npos;
}

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

class Splitter {
  public:
    Splitter(const ProseText& prose, std::uint32_t index, std::u32string_view separators,
             std::vector<Sentence>& out)
        : text_(prose.text().substr(0, prose.paragraphs()[index].span.end)),
          begin_(prose.paragraphs()[index].span.begin),
          index_(index),
          pieces_(prose.pieces(prose.paragraphs()[index])),
          separators_(separators),
          at_(begin_),
          token_(begin_),
          token_before_(begin_),
          out_(&out) {}

    void run() {
        while (const Piece* piece = current_piece()) {
            if (piece->kind != Piece::Kind::text) {
                pass(*piece);
                continue;
            }
            const CodePoint here = decode(text_, at_);
            if (is_script_space(here.value))
                step(here);
            else if (separates(here))
                close();
            else
                value(*piece);
        }
        if (is_open_)
            end_sentence();
    }

  private:
    const Piece* current_piece() {
        while (next_ < pieces_.size() && pieces_[next_].span.end <= at_)
            ++next_;
        // Between lines of a container lies what belongs to no piece: the rest is not looked at.
        return next_ < pieces_.size() && pieces_[next_].span.begin <= at_ ? &pieces_[next_]
                                                                          : nullptr;
    }

    void step(const CodePoint& here) {
        if (is_script_space(here.value)) {
            if (in_token_) {
                token_before_ = token_;
                in_token_ = false;
            }
        } else if (!in_token_) {
            token_ = at_;
            in_token_ = true;
        }
        before_ = here.value;
        at_ += std::max<std::size_t>(here.length, 1);
    }

    void open() {
        if (!is_open_) {
            is_open_ = true;
            sentence_ = at_;
        }
    }

    void pass(const Piece& piece) {
        if (piece.kind == Piece::Kind::other)
            open();
        if (!in_token_)
            token_ = at_;
        in_token_ = piece.kind == Piece::Kind::other;
        before_ = in_token_ ? U')' : U' ';
        at_ = piece.span.end;
    }

    bool separates(const CodePoint& here) const {
        if (open_ != 0 || at_ < kept_until_ ||
            separators_.find(here.value) == std::u32string_view::npos)
            return false;
        if (here.value != '.')
            return true;
        const CodePoint next = decode(text_, at_ + here.length);
        return next.length == 0 || is_script_space(next.value);
    }

    void close() {
        for (CodePoint here = decode(text_, at_); here.length > 0 && separates(here);
             here = decode(text_, at_))
            step(here);
        if (is_open_)
            end_sentence();
    }

    void end_sentence() {
        out_->push_back({span_of(sentence_, at_), index_});
        is_open_ = false;
    }

    void value(const Piece& piece) {
        open();
        while (at_ < piece.span.end) {
            if (step_over_letter())
                continue;
            const CodePoint here = decode(text_, at_);
            if (here.length == 0 || is_line_end(here.value) || separates(here))
                return;
            mark_word(here);
            mark_pair(here.value);
            step(here);
        }
    }

    /// Most of any text: the second and further letters of a word in ASCII, hiragana, katakana and
    /// Han, where nothing begins or ends. False: it is something else.
    bool step_over_letter() {
        const auto first = static_cast<unsigned char>(text_[at_]);
        if (first < 0x80) {
            if (!ascii::is_alphanumeric(first) || !ascii::is_alphanumeric(before_) || !in_token_)
                return false;
            before_ = first;
            ++at_;
            return true;
        }
        if (first < 0xE3 || first > 0xE9 || at_ + 2 >= text_.size())
            return false;
        const char32_t value = (static_cast<char32_t>(first & 0x0FU) << 12U) |
                               (static_cast<char32_t>(text_[at_ + 1] & 0x3F) << 6U) |
                               static_cast<char32_t>(text_[at_ + 2] & 0x3F);
        if (!is_between(value, 0x3041, 0x3096) && !is_between(value, 0x30A1, 0x30FA) &&
            !is_between(value, 0x4E00, 0x9FFF))
            return false;
        step({value, 3});
        return true;
    }

    void mark_pair(char32_t c) {
        if (c < 0x80 && c != '"' && c != '[' && c != ']' && c != '(' && c != ')' && c != '{' &&
            c != '}')
            return;
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

    /// Where a word begins that holds stops or marks which end no sentence, says how far it goes.
    void mark_word(const CodePoint& here) {
        if (at_ < kept_until_ || is_script_space(here.value) || borders_words(here.value))
            return;
        if (at_ > begin_ && !is_script_space(before_) && !borders_words(before_))
            return;
        const std::size_t end = word_end(at_);
        const std::string_view word = text_.substr(at_, end - at_);
        if (word.find_first_of(".!") == std::string_view::npos)
            return;
        if (is_letters_with_stops(word) || is_number_of_line(word) || is_listed(titles, word) ||
            is_listed(names_with_marks, word) || is_initial(here, word, end) ||
            (is_listed(abbreviations, word) && !is_capital(first_of_next(end))))
            kept_until_ = end;
    }

    /// The first letter of the word behind the one character at `end` that ends this one.
    char32_t first_of_next(std::size_t end) const {
        return decode(text_, end + decode(text_, end).length).value;
    }
    /// "Albert I. Jones": a capital before and behind.
    bool is_initial(const CodePoint& here, std::string_view word, std::size_t end) const {
        if (!is_capital(here.value) || !word.substr(here.length).starts_with('.'))
            return false;
        const std::size_t before = in_token_ ? token_ : token_before_;
        return before < at_ && is_capital(decode(text_, before).value) &&
               is_capital(first_of_next(end));
    }

    std::string_view text_;  // up to the end of the paragraph
    std::size_t begin_;
    std::uint32_t index_;
    std::span<const Piece> pieces_;
    std::u32string_view separators_;
    std::size_t next_ = 0;
    std::size_t at_;
    char32_t before_ = 0;       // the character before `at_`; a bracket for markup
    std::size_t token_;         // where what stands between white space began, at last
    std::size_t token_before_;  // and the one before it
    bool in_token_ = false;
    unsigned open_ = 0;  // pairs, by their place in `openers`
    std::size_t kept_until_ = 0;
    bool is_open_ = false;
    std::size_t sentence_ = 0;
    std::vector<Sentence>* out_;
};

}  // namespace

void split_sentences(const ProseText& prose, std::uint32_t index, const SentenceSplit& options,
                     std::vector<Sentence>& out) {
    Splitter(prose, index, options.separators, out).run();
}

}  // namespace kiji::lint
