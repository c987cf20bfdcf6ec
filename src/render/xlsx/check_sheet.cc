#include "render/xlsx/check_sheet.h"

#include <algorithm>
#include <cassert>

namespace gongkai {
namespace {

enum ColumnNumber {
  kId,
  kName,
  kPlace,
  kLeft,
  kKind,
  kRight,
  kDifference,
  kResult,
  kFirstBroken,
  kColumns
};

constexpr const char* kHeadings[kColumns] = {"编号", "勾稽关系", "左边的位置", "左边",      "关系",
                                             "右边", "差额",     "结果",       "首个不符处"};
constexpr int kWidths[kColumns] = {9, 24, 26, 9, 3, 9, 7, 5, 6};

// Rows of the grid: the summary, the headings, the checks.
constexpr int kHeadingRow = 1;
constexpr int kHeaderRows = 2;

// Longer texts are shortened.
constexpr std::size_t kLongestPlace = 100;

constexpr PageFormat kPage{.width = millimetres(297), .height = millimetres(210)};

const char* sign_of(CheckKind kind) {
  if (kind == CheckKind::kAtMost) return "≤";
  return kind == CheckKind::kAtLeast ? "≥" : "=";
}

// Shortens a text to whole characters.
std::string shortened(const std::string& text) {
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) continue;
    if (++characters > kLongestPlace) return text.substr(0, i) + "…";
  }
  return text;
}

std::ptrdiff_t count(const std::vector<CheckRow>& rows, CheckResult result) {
  return std::ranges::count(rows, result, [](const CheckRow& row) { return row.values.result; });
}

// The result of the formula below.
std::string summary_text(const std::vector<CheckRow>& rows) {
  const auto broken = count(rows, CheckResult::kBroken);
  const auto unclear = count(rows, CheckResult::kTail) + count(rows, CheckResult::kUnclear);
  std::string out = broken == 0 ? "全部相符" : "有 " + std::to_string(broken) + " 项不符";
  if (unclear > 0) out += "，" + std::to_string(unclear) + " 项有尾差或待核对";
  return out;
}

std::string summary_formula(const std::string& results) {
  const auto number_of = [&](CheckResult result) {
    return "COUNTIF(" + results + ",\"" + word_for(result) + "\")";
  };
  const std::string broken = number_of(CheckResult::kBroken);
  const std::string unclear =
      number_of(CheckResult::kTail) + "+" + number_of(CheckResult::kUnclear);
  return "=IF(" + broken + "=0,\"全部相符\",\"有 \"&" + broken + "&\" 项不符\")&IF(" + unclear +
         "=0,\"\",\"，\"&(" + unclear + ")&\" 项有尾差或待核对\")";
}

std::vector<std::string> notes_of(const CrossChecks& checks, const std::string& too_long) {
  std::vector<std::string> out{
      "金额取自各表的单元格，核对到分。写明“起几行（列）”的一项逐行（列）核对，左边、右边是各行（列"
      "）"
      "之和，差额是其中最大的。尾差：不超过四舍五入所能造成的差额。"};
  out.insert(out.end(), checks.notes.begin(), checks.notes.end());
  if (!too_long.empty()) {
    out.push_back(too_long + " 涉及的单元格太多，公式超过 Excel 的上限，由程序核对。");
  }
  return out;
}

struct CheckStyles {
  int header = 0;
  int left = 0;
  int center = 0;
  int right = 0;
};

CheckStyles add_styles(const Table& first, std::vector<SheetStyle>& styles) {
  CheckStyles out{.header = first.grid.cells().front().style, .left = first.caption_style};
  const auto add = [&](HorizontalAlign horizontal) {
    styles.push_back(styles[static_cast<std::size_t>(out.left)]);
    styles.back().style.horizontal = horizontal;
    return static_cast<int>(styles.size()) - 1;
  };
  out.left = add(HorizontalAlign::kLeft);
  out.center = add(HorizontalAlign::kCenter);
  out.right = add(HorizontalAlign::kRight);
  return out;
}

Cell amount_cell(Amount amount, const NumberFormat& format, int style) {
  return {.text = format_amount(amount, format),
          .number = Number{.value = amount, .format = format},
          .style = style};
}

// A format with all decimals.
NumberFormat exact_format(MoneyUnit unit) {
  return {.unit = unit,
          .decimals = unit == MoneyUnit::kYuan ? 2 : 6,
          .zero = ZeroStyle::kDigit,
          .is_trimmed = true};
}

std::vector<Cell> cells_of(const CrossCheck& check, const CheckRow& row,
                           const CheckStyles& styles) {
  return {{.text = check.id, .style = styles.left},
          {.text = check.name, .style = styles.left},
          {.text = shortened(check.place), .style = styles.left},
          amount_cell(row.values.left, row.values.format, styles.right),
          {.text = sign_of(check.kind), .style = styles.center},
          amount_cell(row.values.right, row.values.format, styles.right),
          amount_cell(row.values.difference, exact_format(row.values.format.unit), styles.right),
          {.text = word_for(row.values.result), .style = styles.center},
          {.text = row.first_broken, .style = styles.center}};
}

// "万元" if all amounts are in it.
std::string common_unit(const std::vector<CheckRow>& rows) {
  const MoneyUnit unit =
      rows.empty() ? MoneyUnit::kTenThousandYuan : rows.front().values.format.unit;
  const auto is_other = [unit](const CheckRow& row) { return row.values.format.unit != unit; };
  return std::ranges::any_of(rows, is_other) ? "" : "单位：" + std::string(name(unit));
}

// Adds the checks that formulas can express; returns the ids of the others.
std::string add_rows(const CrossChecks& checks, std::span<const Sheet> sheets, CheckTable& out) {
  std::string too_long;
  for (const CrossCheck& check : checks.all) {
    for (CrossCheck& part : on_sheets(check, sheets)) {
      auto row = check_row(part, sheets);
      if (row) {
        out.rows.push_back(std::move(*row));
        out.checks.push_back(std::move(part));
      } else if (!too_long.ends_with(part.id)) {
        too_long += (too_long.empty() ? "" : "、") + part.id;
      }
    }
  }
  return too_long;
}

void fill_grid(const CheckStyles& styles, CheckTable& out) {
  Grid& grid = out.table.grid;
  [[maybe_unused]] bool is_added = grid.add_row(
      {{.text = summary_text(out.rows), .style = styles.header, .col_span = kColumns}});
  std::vector<Cell> headings;
  for (const char* text : kHeadings) headings.push_back({.text = text, .style = styles.header});
  is_added &= grid.add_row(std::move(headings));
  for (std::size_t i = 0; i < out.rows.size(); ++i) {
    is_added &= grid.add_row(cells_of(out.checks[i], out.rows[i], styles));
  }
  assert(is_added);
}

CellRange column_range(const Sheet& sheet, int column) {
  const int last = sheet.table->grid.rows() - 1;
  CellRange range = sheet.layout.on_sheet({kHeaderRows, column, last, column});
  return range;
}

lxw_error add_light(lxw_workbook* workbook, lxw_worksheet* worksheet, const CellRange& range,
                    const std::string& is_so, lxw_color_t background, lxw_color_t ink) {
  lxw_format* format = workbook_add_format(workbook);
  format_set_bg_color(format, background);
  format_set_font_color(format, ink);
  std::string formula = is_so;
  lxw_conditional_format light{};
  light.type = LXW_CONDITIONAL_TYPE_FORMULA;
  light.value_string = formula.data();
  light.format = format;
  return worksheet_conditional_format_range(worksheet, static_cast<lxw_row_t>(range.first_row),
                                            static_cast<lxw_col_t>(range.first_column),
                                            static_cast<lxw_row_t>(range.last_row),
                                            static_cast<lxw_col_t>(range.last_column), &light);
}

std::string name_of_cell(int row, int column) {
  char text[LXW_MAX_CELL_NAME_LENGTH];
  lxw_rowcol_to_cell(text, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column));
  return text;
}

}  // namespace

CheckTable check_table(const CrossChecks& checks, const Document& document,
                       std::span<const Sheet> sheets, std::vector<SheetStyle>& styles) {
  CheckTable out;
  if (checks.all.empty()) return out;
  const std::string too_long = add_rows(checks, sheets, out);
  const Table& first = *sheets.front().table;
  const CheckStyles used = add_styles(first, styles);
  out.table = {.name = kChecksName,
               .title = document.tables.title,
               .captions = {{.center = "勾稽关系", .right = common_unit(out.rows)}},
               .header_rows = kHeaderRows,
               .grid = Grid(kColumns),
               .notes = notes_of(checks, too_long),
               .page = kPage,
               .title_style = first.title_style,
               .caption_style = first.caption_style,
               .note_style = first.note_style};
  for (const int width : kWidths) out.table.columns.push_back({.width = width});
  fill_grid(used, out);
  return out;
}

Sheet check_sheet(const CheckTable& table, std::span<const Sheet> sheets,
                  const std::vector<SheetStyle>& styles) {
  Sheet out{.name = kChecksName,
            .table = &table.table,
            .layout = lay_out_sheet(table.table, styles),
            .actions = {}};
  const Grid& grid = table.table.grid;
  out.actions.resize(grid.cells().size());
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const int row = static_cast<int>(i) + kHeaderRows;
    CellAction* actions = &out.actions[grid.first_cell(row)];
    const CheckRow& known = table.rows[i];
    ResultFormulas results =
        result_formulas(table.checks[i], sheets,
                        {.row = out.layout.grid_rows[static_cast<std::size_t>(row)],
                         .left_column = kLeft,
                         .right_column = kRight,
                         .difference_column = kDifference,
                         .result_column = kResult});
    if (!known.target.empty()) actions[kId].link = "internal:" + known.target;
    actions[kLeft].formula = known.left;
    actions[kRight].formula = known.right;
    actions[kDifference].formula = std::move(results.difference);
    actions[kResult].formula = std::move(results.result);
    actions[kFirstBroken].formula = std::move(results.first_broken);
  }
  const CellRange results = column_range(out, kResult);
  out.actions.front().formula = summary_formula(name_of_cell(results.first_row, kResult) + ":" +
                                                name_of_cell(results.last_row, kResult));
  return out;
}

lxw_error write_lights(lxw_workbook* workbook, lxw_worksheet* worksheet, const Sheet& sheet) {
  struct Colours {
    lxw_color_t background;
    lxw_color_t ink;
  };
  constexpr Colours kGreen{0xC6EFCE, 0x006100};
  constexpr Colours kYellow{0xFFEB9C, 0x9C5700};
  constexpr Colours kRed{0xFFC7CE, 0x9C0006};
  lxw_error first_error = LXW_NO_ERROR;
  const auto light = [&](const CellRange& range, const std::string& is_so, const Colours& colours) {
    const lxw_error error =
        add_light(workbook, worksheet, range, is_so, colours.background, colours.ink);
    if (first_error == LXW_NO_ERROR) first_error = error;
  };
  const CellRange results = column_range(sheet, kResult);
  const std::string result = name_of_cell(results.first_row, kResult);
  const auto is = [&](CheckResult word) { return "=" + result + "=\"" + word_for(word) + "\""; };
  light(results, is(CheckResult::kHolds), kGreen);
  light(results, is(CheckResult::kTail), kYellow);
  light(results, is(CheckResult::kUnclear), kYellow);
  light(results, is(CheckResult::kBroken), kRed);
  const CellRange summary = sheet.layout.on_sheet({0, 0, 0, kColumns - 1});
  const std::string start = "=LEFT(" + name_of_cell(summary.first_row, 0) + ",1)=";
  light(summary, start + "\"全\"", kGreen);
  light(summary, start + "\"有\"", kRed);
  const CellRange headings = sheet.layout.on_sheet({kHeadingRow, 0, kHeadingRow, kColumns - 1});
  const lxw_error error = worksheet_autofilter(worksheet, static_cast<lxw_row_t>(headings.last_row),
                                               0, static_cast<lxw_row_t>(results.last_row),
                                               static_cast<lxw_col_t>(kColumns - 1));
  return first_error == LXW_NO_ERROR ? error : first_error;
}

}  // namespace gongkai
