#include "site/excerpt.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "site/values.hpp"

namespace kiji::site {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// The names of all tags in `text`, in order.
std::vector<std::string_view> tag_names(std::string_view text) {
    std::vector<std::string_view> names;
    for (std::size_t at = text.find("{%"); at != npos; at = text.find("{%", at + 2)) {
        std::size_t begin = at + 2;
        if (begin < text.size() && text[begin] == '-')
            ++begin;
        while (begin < text.size() && (text[begin] == ' ' || text[begin] == '\n'))
            ++begin;
        std::size_t end = begin;
        while (end < text.size() && is_word(text[end]))
            ++end;
        if (end > begin && text.find("%}", end) != npos)
            names.push_back(text.substr(begin, end - begin));
    }
    return names;
}

/// Whether `name` opens a block.
bool is_block(std::string_view name, const liquid::Engine& engine) {
    if (name == "raw" || name == "comment" || name == "highlight" || name == "capture")
        return true;
    if (engine.find_tag(name) == nullptr)
        return false;
    const std::string probe =
        "{% " + std::string(name) + " a in b %}{% end" + std::string(name) + " %}";
    const auto tree = engine.parse("probe", probe, {});
    return tree->ok() && tree->body().items.size() == 1 &&
           tree->body().items.front().node != nullptr &&
           tree->body().items.front().node->is_block();
}

void close_blocks(std::string& head, const liquid::Engine& engine) {
    const std::vector<std::string_view> found = tag_names(head);
    const std::vector<std::string> names(found.rbegin(), found.rend());
    std::set<std::string> known(names.begin(), names.end());
    std::map<std::string_view, bool> blocks;
    for (const std::string& name : names) {
        std::string end = "end" + name;
        if (known.contains(end))
            continue;
        const auto [block, is_new] = blocks.try_emplace(name, false);
        if (is_new)
            block->second = is_block(name, engine);
        if (block->second) {
            head += "\n{% " + end + " %}";
            known.insert(std::move(end));
        }
    }
}

/// All "[label]" of `text`, however they are nested.
std::unordered_set<std::string_view> labels_of(std::string_view text) {
    constexpr std::size_t longest = 1'000;  // CommonMark's labels have 999 characters at most
    std::unordered_set<std::string_view> labels;
    std::size_t close = 0;
    for (std::size_t at = text.find('['); at != npos; at = text.find('[', at + 1)) {
        if (close <= at)
            close = text.find(']', at);
        if (close == npos)
            break;
        if (close - at <= longest)
            labels.insert(text.substr(at, close + 1 - at));
    }
    return labels;
}

/// Lines of `tail` that define a link whose label stands in `head`.
void append_definitions(std::string& head, std::string_view tail) {
    std::string definitions;
    const std::string before = head;
    const std::unordered_set<std::string_view> labels = labels_of(before);
    for (std::size_t at = 0; at < tail.size();) {
        const std::size_t end = std::min(tail.find('\n', at), tail.size());
        std::string_view line = tail.substr(at, end - at);
        at = end + 1;
        const std::size_t indent = line.find_first_not_of(' ');
        if (indent == npos || indent > 3 || line[indent] != '[')
            continue;
        line.remove_prefix(indent);
        const std::size_t close = line.find(']');
        if (close == npos || close < 2 || close + 2 >= line.size() || line[close + 1] != ':')
            continue;
        if (labels.contains(line.substr(0, close + 1)))
            definitions += (definitions.empty() ? "\n\n" : "\n") + std::string(line);
    }
    head += definitions;
}

}  // namespace

std::string excerpt_source(const Item& item, const Settings& settings,
                           const liquid::Engine& engine) {
    const Value* own = item.data.find("excerpt_separator");
    const std::string separator = is_true(own) ? text_of(*own) : settings.excerpt_separator;
    if (separator.empty())
        return {};
    const std::size_t at = item.content.find(separator);
    if (at == npos)
        return std::string(item.content);
    std::string head(item.content.substr(0, at));
    const std::string_view tail = item.content.substr(at + separator.size());
    if (tail.empty())
        return head;
    if (head.find("{%") != npos)
        close_blocks(head, engine);
    append_definitions(head, tail);
    return head;
}

}  // namespace kiji::site
