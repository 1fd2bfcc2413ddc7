#include "liquid/engine.hpp"

#include <algorithm>

#include "liquid/filters.hpp"
#include "liquid/parser.hpp"
#include "liquid/render.hpp"
#include "liquid/report.hpp"
#include "liquid/tags.hpp"

namespace kiji::liquid {
namespace {

/// Adds a row, in the place of one of the same name where there is one.
template <typename Row>
void add(const Row& row, std::vector<const Row*>& rows,
         std::unordered_map<std::string_view, const Row*>& row_of) {
    const auto [entry, is_new] = row_of.emplace(row.name, &row);
    if (is_new) {
        rows.push_back(&row);
        return;
    }
    std::ranges::replace(rows, entry->second, &row);
    entry->second = &row;
}

}  // namespace

Engine::Engine(Dialect dialect, std::span<const TagRow> tags, std::span<const FilterRow> filters)
    : dialect_(dialect) {
    for (const TagRow* row : tag_table) {
        if (is_known(row->known, dialect))
            add(*row, tags_, tag_of_);
    }
    for (const TagRow& row : tags) {
        if (is_known(row.known, dialect))
            add(row, tags_, tag_of_);
    }
    for (const std::span<const FilterRow> family : filters::families()) {
        for (const FilterRow& row : family) {
            if (is_known(row.known, dialect))
                add(row, filters_, filter_of_);
        }
    }
    for (const FilterRow& row : filters) {
        if (is_known(row.known, dialect))
            add(row, filters_, filter_of_);
    }
}

const TagRow* Engine::find_tag(std::string_view name) const {
    const auto found = tag_of_.find(name);
    return found == tag_of_.end() ? nullptr : found->second;
}

const FilterRow* Engine::find_filter(std::string_view name) const {
    const auto found = filter_of_.find(name);
    return found == filter_of_.end() ? nullptr : found->second;
}

void Engine::parse_into(Template& tree, Span part, const ParseOptions& options) const {
    Parser parser(*this, options, tree.file(), part, tree.arena_);
    tree.body_ = parser.document();
    for (const ParseFault& warning : parser.warnings())
        tree.problems_.push_back(diagnostic_of(warning, Severity::warning));
    if (std::optional<ParseFault>& fault = parser.fault()) {
        tree.problems_.push_back(diagnostic_of(*fault, Severity::error));
        tree.fault_ = std::make_unique<SyntaxFault>(
            SyntaxFault{std::move(fault->liquid), fault->line, fault->is_syntax});
    }
}

std::unique_ptr<const Template> Engine::parse(std::string name, std::string text,
                                              const ParseOptions& options) const {
    std::unique_ptr<Template> tree(new Template());
    tree->owned_ = std::make_unique<const SourceFile>(std::move(name), std::move(text));
    tree->file_ = tree->owned_.get();
    parse_into(*tree, tree->file_->whole(), options);
    return tree;
}

std::unique_ptr<const Template> Engine::parse(const SourceFile& file, Span part,
                                              const ParseOptions& options) const {
    std::unique_ptr<Template> tree(new Template());
    tree->file_ = &file;
    parse_into(*tree, part, options);
    return tree;
}

Rendered Engine::render(const Template& tree, const Value& data,
                        const RenderOptions& options) const {
    return Render(*this, tree, data, options).run();
}

}  // namespace kiji::liquid
