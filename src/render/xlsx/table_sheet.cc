#include "render/xlsx/table_sheet.h"

#include <charconv>

#include "render/xlsx/decimal_places.h"

namespace gongkai {
namespace {

constexpr std::size_t kMostRanges = 255;

lxw_row_t row_number(int row) { return static_cast<lxw_row_t>(row); }
lxw_col_t column_number(int column) { return static_cast<lxw_col_t>(column); }

// The nearest binary number to the exact amount: the library takes no other. A workbook keeps
// 12.34 % as 0.1234.
double nearest_double(const Number& number) {
  std::string text = exact_text(number.value, number.format.unit);
  if (number.format.is_percent) text += "e-2";
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// Writes texts and numbers into ranges of a worksheet; keeps the first error.
class RangeWriter {
 public:
  RangeWriter(lxw_worksheet* worksheet, const SheetLayout& layout, CellFormats& formats)
      : worksheet_(worksheet), layout_(layout), formats_(formats) {}

  lxw_error error() const { return error_; }

  void note(lxw_error error) {
    if (error_ == LXW_NO_ERROR) error_ = error;
  }

  void write(const SheetText& text) {
    lxw_format* format = formats_.text(text.style, text.horizontal, CellLook::kPlain);
    merge(text.range, format);
    write_text(text.range, text.text, format);
  }

  void write(const Cell& cell, int places, const CellAction& action) {
    const CellRange range = layout_.on_sheet(
        {cell.row, cell.column, cell.row + cell.row_span - 1, cell.column + cell.col_span - 1});
    const bool is_spread = range.last_row - range.first_row >= cell.row_span;
    lxw_format* format = formats_.cell(cell,
                                       !action.link.empty() ? CellLook::kLink
                                       : is_spread          ? CellLook::kSpread
                                                            : CellLook::kBordered,
                                       places);
    merge(range, format);
    if (!action.link.empty()) {
      write_link(range, cell.text, action.link, format);
    } else if (cell.number) {
      write_number(range, *cell.number, action.formula, format);
    } else if (!action.formula.empty()) {
      note(worksheet_write_formula_str(worksheet_, row_number(range.first_row),
                                       column_number(range.first_column), action.formula.c_str(),
                                       format, cell.text.c_str()));
    } else {
      write_text(range, cell.text, format);
    }
  }

 private:
  // Applies the format, and so its borders, to every cell of the range.
  void merge(const CellRange& range, lxw_format* format) {
    if (range.first_row == range.last_row && range.first_column == range.last_column) return;
    note(worksheet_merge_range(worksheet_, row_number(range.first_row),
                               column_number(range.first_column), row_number(range.last_row),
                               column_number(range.last_column), "", format));
  }

  void write_text(const CellRange& range, const std::string& text, lxw_format* format) {
    const lxw_row_t row = row_number(range.first_row);
    const lxw_col_t column = column_number(range.first_column);
    note(text.empty() ? worksheet_write_blank(worksheet_, row, column, format)
                      : worksheet_write_string(worksheet_, row, column, text.c_str(), format));
  }

  void write_link(const CellRange& range, const std::string& text, const std::string& target,
                  lxw_format* format) {
    note(worksheet_write_url_opt(worksheet_, row_number(range.first_row),
                                 column_number(range.first_column), target.c_str(), format,
                                 text.c_str(), nullptr));
  }

  void write_number(const CellRange& range, const Number& number, const std::string& own_formula,
                    lxw_format* format) {
    const lxw_row_t row = row_number(range.first_row);
    const lxw_col_t column = column_number(range.first_column);
    const double value = nearest_double(number);
    std::vector<CellRange> addends;
    for (const CellRange& addend : number.addends) addends.push_back(layout_.on_sheet(addend));
    const std::string formula = own_formula.empty() ? sum_formula(addends) : own_formula;
    note(formula.empty() ? worksheet_write_number(worksheet_, row, column, value, format)
                         : worksheet_write_formula_num(worksheet_, row, column, formula.c_str(),
                                                       format, value));
  }

  lxw_worksheet* worksheet_;
  const SheetLayout& layout_;
  CellFormats& formats_;
  lxw_error error_ = LXW_NO_ERROR;
};

void set_sizes(lxw_worksheet* worksheet, const SheetLayout& layout, RangeWriter& writer) {
  for (std::size_t i = 0; i < layout.columns.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    writer.note(worksheet_set_column_pixels(
        worksheet, column, column, static_cast<std::uint32_t>(layout.columns[i].library_pixels),
        nullptr));
  }
  for (std::size_t i = 0; i < layout.row_heights.size(); ++i) {
    writer.note(worksheet_set_row(worksheet, static_cast<lxw_row_t>(i),
                                  static_cast<double>(layout.row_heights[i].milli_points()) / 1000,
                                  nullptr));
  }
}

// Codes are texts on purpose, and sums need not include adjacent cells: suppresses Excel's green
// corners.
void ignore_harmless_warnings(lxw_worksheet* worksheet, const SheetLayout& layout,
                              RangeWriter& writer) {
  char range[LXW_MAX_CELL_RANGE_LENGTH];
  lxw_rowcol_to_range(range, 0, 0, row_number(layout.rows() - 1),
                      column_number(layout.last_column()));
  writer.note(worksheet_ignore_errors(worksheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, range));
  writer.note(worksheet_ignore_errors(worksheet, LXW_IGNORE_FORMULA_RANGE, range));
  writer.note(worksheet_ignore_errors(worksheet, LXW_IGNORE_FORMULA_DIFFERS, range));
}

lxw_error add_bars(lxw_worksheet* worksheet, const CellRange& range) {
  constexpr lxw_color_t kBar = 0x9DC3E6;
  lxw_conditional_format bars{};
  bars.type = LXW_CONDITIONAL_DATA_BAR;
  bars.bar_color = kBar;
  bars.bar_solid = LXW_TRUE;
  bars.data_bar_2010 = LXW_TRUE;
  bars.min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
  bars.min_value = 0;
  return worksheet_conditional_format_range(
      worksheet, row_number(range.first_row), column_number(range.first_column),
      row_number(range.last_row), column_number(range.last_column), &bars);
}

// Applies a conditional format to whole numbers in the range.
lxw_error add_whole_numbers(lxw_worksheet* worksheet, const CellRange& range, lxw_format* format) {
  char first[LXW_MAX_CELL_NAME_LENGTH];
  lxw_rowcol_to_cell(first, row_number(range.first_row), column_number(range.first_column));
  std::string formula = std::string("=INT(") + first + ")=" + first;
  lxw_conditional_format condition{};
  condition.type = LXW_CONDITIONAL_TYPE_FORMULA;
  condition.value_string = formula.data();
  condition.format = format;
  return worksheet_conditional_format_range(
      worksheet, row_number(range.first_row), column_number(range.first_column),
      row_number(range.last_row), column_number(range.last_column), &condition);
}

}  // namespace

std::string sum_formula(const std::vector<CellRange>& ranges) {
  if (ranges.empty() || ranges.size() > kMostRanges) return "";
  std::string formula = "=SUM(";
  for (const CellRange& range : ranges) {
    char text[LXW_MAX_CELL_RANGE_LENGTH];
    lxw_rowcol_to_range(text, row_number(range.first_row), column_number(range.first_column),
                        row_number(range.last_row), column_number(range.last_column));
    if (&range != ranges.data()) formula += ',';
    formula += text;
  }
  return formula + ")";
}

lxw_error add_filter(lxw_worksheet* worksheet, const Sheet& sheet) {
  const Grid& grid = sheet.table->grid;
  const CellRange range =
      sheet.layout.on_sheet({sheet.table->header_rows - 1, 0, grid.rows() - 1, grid.columns() - 1});
  return worksheet_autofilter(worksheet, row_number(range.first_row),
                              column_number(range.first_column), row_number(range.last_row),
                              column_number(range.last_column));
}

lxw_error write_table(lxw_worksheet* worksheet, const Sheet& sheet, CellFormats& formats) {
  RangeWriter writer(worksheet, sheet.layout, formats);
  set_sizes(worksheet, sheet.layout, writer);
  for (const SheetText& text : sheet.layout.texts) writer.write(text);
  const std::vector<Cell>& cells = sheet.table->grid.cells();
  static const CellAction kNone;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const int places = sheet.layout.decimal_places.empty() ? 0 : sheet.layout.decimal_places[i];
    writer.write(cells[i], places, i < sheet.actions.size() ? sheet.actions[i] : kNone);
  }
  if (sheet.table->has_filter) writer.note(add_filter(worksheet, sheet));
  for (const CellRange& range : sheet.table->bars) {
    writer.note(add_bars(worksheet, sheet.layout.on_sheet(range)));
  }
  for (const WholeNumbers& whole : whole_numbers(*sheet.table, sheet.layout.decimal_places)) {
    writer.note(add_whole_numbers(worksheet, sheet.layout.on_sheet(whole.cells),
                                  formats.condition(whole.code)));
  }
  ignore_harmless_warnings(worksheet, sheet.layout, writer);
  return writer.error();
}

}  // namespace gongkai
