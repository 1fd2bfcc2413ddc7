// cmark-gfm, made ready for use from several threads.
#pragma once

#include <array>
#include <string_view>

#include <cmark-gfm.h>

#ifdef KIJI_CMARK_SHARED
#include <mutex>
#endif

namespace kiji::markdown {

inline constexpr int cmark_options = CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE;
/// In the order in which the program's documentation names them; it decides who is asked first.
inline constexpr std::array cmark_extensions{"table", "strikethrough", "autolink", "tasklist"};

/// Registers the extensions and freezes the table of special characters, once for the process. Call
/// it before anything else of cmark-gfm, from any thread.
void set_up_cmark();

/// Held while `text` is parsed. Where it has a "www." that may become a link, "w" is special to
/// inlines as long; else cmark-gfm would begin a node at every "w" of every text, which takes time,
/// and of a paragraph of 20 MB 600 MB. Other threads may parse at the same time: what they read
/// comes out the same, whether "w" is special or not.
class WwwLinks {
  public:
    explicit WwwLinks(std::string_view text);
    ~WwwLinks();
    WwwLinks(const WwwLinks&) = delete;
    WwwLinks& operator=(const WwwLinks&) = delete;

  private:
    bool may_be_;
};

#ifdef KIJI_CMARK_SHARED
/// Parsing, one thread at a time: the table of special characters cannot be frozen in a shared
/// library (see cmark_wrap.cpp).
class CmarkTurn {
  public:
    CmarkTurn();

  private:
    std::unique_lock<std::mutex> lock_;
};
#else
struct CmarkTurn {};
#endif

}  // namespace kiji::markdown
