#pragma once

// What the expansion of each kind of table shares: the facts, the style list, headings, cells.

#include <map>
#include <memory>
#include <span>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "check/checked.h"
#include "document/document.h"
#include "pack/pack.h"
#include "source/finding.h"

namespace gongkai {

using Facts = std::vector<const LedgerEntry*>;
using SomeFacts = std::unordered_set<const LedgerEntry*>;

/// The facts of a budget by set, income in the same form as spending.
class FactLists {
 public:
  explicit FactLists(const Checked& checked);

  /// The facts of a set that pass the filter, in the file's order.
  std::vector<const LedgerEntry*> select(FactSet set, const Filter& filter) const;

  /// What of last year's amounts a table or a figure shows.
  struct LastYearQuestion {
    YearFigure figure = YearFigure::kBudget;
    FactSet facts = FactSet::kExpenditure;
    std::vector<Filters> sums;   ///< the amounts that are wanted
    std::vector<GroupKey> keys;  ///< by which entries must be told apart
  };

  /// The entries of the first list that is fine enough for all of it, or why there is none.
  struct LastYearAnswer {
    std::optional<Facts> entries;
    const LedgerEntry* too_coarse = nullptr;  ///< an entry of the list that comes nearest; null:
                                              ///< there is no list of this figure and scope
  };
  LastYearAnswer last_year(const LastYearQuestion& question) const;

  /// Only those of a unit, or of a project.
  FactLists of(const BudgetUnit& unit) const;
  FactLists of(const Project& project) const;

 private:
  Match match(const LastYearQuestion& question, const LedgerEntry& entry) const;

  const Checked* checked_;
  std::shared_ptr<const std::vector<LedgerEntry>> income_;
  const std::vector<LedgerEntry>* outlays_;
  const BudgetUnit* unit_ = nullptr;
  const Project* project_ = nullptr;
};

/// The styles that a document uses, each once.
class StyleSheet {
 public:
  explicit StyleSheet(const Pack& pack) : pack_(pack) {}

  enum class Weight { kPlain, kStrong };

  /// Index of a pack style with a weight and an indent.
  int index(const std::string& name, Weight weight = Weight::kPlain, int indent = 0);

  std::vector<Style> take() { return std::move(styles_); }

 private:
  const Pack& pack_;
  std::vector<Style> styles_;
  std::map<std::tuple<std::string, Weight, int>, int> known_;
};

/// What a table is made from.
struct TableSource {
  const PackTable& table;
  const FactLists& facts;
  FieldContext fields;
  bool keeps_facts = false;  ///< whether the body keeps the facts behind its amounts
  /// Of each column of a pivot, hidden ones among them, whether it has something to show; empty: as
  /// the facts say.
  std::optional<std::vector<bool>> has_content = {};
  SomeFacts* unshown = nullptr;  ///< takes the facts that a total counts and nothing shows

  std::string name() const { return table.name.render(fields); }
};

/// The facts that an amount in a cell adds up.
struct CellFacts {
  int row = 0;
  int column = 0;
  Facts facts;
  ColumnValue value = ColumnValue::kAmount;  ///< of others: last year's facts are subtracted
  bool is_optional = false;                  ///< a row that is there because it has facts
};

/// The body produced by each kind of table.
struct Body {
  Grid grid;
  int header_rows = 0;
  std::vector<Column> columns;
  bool has_amounts = false;      ///< has any nonzero amount, or records
  std::vector<CellFacts> facts;  ///< if asked for
};

/// A column: its heading, and the filters of the heading and those above.
struct LeafColumn {
  const Heading* heading = nullptr;
  Filters filters;
  int position = 0;                     ///< from 0 in the table
  std::vector<int> addends;             ///< of a total: positions of the columns that it adds up
  bool heads_rows = false;              ///< a label before all that its rows say
  std::optional<YearFigure> last_year;  ///< of its heading or of those above

  ColumnKind kind() const { return heading->kind(); }
  bool is_amount() const { return heading->is_amount(); }
  bool compares() const { return heading->value != ColumnValue::kAmount; }

  /// Whether an amount of this year, or of last year, counts in the column.
  bool takes(const LedgerEntry& fact) const;
};

struct Header {
  std::vector<std::vector<Cell>> rows;
  std::vector<LeafColumn> leaves;
};

/// How many columns stand under these headings.
int column_count(const std::vector<Heading>& headings);

/// The positions of the columns that remain if those without content are hidden, as far as their
/// headings may be.
std::vector<int> remaining_columns(const std::vector<Heading>& headings,
                                   const std::vector<bool>& has_content);

/// How many rows a header of these trees has.
int header_depth(const std::vector<const std::vector<Heading>*>& trees);

/// The header of one heading tree, or of several side by side.
Header build_header(const std::vector<const std::vector<Heading>*>& trees,
                    const FieldContext& fields, StyleSheet& styles);

/// Reports facts that a total column counts, but that none, or more than one, of its addend columns
/// takes.
void report_misses(std::span<const LeafColumn> leaves, const Facts& facts,
                   const TableSource& source, Findings& findings);

/// Reports that a table shows last year's amounts and the budget does not state them, or not so
/// finely.
void report_no_last_year(const FactLists::LastYearQuestion& question,
                         const FactLists::LastYearAnswer& answer, const TableSource& source,
                         Findings& findings);

/// An entry of last year that says too little for what is asked at a place of the pack.
Finding last_year_too_coarse(YearFigure figure, const LedgerEntry& entry, Place asked_by);

/// Those of the facts that a column takes.
Facts taken_by(const LeafColumn& leaf, const Facts& facts);

/// Adds a row of column numbers: `mark` over texts, 1, 2, 3 … over amounts.
void add_column_numbers(const std::string& mark, StyleSheet& styles, Header& header);

/// A cell with an amount; empty for a zero that is printed blank and is not a sum.
Cell amount_cell(Amount value, const NumberFormat& format, int style,
                 std::vector<CellRange> addends = {});

/// One item of “三公”经费.
Amount amount_of(const ThreePublic& record, ThreePublicItem item);

/// A cell with a rate of change; empty where nothing changes from zero.
Cell rate_cell(Amount difference, Amount last_year, const PercentFormat& format, int style);

/// Adds a position to ranges, extending the last one where it goes on below or to the right.
void add_position(int row, int column, std::vector<CellRange>& ranges);

/// A row of empty cells.
std::vector<Cell> empty_cells(const Header& header, StyleSheet& styles);

/// How many columns at the left say what their rows are.
std::size_t leading_labels(const Header& header);

/// The style name of a column's cells.
std::string cell_style(const LeafColumn& leaf);

std::vector<Column> column_widths(const Header& header);

Body expand_pivot(const Pivot& pivot, const TableSource& source, StyleSheet& styles,
                  Findings& findings);
Body expand_balance(const Balance& balance, const TableSource& source, StyleSheet& styles,
                    Findings& findings);
Body expand_records(const Records& records, const TableSource& source, StyleSheet& styles,
                    Findings& findings);
Body expand_form(const Form& form, const TableSource& source, StyleSheet& styles,
                 Findings& findings);

/// The body of a table of any kind.
Body expand_body(const TableSource& source, StyleSheet& styles, Findings& findings);

}  // namespace gongkai
