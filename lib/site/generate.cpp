#include "site/generate.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "site/address.hpp"
#include "site/values.hpp"

namespace kiji::site {
namespace {

using plugins::GeneratedPage;

class SiteGeneration final : public plugins::Generation {
  public:
    SiteGeneration(Site& site, const FrontReader& front, Report& report)
        : site_(site), front_(front), report_(report) {}

    Arena& arena() override { return site_.memory.arena; }
    Value config(std::string_view key) const override {
        const Value* value = site_.settings.find(key);
        return value == nullptr ? Value() : *value;
    }
    std::string_view environment() const override { return site_.settings.environment; }
    Value site() const override { return site_.drop(); }

    std::vector<Value> items() const override {
        std::vector<Value> values;
        for (const Item* item : site_.rendered())
            values.push_back(Value::of(static_cast<const Drop*>(item)));
        return values;
    }
    bool has_file(std::string_view path) const override {
        return site_.files.info(join(site_.settings.source, path)) ? true : false;
    }
    bool has_url(std::string_view url) const override {
        const auto is_there = [url](const Item* item) { return item->url == url; };
        return std::ranges::any_of(site_.pages, is_there) ||
               std::ranges::any_of(site_.static_files, is_there);
    }
    bool has_layout(std::string_view name) const override { return site_.layout(name) != nullptr; }

    Value add(GeneratedPage page) override {
        Item& item = new_page(page.path, std::move(page.content));
        front_.fill_page(item, page.data.is(Value::Type::object)
                                   ? page.data
                                   : Value::of(std::span<const Member>()));
        finish(item);
        if (!page.url.empty()) {
            item.url = page.url;
            item.target = target_of(item.url, item.output_extension);
        }
        return Value::of(static_cast<const Drop*>(&item));
    }

    void clear(const Value& item, const Value& data) override {
        Item* found = find(item);
        if (found == nullptr)
            return;
        // The source stays: what the front matter says lies in it.
        found->body.begin = found->body.end;
        found->content = {};
        found->data = merge(found->data, data, site_.memory.arena);
        if (const Value* layout = data.find("layout"))
            found->set_layout(*layout);
        set_address(*found, site_.settings, report_);
    }

    void add_data(const Value& item, const Value& data) override {
        if (Item* found = find(item))
            found->data = merge(data, found->data, site_.memory.arena);
    }

    std::optional<DateTime> modified(const Value& item) const override {
        const Item* found = find(item);
        if (found == nullptr || found->modified_ns == 0)
            return std::nullopt;
        return site_.local_time(found->modified_ns / 1'000'000'000);
    }

    void set_config(std::string_view key, const Value& value) override {
        const std::array<Member, 1> added{{{Value::of(key), value}}};
        site_.settings.all =
            merge(site_.settings.all, make_object(site_.memory.arena, added), site_.memory.arena);
    }

    void add_layout(std::string name, std::string content) override {
        Layout& layout = site_.layouts[name];
        layout.name = name;
        layout.path = name;
        layout.source = std::make_unique<const SourceFile>(name, std::move(content));
        layout.body = layout.source->whole();
        layout.data = Value::of(std::span<const Member>());
    }

    void paginate(const Value& page, std::string_view folder, const Value& paginator) override {
        Item* original = find(page);
        if (original == nullptr)
            return;
        if (folder.empty()) {
            original->paginator = paginator;
            return;
        }
        std::string path = join(folder, original->name);
        path.erase(0, std::min(path.find_first_not_of('/'), path.size()));
        Item& copy = new_page(path, std::string(original->source->text()));
        copy.body = original->body;
        copy.content = copy.source->slice(copy.body);
        copy.file = original->file;
        copy.data = original->data;
        copy.layout_name = original->layout_name;
        copy.paginator = paginator;
        finish(copy);
        // The folder is for the address alone: templates see where the page lies.
        copy.path = original->path;
    }

    void warn(std::string message) override {
        report_.warn(site_.settings.files.empty() ? Path() : site_.settings.files.back(),
                     std::move(message));
    }

  private:
    Item& new_page(const std::string& path, std::string content) {
        Item& item = site_.make_item(Item::Kind::page);
        item.path = path;
        item.name = file_name(path);
        item.extension = extension(item.name);
        item.source = std::make_unique<const SourceFile>(path, std::move(content));
        item.body = item.source->whole();
        item.content = item.source->text();
        return item;
    }

    void finish(Item& item) {
        set_address(item, site_.settings, report_);
        site_.add_page(item);
    }

    Item* find(const Value& value) const {
        if (!value.is(Value::Type::drop))
            return nullptr;
        for (; found_.size() < site_.items.size();) {
            Item& item = site_.items[found_.size()];
            found_.emplace(&item, &item);
        }
        const auto found = found_.find(&value.drop());
        return found == found_.end() ? nullptr : found->second;
    }

    Site& site_;
    const FrontReader& front_;
    Report& report_;
    mutable std::unordered_map<const Drop*, Item*> found_{};  // all items, once one was looked for
};

}  // namespace

std::vector<const plugins::PluginRow*> plugins_of(const Site& site) {
    std::vector<const plugins::PluginRow*> named;
    for (const plugins::PluginRow* row : plugins::rows()) {
        const bool wanted =
            std::ranges::find(site.settings.plugins, row->gem) != site.settings.plugins.end();
        // The theme of kiji needs no list of plugins.
        if (wanted || (site.theme.is_built_in && row->gem == "jekyll-paginate"))
            named.push_back(row);
    }
    return named;
}

void generate(Site& site, const std::vector<const plugins::PluginRow*>& plugins,
              const FrontReader& front, Report& report) {
    SiteGeneration generation(site, front, report);
    for (const plugins::PluginRow* plugin : plugins) {
        if (plugin->generate != nullptr)
            plugin->generate(generation);
    }
}

}  // namespace kiji::site
