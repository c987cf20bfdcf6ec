#pragma once

// What the tables 01 – 07 of the Henan form must show of a budget, each written down here by what
// the form's headings say, as sums over the plain facts.

#include <string>
#include <vector>

#include "second/plain_budget.h"

namespace gongkai::second {

/// A cell: words, or an amount and where the facts that it adds up stand.
struct ExpectedCell {
  std::string text;  ///< as printed
  bool is_amount = false;
  Fen fen = 0;
  std::vector<std::size_t> places;  ///< PlainFact::place
};

using ExpectedRows = std::vector<std::vector<ExpectedCell>>;

/// Which amounts of a table add up to which, for what is printed.
struct ExpectedSum {
  std::size_t row = 0;
  std::size_t column = 0;
  std::vector<std::pair<std::size_t, std::size_t>> parts;  ///< rows and columns
};

struct ExpectedTable {
  std::string id;
  ExpectedRows rows;  ///< below the headings
  std::vector<ExpectedSum> sums;
};

std::vector<ExpectedTable> expected_tables(const PlainBudget& budget);

}  // namespace gongkai::second
