// Whether a repaired post still is the same blocks. Inside lib/dedupe only.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "document/document.hpp"

namespace kiji::dedupe {

/// The offset in `before` of the first block that is not in `after` what it was: its kind, level,
/// place in lists and quotes, number, text or inlines differ, or it is gone or new. Nothing where
/// all are the same. `after` is `before` without the bytes of `removed` (sorted, disjoint), blanks
/// at the joints aside; a block all of whose bytes are removed is not expected, and two blocks with
/// nothing left between them are one. O(size).
std::optional<std::size_t> first_changed_block(const Document& before,
                                               std::span<const Span> removed,
                                               const Document& after);

}  // namespace kiji::dedupe
