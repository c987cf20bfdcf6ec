#include "verify/sheet_tables.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "verify/limited_findings.h"
#include "document/pattern.h"
#include "verify/sheet_form.h"
#include "verify/sheet_table.h"

namespace gongkai {
namespace {

void report(Findings& findings, const std::string& file, Finding finding) {
  finding.where.file = file;
  findings.add(std::move(finding));
}

void report_unknown_sheet(const WorkbookSheet& sheet, const std::string& file, Findings& findings) {
  report(findings, file,
         {.id = "unknown-sheet",
          .severity = Severity::kWarning,
          .message = "工作表“" + sheet.name + "”不是模板包中的表，没有检查",
          .expected = "各表的表名或表号写在工作表的前几行",
          .help = "改正表名；不是预算公开表的，删去"});
}

// Reports a unit of money that is not the form's.
void report_unit(const WorkbookSheet& sheet, const TableForm& form, const std::string& file,
                 Findings& findings) {
  constexpr std::string_view kUnit = "单位:";
  LimitedFindings limited(findings);
  for (const SheetCell& cell : sheet.cells) {
    if (cell.row >= kTitleRows) break;
    const std::string text = plain(cell.text);
    const std::size_t at = text.find(kUnit);
    if (at == std::string::npos) continue;
    const std::string unit = text.substr(at + kUnit.size());
    const bool is_money = unit == "元" || unit == "万元" || unit == "千元" || unit == "亿元";
    if (!is_money || unit == name(form.amount.unit)) continue;
    limited.add("unit-differs", [&]() -> Finding {
      return {.id = "unit-differs",
              .where = {.file = file},
              .message =
                  sheet_place(sheet.name, cell.row, cell.column) + "写的金额单位是“" + unit + "”",
              .expected = std::string(name(form.amount.unit)),
              .help = "各金额换算成" + std::string(name(form.amount.unit))};
    });
  }
  limited.finish();
}

}  // namespace

bool is_about_tables(const std::string& name) {
  const std::string known = plain(name);
  return known == "目录" || known == "勾稽";
}

std::string sheet_place(const std::string& sheet, int row, int column) {
  return "工作表“" + sheet + "”单元格 " + cell_name(row, column);
}

std::vector<SheetTable> tables_of(const Workbook& workbook, const std::vector<TableForm>& forms,
                                  const std::string& file_name, Findings& findings) {
  std::vector<SheetTable> out;
  std::int64_t places_left = kMostPlaces;
  std::vector<std::pair<const TableForm*, std::string>> seen;
  for (const WorkbookSheet& sheet : workbook.sheets) {
    if (sheet.cells.empty() || is_about_tables(sheet.name)) continue;
    const TableForm* form = form_of(sheet, forms);
    if (form == nullptr) {
      report_unknown_sheet(sheet, file_name, findings);
      continue;
    }
    const auto same =
        std::ranges::find(seen, form, &std::pair<const TableForm*, std::string>::first);
    if (same != seen.end() && !form->is_repeated) {
      report(findings, file_name,
             {.id = "table-twice",
              .message = "工作表“" + sheet.name + "”和“" + same->second + "”是同一张表",
              .expected = "每张表一个工作表",
              .help = "删去多余的一个，或改正表名和表号"});
      continue;
    }
    seen.emplace_back(form, sheet.name);
    report_unit(sheet, *form, file_name, findings);
    auto table = read_sheet_table(sheet, *form, file_name, places_left, findings);
    if (table) out.push_back(std::move(*table));
  }
  for (const TableForm& form : forms) {
    const bool is_there =
        std::ranges::any_of(seen, [&](const auto& one) { return one.first == &form; });
    if (is_there) continue;
    report(findings, file_name,
           {.id = "table-missing",
            .message = "没有“" + without_stars(form.name) + "”" +
                       (form.number.empty() ? "" : "（" + form.number + "）"),
            .expected = "各表都要公开；没有数据的保留表头，注明故此表无数据",
            .help = "补上这张表；已有的，检查它的表名和表号"});
  }
  return out;
}

}  // namespace gongkai
