// A tag within text that is not Liquid: the end of {% raw %}.
#pragma once

#include <optional>
#include <string_view>

#include "liquid/dialect.hpp"
#include "liquid/tokens.hpp"

namespace kiji::liquid {

struct InnerTag {
    std::string_view before;  // what stands before it in its token
    std::string_view name;
    bool trims_after = false;
};

/// The last tag in `token`, which it ends: \A(.*)\{%-?\s*(\w+)\s*(.*)?-?%\}\z. In Liquid 4 no "-"
/// may stand before the name.
std::optional<InnerTag> inner_tag(const Token& token, Dialect dialect);

/// Whether `tag` is "end" and `name`.
bool ends(const InnerTag& tag, std::string_view name);

}  // namespace kiji::liquid
