#pragma once

// What the rows of a form stand for, and where their cells stand.

#include <string>
#include <vector>

#include "pack/pack.h"
#include "source/finding.h"

namespace gongkai {

/// An indicator in a form; without a name (level3) it stands for an empty row.
struct FormIndicator {
  Indicator indicator;
  int number = 1;  ///< among those of the group of rows; in a tree: of the same place
};

/// The indicators that a form shows: of its project or of the whole department.
const std::vector<Indicator>& stated_indicators(const FieldContext& fields);

/// Those that a group of rows is repeated for, in the order of the form.
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

/// How the cells of a row fit into the columns that the rows above leave free.
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

  /// True unless a cell reaches below the last row.
  bool is_closed() const;

 private:
  std::vector<int> rows_left_;  // per column: rows below that a cell from above covers
};

}  // namespace gongkai
