#include "document/document.hpp"

#include <algorithm>

#include "liquid/liquid.hpp"
#include "source/check_text.hpp"

namespace kiji {

Document::Document(std::string name, std::string bytes)
    : file_(std::move(name), std::move(bytes)) {}

Document::~Document() = default;

Result<std::unique_ptr<const Document>> Document::read(std::string name, std::string bytes,
                                                       Reading reading, const Limits& limits) {
    // The constructor is private: a document is only handed out when it is whole.
    std::unique_ptr<Document> doc(new Document(std::move(name), std::move(bytes)));
    if (std::optional<Error> error = check_text(doc->file_, limits))
        return std::move(*error);
    doc->matter_ = reading.fences == Fences::markdownlint
                       ? front_matter::read_fences(doc->file_)
                       : front_matter::read(doc->file_, doc->arena_, limits, doc->problems_);

    const Span body = doc->body();
    doc->liquid_ = liquid::scan(doc->file_.slice(body), body.begin);
    const std::span<const Span> masked =
        reading.liquid == Liquid::masked ? std::span<const Span>(doc->liquid_) : std::span<const Span>();
    Result<markdown::Tree> tree = markdown::parse(doc->file_, body, masked, limits);
    if (!tree)
        return tree.error();
    doc->tree_ = *std::move(tree);

    doc->suppressions_ = find_suppressions(doc->file_, doc->tree_, doc->problems_);
    for (markdown::NodeId id = 0; id < doc->tree_.size(); ++id) {
        if (doc->tree_[id].kind == markdown::Kind::heading)
            doc->headings_.push_back(id);
    }
    std::stable_sort(doc->problems_.begin(), doc->problems_.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return a.span < b.span; });
    return std::unique_ptr<const Document>(std::move(doc));
}

yaml::Places::Place Document::place(std::string_view key) const {
    const Value* value = meta(key);
    const yaml::Places::Place* place = value != nullptr ? matter_.places.find(value) : nullptr;
    return place != nullptr ? *place : yaml::Places::Place{};
}

bool Document::has_liquid(Span span) const {
    const auto behind = std::upper_bound(
        liquid_.begin(), liquid_.end(), span.begin,
        [](std::uint32_t offset, const Span& liquid) { return offset < liquid.end; });
    return behind != liquid_.end() && behind->overlaps(span);
}

}  // namespace kiji
