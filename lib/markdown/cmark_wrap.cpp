// cmark-gfm keeps which characters are special to inlines in a global table. While it parses a
// document, each extension adds its characters to it (autolink ':' and 'w', strikethrough '~') and
// takes them out at the end, so a thread that ends takes them from one that is in the middle: with
// two threads one render in twenty is silently wrong. The linker sends those two calls here
// (--wrap, see kiji_cmark in lib/cmake), where they do nothing; the characters are put in once.
// That works for the archives only, whose calls the linker can still bind; a program that links
// libkiji without the option does not link at all, for want of the __real_ names. With a shared
// cmark-gfm, documents are parsed one at a time.
#include "markdown/cmark_wrap.hpp"

#include <mutex>

#include <cmark-gfm-core-extensions.h>

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

void set_up_cmark() {
    static std::once_flag once;
    std::call_once(once, [] {
        cmark_gfm_core_extensions_ensure_registered();
#ifndef KIJI_CMARK_SHARED
        __real_cmark_inlines_add_special_character(':', false);
        __real_cmark_inlines_add_special_character('w', false);
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
