// Dates.
#include <array>

#include "liquid/filters/families.hpp"
#include "liquid/filters/moment.hpp"
#include "liquid/filters/support.hpp"

namespace kiji::liquid::filters {
namespace {

Answer date(const Value& input, Arguments arguments, Render& render) {
    const Text format(arguments[0], render);
    if (format.view().empty())
        return input;
    const Result<std::optional<LocalTime>> time = moment_of(plain(input), render);
    if (!time)
        return render.fault(time.error().message);
    if (!*time)
        return input;
    const Result<std::string> text = strftime(**time, format.view());
    if (!text)
        return render.fault(text.error().message);
    return keep_text(*text, render);
}

constexpr std::array<FilterRow, 1> rows = {{
    {"date", "date: FORMAT", "Write a date by the directives of strftime: '%Y-%m-%d'", date, 1, 1},
}};

}  // namespace

std::span<const FilterRow> date_rows() {
    return rows;
}

}  // namespace kiji::liquid::filters
