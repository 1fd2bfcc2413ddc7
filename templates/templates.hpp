// The files of this folder, embedded in the binary.
#pragma once

#include <string_view>

namespace kiji::templates {

/// The default page; its slots are {{ language }}, {{ title }}, {{ description }}, {{ header }} and
/// {{ content }}.
extern const std::string_view page_html;
/// The report of duplicates; its slots are {{ title }} and {{ content }}.
extern const std::string_view report_html;

}  // namespace kiji::templates
