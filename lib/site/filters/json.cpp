// Values as others read them: jsonify, inspect.
#include <array>

#include "site/escape.hpp"
#include "site/filters/families.hpp"
#include "site/json_text.hpp"

namespace kiji::site::filters {
namespace {

Answer jsonify(const Value& input, Arguments /*arguments*/, Render& render) {
    std::string out;
    if (!append_json(out, input, render.options().limits.made_bytes)) {
        if (!render.affords(out.size()))
            return render.fault({});
        return render.fault("nesting of 101 is too deep");
    }
    return keep_text(out, render);
}

Answer inspect(const Value& input, Arguments /*arguments*/, Render& render) {
    std::string out;
    // What is worked out when it is asked for shows itself as JSON.
    const bool is_drop = input.is(Value::Type::drop);
    if (is_drop ? !append_json(out, input, render.options().limits.made_bytes)
                : !liquid::append_inspected(out, input, render.options().limits.made_bytes))
        static_cast<void>(render.affords(liquid::unlimited));
    return keep_text(escaped(out), render);
}

constexpr std::array<FilterRow, 2> rows = {{
    {"inspect", "inspect", "Write a value as Ruby shows it", inspect},
    {"jsonify", "jsonify", "Write a value as JSON", jsonify},
}};

}  // namespace

std::span<const FilterRow> json_rows() {
    return rows;
}

}  // namespace kiji::site::filters
