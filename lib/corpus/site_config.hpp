// _config.yml, as far as others go by it. Internal to lib/corpus.
#pragma once

#include "corpus/site.hpp"

namespace kiji::corpus {

/// Reads what `root` says; values of another type than Jekyll takes are as if they were not there.
/// `root` null: what goes without _config.yml. Keeps views into `root`.
SiteConfig site_config(const Value* root);

}  // namespace kiji::corpus
