#pragma once

// The lines of a balance with their texts and amounts, before they are placed in rows.

#include <set>
#include <span>
#include <string>
#include <vector>

#include "tables/expansion.h"

namespace gongkai {

/// A line, its amounts by column of its side (those of text columns stay zero).
struct LineValues {
  const BalanceLine* line = nullptr;
  std::string text;
  std::string group;
  int indent = 0;
  bool is_strong = false;
  bool is_part = true;  ///< counted by sums that name its id; false for a group inside another
  std::vector<Amount> amounts;     ///< of columns that compare: the difference
  std::vector<Amount> last_year;   ///< what those compare with; zero elsewhere
  std::vector<std::size_t> inner;  ///< the lines of the groups inside this one
  Facts facts;                     ///< that its amounts add up, except those of `sum`
  int grid_row = 0;

  bool has_amount() const;
};

/// The columns of a side.
struct SideColumns {
  std::span<const LeafColumn> leaves;
  std::size_t first = 0;  ///< the first one's position in the table
};

struct SideValues {
  const BalanceSide* side = nullptr;
  SideColumns columns;
  std::vector<LineValues> lines;  ///< the closing ones last
  std::size_t first_closing = 0;
  std::set<YearFigure> unknown;  ///< last year's figures that the budget does not state so finely
};

/// The lines of a side. Reports a total that counts facts missing from its lines, and figures of
/// last year that the budget does not state, or not so finely.
SideValues compute_side(const BalanceSide& side, const SideColumns& columns,
                        const TableSource& source, Findings& findings);

/// The lines that a line with "sum" adds up.
std::vector<std::size_t> parts_of(const LineValues& total, const SideValues& side);

}  // namespace gongkai
