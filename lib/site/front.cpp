#include "site/front.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "base/characters.hpp"
#include "base/letter_case.hpp"
#include "corpus/site.hpp"
#include "front_matter/front_matter.hpp"
#include "site/front_place.hpp"
#include "site/model.hpp"
#include "site/values.hpp"
#include "source/check_text.hpp"
#include "value/calendar.hpp"
#include "value/yaml.hpp"

namespace kiji::site {
namespace {

using Type = Value::Type;

constexpr std::size_t most_page_bytes = std::size_t{64} << 20U;

/// "snow-in-may" -> "Snow In May".
std::string title_of_slug(std::string_view slug) {
    std::string title;
    for (std::size_t at = 0; at <= slug.size();) {
        const std::size_t end = std::min(slug.find('-', at), slug.size());
        const std::string word = lower_case(slug.substr(at, end - at));
        if (!word.empty()) {
            if (!title.empty())
                title += ' ';
            std::size_t first = 1;
            while (first < word.size() && (static_cast<unsigned char>(word[first]) & 0xC0) == 0x80)
                ++first;
            title += upper_case(word.substr(0, first)) + word.substr(first);
        }
        at = end + 1;
    }
    return title;
}

void split_words(std::string_view text, std::vector<Value>& into) {
    constexpr std::string_view blanks = " \t\r\n\f\v";
    for (std::size_t at = text.find_first_not_of(blanks); at != std::string_view::npos;) {
        const std::size_t end = std::min(text.find_first_of(blanks, at), text.size());
        into.push_back(Value::of(text.substr(at, end - at)));
        at = text.find_first_not_of(blanks, end);
    }
}

void flatten(const Value& value, std::vector<Value>& into) {
    if (value.is(Type::array)) {
        for (const Value& item : value.array())
            flatten(item, into);
    } else if (!value.is(Type::nil)) {
        into.push_back(value);
    }
}

/// Jekyll's pluralized_array_from_hash: `tag`, else `tags`, whose words count where it is a text.
std::vector<Value> plural(const ObjectDraft& data, std::string_view one, std::string_view many) {
    std::vector<Value> values;
    if (const Value* single = data.find(one); is_true(single)) {
        flatten(*single, values);
    } else if (const Value* all = data.find(many); all != nullptr) {
        if (all->is(Type::string))
            split_words(all->string(), values);
        else if (all->is(Type::array))
            flatten(*all, values);
    }
    return values;
}

/// What is a document of front matter and defaults in the making.
/// False for text that begins as a date does, and names a day that no month has: Ruby counts on
/// into the next month there.
bool is_day(std::string_view text) {
    CivilDate date;
    const char* at = text.data();
    const char* const end = at + text.size();
    const auto number = [&](auto& out, char behind) {
        const auto read = std::from_chars(at, end, out);
        const bool there = read.ec == std::errc() && read.ptr != at;
        at = there && read.ptr != end && *read.ptr == behind ? read.ptr + 1 : read.ptr;
        return there;
    };
    if (!number(date.year, '-') || !number(date.month, '-') || !number(date.day, ' '))
        return true;
    if (date.month < 1 || date.month > 12 || date.day < 1 || date.day > 31)
        return true;  // told by who reads it
    return date_of(days_of(date)) == date;
}

class DocumentReader {
  public:
    DocumentReader(const FrontReader& reader, Item& item) : reader_(reader), item_(item) {}

    void read(const Value& front) {
        const bool is_draft =
            item_.collection->label == "posts" &&
            item_.path.find(item_.collection->relative_folder) == std::string::npos;
        std::vector<Value> above =
            folders_above(is_draft ? "_drafts" : item_.collection->relative_folder);
        data_.set("draft", Value::of(is_draft));
        // A document asks for defaults by its collection, drafts too.
        const Value defaults =
            reader_.defaults.of(item_.path, item_.collection->label, item_.arena);
        std::vector<Value> categories = above;
        data_ = ObjectDraft(merge(data_.finish(item_.arena), defaults, item_.arena));
        add_categories(defaults, categories);
        const Value written = data_.finish(item_.arena);
        data_ = ObjectDraft(merge(written, front, item_.arena));
        add_categories(front, categories);
        data_.set("categories", make_array(item_.arena, categories));
        read_date();
        fill_title();
        fill_lists();
        finish();
    }

  private:
    std::vector<Value> folders_above(std::string_view special) const {
        std::vector<Value> folders;
        if (item_.path.starts_with(special))
            return folders;
        const std::string_view path = item_.path;
        const std::string_view above = path.substr(0, path.find(special));
        for (std::size_t at = 0; at < above.size();) {
            const std::size_t end = std::min(above.find('/', at), above.size());
            const std::string_view name = above.substr(at, end - at);
            if (!name.empty() && name != special && name != item_.name)
                folders.push_back(Value::of(name));
            at = end + 1;
        }
        return folders;
    }

    static void add_categories(const Value& from, std::vector<Value>& categories) {
        const Value* written = from.find("categories");
        if (!is_given(written))
            return;
        std::vector<Value> more;
        if (written->is(Type::string))
            split_words(written->string(), more);
        else
            flatten(*written, more);
        for (const Value& each : more) {
            if (std::ranges::none_of(categories,
                                     [&](const Value& known) { return equal(known, each); }))
                categories.push_back(each);
        }
    }

    Value local(std::int64_t seconds) const { return Value::of(item_.site->local_time(seconds)); }

    std::optional<Value> moment_of(const Value& written) const {
        const auto date = corpus::read_date(written, reader_.settings.zone);
        if (!date || (written.is(Type::string) && !is_day(written.string())))
            return std::nullopt;
        return local(date->seconds);
    }

    void bad_date(const Value& written, std::string_view where) {
        reader_.report.add(trouble_at(
            item_, where == "filename" ? std::string_view() : "date",
            {.rule = "date",
             .severity = Severity::error,
             .message = fmt::format("Invalid date '{}': Document '{}' does not have a valid date "
                                    "in the {}.",
                                    text_of(written), item_.path, where),
             .help = "write it as 2024-05-02 or 2024-05-02 10:00:00 +0900"}));
        reader_.report.leave_out(item_.path, LeftOut::bad_date);
    }

    void read_date() {
        if (const Value* written = data_.find("date"); is_true(written)) {
            if (const auto date = moment_of(*written)) {
                item_.date = *date;
                data_.set("date", *date);
                return;
            }
            bad_date(*written, "YAML front matter");
        }
        if (const std::string_view day = date_in_name(item_.name); !day.empty()) {
            const Value written = Value::of(day);
            if (const auto date = moment_of(written)) {
                item_.date = *date;
                data_.set("date", *date);
                return;
            }
            bad_date(written, "filename");
        }
        item_.date = local(is_true(data_.find("draft")) && item_.modified_ns != 0
                               ? item_.modified_ns / 1'000'000'000
                               : reader_.settings.now);
        data_.set("date", item_.date);
    }

    void fill_title() {
        std::string_view slug = item_.name;
        slug.remove_suffix(item_.extension.size());
        if (const std::string_view day = date_in_name(item_.name);
            !day.empty() && !item_.extension.empty())
            slug.remove_prefix(day.size() + 1);
        while (slug.ends_with('.'))
            slug.remove_suffix(1);
        if (!is_true(data_.find("title")))
            data_.set("title", Value::of(keep(item_.arena, title_of_slug(slug))));
        if (!is_true(data_.find("slug")))
            data_.set("slug", Value::of(slug));
        if (!is_true(data_.find("ext")))
            data_.set("ext", Value::of(std::string_view(item_.extension)));
    }

    void fill_lists() {
        std::vector<Value> categories;
        if (const Value* known = data_.find("categories"))
            flatten(*known, categories);
        for (const Value& each : plural(data_, "category", "categories"))
            categories.push_back(each);
        std::vector<Value> unique;
        for (const Value& each : categories) {
            const Value text =
                each.is(Type::string) ? each : Value::of(keep(item_.arena, text_of(each)));
            if (std::ranges::none_of(unique, [&](const Value& one) { return equal(one, text); }))
                unique.push_back(text);
        }
        data_.set("categories", make_array(item_.arena, unique));
        data_.set("tags", make_array(item_.arena, plural(data_, "tag", "tags")));
    }

    void finish() {
        item_.generates_excerpt = !is_true(data_.find("excerpt"));
        item_.data = data_.finish(item_.arena);
        if (const Value* layout = item_.data.find("layout"))
            item_.set_layout(*layout);
    }

    const FrontReader& reader_;
    Item& item_;
    ObjectDraft data_;
};

}  // namespace

bool begins_with_front_matter(std::string_view head) {
    if (head.starts_with("\xEF\xBB\xBF"))
        head.remove_prefix(3);
    if (!head.starts_with("---"))
        return false;
    head.remove_prefix(3);
    const std::size_t end = head.find('\n');
    return end != std::string_view::npos &&
           head.substr(0, end).find_first_not_of(" \t\r\f\v") == std::string_view::npos;
}

std::string_view date_in_name(std::string_view name) {
    const auto read = corpus::post_name(name);
    return read ? name.substr(read->date.begin, read->date.size()) : std::string_view();
}

Value FrontReader::read_text(Item& item) const {
    const Value nothing = Value::of(std::span<const Member>());
    Result<std::string> text = files.read(item.file, most_page_bytes);
    if (!text) {
        item.is_readable = false;
        report.error(item.path, text.error().message);
        return nothing;
    }
    item.source = std::make_unique<const SourceFile>(item.path, *std::move(text));
    if (const auto fault = check_text(*item.source, limits)) {
        item.is_readable = false;
        report.error(item.path + place_of(*fault), fault->message, "save the file as UTF-8");
        return nothing;
    }
    if (is_yaml(item)) {
        Diagnostics faults;
        const yaml::Yaml read =
            yaml::read(*item.source, item.source->whole(), item.arena, limits, faults);
        for (Diagnostic& fault : faults)
            report.add(*item.source, std::move(fault));
        item.has_content = false;
        return read.ok && read.root->is(Type::object) ? *read.root : nothing;
    }
    Diagnostics faults;
    const front_matter::FrontMatter front =
        front_matter::read(*item.source, item.arena, limits, faults);
    for (Diagnostic& fault : faults) {
        report.add(*item.source, std::move(fault));
    }
    item.body = front.sections.body;
    item.content = item.source->slice(item.body);
    return *front.data;
}

bool FrontReader::is_yaml(const Item& item) const {
    return item.is_document() && (item.extension == ".yml" || item.extension == ".yaml");
}

void FrontReader::fill_page(Item& page, const Value& front) const {
    const Value below = defaults.of(page.path, "pages", page.arena);
    page.data = merge(below, front, page.arena);
    const Value* layout = front.find("layout");
    if (layout == nullptr)
        layout = below.find("layout");
    if (layout != nullptr)
        page.set_layout(*layout);
    page.generates_excerpt = settings.page_excerpts && !is_true(page.data.find("excerpt"));
    if (const Value* permalink = front.find("permalink");
        permalink != nullptr && permalink->is(Type::string) && permalink->string().empty())
        report.add(trouble_at(page, "permalink",
                              {.rule = "permalink",
                               .severity = Severity::error,
                               .message = fmt::format("Invalid permalink in {}", page.path),
                               .help = "write an address such as /about/, or leave the key out"}));
}

void FrontReader::read_page(Item& page) const {
    fill_page(page, read_text(page));
}

void FrontReader::read_document(Item& document) const {
    const Value front = read_text(document);
    if (!document.has_content) {
        // A file of data is what it says, with no more.
        document.data = front;
        document.date = Value::of(DateTime{
            .microseconds = settings.now * 1'000'000, .has_time = true, .has_offset = true});
        if (const Value* layout = front.find("layout"))
            document.set_layout(*layout);
        return;
    }
    DocumentReader(*this, document).read(front);
}

}  // namespace kiji::site
