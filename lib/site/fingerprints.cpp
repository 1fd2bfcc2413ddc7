#include "site/fingerprints.hpp"

#include <algorithm>
#include <bit>
#include <map>

#include "base/packed.hpp"
#include "base/parallel.hpp"
#include "site/values.hpp"

namespace kiji::site {
namespace {

using Type = Value::Type;

/// The 1 is the version of what stands between.
constexpr std::string_view word = "kiji-pages-1";

/// What any two values that differ have differently. Of a page it is where that lies.
void append_value(std::string& out, const Value& value) {
    append_number(out, static_cast<std::uint64_t>(value.type()), 1);
    switch (value.type()) {
        case Type::nil:
            break;
        case Type::boolean:
            append_number(out, value.boolean() ? 1 : 0, 1);
            break;
        case Type::integer:
            append_number(out, static_cast<std::uint64_t>(value.integer()), 8);
            break;
        case Type::real:
            append_number(out, std::bit_cast<std::uint64_t>(value.real()), 8);
            break;
        case Type::string:
            append_bytes(out, value.string());
            break;
        case Type::date: {
            const DateTime date = value.date();
            append_number(out, static_cast<std::uint64_t>(date.microseconds), 8);
            append_number(out, static_cast<std::uint16_t>(date.offset_minutes), 2);
            append_number(out, (date.has_time ? 1U : 0U) | (date.has_offset ? 2U : 0U), 1);
            break;
        }
        case Type::array:
            append_number(out, value.array().size(), 8);
            for (const Value& item : value.array())
                append_value(out, item);
            break;
        case Type::object:
            append_number(out, value.object().size(), 8);
            for (const Member& member : value.object()) {
                append_value(out, member.key);
                append_value(out, member.value);
            }
            break;
        case Type::range:
            append_number(out, static_cast<std::uint64_t>(value.range().first), 8);
            append_number(out, static_cast<std::uint64_t>(value.range().last), 8);
            break;
        case Type::drop:
            if (const auto* item = dynamic_cast<const Item*>(&value.drop()))
                append_bytes(out, item->path);
            break;
    }
}

/// All of an item but its text.
std::string description_of(const Item& item) {
    std::string out;
    append_number(out, static_cast<std::uint64_t>(item.kind), 1);
    append_number(out,
                  (item.is_hidden ? 1U : 0U) | (item.has_content ? 2U : 0U) |
                      (item.generates_excerpt ? 4U : 0U),
                  1);
    for (const std::string* text :
         {&item.path, &item.file, &item.name, &item.layout_name, &item.url, &item.target,
          &item.output_extension, &item.id, &item.shown_path})
        append_bytes(out, *text);
    append_bytes(out, item.collection == nullptr ? std::string_view() : item.collection->label);
    append_value(out, item.data);
    append_value(out, item.date);
    append_value(out, item.paginator);
    // Only of files does a template see the time; of a page the plugin that tells it asks for it.
    if (item.kind == Item::Kind::static_file)
        append_number(out, static_cast<std::uint64_t>(item.modified_ns), 8);
    return out;
}

std::string everywhere(const Site& site, const Options& options) {
    const Settings& settings = site.settings;
    std::string out;
    append_bytes(out, options.program);
    append_bytes(out, settings.source);
    append_bytes(out, settings.environment);
    append_bytes(out, settings.zone_name);
    append_number(out, (settings.safe ? 1U : 0U) | (settings.page_excerpts ? 4U : 0U), 1);
    append_value(out, settings.all);
    append_value(out, site.data);
    append_bytes(out, site.theme.name);
    append_bytes(out, site.theme.folder);
    for (const auto& [key, text] : site.theme.gemspec) {
        append_bytes(out, key);
        append_bytes(out, text);
    }
    append_number(out, site.layouts.size(), 8);
    for (const auto& [name, layout] : site.layouts) {
        append_bytes(out, name);
        append_bytes(out, layout.path);
        append_bytes(out, layout.source->text());
    }
    for (const corpus::FilterSnippet& filter : options.filters) {
        append_bytes(out, filter.name);
        append_number(out, filter.parameters.size(), 8);
        for (const auto& parameter : filter.parameters) {
            append_bytes(out, parameter.name);
            append_bytes(out, parameter.otherwise);
        }
        append_bytes(out, filter.body);
    }
    return out;
}

Hash128 hash_of(std::string& of_all, const std::vector<std::string>& each) {
    of_all.clear();
    for (const std::string& hash : each)
        append_bytes(of_all, hash);
    return hash128(of_all);
}

std::string packed_hash(std::string_view bytes) {
    std::string out;
    append_hash(out, hash128(bytes));
    return out;
}

}  // namespace

Fingerprints::Fingerprints(const Site& site, const Options& options, const Renderer& renderer,
                           std::string_view left)
    : renderer_(renderer), everywhere_(hash128(everywhere(site, options))) {
    std::vector<std::string> descriptions(site.items.size());
    std::vector<std::string> texts(site.items.size());
    parallel_for(site.items.size(), options.threads, [&](std::size_t i) {
        const Item& item = site.items[i];
        descriptions[i] = packed_hash(description_of(item));
        texts[i] = packed_hash(item.source == nullptr ? std::string_view() : item.source->text());
    });
    std::string of_all;
    items_ = hash_of(of_all, descriptions);
    contents_ = hash_of(of_all, texts);
    for (std::size_t i = 0; i < site.items.size(); ++i) {
        const Item& item = site.items[i];
        std::string own = descriptions[i] + texts[i];
        append_number(own, static_cast<std::uint64_t>(item.modified_ns), 8);
        own_.emplace(&item, hash128(own));
    }
    std::string now;
    append_number(now, static_cast<std::uint64_t>(site.settings.now), 8);
    clock_ = hash128(now);
    load(left);
}

void Fingerprints::load(std::string_view left) {
    PackedReader reader(unseal(word, left));
    if (reader.hash() != everywhere_)
        return;
    const std::uint64_t partials = reader.number(8);
    for (std::uint64_t i = 0; i < partials && !reader.failed(); ++i) {
        const Path path(reader.bytes());
        if (renderer_.hash_of_partial(path) != reader.hash())
            return;
    }
    if (reader.hash() != items_)
        changed_ = changed_ | Reads::items;
    if (reader.hash() != contents_)
        changed_ = changed_ | Reads::contents;
    if (reader.hash() != clock_)
        changed_ = changed_ | Reads::clock;
    Entries entries;
    const std::uint64_t pages = reader.number(8);
    for (std::uint64_t i = 0; i < pages && !reader.failed(); ++i) {
        std::string target(reader.bytes());
        Entry entry;
        entry.own = reader.hash();
        entry.reads = static_cast<Reads>(reader.number(1));
        entry.kept.size = reader.number(8);
        entry.kept.hash = reader.number(8);
        entries.emplace(std::move(target), entry);
    }
    if (!reader.failed() && reader.left() == 0)
        before_ = std::move(entries);
}

std::optional<Kept> Fingerprints::known(const Item& item) const {
    const auto found = before_.find(item.target);
    if (found == before_.end() || has(found->second.reads, changed_) ||
        found->second.own != own_.at(&item))
        return std::nullopt;
    return found->second.kept;
}

void Fingerprints::keep(const Item& item) {
    const Entry& entry = before_.at(item.target);
    const std::scoped_lock lock(mutex_);
    now_.emplace(item.target, entry);
}

void Fingerprints::put(const Item& item, Reads reads, Kept kept) {
    if (has(reads, Reads::unknown))
        return;
    const std::scoped_lock lock(mutex_);
    now_.emplace(item.target, Entry{.own = own_.at(&item), .reads = reads, .kept = kept});
}

std::string Fingerprints::packed() const {
    std::string out;
    append_hash(out, everywhere_);
    std::vector<Path> partials = renderer_.partials();
    std::erase_if(partials, [this](const Path& path) { return !renderer_.hash_of_partial(path); });
    std::ranges::sort(partials);
    append_number(out, partials.size(), 8);
    for (const Path& path : partials) {
        append_bytes(out, path);
        append_hash(out, *renderer_.hash_of_partial(path));
    }
    append_hash(out, items_);
    append_hash(out, contents_);
    append_hash(out, clock_);
    const std::map<std::string_view, const Entry*> sorted = [this] {
        std::map<std::string_view, const Entry*> entries;
        for (const auto& [target, entry] : now_)
            entries.emplace(target, &entry);
        return entries;
    }();
    append_number(out, sorted.size(), 8);
    for (const auto& [target, entry] : sorted) {
        append_bytes(out, target);
        append_hash(out, entry->own);
        append_number(out, static_cast<std::uint64_t>(entry->reads), 1);
        append_number(out, entry->kept.size, 8);
        append_number(out, entry->kept.hash, 8);
    }
    return seal(word, out);
}

}  // namespace kiji::site
