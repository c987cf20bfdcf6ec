#include "render/xlsx/xlsx.h"

#include <xlsxwriter.h>

#include <utility>
#include <variant>
#include <vector>

#include "render/xlsx/cell_formats.h"
#include "render/xlsx/cell_text.h"
#include "render/xlsx/check_sheet.h"
#include "render/xlsx/contents_sheet.h"
#include "render/xlsx/decimal_places.h"
#include "render/xlsx/limits.h"
#include "render/xlsx/page_setup.h"
#include "render/xlsx/sheet_layout.h"
#include "render/xlsx/sheet_names.h"
#include "render/xlsx/table_sheet.h"
#include "render/xlsx/workbook_file.h"
#include "source/memory.h"
#include "source/unicode.h"
#include "source/uri.h"

namespace gongkai {
namespace {

std::vector<const Table*> tables_of(const Document& document) {
  std::vector<const Table*> tables;
  for (const Block& block : document.blocks) {
    if (const Table* table = std::get_if<Table>(&block)) tables.push_back(table);
  }
  return tables;
}

bool check_tables(const std::vector<const Table*>& tables, Findings& findings) {
  if (tables.empty()) {
    Place nowhere;
    findings.add({.id = "no-tables",
                  .where = std::move(nowhere),
                  .message = "没有可写入 Excel 工作簿的表",
                  .expected = "至少一张表",
                  .help = "在模板包的 pack.json 里列出要公开的表"});
  }
  bool is_good = !tables.empty();
  for (const Table* table : tables) is_good &= check_cell_limits(*table, findings);
  return is_good;
}

// The longest address in Excel, in characters; longer ones are not linked.
constexpr std::size_t kLongestAddress = 2'079;

// The links of a table's cells.
std::vector<CellAction> link_actions(const Table& table) {
  std::vector<CellAction> actions(table.links.empty() ? 0 : table.grid.cells().size());
  for (const CellLink& link : table.links) {
    const std::string address = percent_encoded(link.target, NonAscii::kKept);
    if (to_code_points(address).size() > kLongestAddress) continue;
    actions[table.grid.covering(link.row, link.column)].link = "external:" + address;
  }
  return actions;
}

// Empty if a sheet would be too long.
std::vector<Sheet> lay_out_sheets(const std::vector<const Table*>& tables,
                                  const std::vector<SheetStyle>& styles, Findings& findings) {
  const std::vector<std::string> names = sheet_names(tables, {kContentsName, kChecksName});
  std::vector<Sheet> sheets;
  bool is_good = true;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const Table& table = *tables[i];
    sheets.push_back({names[i], &table, lay_out_sheet(table, styles, decimal_places(table, styles)),
                      link_actions(table)});
    is_good &= check_row_limit(table, sheets.back().layout, findings);
  }
  return is_good ? sheets : std::vector<Sheet>();
}

lxw_error write_sheets(lxw_workbook* workbook, const std::vector<Sheet>& sheets,
                       CellFormats& formats, const PageCodes& codes) {
  lxw_error first_error = LXW_NO_ERROR;
  const auto note = [&first_error](lxw_error error) {
    if (first_error == LXW_NO_ERROR) first_error = error;
  };
  for (const Sheet& sheet : sheets) {
    lxw_worksheet* worksheet = workbook_add_worksheet(workbook, sheet.name.c_str());
    if (worksheet == nullptr) return LXW_ERROR_PARAMETER_VALIDATION;
    note(write_table(worksheet, sheet, formats));
    note(set_up_page(worksheet, sheet, codes));
    if (sheet.name == kChecksName) note(write_lights(workbook, worksheet, sheet));
  }
  return first_error;
}

std::optional<std::string> write_workbook(const Document& document,
                                          const std::vector<Sheet>& sheets,
                                          const std::vector<SheetStyle>& styles,
                                          const TemporaryFile& file, Findings& findings) {
  std::string folder = file.folder();
  lxw_workbook_options options{};
  options.tmpdir = folder.data();
  require_memory();
  lxw_workbook* workbook = workbook_new_opt(file.path().c_str(), &options);
  if (workbook == nullptr) {
    findings.add(temporary_file_finding(file));
    return std::nullopt;
  }
  set_properties(workbook, document.tables.title, document.publisher, document.date);
  CellFormats formats(workbook, styles);
  const PageCodes codes{header_code(document, styles), footer_code(document.page_number, styles)};
  const lxw_error error = write_sheets(workbook, sheets, formats, codes);
  if (!close_workbook(workbook, document.date, findings)) return std::nullopt;
  if (error != LXW_NO_ERROR) {
    findings.add(engine_finding(error));
    return std::nullopt;
  }
  std::optional<std::string> bytes = file.read();
  if (!bytes) findings.add(temporary_file_finding(file));
  return bytes;
}

}  // namespace

std::optional<std::string> render_xlsx(const Document& document, const FontSet& fonts,
                                       const XlsxOptions& options, Findings& findings) {
  const std::vector<const Table*> tables = tables_of(document);
  auto styles = sheet_styles(document, fonts, findings);
  if (!check_tables(tables, findings) || !styles) return std::nullopt;
  std::vector<Sheet> sheets = lay_out_sheets(tables, *styles, findings);
  if (sheets.empty()) return std::nullopt;
  const CheckTable checks = check_table(options.cross_checks, document, sheets, *styles);
  std::vector<std::string> others;
  if (!checks.rows.empty()) {
    sheets.push_back(check_sheet(checks, sheets, *styles));
    others.emplace_back(kChecksName);
  }
  const Table contents = contents_table(document, tables, others, *styles);
  sheets.insert(sheets.begin(), {kContentsName, &contents, lay_out_sheet(contents, *styles), {}});
  link_contents(sheets);
  const TemporaryFile file(options.temporary_folder);
  if (!file.is_open()) {
    findings.add(temporary_file_finding(file));
    return std::nullopt;
  }
  return write_workbook(document, sheets, *styles, file, findings);
}

}  // namespace gongkai
