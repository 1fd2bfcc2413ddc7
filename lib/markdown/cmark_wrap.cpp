// cmark-gfm keeps which characters are special to inlines in a global table. While it parses a
// document, each extension adds its characters to it (autolink ':' and 'w', strikethrough '~') and
// takes them out at the end, so a thread that ends takes them from one that is in the middle: with
// two threads one render in twenty is silently wrong. The linker sends those two calls here
// (--wrap, see kiji_cmark in lib/cmake), where they do nothing; ':' and '~' are put in once, 'w'
// with the first text that needs it.
// That works for the archives only, whose calls the linker can still bind; a program that links
// libkiji without the option does not link at all, for want of the __real_ names. With a shared
// cmark-gfm, documents are parsed one at a time.
#include "markdown/cmark_wrap.hpp"

#include <atomic>
#include <mutex>
#include <shared_mutex>

#include <cmark-gfm-core-extensions.h>

#include "base/ascii.hpp"

#ifndef KIJI_CMARK_SHARED
// The names are the linker's.
// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming)
extern "C" {
void __real_cmark_inlines_add_special_character(unsigned char character, bool emphasis);
void __wrap_cmark_inlines_add_special_character(unsigned char character, bool emphasis);
void __wrap_cmark_inlines_remove_special_character(unsigned char character, bool emphasis);

void __wrap_cmark_inlines_add_special_character(unsigned char /*character*/, bool /*emphasis*/) {}
void __wrap_cmark_inlines_remove_special_character(unsigned char /*character*/, bool /*emphasis*/) {
}
}
// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming)
#endif

namespace kiji::markdown {
namespace {

/// A link begins with "www." at the start of a block or a cell, or behind a blank or one of "*_~(":
/// nowhere within a word or an address.
bool may_have_www_link(std::string_view text) {
    constexpr std::string_view head = "www.";
    for (std::size_t at = text.find(head); at != std::string_view::npos;
         at = text.find(head, at + 1)) {
        const char before = at == 0 ? '\n' : text[at - 1];
        if (before != '/' && !ascii::is_letter(before) && !ascii::is_digit(before))
            return true;
    }
    return false;
}

/// Whether "w" is special by now. Parsers read cmark's table without a lock of theirs, so that it
/// changes only when none of them runs.
struct Special {
    std::shared_mutex mutex;  // held together by those that parse until it is
    std::atomic<bool> done = false;
};
Special& special() {
    static Special w;
    return w;
}

void make_special() {
    const std::lock_guard lock(special().mutex);
    if (special().done)
        return;
#ifndef KIJI_CMARK_SHARED
    __real_cmark_inlines_add_special_character('w', false);
#endif
    special().done = true;
}

}  // namespace

WwwLinks::WwwLinks(std::string_view text) {
    if (!special().done && may_have_www_link(text))
        make_special();
    if (!special().done)
        lock_ = std::shared_lock(special().mutex);
}

void set_up_cmark() {
    static std::once_flag once;
    std::call_once(once, [] {
        cmark_gfm_core_extensions_ensure_registered();
#ifndef KIJI_CMARK_SHARED
        __real_cmark_inlines_add_special_character(':', false);
        __real_cmark_inlines_add_special_character('~', true);
#endif
    });
}

#ifdef KIJI_CMARK_SHARED
namespace {
std::mutex& parsing() {
    static std::mutex mutex;
    return mutex;
}
}  // namespace

CmarkTurn::CmarkTurn() : lock_(parsing()) {}
#endif

}  // namespace kiji::markdown
