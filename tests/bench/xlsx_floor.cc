#include "bench/xlsx_floor.h"

#include <algorithm>
#include <charconv>
#include <variant>

#include "render/xlsx/check_sheet.h"
#include "render/xlsx/contents_sheet.h"
#include "render/xlsx/page_setup.h"
#include "render/xlsx/sheet_names.h"
#include "render/xlsx/workbook_file.h"

namespace gongkai {
namespace {

double to_double(const Number& number) {
  const std::string text = exact_text(number.value, number.format.unit);
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

XlsxFloor::XlsxFloor(const Document& document, const FontSet& fonts) : document_(document) {
  Findings findings;
  styles_ = sheet_styles(document, fonts, findings).value();
  std::vector<const Table*> tables;
  for (const Block& block : document.blocks) {
    if (const Table* table = std::get_if<Table>(&block)) tables.push_back(table);
  }
  contents_ = contents_table(document, tables, {}, styles_);
  sheets_.push_back({kContentsName, &contents_, lay_out_sheet(contents_, styles_), {}});
  const std::vector<std::string> names = sheet_names(tables, {kContentsName, kChecksName});
  for (std::size_t i = 0; i < tables.size(); ++i) {
    sheets_.push_back({names[i], tables[i], lay_out_sheet(*tables[i], styles_), {}});
  }
  link_contents(sheets_);
  for (const Sheet& sheet : sheets_) note_sheet(sheet);
  footer_ = footer_code(document.page_number, styles_);
}

void XlsxFloor::note_sheet(const Sheet& sheet) {
  SheetCalls& calls = calls_.emplace_back();
  for (const Length height : sheet.layout.row_heights) {
    calls.heights.push_back(static_cast<double>(height.milli_points()) / 1000);
  }
  for (const SheetText& text : sheet.layout.texts) {
    const Look look{.style = text.style, .horizontal = text.horizontal};
    calls.cells.push_back({.range = text.range, .format = format_index(look), .text = text.text});
  }
  const std::vector<Cell>& cells = sheet.table->grid.cells();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string link = i < sheet.actions.size() ? sheet.actions[i].link : "";
    calls.cells.push_back(call_for(cells[i], link, sheet.layout));
  }
  char range[LXW_MAX_CELL_RANGE_LENGTH];
  lxw_rowcol_to_range(range, 0, 0, static_cast<lxw_row_t>(sheet.layout.rows() - 1),
                      static_cast<lxw_col_t>(sheet.layout.last_column()));
  calls.all_cells = range;
}

XlsxFloor::Call XlsxFloor::call_for(const Cell& cell, const std::string& link,
                                    const SheetLayout& layout) {
  const Look look{.style = cell.style,
                  .horizontal = styles_[static_cast<std::size_t>(cell.style)].style.horizontal,
                  .look = link.empty() ? CellLook::kBordered : CellLook::kLink,
                  .number = cell.number};
  const CellRange on_grid{cell.row, cell.column, cell.row + cell.row_span - 1,
                          cell.column + cell.col_span - 1};
  Call call{.range = layout.on_sheet(on_grid), .format = format_index(look)};
  call.link = link;
  if (!cell.number) {
    call.text = cell.text;
    return call;
  }
  std::vector<CellRange> addends;
  for (const CellRange& addend : cell.number->addends) addends.push_back(layout.on_sheet(addend));
  call.formula = sum_formula(addends);
  call.value = to_double(*cell.number);
  return call;
}

std::size_t XlsxFloor::format_index(const Look& look) {
  const auto is_like = [&look](const Look& known) {
    if (known.style != look.style || known.horizontal != look.horizontal) return false;
    if (known.look != look.look || known.number.has_value() != look.number.has_value())
      return false;
    return !look.number ||
           format_in_workbook(*known.number, 0) == format_in_workbook(*look.number, 0);
  };
  const auto found = std::ranges::find_if(looks_, is_like);
  const auto index = static_cast<std::size_t>(found - looks_.begin());
  if (found == looks_.end()) looks_.push_back(look);
  return index;
}

std::string XlsxFloor::write() const {
  const TemporaryFile file("");
  std::string folder = file.folder();
  lxw_workbook_options options{};
  options.tmpdir = folder.data();
  lxw_workbook* workbook = workbook_new_opt(file.path().c_str(), &options);
  set_properties(workbook, document_.tables.title, document_.publisher, document_.date);
  CellFormats makers(workbook, styles_);
  std::vector<lxw_format*> formats;
  for (const Look& look : looks_) {
    const Cell cell{.text = "", .number = look.number, .style = look.style};
    formats.push_back(look.look == CellLook::kPlain
                          ? makers.text(look.style, look.horizontal, look.look)
                          : makers.cell(cell, look.look, 0));
  }
  for (std::size_t i = 0; i < sheets_.size(); ++i) {
    lxw_worksheet* worksheet = workbook_add_worksheet(workbook, sheets_[i].name.c_str());
    write_sheet(worksheet, i, formats);
    set_up_page(worksheet, sheets_[i], {{}, footer_});
  }
  Findings findings;
  close_workbook(workbook, document_.date, findings);
  return file.read().value();
}

void XlsxFloor::write_sheet(lxw_worksheet* worksheet, std::size_t index,
                            const std::vector<lxw_format*>& formats) const {
  const SheetCalls& calls = calls_[index];
  lxw_col_t column = 0;
  for (const ColumnWidth& width : sheets_[index].layout.columns) {
    const auto pixels = static_cast<std::uint32_t>(width.library_pixels);
    worksheet_set_column_pixels(worksheet, column, column, pixels, nullptr);
    ++column;
  }
  lxw_row_t row = 0;
  for (const double height : calls.heights) worksheet_set_row(worksheet, row++, height, nullptr);
  for (const Call& call : calls.cells) write_cell(worksheet, call, formats[call.format]);
  const char* all_cells = calls.all_cells.c_str();
  worksheet_ignore_errors(worksheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, all_cells);
  worksheet_ignore_errors(worksheet, LXW_IGNORE_FORMULA_RANGE, all_cells);
  worksheet_ignore_errors(worksheet, LXW_IGNORE_FORMULA_DIFFERS, all_cells);
}

void XlsxFloor::write_cell(lxw_worksheet* worksheet, const Call& call, lxw_format* format) {
  const auto row = static_cast<lxw_row_t>(call.range.first_row);
  const auto column = static_cast<lxw_col_t>(call.range.first_column);
  const auto last_row = static_cast<lxw_row_t>(call.range.last_row);
  const auto last_column = static_cast<lxw_col_t>(call.range.last_column);
  if (row != last_row || column != last_column) {
    worksheet_merge_range(worksheet, row, column, last_row, last_column, "", format);
  }
  if (!call.link.empty()) {
    worksheet_write_url_opt(worksheet, row, column, call.link.c_str(), format, call.text.c_str(),
                            nullptr);
  } else if (!call.formula.empty()) {
    worksheet_write_formula_num(worksheet, row, column, call.formula.c_str(), format, *call.value);
  } else if (call.value) {
    worksheet_write_number(worksheet, row, column, *call.value, format);
  } else if (call.text.empty()) {
    worksheet_write_blank(worksheet, row, column, format);
  } else {
    worksheet_write_string(worksheet, row, column, call.text.c_str(), format);
  }
}

}  // namespace gongkai
