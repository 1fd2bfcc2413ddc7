// What several rules ask of one document, worked out once and only where somebody asks.
#pragma once

#include <optional>
#include <vector>

#include "corpus/corpus.hpp"
#include "document/document.hpp"
#include "prose/prose.hpp"

namespace kiji::lint {

/// Belongs to one check of one document, on one thread.
class Facts {
  public:
    /// Keeps both.
    Facts(const Document& doc, const corpus::Config& config) : doc_(&doc), config_(&config) {}

    const Document& document() const { return *doc_; }
    const corpus::Config& config() const { return *config_; }
    const std::vector<prose::Marker>& markers() const;
    const std::vector<prose::Cut>& cuts() const;

  private:
    const Document* doc_;
    const corpus::Config* config_;
    mutable std::optional<std::vector<prose::Marker>> markers_;
    mutable std::optional<std::vector<prose::Cut>> cuts_;
};

}  // namespace kiji::lint
