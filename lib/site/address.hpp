// Where pages are found: Jekyll's permalinks.
#pragma once

#include <string>
#include <string_view>

#include "site/model.hpp"
#include "site/report.hpp"

namespace kiji::site {

/// Fills in url, target and output_extension of an item whose front matter is read. A template with
/// a placeholder that is none, and an address that leads out of the site, are faults in `report`.
void set_address(Item& item, const Settings& settings, Report& report);

/// The file that is written for `url`.
std::string target_of(std::string_view url, std::string_view output_extension);

/// ".md" -> ".html", ".scss" -> ".css", all else as it is.
std::string converted_extension(std::string_view extension, const Settings& settings);
/// True for what is Markdown by its extension.
bool is_markdown(std::string_view extension, const Settings& settings);

}  // namespace kiji::site
