// cmark-gfm, made ready for use from several threads.
#pragma once

#include <array>
#include <shared_mutex>
#include <string_view>

#include <cmark-gfm.h>

#ifdef KIJI_CMARK_SHARED
#include <mutex>
#endif

namespace kiji::markdown {

inline constexpr int cmark_options = CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE;
/// In the order in which the program's documentation names them; it decides who is asked first.
inline constexpr std::array cmark_extensions{"table", "strikethrough", "autolink", "tasklist"};

/// Registers the extensions and freezes the table of special characters, but for the "w" of
/// WwwLinks, once for the process. Call it before anything else of cmark-gfm, from any thread.
void set_up_cmark();

/// Held while `text` is parsed. With the first text that has a "www." which may become a link, "w"
/// is made special to inlines, once no other text is being parsed. Until then cmark-gfm need not
/// begin a node at every "w" of every text, which takes time, and of a paragraph of 20 MB 600 MB.
class WwwLinks {
  public:
    explicit WwwLinks(std::string_view text);

  private:
    std::shared_lock<std::shared_mutex> lock_;
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
