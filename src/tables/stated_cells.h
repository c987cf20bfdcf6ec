#pragma once

// Amounts of a budget that states its tables alone. Facts made up for it (samples) fill the same
// tables; where they stand, the stated table has the amount that is wanted.

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "tables/expansion.h"

namespace gongkai {

class StatedCells {
 public:
  /// A table of samples, with the facts behind its amounts, and the same with the stated rows under
  /// the same headings.
  void add(const Body& samples, const Body& stated);

  /// After the last table. `unshown`: samples that a total counts and nothing shows; no budget may
  /// have such, so they count nowhere.
  void finish(SomeFacts unshown);

  /// The stated amount of the cell that has this amount in a table of samples and is no sum of
  /// facts. Empty: no table has it.
  std::optional<Amount> find(Amount of_samples) const;

  /// The stated amount of these samples: of the cell that adds up just them, zero where the row is
  /// one that is left out without facts; else of cells of one column or one row that do so
  /// together.
  std::optional<Amount> find(Facts samples) const;

  /// The coarsest step in which the stated tables print amounts.
  Amount step() const { return step_; }

 private:
  // Some samples, and what is stated of them.
  struct Part {
    Facts facts;  // empty: the cell is no sum of facts
    Amount of_samples;
    Amount stated;
    bool is_listed = false;
  };
  using Parts = std::vector<Part>;

  // What a cell of samples stands for; empty: for nothing that is asked for. Null: it has no facts
  // behind it; its row is not stated.
  std::optional<Part> part_of(const Cell& sample, const CellFacts* behind, const Cell* stated);

  std::vector<Parts> lines_;                      // each column and each row of each table
  std::unordered_map<std::int64_t, Part> found_;  // by the amount in samples, in 分
  SomeFacts unshown_;
  Amount step_;
};

/// What stands for the facts that a budget does not state.
struct Samples {
  const Checked& checked;
  const FactLists& facts;
  const StatedCells& cells;
};

}  // namespace gongkai
