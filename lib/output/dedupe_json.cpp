#include "output/dedupe_json.hpp"

#include <utility>

#include <fmt/core.h>

#include "output/json_records.hpp"
#include "output/places.hpp"
#include "output/repairs.hpp"

namespace kiji::output {
namespace {

/// A group of up to so many places gives all of its pairs; a larger one each place with the first,
/// since pairs grow with the square.
constexpr std::size_t most_places_for_all_pairs = 8;

class Records {
  public:
    /// `out` gets one record after the other.
    Records(const Duplicates& found, const Sink& out)
        : found_(found), out_(out), places_(found.posts) {}

    void pairs() {
        for (std::size_t i = 0; i < found_.report.groups.size(); ++i) {
            const std::size_t size = found_.report.groups[i].places.size();
            const std::size_t firsts = size <= most_places_for_all_pairs ? size : 1;
            for (std::size_t a = 0; a < firsts; ++a) {
                for (std::size_t b = a + 1; b < size; ++b)
                    pair(i, a, b);
            }
        }
    }

    void markers() {
        for (const dedupe::Marker& marker : found_.report.markers) {
            std::string record;
            JsonWriter json(record);
            json.open('{').member("kind", "marker");
            file(json, "file", "path", marker.place.document);
            const Extent extent = places_.of(marker.place);
            json.member("line", extent.first.line);
            numbers(json, "columns", extent.first.column, extent.last.column);
            numbers(json, "bytes", marker.place.span.begin, marker.place.span.end);
            json.close('}');
            out_(record);
        }
    }

    void cuts() {
        for (const dedupe::CutSentence& cut : found_.report.cuts) {
            const std::size_t post = cut.marker.document;
            std::string record;
            JsonWriter json(record);
            json.open('{').member("kind", "cut");
            file(json, "file", "path", post);
            json.member("line_before", places_.of({post, cut.before}).last.line);
            json.member("line_after", places_.at(post, cut.after.begin).line);
            json.member("line_marker", places_.at(post, cut.marker.span.begin).line);
            json.key("certain").truth(cut.certain);
            json.key("broken_off").truth(cut.broken_off);
            numbers(json, "bytes_before", cut.before.begin, cut.before.end);
            numbers(json, "bytes_after", cut.after.begin, cut.after.end);
            json.close('}');
            out_(record);
        }
    }

    void posts() {
        for (std::size_t i = 0; i < found_.posts.size(); ++i) {
            const dedupe::DocumentReport& post = found_.report.documents[i];
            std::string record;
            JsonWriter json(record);
            json.open('{');
            file(json, "file", "path", i);
            json.member("blocks", post.blocks.size());
            json.member("characters", post.characters);
            json.member("surplus_characters", post.surplus_characters);
            json.close('}');
            out_(record);
        }
    }

    void errors() {
        for (const Error& error : found_.errors) {
            std::string record;
            JsonWriter json(record);
            write_error(json, error);
            out_(record);
        }
    }

  private:
    void file(JsonWriter& json, std::string_view name, std::string_view path, std::size_t post) {
        write_name(json, name, found_.names[post]);
        write_name(json, path, found_.posts[post]->name());
    }

    static void numbers(JsonWriter& json, std::string_view key, std::size_t first,
                        std::size_t last) {
        json.key(key).open('[').value(first).value(last).close(']');
    }

    void place(JsonWriter& json, char side, const dedupe::Place& place) {
        const auto named = [&](std::string_view key) { return fmt::format("{}_{}", key, side); };
        file(json, named("file"), named("path"), place.document);
        const Extent extent = places_.of(place);
        numbers(json, named("lines"), extent.first.line, extent.last.line);
        numbers(json, named("columns"), extent.first.column, extent.last.column);
        numbers(json, named("bytes"), place.span.begin, place.span.end);
    }

    void pair(std::size_t index, std::size_t a, std::size_t b) {
        const dedupe::Group& group = found_.report.groups[index];
        std::string record;
        JsonWriter json(record);
        json.open('{').member("kind", dedupe::name_of(group.relation));
        json.member("unit", dedupe::name_of(group.unit)).member("group", index);
        place(json, 'a', group.places[a]);
        place(json, 'b', group.places[b]);
        json.key("similarity").fraction(group.similarity.value);
        json.member("measure", dedupe::name_of(group.similarity.measure));
        json.member("characters", group.characters);
        json.key("verbatim").truth(group.verbatim);
        if (group.within != dedupe::no_group)
            json.member("within", group.within);
        if (group.relation == dedupe::Relation::contained)
            json.member("part", group.part == a ? "a" : "b");
        if (a == 0 && b == 1 && !group.differences.empty()) {
            json.key("differences").open('[');
            for (const dedupe::Difference& difference : group.differences) {
                json.open('{');
                numbers(json, "bytes_a", difference.a.begin, difference.a.end);
                numbers(json, "bytes_b", difference.b.begin, difference.b.end);
                json.close('}');
            }
            json.close(']');
        }
        json.close('}');
        out_(record);
    }

    const Duplicates& found_;
    const Sink& out_;
    Places places_;
};

void write_summary(JsonWriter& json, const Duplicates& found) {
    const dedupe::Report& report = found.report;
    const Repairs repairs = repairs_of(found);
    json.open('{').member("files", found.files).member("groups", report.groups.size());
    json.member("markers", report.markers.size()).member("cuts", report.cuts.size());
    json.member("blocks", report.blocks).member("surplus_blocks", report.surplus_blocks);
    json.member("characters", report.characters);
    json.member("surplus_characters", report.surplus_characters);
    json.member("crowded", report.crowded).member("not_done", found.errors.size());
    json.key("fix").open('{').member("copies", repairs.copies).member("markers", repairs.markers);
    json.member("joins", repairs.joins).member("headings", repairs.headings);
    json.member("near", variants_of(report)).key("planned").truth(found.fix.has_value()).close('}');
    if (!found.left_out.empty()) {
        json.key("left_out").open('[');
        for (const dedupe::LeftOut& some : found.left_out)
            json.open('{').member("what", some.what).member("blocks", some.blocks).close('}');
        json.close(']');
    }
    json.close('}');
}

}  // namespace

void write_dedupe_json(const Duplicates& found, Style /*style*/, const Sink& out) {
    bool any = false;
    const Sink items = [&](std::string_view record) {
        out(std::exchange(any, true) ? ",\n" : "\n");
        out(record);
    };
    Records records(found, items);
    // `version` rises when a member changes its meaning or goes. 1 had findings, as lint has.
    out(R"({"version":2,"command":"dedupe")");
    using Part = std::pair<std::string_view, void (Records::*)()>;
    for (const auto& [name, write] :
         {Part{"pairs", &Records::pairs}, Part{"markers", &Records::markers},
          Part{"cuts", &Records::cuts}, Part{"posts", &Records::posts},
          Part{"errors", &Records::errors}}) {
        out(fmt::format(",\"{}\":[", name));
        any = false;
        (records.*write)();
        out("]");
    }
    std::string summary = ",\n\"summary\":";
    JsonWriter json(summary);
    write_summary(json, found);
    out(summary + "}\n");
}

void write_dedupe_jsonl(const Duplicates& found, Style /*style*/, const Sink& out) {
    const Sink lines = [&](std::string_view record) {
        out(record);
        out("\n");
    };
    Records records(found, lines);
    records.pairs();
    records.markers();
    records.cuts();
}

}  // namespace kiji::output
