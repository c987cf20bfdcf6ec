#include "tables/restate.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "document/cell_path.h"
#include "source/ascii.h"
#include "tables/row_pairs.h"

namespace gongkai {
namespace {

std::size_t index(int i) { return static_cast<std::size_t>(i); }

Place place_of(const Budget& budget, const std::string& table) {
  return budget.place_of("tables", table);
}

// A stated cell with its amount.
struct Stated {
  const StatedCell* cell = nullptr;  // of a cell that continues: that above
  std::optional<Amount> amount;      // in columns of amounts; nothing: blank
  int rows = 1;                      // 0: continues the cell above
};

class Restater {
 public:
  Restater(Body derived, const TableSource& source, StyleSheet& styles, Findings& findings)
      : derived_(std::move(derived)), source_(source), styles_(styles), findings_(findings) {}

  Body restate(const StatedRows& rows, Compared compared) {
    const int errors_before = findings_.count(Severity::kError);
    find_formats();
    read(rows);
    if (findings_.count(Severity::kError) > errors_before) {
      return compared == Compared::kYes ? std::move(derived_) : headings();
    }
    if (compared == Compared::kYes) {
      find_pairs();
    } else {
      find_models();
    }
    Body out = headings();
    for (std::size_t row = 0; row < rows_.size(); ++row) add_row(row, out);
    return out;
  }

 private:
  int columns() const { return derived_.grid.columns(); }
  bool is_amount(int column) const { return derived_.columns[index(column)].is_amount; }
  int derived_rows() const { return derived_.grid.rows() - derived_.header_rows; }

  const Cell& derived(int row, int column) const {
    return derived_.grid.at(row + derived_.header_rows, column);
  }

  std::string column_name(int column) const {
    return column_path(derived_.grid, derived_.header_rows, column);
  }

  void add(std::string id, Severity severity, const StatedCell& at, std::string message,
           std::string expected, std::string help) {
    add(std::move(id), severity, at.where.place(), std::move(message), std::move(expected),
        std::move(help));
  }

  void add(std::string id, Severity severity, Place at, std::string message, std::string expected,
           std::string help) {
    findings_.add({.id = std::move(id),
                   .severity = severity,
                   .where = std::move(at),
                   .message = "《" + source_.name() + "》" + std::move(message),
                   .expected = std::move(expected),
                   .help = std::move(help)});
  }

  void read(const StatedRows& rows) {
    for (const auto& row : rows) {
      if (row.size() != index(columns())) {
        report_length(row);
        continue;
      }
      std::vector<Stated>& read = rows_.emplace_back(index(columns()));
      for (int column = 0; column < columns(); ++column)
        read_cell(row[index(column)], column, read);
    }
  }

  void report_length(const std::vector<StatedCell>& row) {
    std::string expected;
    for (int column = 0; column < columns(); ++column) {
      expected += (column == 0 ? "" : "、") + column_name(column);
    }
    add("stated-row-length", Severity::kError, row.front(),
        "这一行有 " + std::to_string(row.size()) + " 格，表有 " + std::to_string(columns()) + " 列",
        "每列一格：" + expected, "空格写 \"\"，与上一行同列的格合并写 null");
  }

  void read_cell(const StatedCell& cell, int column, std::vector<Stated>& row) {
    Stated& out = row[index(column)];
    out.cell = &cell;
    if (cell.continues_above) return continue_above(cell, column, out);
    if (!is_amount(column) || cell.text.empty()) return;
    const Budget& budget = source_.fields.checked->budget();
    AmountFault fault = AmountFault::kNone;
    // Counts and percentages have a unit of their own.
    const NumberFormat& format = formats_[index(column)];
    const bool is_money = format == source_.table.amount;
    const MoneyUnit unit = is_money ? budget.money_unit : format.unit;
    const int decimals = is_money ? budget.amount_decimals : format.decimals;
    out.amount = parse_amount(cell.text, unit, decimals, fault);
    if (out.amount) return;
    add("stated-amount", Severity::kError, cell,
        "“" + column_name(column) + "”列的“" + cell.text + "”不是金额",
        "最多 " + std::to_string(decimals) + " 位小数的数字" +
            (is_money ? "，单位" + std::string(name(unit)) : "") + "，不用千分位逗号",
        "改成数字；没有金额的写 \"\"");
  }

  void continue_above(const StatedCell& cell, int column, Stated& out) {
    if (rows_.size() < 2) {
      add("stated-row-length", Severity::kError, cell, "第一行没有可以合并的上一行", "文字或金额",
          "写上这一格的内容");
      return;
    }
    std::size_t above = rows_.size() - 2;
    while (rows_[above][index(column)].rows == 0) --above;
    Stated& first = rows_[above][index(column)];
    ++first.rows;
    out = {.cell = first.cell, .amount = first.amount, .rows = 0};
  }

  // ---- comparing ----------------------------------------------------------------------------

  std::string derived_text(int row, int column) const {
    const Cell& cell = derived(row, column);
    return cell.number ? exact_text(cell.number->value, unit()) : cell.text;
  }
  MoneyUnit unit() const { return source_.fields.checked->budget().money_unit; }

  void find_pairs() {
    for (const auto& [first, last] : column_blocks(derived_.columns)) {
      std::vector<RowTexts> ours(index(derived_rows()));
      std::vector<RowTexts> theirs(rows_.size());
      for (int column = first; column < last; ++column) {
        for (int row = 0; row < derived_rows(); ++row) {
          const Cell& cell = derived(row, column);
          const bool has_amount = cell.number && !cell.number->value.is_zero();
          const std::string amount = has_amount ? exact_text(cell.number->value, unit()) : "";
          ours[index(row)].add(is_amount(column), is_amount(column) ? amount : cell.text);
        }
        for (std::size_t row = 0; row < rows_.size(); ++row) {
          const Stated& one = rows_[row][index(column)];
          const bool has_amount = one.amount && !one.amount->is_zero();
          const std::string amount = has_amount ? exact_text(*one.amount, unit()) : "";
          theirs[row].add(is_amount(column), is_amount(column) ? amount : one.cell->text);
        }
      }
      compare(first, last, pair_rows(theirs, ours), theirs, ours);
    }
  }

  void compare(int first, int last, const std::vector<int>& pairs,
               const std::vector<RowTexts>& stated, const std::vector<RowTexts>& facts) {
    std::vector<bool> is_paired(facts.size());
    for (std::size_t row = 0; row < stated.size(); ++row) {
      const int with = pairs[row];
      for (int column = first; column < last; ++column) like_[{row, column}] = with;
      if (with >= 0) {
        is_paired[index(with)] = true;
        for (int column = first; column < last; ++column) compare_cells(row, with, column);
      } else if (!stated[row].is_empty()) {
        add("stated-row-extra", Severity::kWarning, *rows_[row][index(first)].cell,
            "自行填列的“" + row_name(row, first, last) + "”一行，收支数据中没有",
            "各行与收支数据一致", kAccept);
      }
    }
    for (std::size_t row = 0; row < facts.size(); ++row) {
      if (is_paired[row] || facts[row].is_empty()) continue;
      std::string texts;
      for (int column = first; column < last; ++column) {
        const std::string text = derived_text(static_cast<int>(row), column);
        if (!text.empty()) texts += (texts.empty() ? "" : " ") + text;
      }
      add("stated-row-missing", Severity::kWarning, last_place(first),
          "自行填列的各行中没有“" + texts + "”，收支数据中有", "各行与收支数据一致", kAccept);
    }
  }

  // The last stated row; of a table without rows the table.
  Place last_place(int column) const {
    if (!rows_.empty()) return rows_.back()[index(column)].cell->where.place();
    return place_of(source_.fields.checked->budget(), source_.table.id);
  }

  void compare_cells(std::size_t row, int with, int column) {
    const Stated& stated = rows_[row][index(column)];
    if (stated.rows == 0) return;  // reported where it begins
    if (!is_amount(column)) {
      const std::string& fact = derived(with, column).text;
      if (RowTexts::same_text(stated.cell->text, fact)) return;
      add("stated-text-differs", Severity::kWarning, *stated.cell,
          "“" + column_name(column) + "”列" + in_quotes(stated.cell->text) + "与收支数据不同",
          in_quotes(fact), kAccept);
      return;
    }
    const std::optional<Number>& number = derived(with, column).number;
    const Amount fact = number ? number->value : Amount();
    const Amount own = stated.amount.value_or(Amount());
    if (own == fact) return;
    add("stated-amount-differs", Severity::kWarning, *stated.cell,
        "“" + row_name(row, 0, column) + "”行“" + column_name(column) + "”列所列 " +
            exact_text(own, unit()) + "，与收支数据相差 " + exact_text(own - fact, unit()),
        exact_text(fact, unit()), kAccept);
  }

  static std::string in_quotes(const std::string& text) {
    return text.empty() ? "空格" : "“" + text + "”";
  }

  // The adjacent texts before the column `last`.
  std::string row_name(std::size_t row, int first, int last) const {
    std::string out;
    for (int column = first; column < last; ++column) {
      if (is_amount(column)) continue;
      if (column > first && is_amount(column - 1)) out.clear();
      const std::string& text = rows_[row][index(column)].cell->text;
      if (!text.empty()) out += (out.empty() ? "" : " ") + text;
    }
    return out.empty() ? "第 " + std::to_string(row + 1) + " 行" : out;
  }

  // ---- rows of samples, which show only how rows look ------------------------------------------

  // The row of the same name, else the first whose texts are of the same kind.
  void find_models() {
    for (const auto& [first, last] : column_blocks(derived_.columns)) {
      std::map<std::string, int> by_name;
      std::map<std::string, int> by_kind;
      for (int row = 0; row < derived_rows(); ++row) {
        const auto text = [&](int column) -> std::string_view {
          const Cell& cell = derived(row, column);
          return cell.column == column ? std::string_view(cell.text) : std::string_view();
        };
        by_name.emplace(name_of(first, last, text).text(), row);
        by_kind.emplace(kind_of(first, last, text), row);
      }
      for (std::size_t row = 0; row < rows_.size(); ++row) {
        const auto text = [&](int column) -> std::string_view {
          return rows_[row][index(column)].cell->text;
        };
        auto model = by_name.find(name_of(first, last, text).text());
        bool is_found = model != by_name.end();
        if (!is_found) {
          model = by_kind.find(kind_of(first, last, text));
          is_found = model != by_kind.end();
        }
        for (int column = first; column < last; ++column) {
          like_[{row, column}] = is_found ? model->second : -1;
        }
      }
    }
  }

  template <class Text>
  RowName name_of(int first, int last, const Text& text) const {
    RowName out;
    for (int column = first; column < last; ++column) {
      if (!is_amount(column)) out.add(text(column));
    }
    return out;
  }

  // For each column of texts whether it is blank, a code, and how long, or words.
  template <class Text>
  std::string kind_of(int first, int last, const Text& text) const {
    std::string out;
    for (int column = first; column < last; ++column) {
      if (is_amount(column)) continue;
      const std::string_view words = text(column);
      out += words.empty()      ? "-"
             : is_digits(words) ? std::to_string(words.size())
                                : std::string("t");
      out += ' ';
    }
    return out;
  }

  // ---- the new body -------------------------------------------------------------------------

  Body headings() const {
    Body out{.grid = Grid(derived_.grid.columns()),
             .header_rows = derived_.header_rows,
             .columns = derived_.columns};
    for (int row = 0; row < derived_.header_rows; ++row) copy_row(row, out.grid);
    return out;
  }

  void copy_row(int row, Grid& grid) const {
    const Cell* cells = derived_.grid.cells().data();
    grid.add_row({cells + derived_.grid.first_cell(row), cells + derived_.grid.end_cell(row)});
  }

  // The corresponding cell of the facts' row; null: there is none.
  const Cell* like(std::size_t row, int column) const {
    const int with = like_.at({row, column});
    return with < 0 ? nullptr : &derived(with, column);
  }

  int style(std::size_t row, int column) const {
    if (const Cell* cell = like(row, column)) return cell->style;
    if (derived_rows() > 0) return derived(derived_rows() / 2, column).style;
    return styles_.index(is_amount(column) ? "amount" : "label");
  }

  // Numbers are printed as in the facts' rows: amounts, counts.
  void find_formats() {
    formats_.assign(index(columns()), source_.table.amount);
    for (int row = derived_rows() - 1; row >= 0; --row) {
      for (int column = 0; column < columns(); ++column) {
        const Cell& cell = derived(row, column);
        if (cell.number && cell.column == column) formats_[index(column)] = cell.number->format;
      }
    }
  }

  // The number of columns that the cell spans: as in the facts' row, if the stated row is empty
  // there.
  int width(std::size_t row, int column) const {
    const Cell* cell = like(row, column);
    if (cell == nullptr || cell->column != column || cell->row_span > 1) return 1;
    for (int c = column; c < column + cell->col_span; ++c) {
      const Stated& covered = rows_[row][index(c)];
      const bool is_blank = covered.cell->text.empty() || c == column;
      if (!is_blank || covered.rows != 1) return 1;
    }
    return cell->col_span;
  }

  void add_row(std::size_t row, Body& body) const {
    std::vector<Cell> cells;
    for (int column = 0; column < columns();) {
      const Stated& stated = rows_[row][index(column)];
      const int spanned = width(row, column);
      if (stated.rows > 0) {
        Cell& cell = cells.emplace_back();
        if (is_amount(column)) {
          const bool is_stated = stated.amount.has_value();
          if (is_stated) cell = amount_cell(*stated.amount, formats_[index(column)], 0);
          body.has_amounts |= is_stated && !stated.amount->is_zero();
        } else {
          cell.text = stated.cell->text;
        }
        cell.style = style(row, column);
        cell.row_span = stated.rows;
        cell.col_span = spanned;
      }
      column += spanned;
    }
    body.grid.add_row(std::move(cells));
  }

  static constexpr const char* kAccept =
      "改正这一格，或改正收支数据；确需如此公开的，在 \"waived\" 中写明豁免理由";

  Body derived_;
  const TableSource& source_;
  StyleSheet& styles_;
  Findings& findings_;
  std::vector<std::vector<Stated>> rows_;
  std::vector<NumberFormat> formats_;                // of each column
  std::map<std::pair<std::size_t, int>, int> like_;  // stated row and column → row of the facts
};

}  // namespace

const StatedRows* stated_rows(const Budget& budget, std::string_view table_id) {
  const auto found =
      std::ranges::find(budget.tables, table_id, &std::pair<std::string, StatedRows>::first);
  return found == budget.tables.end() ? nullptr : &found->second;
}

Body restate(const StatedRows& rows, Body derived, Compared compared, const TableSource& source,
             StyleSheet& styles, Findings& findings) {
  if (!derived.columns.empty() && derived.header_rows > 0) {
    return Restater(std::move(derived), source, styles, findings).restate(rows, compared);
  }
  findings.add({.id = "stated-form",
                .where = place_of(source.fields.checked->budget(), source.table.id),
                .message = "《" + source.name() + "》没有表头，不能自行填列各行",
                .expected = "有表头的表",
                .help = "删去，改写预算中填入此表的各项"});
  return derived;
}

}  // namespace gongkai
