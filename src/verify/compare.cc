#include "verify/compare.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "document/pattern.h"
#include "verify/sheet_tables.h"

namespace gongkai {
namespace {

constexpr std::string_view kOurFault = "这是程序的错误，请连同预算文件报告";

// The number of cells of the caption lines in a sheet: cells with blank texts are not read, and
// with fewer columns than parts a line is one cell.
std::size_t count_texts(const std::vector<CaptionLine>& lines, int columns) {
  std::size_t count = 0;
  for (const CaptionLine& line : lines) {
    int parts = 0;
    std::size_t shown = 0;
    for (const std::string* text : {&line.left, &line.center, &line.right}) {
      if (!text->empty()) ++parts;
      if (!plain(*text).empty()) ++shown;
    }
    count += parts > columns ? std::min<std::size_t>(shown, 1) : shown;
  }
  return count;
}

bool is_same(const Cell& cell, const SheetCell& written) {
  if (!cell.number) return plain(cell.text) == plain(written.text);
  const NumberFormat& format = cell.number->format;
  // 12.34 % is 0.1234 in a workbook: a number of 万元 is as many of 分 as one of percent is of 元.
  const MoneyUnit unit = format.is_percent ? MoneyUnit::kTenThousandYuan : format.unit;
  const auto number = written.is_number ? parse_exact(written.text, unit) : std::nullopt;
  if (!number) return false;
  return format.is_percent ? number->fen() == cell.number->value.fen() * 100
                           : *number == cell.number->value;
}

std::string shown(const Cell& cell) {
  return cell.number ? exact_text(cell.number->value, cell.number->format.unit) : cell.text;
}

void report(const WorkbookSheet& sheet, const Cell* cell, const SheetCell* written,
            Findings& findings) {
  const std::string place =
      written != nullptr ? sheet_place(sheet.name, written->row, written->column) : "";
  Place nowhere;
  findings.add({.id = "workbook-differs",
                .where = std::move(nowhere),
                .message = written != nullptr ? place + "是“" + written->text + "”"
                                              : "工作表“" + sheet.name + "”的内容不全",
                .expected = cell != nullptr ? "“" + shown(*cell) + "”" : "没有内容",
                .help = std::string(kOurFault)});
}

// Compares the nonempty cells of the grid with those of the sheet below the captions.
bool compare_sheet(const WorkbookSheet& sheet, const Table& table, Findings& findings) {
  const int columns = table.grid.columns();
  std::size_t at = count_texts(table.captions_above, columns) +
                   count_texts(table.captions, columns) + (plain(table.title).empty() ? 0 : 1);
  for (const Cell& cell : table.grid.cells()) {
    if (plain(cell.text).empty() && !cell.number) continue;
    const SheetCell* written = at < sheet.cells.size() ? &sheet.cells[at] : nullptr;
    ++at;
    if (written != nullptr && is_same(cell, *written)) continue;
    report(sheet, &cell, written, findings);
    return false;
  }
  const std::size_t left = sheet.cells.size() - std::min(at, sheet.cells.size());
  if (left <= table.notes.size()) return true;
  report(sheet, nullptr, &sheet.cells[at], findings);
  return false;
}

}  // namespace

bool compare(const Workbook& workbook, const std::vector<const Table*>& tables,
             Findings& findings) {
  std::vector<const WorkbookSheet*> sheets;
  for (const WorkbookSheet& sheet : workbook.sheets) {
    if (!is_about_tables(sheet.name)) sheets.push_back(&sheet);
  }
  if (sheets.size() != tables.size()) {
    Place nowhere;
    findings.add({.id = "workbook-differs",
                  .where = std::move(nowhere),
                  .message = "重新读取的工作簿有 " + std::to_string(sheets.size()) + " 张表",
                  .expected = std::to_string(tables.size()) + " 张表",
                  .help = std::string(kOurFault)});
    return false;
  }
  bool is_good = true;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    is_good = compare_sheet(*sheets[i], *tables[i], findings) && is_good;
  }
  return is_good;
}

}  // namespace gongkai
