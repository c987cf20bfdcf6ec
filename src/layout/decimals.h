#pragma once

// How far figures stand from their cells' edges so that the points of a column are under each
// other.

#include <span>
#include <vector>

#include "document/document.h"
#include "layout/text_pool.h"
#include "layout/text_style.h"

namespace gongkai {

/// Room beside a figure: what the longest figures of its column have more before and after their
/// points. Left of it only where it is centred.
struct DecimalPads {
  Length left;
  Length right;
};

/// Those of each cell of a table; empty if none needs any. `texts` are those of its cells.
std::vector<DecimalPads> decimal_pads(const Table& table, std::span<const TextStyle> styles,
                                      std::span<const Text> texts, const TextPool& pool);

}  // namespace gongkai
