#include "verify/sheet_table.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <numeric>
#include <string_view>
#include <utility>
#include <vector>

#include "document/pattern.h"
#include "source/unicode.h"
#include "verify/limited_findings.h"
#include "verify/sheet_form.h"

namespace gongkai {
namespace {

// "1,234.56" and "1234.56"; not "1,2345.6".
bool is_written_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::string_view whole = text.substr(0, text.find('.'));
  const std::string_view rest = text.substr(whole.size());
  if (whole.empty() || (rest.size() == 1) ||
      rest.find_first_not_of("0123456789", 1) != std::string_view::npos) {
    return false;
  }
  std::size_t group = 0;
  bool has_comma = false;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (whole[i] == ',') {
      if (group == 0 || group > 3 || (has_comma && group != 3)) return false;
      has_comma = true;
      group = 0;
    } else if (whole[i] >= '0' && whole[i] <= '9') {
      ++group;
    } else {
      return false;
    }
  }
  return !has_comma || group == 3;
}

// Whether it is written with decimals or digit groups, and so is not a code, date or name.
bool looks_like_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return text.find_first_of("0123456789") != std::string_view::npos &&
         text.find_first_not_of("0123456789,.") == std::string_view::npos &&
         text.find_first_of(",.") != std::string_view::npos && std::ranges::count(text, '.') <= 1;
}

bool says_nothing(std::string_view text) {
  return text.empty() || text == "-" || text == "—" || text == "——" || text == "/" || text == "无";
}

std::optional<Amount> amount_of(std::string text, MoneyUnit unit) {
  std::erase(text, ',');
  return parse_exact(text, unit);
}

// A number, but larger than any amount.
bool is_too_large(std::string text, MoneyUnit unit) {
  std::erase(text, ',');
  constexpr int kMostDecimals = 6;  // 分 in 万元
  AmountFault fault = AmountFault::kNone;
  return !parse_amount(text, unit, kMostDecimals, fault) && fault == AmountFault::kTooLarge;
}

// Reads one sheet by a form.
class SheetReader {
 public:
  SheetReader(const TableSheet& sheet, const std::string& file, std::int64_t& places_left,
              Findings& findings)
      : sheet_(sheet.sheet),
        form_(sheet.form),
        unit_(sheet.unit),
        file_(file),
        places_left_(places_left),
        findings_(findings) {}

  std::optional<SheetTable> read() {
    first_row_ = header_row(sheet_, form_);
    if (first_row_ < 0) return report_header();
    if (!measure() || !cover()) return std::nullopt;
    find_values();
    SheetTable out;
    out.sheet = sheet_.name;
    out.form = &form_;
    out.first_row = first_row_;
    out.unknown_places = unknown_places();
    out.has_error_values = std::ranges::any_of(sheet_.cells, [this](const SheetCell& cell) {
      return cell.is_error && cell.row >= first_row_;
    });
    out.table.id = form_.id;
    out.table.name = sheet_.name;
    const bool has_numbers = form_.has_column_numbers && is_numbering(form_.header_rows);
    out.table.header_rows = std::min(form_.header_rows + (has_numbers ? 1 : 0), rows_);
    out.table.grid = Grid(columns_);
    out.table.grid.reserve(rows_);
    for (int row = 0; row < rows_; ++row) {
      if (!out.table.grid.add_row(cells_of(row))) return report_header();
    }
    out.has_loose_headings = join_headings(out.table);
    read_columns(out.table);
    out.short_codes = complete_codes(out.table);
    out.rounded_codes = drop_rounded(out.table);
    read_amounts(out.table);
    out.columns = of_form_;
    findings_.finish();
    return out;
  }

 private:
  void add(const std::string& id, std::string message, std::string expected, std::string help) {
    Place where;
    where.file = file_;
    findings_.add(id, [&]() -> Finding {
      return {.id = id,
              .where = std::move(where),
              .message = std::move(message),
              .expected = std::move(expected),
              .help = std::move(help)};
    });
  }

  std::optional<SheetTable> report_header() {
    std::string expected;
    for (const FormColumn& column : form_.columns) {
      const std::string& last = column.headings.back();
      if (expected.size() < 60) expected += (expected.empty() ? "" : "、") + last;
    }
    add("header-missing", "工作表“" + sheet_.name + "”中找不到表头", expected,
        "按规定的表样写上表头");
    return std::nullopt;
  }

  std::vector<std::string> unknown_places() const {
    std::vector<std::string> out;
    for (const SheetFormula& formula : sheet_.unknown) {
      if (formula.row < first_row_) continue;
      out.push_back(sheet_place(sheet_.name, formula.row, formula.column));
    }
    return out;
  }

  // Determines the nonempty rows and columns. False: too many for a table.
  bool measure() {
    int last_row = first_row_;
    int last_column = 0;
    for (const SheetCell& cell : sheet_.cells) {
      if (cell.row < first_row_) continue;
      last_row = std::max(last_row, cell.row);
      last_column = std::max(last_column, cell.column);
    }
    rows_ = last_row - first_row_ + 1;
    columns_ = last_column + 1;
    const std::int64_t wanted = static_cast<std::int64_t>(rows_) * columns_;
    if (wanted <= places_left_) {
      places_left_ -= wanted;
      return true;
    }
    add("sheet-too-large",
        "工作表“" + sheet_.name + "”的内容到 " + cell_name(last_row, last_column) +
            " 为止，过大：" + std::to_string(rows_) + " 行 × " + std::to_string(columns_) + " 列",
        "各表的行数 × 列数合计不超过 " + std::to_string(kMostPlaces),
        "删除末尾空行和表外远处的内容，或分单位导出");
    return false;
  }

  // Merged ranges of the grid, cut at its end.
  void clip_merged() {
    for (SheetRange range : sheet_.merged) {
      range.first_row -= first_row_;
      range.last_row = std::min(range.last_row - first_row_, rows_ - 1);
      range.last_column = std::min(range.last_column, columns_ - 1);
      if (range.first_row >= 0 && range.first_row <= range.last_row &&
          range.first_column <= range.last_column) {
        merged_.push_back(range);
      }
    }
  }

  std::size_t place(int row, int column) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
           static_cast<std::size_t>(column);
  }

  std::size_t places() const { return place(rows_, 0); }

  // Assigns merged ranges to positions. False: two of them overlap.
  bool cover() {
    clip_merged();
    covering_.assign(places(), kNotMerged);
    for (std::size_t i = 0; i < merged_.size(); ++i) {
      const SheetRange& range = merged_[i];
      for (int row = range.first_row; row <= range.last_row; ++row) {
        for (int column = range.first_column; column <= range.last_column; ++column) {
          std::int32_t& covering = covering_[place(row, column)];
          if (covering != kNotMerged) return report_overlap(range);
          covering = static_cast<std::int32_t>(i);
        }
      }
    }
    return true;
  }

  bool report_overlap(const SheetRange& range) {
    add("merged-overlap",
        sheet_place(sheet_.name, range.first_row + first_row_, range.first_column) +
            "起合并的单元格与另一处合并互相重叠",
        "合并的单元格互不重叠", "取消这两处合并，再按规定的表样合并");
    return false;
  }

  void find_values() {
    values_.assign(places(), nullptr);
    for (const SheetCell& cell : sheet_.cells) {
      if (cell.row >= first_row_) values_[place(cell.row - first_row_, cell.column)] = &cell;
    }
  }

  // The cells of a row, without positions covered by merged cells.
  std::vector<Cell> cells_of(int row) const {
    std::vector<Cell> out;
    for (int column = 0; column < columns_; ++column) {
      const std::int32_t covering = covering_[place(row, column)];
      Cell cell;
      if (covering != kNotMerged) {
        const SheetRange& range = merged_[static_cast<std::size_t>(covering)];
        if (range.first_row != row || range.first_column != column) continue;
        cell.row_span = range.last_row - range.first_row + 1;
        cell.col_span = range.last_column - range.first_column + 1;
      }
      const SheetCell* value = values_[place(row, column)];
      if (value != nullptr && !value->is_error) cell.text = value->text;
      out.push_back(std::move(cell));
    }
    return out;
  }

  // Whether the workbook holds a number there, not a text.
  bool is_number(const Cell& cell) const {
    const SheetCell* value = values_[place(cell.row, cell.column)];
    return value != nullptr && value->is_number;
  }

  // Whether a row only numbers the columns: "**", 1, 2 …
  bool is_numbering(int row) const {
    return row < rows_ && std::ranges::all_of(cells_of(row), [](const Cell& cell) {
             return plain(cell.text).find_first_not_of("0123456789*") == std::string::npos;
           });
  }

  std::vector<std::string> headings_over(const Table& table, int column) const {
    std::vector<std::string> out;
    for (int row = 0; row < std::min(form_.header_rows, table.header_rows); ++row) {
      std::string text = plain(table.grid.at(row, column).text);
      if (!text.empty() && (out.empty() || out.back() != text)) out.push_back(std::move(text));
    }
    return out;
  }

  static bool is_column(const std::vector<std::string>& over, const FormColumn& column) {
    const std::vector<std::string> wanted = without_repeats(column.headings);
    return std::ranges::equal(over, wanted, [](const std::string& text, const std::string& like) {
      return matches(text, like);
    });
  }

  bool has_merged_headings() const {
    return std::ranges::any_of(
        merged_, [this](const SheetRange& range) { return range.first_row < form_.header_rows; });
  }

  // Gives unmerged headings the texts that they would have if merged: an empty position below or
  // right of a heading belongs to it, as far as that matches the form's columns.
  bool join_headings(Table& table) const {
    if (form_.header_rows < 2 || has_merged_headings()) return false;
    const auto rows = static_cast<std::size_t>(std::min(form_.header_rows, rows_));
    std::vector<std::string> left(rows);  // the heading that each row had last
    std::vector<const FormColumn*> found;
    bool is_joined = false;
    for (int column = 0; column < columns_; ++column) {
      std::vector<std::string> own(rows);
      for (std::size_t row = 0; row < rows; ++row) {
        own[row] = table.grid.at(static_cast<int>(row), column).text;
        if (!own[row].empty()) left[row] = own[row];
      }
      const auto joined = joined_headings(own, left, found);
      if (!joined || *joined == own) continue;
      is_joined = true;
      for (std::size_t row = 0; row < rows; ++row) {
        table.grid.at(static_cast<int>(row), column).text = (*joined)[row];
      }
    }
    return is_joined;
  }

  // The headings over a column with empty ones taken from the left, as few as make it one of the
  // form that was not found yet.
  std::optional<std::vector<std::string>> joined_headings(
      const std::vector<std::string>& own, const std::vector<std::string>& left,
      std::vector<const FormColumn*>& found) const {
    constexpr std::size_t kMostRows = 6;
    if (own.size() > kMostRows) return std::nullopt;
    std::vector<unsigned> choices(std::size_t{1} << own.size());
    std::iota(choices.begin(), choices.end(), 0U);
    std::ranges::stable_sort(choices, {}, [](unsigned bits) { return std::popcount(bits); });
    for (const unsigned taken : choices) {
      std::vector<std::string> joined = own;
      bool is_possible = true;
      for (std::size_t row = 0; row < own.size(); ++row) {
        if ((taken >> row & 1U) == 0) continue;
        is_possible = is_possible && own[row].empty() && !left[row].empty();
        joined[row] = left[row];
      }
      if (!is_possible) continue;
      const auto over = without_repeats(joined);
      for (const FormColumn& wanted : form_.columns) {
        if (std::ranges::count(found, &wanted) > 0 || !is_column(over, wanted)) continue;
        found.push_back(&wanted);
        return joined;
      }
    }
    return std::nullopt;
  }

  static std::vector<std::string> without_repeats(const std::vector<std::string>& headings) {
    std::vector<std::string> out;
    for (const std::string& heading : headings) {
      std::string text = plain(heading);
      if (!text.empty() && (out.empty() || out.back() != text)) out.push_back(std::move(text));
    }
    return out;
  }

  // Assigns the form's columns to positions; reports those that are missing.
  void read_columns(const Table& table) {
    of_form_.assign(static_cast<std::size_t>(columns_), nullptr);
    if (form_.columns.empty()) return;
    std::vector<const FormColumn*> found;
    for (int column = 0; column < columns_; ++column) {
      const auto over = headings_over(table, column);
      for (const FormColumn& wanted : form_.columns) {
        if (!is_column(over, wanted) || std::ranges::count(found, &wanted) > 0) continue;
        of_form_[static_cast<std::size_t>(column)] = &wanted;
        found.push_back(&wanted);
        break;
      }
    }
    for (const FormColumn& wanted : form_.columns) {
      if (wanted.is_optional || std::ranges::count(found, &wanted) > 0) continue;
      std::string path;
      for (const std::string& heading : wanted.headings) {
        path += (path.empty() ? "" : "/") + heading;
      }
      add("column-missing", "工作表“" + sheet_.name + "”中没有列“" + path + "”",
          "规定的表样中的各列", "补上这一列，或改正它的表头");
    }
  }

  // Restores leading zeros of codes stored as numbers. Returns their places.
  std::vector<std::string> complete_codes(Table& table) const {
    std::vector<std::string> out;
    for (Cell& cell : table.grid.cells()) {
      const FormColumn* column = of_form_.empty() || cell.row < table.header_rows
                                     ? nullptr
                                     : of_form_[static_cast<std::size_t>(cell.column)];
      if (column == nullptr || column->codes.size() != 1 || !is_number(cell)) continue;
      const auto digits = static_cast<std::size_t>(column->codes.front().digits);
      if (cell.text.size() >= digits) continue;
      out.push_back(sheet_place(sheet_.name, cell.row + first_row_, cell.column) + "的“" +
                    cell.text + "”");
      cell.text.insert(0, digits - cell.text.size(), '0');
    }
    return out;
  }

  // Empties text cells that hold a number with more digits than a workbook stores, since the last
  // digits are not those that were typed. Returns their places.
  std::vector<std::string> drop_rounded(Table& table) const {
    constexpr std::size_t kStoredDigits = 15;
    std::vector<std::string> out;
    for (Cell& cell : table.grid.cells()) {
      if (cell.row < table.header_rows || !is_number(cell)) continue;
      const FormColumn* column = of_form_[static_cast<std::size_t>(cell.column)];
      const bool is_text = form_.columns.empty() || column == nullptr || !column->is_amount;
      if (!is_text || std::min(cell.text.find('.'), cell.text.size()) <= kStoredDigits) continue;
      out.push_back(sheet_place(sheet_.name, cell.row + first_row_, cell.column) + "的“" +
                    shortened(cell.text) + "”");
      cell.text.clear();
    }
    return out;
  }

  // How many cells of each row hold something.
  std::vector<int> filled_cells(const Table& table) const {
    std::vector<int> out(static_cast<std::size_t>(rows_));
    for (const Cell& cell : table.grid.cells()) {
      if (!cell.text.empty()) ++out[static_cast<std::size_t>(cell.row)];
    }
    return out;
  }

  void read_amounts(Table& table) {
    const std::vector<int> filled = filled_cells(table);
    for (Cell& cell : table.grid.cells()) {
      if (cell.row < table.header_rows || cell.text.empty()) continue;
      const FormColumn* column = of_form_[static_cast<std::size_t>(cell.column)];
      const bool is_form = form_.columns.empty();
      if (!is_form && (column == nullptr || !column->is_amount)) continue;
      // Notes under a table are, or should be, merged over its columns.
      const bool is_alone = cell.column == 0 && filled[static_cast<std::size_t>(cell.row)] == 1;
      if (!is_form && (cell.col_span > 1 || (is_alone && !is_number(cell)))) continue;
      read_amount(cell, is_form);
    }
  }

  void read_amount(Cell& cell, bool is_form) {
    const bool is_number = this->is_number(cell);
    const std::string text = is_number ? cell.text : plain(cell.text);
    if (!is_number && (says_nothing(text) || (is_form && !looks_like_number(text)))) return;
    std::optional<Amount> amount;
    if (is_number || is_written_number(text)) amount = amount_of(text, unit_);
    if (amount) {
      cell.number = Number{.value = *amount, .format = form_.amount};
      return;
    }
    const std::string written = sheet_place(sheet_.name, cell.row + first_row_, cell.column) +
                                "中的“" + shortened(cell.text) + "”";
    if (is_too_large(text, unit_)) {
      return add("number-range", written + "超出金额的范围", "不超过 92,000,000,000,000 万元的金额",
                 "改正多写的位数；没有金额的留空");
    }
    add("unreadable-number", written + "不是金额",
        "数字，如 17144.13；千分位逗号三位一组，如 17,144.13", "改成数字；没有金额的留空");
  }

  static constexpr std::int32_t kNotMerged = -1;

  const WorkbookSheet& sheet_;
  const TableForm& form_;
  MoneyUnit unit_;
  const std::string& file_;
  std::int64_t& places_left_;
  LimitedFindings findings_;
  int first_row_ = 0;
  int rows_ = 0;
  int columns_ = 0;
  std::vector<SheetRange> merged_;        // rows counted from the grid's first
  std::vector<std::int32_t> covering_;    // of each place: an index into merged_, or kNotMerged
  std::vector<const SheetCell*> values_;  // of each place; null: empty
  std::vector<const FormColumn*> of_form_;
};

}  // namespace

std::optional<SheetTable> read_sheet_table(const TableSheet& sheet, const std::string& file,
                                           std::int64_t& places_left, Findings& findings) {
  return SheetReader(sheet, file, places_left, findings).read();
}

}  // namespace gongkai
