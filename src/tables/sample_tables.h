#pragma once

// The tables of a budget that states them alone, without facts. How a table is laid out is shown by
// the same table of samples (facts made up for the budget); a table that the budget does not state
// takes its amounts from those that it does.

#include <vector>

#include "tables/stated_cells.h"

namespace gongkai {

class SampleTables {
 public:
  /// `samples`: the budget with its units and projects in the same places, and with facts. Both
  /// must outlive it.
  SampleTables(const Checked& budget, const Checked& samples)
      : budget_(budget), samples_(samples), facts_(samples) {}

  /// The body of the next table, with the stated rows; null: the budget does not state it. Reports
  /// tables that cannot be made without facts.
  Body body_of(const TableSource& source, const StatedRows* rows, StyleSheet& styles,
               Findings& findings);

  /// Gives the tables that were not stated their amounts, all tables being there. Reports amounts
  /// that no table shows (a warning); they are blank.
  void finish(std::vector<Table>& tables, Findings& findings);

  Samples samples() const { return {samples_, facts_, cells_}; }

 private:
  struct Unstated {
    std::size_t table = 0;  ///< its position among all tables
    std::string name;
    Body samples;
    NumberFormat format;
  };

  FactLists facts_of(const FieldContext& fields) const;
  FieldContext fields_of(FieldContext fields) const;
  Body stated(const TableSource& source, const StatedRows& rows, TableSource samples,
              StyleSheet& styles, Findings& findings);
  Body unstated(const TableSource& source, const TableSource& samples, StyleSheet& styles,
                Findings& findings);
  void report_unstated(const TableSource& source, Findings& findings) const;
  void report_blank(const std::vector<std::string>& amounts, const std::vector<std::string>& tables,
                    Findings& findings) const;
  std::optional<Amount> stated_for_project(const Facts& facts) const;
  std::optional<Amount> stated_amount(const Unstated& table, const Cell& cell) const;

  const Checked& budget_;
  const Checked& samples_;
  FactLists facts_;
  StatedCells cells_;
  SomeFacts unshown_;
  std::vector<Unstated> unstated_;
  std::size_t tables_ = 0;
};

}  // namespace gongkai
