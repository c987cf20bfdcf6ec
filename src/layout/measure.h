#pragma once

// A table's columns, lines and row heights, each cell measured once: everything that page breaking
// needs.

#include <span>
#include <vector>

#include "document/document.h"
#include "layout/decimals.h"
#include "layout/rows.h"
#include "layout/text_pool.h"
#include "layout/text_style.h"
#include "source/finding.h"

namespace gongkai {

struct MeasuredTable {
  std::vector<Length> least;     ///< width of each column at which no word is broken
  const Cell* fault = nullptr;   ///< the first cell with a number or character that does not fit
  int header_rows = 0;           ///< the table's, extended to the rows that its heading cells cover
  std::vector<Length> x;         ///< the columns' edges from the page's left: one more than columns
  std::vector<LineRange> lines;  ///< of each cell
  std::vector<DecimalPads> pads;  ///< of each cell; empty: none
  std::vector<CellBlock> blocks;  ///< of each cell
  std::vector<Length> heights;    ///< of each row
};

/// The number of heading rows, extended until no cell spans from them into the rows below.
int closed_header_rows(const Table& table);

/// Sets the padding above and below all cells, and the row heights that follow from it.
void set_padding(Length padding, const Table& table, MeasuredTable& measured);

/// The style of a cell: numbers are right-aligned unless centred, so that decimals align.
TextStyle cell_style(const Cell& cell, std::span<const TextStyle> styles);

/// Measures a table for its page format. The table must outlive the result.
MeasuredTable measure_table(const Table& table, std::span<const TextStyle> styles, TextPool& pool);

/// Whether the columns have their least widths.
bool fits_width(const Table& table, const MeasuredTable& measured);

/// Reports a table that is too wide for its page: an error if a number would have to be broken or a
/// character does not fit, else a warning.
void report_width(const Table& table, const MeasuredTable& measured, Findings& findings);

}  // namespace gongkai
