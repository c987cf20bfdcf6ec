#pragma once

// The amounts that sentences speak of: from the cells of the document's own tables, or the queries
// that make those; and how an amount compares with last year's.

#include <optional>
#include <string>

#include "document/table_index.h"
#include "source/finding.h"
#include "template/expansion.h"
#include "template/pack.h"

namespace gongkai {

/// An amount and where it is from ("cell 04-fiscal-appropriation 收入合计/金额").
struct FigureValue {
  Amount amount;
  std::string origin;
  std::optional<Amount> last_year;
};

/// What figures are taken from.
struct FigureSource {
  const Checked& checked;
  const FactLists& facts;
  TableIndexes& tables;
};

/// The value of a figure. Reports a cell that its table does not have.
std::optional<FigureValue> evaluate(const PackFigure& figure, const FigureSource& source,
                                    Findings& findings);

/// What is reported of a cell that its table does not have, at the figure's place.
Finding figure_cell_missing(const PackFigure& figure, const CellQuery& query);

/// 增减变动. An amount that differs by less than what is printed is equal.
enum class Change { kHigher, kLower, kEqual, kAdded, kEnded, kUnknown };
Change change_of(const FigureValue& value, const NumberFormat& format);

/// 占比, this year's and last year's, in percent with two decimals, each rounded half up once.
struct ShareChange {
  Change change = Change::kUnknown;
  std::string now;
  std::string before;
  std::string points;  ///< 百分点: the difference of the two as printed
};

/// Empty where last year's amounts are not known, or a whole is zero.
std::optional<ShareChange> compare_shares(const FigureValue& part, const FigureValue& whole);

/// The words of a change; null: none for one that is not known.
const Prose* words_for(Change change, const ChangeWords& words);

}  // namespace gongkai
