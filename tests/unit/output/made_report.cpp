#include "unit/output/made_report.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "support/catch.hpp"

namespace kiji::test {

std::size_t MadeReport::post(std::string name, std::string text) {
    files_.push_back(std::make_unique<const SourceFile>(std::move(name), std::move(text)));
    const std::string_view all = files_.back()->text();
    dedupe::DocumentReport document;
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t end = std::min(all.find("\n\n", at), all.size());
        const std::size_t last = all.find_last_not_of('\n', end == 0 ? 0 : end - 1);
        if (last != std::string_view::npos && last >= at && all[at] != '\n')
            document.blocks.push_back(span_of(at, last + 1));
        at = end + 1;
        while (at < all.size() && all[at] == '\n')
            ++at;
    }
    report_.documents.push_back(std::move(document));
    return files_.size() - 1;
}

dedupe::Place MadeReport::place(std::size_t post, std::string_view text, std::size_t nth) const {
    std::size_t at = files_[post]->text().find(text);
    for (std::size_t i = 0; i < nth; ++i)
        at = files_[post]->text().find(text, at + 1);
    REQUIRE(at != std::string_view::npos);
    return {post, span_of(at, at + text.size())};
}

dedupe::Place MadeReport::place(std::size_t post, std::string_view from,
                                std::string_view to) const {
    return {post, span_of(place(post, from).span.begin, place(post, to).span.end)};
}

void MadeReport::group(dedupe::Group group) {
    if (group.characters == 0)
        group.characters =
            count_code_points(files_[group.places[0].document]->slice(group.places[0].span));
    report_.groups.push_back(std::move(group));
}

void MadeReport::marker(dedupe::Place place) {
    report_.markers.push_back({place});
}

void MadeReport::cut(dedupe::Place marker, Span before, Span after, bool certain) {
    report_.cuts.push_back({marker, before, after, certain});
}

void MadeReport::error(Error error) {
    errors_.push_back(std::move(error));
}

dedupe::Difference MadeReport::difference(const dedupe::Place& a, const dedupe::Place& b) const {
    const std::string_view left = files_[a.document]->slice(a.span);
    const std::string_view right = files_[b.document]->slice(b.span);
    const std::size_t most = std::min(left.size(), right.size());
    const auto whole = [](std::string_view text, std::size_t at) {
        return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
    };
    std::size_t head = 0;
    while (head < most && left[head] == right[head])
        ++head;
    while (!whole(left, head) || !whole(right, head))
        --head;
    std::size_t tail = 0;
    while (tail < most - head && left[left.size() - 1 - tail] == right[right.size() - 1 - tail])
        ++tail;
    while (!whole(left, left.size() - tail) || !whole(right, right.size() - tail))
        --tail;
    return {span_of(a.span.begin + head, a.span.end - tail),
            span_of(b.span.begin + head, b.span.end - tail)};
}

void MadeReport::share_out() {
    using dedupe::Share;
    for (dedupe::DocumentReport& document : report_.documents) {
        document.stretches.clear();
        for (const Span& block : document.blocks)
            document.stretches.push_back({block, Share::unique});
    }
    const auto share = [&](const dedupe::Place& place, Share what) {
        std::vector<dedupe::Stretch>& all = report_.documents[place.document].stretches;
        auto stretch = std::ranges::lower_bound(
            all, place.span.begin, {}, [](const dedupe::Stretch& one) { return one.span.begin; });
        for (; stretch != all.end() && place.span.contains(stretch->span); ++stretch)
            stretch->share = stretch->share == Share::copy ? Share::copy : what;
    };
    for (const dedupe::Group& group : report_.groups) {
        const bool told = !dedupe::is_duplicate(group.relation);
        const bool near = group.relation == dedupe::Relation::near;
        for (std::size_t i = told ? 0 : 1; i < group.places.size(); ++i)
            share(group.places[i], told ? Share::told : (near ? Share::near : Share::copy));
    }
    for (const dedupe::Marker& marker : report_.markers)
        share(marker.place, Share::marker);
    count();
}

void MadeReport::count() {
    report_.blocks = report_.surplus_blocks = 0;
    report_.characters = report_.surplus_characters = 0;
    for (std::size_t i = 0; i < files_.size(); ++i) {
        dedupe::DocumentReport& document = report_.documents[i];
        document.characters = document.surplus_characters = 0;
        for (const dedupe::Stretch& stretch : document.stretches) {
            const std::size_t characters = count_code_points(files_[i]->slice(stretch.span));
            const bool surplus =
                stretch.share == dedupe::Share::copy || stretch.share == dedupe::Share::near;
            document.characters += characters;
            document.surplus_characters += surplus ? characters : 0;
            report_.surplus_blocks += surplus ? 1U : 0U;
        }
        report_.blocks += document.blocks.size();
        report_.characters += document.characters;
        report_.surplus_characters += document.surplus_characters;
    }
}

const dedupe::Report& MadeReport::report() {
    share_out();
    return report_;
}

std::string MadeReport::shown(std::string_view format, output::Style style) {
    share_out();
    std::vector<const SourceFile*> posts;
    std::vector<std::string> names;
    for (const auto& file : files_) {
        posts.push_back(file.get());
        names.push_back(file->name());
    }
    const auto row = std::ranges::find(output::formats(), format, &output::Format::name);
    REQUIRE(row != output::formats().end());
    std::string out;
    row->duplicates({report_, posts, names, errors_, posts.size()}, style,
                    [&](std::string_view text) { out += text; });
    return out;
}

}  // namespace kiji::test
