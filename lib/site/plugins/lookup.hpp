// Values of values, as Ruby's plugins ask for them. Internal to lib/site.
#pragma once

#include <string>
#include <string_view>

#include "liquid/liquid.hpp"
#include "site/host.hpp"

namespace kiji::site::plugins {

/// `value[key]` of an object or a drop; nil for all else.
Value member(const Value& value, std::string_view key);

/// Ruby's truth: not nil, not false.
bool is_true(const Value& value);
/// The first that is true, else the second: Ruby's ||.
Value either(const Value& first, const Value& second);

/// Ruby's to_s.
std::string to_s(const Value& value);

/// What `name` is for the template that is rendered; nil where nobody knows it.
Value variable(std::string_view name, liquid::Render& render);

/// What the filter called `name` of the engine makes of `input`; nil and a failed render where it
/// cannot.
Value filtered(const Value& input, std::string_view name, liquid::Render& render);

/// The site that is rendered.
inline const Host& host_of(const liquid::Render& render) {
    return static_cast<const Host&>(*render.options().host);
}

}  // namespace kiji::site::plugins
