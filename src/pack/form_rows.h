#pragma once

// Expands the repeated rows of a form and places its cells.

#include <string>
#include <vector>

#include "pack/pack.h"
#include "source/finding.h"

namespace gongkai {

/// An indicator in a form; one without a name (level3) is an empty row.
struct FormIndicator {
  Indicator indicator;
  int number = 1;  ///< its number within the group of rows; in a tree, within its place
};

/// The indicators that a form shows: those of its project or of the whole department.
const std::vector<Indicator>& stated_indicators(const FieldContext& fields);

/// The indicators for which a group of rows is repeated, in the order of the form.
std::vector<FormIndicator> indicators_for(const FormRows& group,
                                          const std::vector<Indicator>& stated);

/// Whether the group has a place for the indicator.
bool takes(const FormRows& group, const Indicator& indicator);

/// The indicators that no group of rows has a place for; none for a form without such rows.
std::vector<Indicator> left_out(const Form& form, const std::vector<Indicator>& stated);

/// Reports indicators that the form has no place for.
void report_left_out(const Form& form, const std::vector<Indicator>& indicators,
                     const std::string& table, Findings& findings);

/// What the cells of a row are the heads of. Labels are texts without fields, and cells that may be
/// merged downwards. They head their row if it goes on with something else, and the columns below
/// them if it does not; nothing if nothing is below.
std::vector<HeadingScope> heads_of(const FormRow& row, bool is_last);

/// How the cells of a row fit into the columns left free by the rows above.
struct RowFit {
  std::vector<int> starts;  ///< column of each cell, from 0
  std::vector<int> free;    ///< columns that no cell covers
  std::vector<int> taken;   ///< columns covered by a cell of this row and by one from above
  int too_many = 0;         ///< columns beyond the last

  bool is_good() const { return free.empty() && taken.empty() && too_many == 0; }
};

/// Gives the cells of a form's rows their columns.
class RowFitter {
 public:
  explicit RowFitter(std::size_t columns) : rows_left_(columns, 0) {}

  RowFit add(const FormRow& row);

  /// True unless a cell extends below the last row.
  bool is_closed() const;

 private:
  std::vector<int> rows_left_;  // per column: rows below that a cell from above covers
};

}  // namespace gongkai
