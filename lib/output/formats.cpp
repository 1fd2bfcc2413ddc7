#include "output/formats.hpp"

#include <array>

namespace kiji::output {

std::span<const Format> formats() {
    static const std::array table{text_format,    json_format,   jsonl_format, sarif_format,
                                  github_format,  gitlab_format, junit_format, checkstyle_format,
                                  rdjsonl_format, html_format};
    return table;
}

}  // namespace kiji::output
