// The only file that reads JSON by way of nlohmann-json: event by event, so that nothing recurses.
#include "value/json.hpp"

#include <optional>
#include <string>
#include <vector>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include "value/object_builder.hpp"

namespace kiji::json {
namespace {

class Reader final : public nlohmann::json_sax<nlohmann::json> {
  public:
    Reader(Arena& arena, std::size_t deepest) : arena_(&arena), deepest_(deepest) {}

    const Value& root() const { return root_; }
    std::size_t failed_at() const { return failed_at_; }
    const std::string& failure() const { return failure_; }

    bool null() override { return add({}); }
    bool boolean(bool value) override { return add(Value::of(value)); }
    bool number_integer(number_integer_t value) override { return add(Value::of(value)); }
    bool number_unsigned(number_unsigned_t value) override {
        if (value <= static_cast<number_unsigned_t>(INT64_MAX))
            return add(Value::of(static_cast<std::int64_t>(value)));
        return add(text(fmt::format("{}", value)));
    }
    bool number_float(number_float_t value, const string_t& written) override {
        const bool whole = written.find_first_of(".eE") == string_t::npos;
        return add(whole ? text(written) : Value::of(value));
    }
    bool string(string_t& value) override { return add(text(value)); }
    bool binary(binary_t&) override { return false; }

    bool start_object(std::size_t) override { return open(Kind::object); }
    bool start_array(std::size_t) override { return open(Kind::array); }
    bool key(string_t& value) override {
        open_.back().key = text(value);
        return true;
    }
    bool end_object() override {
        const Value object = make_object(*arena_, open_.back().members.members());
        open_.pop_back();
        return add(object);
    }
    bool end_array() override {
        const Value array = make_array(*arena_, open_.back().items);
        open_.pop_back();
        return add(array);
    }

    bool parse_error(std::size_t position, const std::string&,
                     const nlohmann::detail::exception& error) override {
        failed_at_ = position;
        // "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error …"
        const std::string_view what = error.what();
        const std::size_t colon = what.find(": ");
        failure_ = what.substr(colon == std::string_view::npos ? 0 : colon + 2);
        return false;
    }

  private:
    enum class Kind : std::uint8_t { array, object };
    struct Open {
        Kind kind = Kind::array;
        Value key{};
        std::vector<Value> items{};
        yaml::ObjectBuilder members{};
    };

    Value text(std::string_view bytes) { return Value::of(keep(*arena_, bytes)); }

    bool open(Kind kind) {
        if (open_.size() == deepest_) {
            failure_ = fmt::format("nested deeper than {}", deepest_);
            return false;
        }
        open_.push_back({.kind = kind});
        return true;
    }

    bool add(const Value& value) {
        if (open_.empty())
            root_ = value;
        else if (open_.back().kind == Kind::array)
            open_.back().items.push_back(value);
        else
            open_.back().members.put({open_.back().key, value}, {});
        return true;
    }

    Arena* arena_;
    std::size_t deepest_;
    Value root_;
    std::vector<Open> open_;
    std::size_t failed_at_ = 0;
    std::string failure_;
};

}  // namespace

Result<Value> read(const SourceFile& file, Arena& arena, const Limits& limits) {
    Reader reader(arena, limits.yaml_depth);
    const std::string_view text = file.text();
    if (nlohmann::json::sax_parse(text.begin(), text.end(), &reader))
        return reader.root();
    Error error{fmt::format("this is not JSON: {}", reader.failure()), file.name()};
    if (reader.failed_at() > 0) {
        const Position place = file.lines().position(std::min(reader.failed_at() - 1, text.size()));
        error.line = place.line;
        error.column = place.column;
    }
    return error;
}

}  // namespace kiji::json
