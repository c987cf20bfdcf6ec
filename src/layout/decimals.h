#pragma once

// Padding of figures in their cells so that the decimal points of a column are aligned.

#include <span>
#include <vector>

#include "document/document.h"
#include "layout/text_pool.h"
#include "layout/text_style.h"

namespace gongkai {

/// Room beside a figure: how much longer the longest figures of its column are before and after the
/// decimal point. On the left only for centred figures.
struct DecimalPads {
  Length left;
  Length right;
};

/// The padding of each cell of a table; empty if none is needed. `texts` are the texts of its
/// cells.
std::vector<DecimalPads> decimal_pads(const Table& table, std::span<const TextStyle> styles,
                                      std::span<const Text> texts, const TextPool& pool);

}  // namespace gongkai
