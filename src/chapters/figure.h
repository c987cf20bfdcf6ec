#pragma once

// The amounts in sentences, taken from the cells of the document's own tables or from queries over
// the facts; and how an amount compares with last year's.

#include <optional>
#include <string>
#include <string_view>

#include "document/table_index.h"
#include "pack/change_words.h"
#include "pack/pack.h"
#include "source/finding.h"
#include "tables/stated_cells.h"

namespace gongkai {

/// An amount and its origin ("cell 04-fiscal-appropriation 收入合计/金额").
struct FigureValue {
  Amount amount;
  std::string origin;
  std::optional<Amount> last_year;
  /// "budget /last_year/total"; empty: why it is not known is reported already, or nobody asks.
  std::string last_year_origin = {};
};

/// The source of figures.
struct FigureSource {
  const Checked& checked;
  const FactLists& facts;
  TableIndexes& tables;
  const Samples* samples = nullptr;  ///< instead of the facts, of a budget of tables alone
};

/// Where last year's amounts of a figure by item stand: "budget /last_year_lists/执行数".
std::string last_year_list_origin(YearFigure figure);

/// What last year's amounts by the same facts add up to; empty where the budget's lists do not know
/// it, which is reported.
std::optional<Amount> sum_of_last_year(const Query& query, YearFigure figure,
                                       const FigureSource& source, const Place& asked_by,
                                       Findings& findings);

/// The pack's figure of this name; null: there is none.
const PackFigure* find_figure(const Pack& pack, std::string_view name);

/// The value of a figure. Reports a cell that its table does not have.
std::optional<FigureValue> evaluate(const PackFigure& figure, const FigureSource& source,
                                    Findings& findings);

/// Whether parts add up to their whole: exactly, or if both are the printed amounts of stated
/// tables, as nearly as rounding lets them.
bool adds_up(Amount parts, std::size_t count, Amount whole, const FigureSource& source);

/// The finding for an amount that a budget of tables alone does not give.
Finding not_in_tables(const std::string& what, const FigureSource& source, const Place& asked_by);

/// The finding for a cell that its table does not have, at the figure's place.
Finding figure_cell_missing(const PackFigure& figure, const CellQuery& query);

/// The amount as printed, with its unit: 634.34万元.
std::string with_unit(Amount amount, const NumberFormat& format);

/// How a figure compares with last year's, as printed.
Change change_of(const FigureValue& value, const NumberFormat& format);

/// 占比 of this year and of last year, in percent with two decimals, each rounded half up once.
struct ShareChange {
  Change change = Change::kUnknown;
  std::string now;
  std::string before;
  std::string points;  ///< 百分点: the difference of the two as printed
};

/// Empty if last year's amounts are not known or a whole is zero.
std::optional<ShareChange> compare_shares(const FigureValue& part, const FigureValue& whole);

}  // namespace gongkai
