#include "output/json_writer.hpp"

#include <cmath>

#include <fmt/format.h>

#include "value/json.hpp"

namespace kiji::output {
void JsonWriter::comma() {
    if (!first_)
        *out_ += ',';
    first_ = false;
}

JsonWriter& JsonWriter::open(char bracket) {
    comma();
    *out_ += bracket;
    first_ = true;
    return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
    *out_ += bracket;
    first_ = false;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    comma();
    *out_ += '"';
    out_->append(name);
    *out_ += '"';
    *out_ += ':';
    first_ = true;
    return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
    comma();
    json::append_string(*out_, text);
    return *this;
}

JsonWriter& JsonWriter::value(std::size_t number) {
    comma();
    const fmt::format_int digits(number);
    out_->append(digits.data(), digits.size());
    return *this;
}

JsonWriter& JsonWriter::fraction(double number) {
    comma();
    // Rounded down, so that only what is the same reads as 1.
    *out_ += fmt::format("{:.4g}", std::floor(number * 10000) / 10000);
    return *this;
}

JsonWriter& JsonWriter::truth(bool value) {
    comma();
    *out_ += value ? "true" : "false";
    return *this;
}

JsonWriter& JsonWriter::members(std::string_view written) {
    comma();
    out_->append(written);
    return *this;
}

}  // namespace kiji::output
