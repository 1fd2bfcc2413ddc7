// Keys of a configuration that are nearly those that something reads. Internal to lib/site.
#pragma once

#include "site/report.hpp"
#include "value/yaml.hpp"

namespace kiji::site {

/// Warns of a key at the top of `config` that nobody knows, where one that is known and is not
/// there has nearly its name. Other keys are the site's own.
void tell_misspelt_keys(const SourceFile& file, const yaml::Yaml& config, Report& report);

}  // namespace kiji::site
