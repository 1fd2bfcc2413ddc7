// Tags and categories of front matter in all the ways in which Jekyll takes them.
#include <algorithm>

#include <fmt/format.h>

#include "corpus/page_reader.hpp"

namespace kiji::corpus {
namespace {

void add(std::vector<std::string>& list, std::string text) {
    if (!text.empty() && std::ranges::find(list, text) == list.end())
        list.push_back(std::move(text));
}

}  // namespace

std::string text_of(const Value* value) {
    if (value == nullptr)
        return {};
    switch (value->type()) {
        case Value::Type::string:
            return std::string(value->string());
        case Value::Type::integer:
            return std::to_string(value->integer());
        case Value::Type::real:
            return fmt::format("{}", value->real());
        case Value::Type::boolean:
            return value->boolean() ? "true" : "false";
        case Value::Type::date:
            return print(value->date());
        default:
            return {};
    }
}

std::vector<std::string> texts_of(const Value* value, bool split_words) {
    std::vector<std::string> texts;
    if (value == nullptr)
        return texts;
    if (value->is(Value::Type::array)) {
        for (const Value& item : value->array()) {
            if (std::string text = text_of(&item); !text.empty())
                texts.push_back(std::move(text));
        }
        return texts;
    }
    const std::string text = text_of(value);
    if (!split_words) {
        if (!text.empty())
            texts.push_back(text);
        return texts;
    }
    constexpr std::string_view blanks = " \t\r\n";
    for (std::size_t at = text.find_first_not_of(blanks); at != std::string::npos;) {
        const std::size_t end = std::min(text.find_first_of(blanks, at), text.size());
        texts.push_back(text.substr(at, end - at));
        at = text.find_first_not_of(blanks, end);
    }
    return texts;
}

std::vector<std::string> categories_of(const Site& site, const Page& page, const Value& data) {
    std::vector<std::string> all;
    const std::string& folder = site.config().collections_folder;
    std::string_view path = page.path;
    if (!folder.empty() && path.starts_with(folder + '/'))
        path.remove_prefix(folder.size() + 1);
    const std::string_view special = page.kind == Page::Kind::draft ? "_drafts" : "_posts";
    if (page.collection == "posts") {
        const std::size_t at = path.find(special);
        std::string_view above = path.substr(0, at == std::string_view::npos ? 0 : at);
        while (!above.empty()) {
            const std::size_t end = std::min(above.find('/'), above.size());
            add(all, std::string(above.substr(0, end)));
            above.remove_prefix(std::min(end + 1, above.size()));
        }
    }
    const Value* categories = data.find("categories");
    if (categories == nullptr || categories->is(Value::Type::nil))
        categories = site.default_of(page, "categories");
    for (std::string& text : texts_of(categories, true))
        add(all, std::move(text));
    const Value* category = data.find("category");
    for (std::string& text :
         texts_of(category == nullptr ? site.default_of(page, "category") : category, false))
        add(all, std::move(text));
    return all;
}

}  // namespace kiji::corpus
