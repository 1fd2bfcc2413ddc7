// jekyll-last-modified-at 1.3: {% last_modified_at %}, by the time of the file.
#include <array>

#include "base/zone.hpp"
#include "site/plugins/lookup.hpp"
#include "site/plugins/rows.hpp"
#include "value/strftime.hpp"

namespace kiji::site::plugins {
namespace {

class LastModified final : public liquid::Node {
  public:
    LastModified(liquid::Place place, std::string_view format) : Node(place), format_(format) {}

    void render(liquid::Render& render) const override {
        const Host& host = host_of(render);
        const std::string path = to_s(member(host.page(), "path"));
        const std::optional<std::int64_t> seconds = host.modified(path);
        if (!seconds)
            return render.fail(render.fault(path + " does not exist!"));
        const Result<Zone> zone = Zone::find(render.options().zone);
        if (!zone)
            return render.fail(render.fault(zone.error().message));
        ZoneOffset there = zone->at(*seconds);
        const LocalTime time{.seconds = *seconds,
                             .nanoseconds = 0,
                             .offset = there.seconds,
                             .zone = std::move(there.name)};
        const Value own = member(host.config("last-modified-at"), "date-format");
        const std::string usual = is_true(own) ? to_s(own) : "%d-%b-%y";
        const Result<std::string> text =
            strftime(time, format_.empty() ? std::string_view(usual) : format_);
        if (!text)
            return render.fail(render.fault(text.error().message));
        render.out() += *text;
    }

  private:
    std::string_view format_;
};

const liquid::Node* parse(liquid::Parser& parser, const liquid::Tag& tag) {
    return parser.make<LastModified>(tag.place, liquid::stripped(tag.markup));
}

/// `page.last_modified_at`, where front matter does not say it.
void generate(Generation& generation) {
    for (const Value& item : generation.items()) {
        const std::optional<DateTime> time = generation.modified(item);
        if (!time)
            continue;
        const std::array<Member, 1> data = {
            {{Value::of(std::string_view("last_modified_at")), Value::of(*time)}}};
        generation.add_data(item, make_object(generation.arena(), data));
    }
}

constexpr std::array<liquid::TagRow, 1> tags = {{
    {.name = "last_modified_at",
     .syntax = "{% last_modified_at [FORMAT] %}",
     .summary = "Write when the file of a page was last changed",
     .parse = parse},
}};

}  // namespace

constinit const PluginRow last_modified_at{
    .gem = "jekyll-last-modified-at", .tags = tags, .generate = generate};

}  // namespace kiji::site::plugins
