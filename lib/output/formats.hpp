// The table of formats: one file each, one row here and in formats.cpp.
#pragma once

#include "output/output.hpp"

namespace kiji::output {

extern const Format text_format;
extern const Format json_format;
extern const Format jsonl_format;
extern const Format sarif_format;
extern const Format github_format;
extern const Format gitlab_format;
extern const Format junit_format;
extern const Format checkstyle_format;
extern const Format rdjsonl_format;
extern const Format html_format;

}  // namespace kiji::output
