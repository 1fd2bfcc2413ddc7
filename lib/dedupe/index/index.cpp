#include "dedupe/index/index.hpp"

#include <utility>

#include <fmt/core.h>

#include "dedupe/index/index_format.hpp"
#include "document/document.hpp"

namespace kiji::dedupe {
namespace {

/// At both ends of the file, so that one damaged byte leaves one of them.
constexpr std::string_view magic = "kiji-idx";
constexpr std::uint64_t version = 1;
constexpr std::size_t most_bytes = std::size_t{1} << 36U;

/// A post with something of all that texts are made of. Whoever changes how posts are read changes
/// what is read of this one, and so the number of the index.
constexpr std::string_view sample =
    "---\ntitle: 静かな夜\n---\n\n# 見出し "
    "Heading\n\n静かな雪が**降る**。「本当だ。」と言った！ＡＢＣ１２３ ｶﾅ\n次の行。\n\n"
    "A long sentence, e.g. with [links](https://a.example) and `code`. Mr. Smith's 3.5 ﬁsh?\n\n"
    "- one item\n- two items https://b.example\n\n---END---\n\n> quoted\n\n```\ncode\n```\n\n"
    "| a | b |\n|---|---|\n| c | d |\n\nWith {{ liquid }} and {% tag %}.\n\n"
    "<!-- kiji-disable dedupe -->\n\n안녕하세요. 반갑습니다.\n\n<!-- kiji-enable dedupe -->\n\n"
    "{% highlight c %}\nint x;\n{% endhighlight %}\n\n[a](b)\n\nfoot[^1] é e\xCC\x81 😀\n\n[^1]: "
    "note\n";

std::uint64_t find_maker(std::span<const std::string> markers) {
    std::string all;
    append_number(all, version, 8);
    for (const std::string& marker : markers)
        append_bytes(all, marker);
    const auto doc = Document::read("sample.md", std::string(sample), Liquid::masked, Limits{});
    if (doc)
        all += encode(read_text(**doc, {}));
    return hash64(all);
}

/// True for what is an index, or was one, or a piece of one.
bool is_index(std::string_view data) {
    return data.starts_with(magic) || data.ends_with(magic) || magic.starts_with(data);
}

}  // namespace

Index::Index(std::span<const std::string> markers) : maker_(find_maker(markers)) {}

Result<Index> Index::read(const FileSystem& files, const Path& path,
                          std::span<const std::string> markers, std::string& note) {
    Index index(markers);
    if (!files.info(path))
        return index;  // not there yet
    const Result<std::string> data = files.read(path, most_bytes);
    if (!data)
        return data.error();
    if (!is_index(*data))
        return Error{.message = "this is no index of kiji, and is left as it is: name another file",
                     .path = path};
    if (index.decode(*data))
        return index;
    note = fmt::format("{}: the index is damaged, or of another version: it is made anew", path);
    return Index(markers);
}

bool Index::decode(std::string_view data) {
    PackedReader reader(unseal(magic, data));
    if (reader.number(8) != maker_)
        return false;
    const std::uint64_t count = reader.number(8);
    for (std::uint64_t i = 0; i < count && !reader.failed(); ++i) {
        std::string name(reader.bytes());
        Entry entry;
        entry.size = reader.number(8);
        entry.hash = reader.hash();
        entry.text = reader.bytes();
        entries_.insert_or_assign(std::move(name), std::move(entry));
    }
    return !reader.failed() && reader.left() == 0;
}

std::optional<Text> Index::find(std::string_view name, std::string_view bytes) const {
    const auto found = entries_.find(name);
    if (found == entries_.end() || found->second.size != bytes.size() ||
        found->second.hash != hash128(bytes))
        return std::nullopt;
    return decode_text(found->second.text, bytes.size());
}

void Index::put(std::string_view name, std::string_view bytes, const Text& text) {
    entries_.insert_or_assign(
        std::string(name),
        Entry{.size = bytes.size(), .hash = hash128(bytes), .text = encode(text)});
    changed_ = true;
}

Result<void> Index::write(FileSystem& files, const Path& path) const {
    std::string out;
    append_number(out, maker_, 8);
    append_number(out, entries_.size(), 8);
    for (const auto& [name, entry] : entries_) {
        append_bytes(out, name);
        append_number(out, entry.size, 8);
        append_hash(out, entry.hash);
        append_bytes(out, entry.text);
    }
    return files.replace(path, seal(magic, out));
}

}  // namespace kiji::dedupe
