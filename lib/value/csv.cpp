#include "value/csv.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace kiji::csv {
namespace {

class Reader {
  public:
    Reader(const SourceFile& file, char separator, Arena& arena)
        : file_(file), text_(file.text()), separator_(separator), arena_(arena) {
        if (text_.starts_with("\xEF\xBB\xBF"))
            text_.remove_prefix(3);
    }

    bool at_end() const { return at_ >= text_.size(); }

    /// The fields of the next line that is not empty; none at the end.
    Result<std::vector<Value>> row() {
        std::vector<Value> fields;
        while (!at_end() && take_line_end()) {
        }
        if (at_end())
            return fields;
        while (true) {
            const Result<Value> field = next();
            if (!field)
                return field.error();
            fields.push_back(*field);
            if (at_end() || text_[at_] != separator_)
                break;
            ++at_;
        }
        take_line_end();
        return fields;
    }

  private:
    bool take_line_end() {
        if (at_end() || (text_[at_] != '\n' && text_[at_] != '\r'))
            return false;
        at_ += text_.substr(at_).starts_with("\r\n") ? 2U : 1U;
        return true;
    }

    Error fault(std::size_t at, std::string_view message) const {
        const std::size_t before = static_cast<std::size_t>(text_.data() - file_.text().data());
        const auto place = file_.lines().position(static_cast<std::uint32_t>(before + at));
        return {std::string(message), file_.name(), place.line, place.column};
    }

    Result<Value> next() {
        if (at_end() || text_[at_] != '"')
            return bare();
        const std::size_t opening = at_++;
        std::string field;
        while (true) {
            const std::size_t quote = text_.find('"', at_);
            if (quote == std::string_view::npos)
                return fault(opening, "could not read: this quote is never closed");
            field += text_.substr(at_, quote - at_);
            at_ = quote + 1;
            if (at_end() || text_[at_] != '"')
                break;
            field += '"';
            ++at_;
        }
        if (!at_end() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r')
            return fault(at_,
                         "could not read: text behind a closing quote: double the quotes "
                         "within a field");
        return Value::of(keep(arena_, field));
    }

    Result<Value> bare() {
        const std::size_t begin = at_;
        while (!at_end() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r') {
            if (text_[at_] == '"')
                return fault(at_,
                             "could not read: a quote within a field: put the whole field in "
                             "quotes and double it");
            ++at_;
        }
        if (begin == at_)
            return Value();
        return Value::of(text_.substr(begin, at_ - begin));
    }

    const SourceFile& file_;
    std::string_view text_;
    char separator_;
    Arena& arena_;
    std::size_t at_ = 0;
};

Value object_of(const std::vector<Value>& headers, const std::vector<Value>& fields, Arena& arena) {
    std::vector<Member> members;
    for (std::size_t i = 0; i < std::max(headers.size(), fields.size()); ++i) {
        const Value key = i < headers.size() ? headers[i] : Value();
        // Of equal headers the first counts.
        if (std::ranges::none_of(members, [&](const Member& each) { return equal(each.key, key); }))
            members.push_back({key, i < fields.size() ? fields[i] : Value()});
    }
    return make_object(arena, members);
}

}  // namespace

Result<Value> read(const SourceFile& file, char separator, bool headers, Arena& arena) {
    Reader reader(file, separator, arena);
    std::vector<Value> names;
    if (headers) {
        Result<std::vector<Value>> first = reader.row();
        if (!first)
            return first.error();
        names = *std::move(first);
    }
    std::vector<Value> rows;
    while (true) {
        const Result<std::vector<Value>> fields = reader.row();
        if (!fields)
            return fields.error();
        if (fields->empty())
            return make_array(arena, rows);
        rows.push_back(headers ? object_of(names, *fields, arena) : make_array(arena, *fields));
    }
}

}  // namespace kiji::csv
