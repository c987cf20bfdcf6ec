#include "verify/sheet_tables.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "document/pattern.h"
#include "verify/limited_findings.h"
#include "verify/sheet_form.h"
#include "verify/sheet_table.h"

namespace gongkai {
namespace {

constexpr const char* kUnitDiffers = "unit-differs";

void report(Findings& findings, const std::string& file, Finding finding) {
  finding.where.file = file;
  findings.add(std::move(finding));
}

void report_unknown_sheet(const WorkbookSheet& sheet, const std::string& file, Findings& findings) {
  report(findings, file,
         {.id = "unknown-sheet",
          .severity = Severity::kWarning,
          .message = "工作表“" + sheet.name + "”不是模板包中的表，未检查",
          .expected = "各表的表名或表号写在工作表的前几行",
          .help = "改正表名；不是预算公开表的，删去"});
}

std::optional<MoneyUnit> money_unit(const std::string& text) {
  for (const MoneyUnit unit : {MoneyUnit::kYuan, MoneyUnit::kTenThousandYuan}) {
    if (text == name(unit)) return unit;
  }
  return std::nullopt;
}

// The money unit stated on the sheet, else the form's. Reports a unit other than the form's.
MoneyUnit unit_of(const WorkbookSheet& sheet, const TableForm& form, const std::string& file,
                  Findings& findings) {
  constexpr std::string_view kUnit = "单位:";
  MoneyUnit out = form.amount.unit;
  LimitedFindings limited(findings);
  for (const SheetCell& cell : sheet.cells) {
    if (cell.row >= kTitleRows) break;
    const std::string text = plain(cell.text);
    const std::size_t at = text.find(kUnit);
    if (at == std::string::npos) continue;
    const std::string unit = text.substr(at + kUnit.size());
    const auto known = money_unit(unit);
    const bool is_money = known || unit == "千元" || unit == "亿元";
    if (!is_money || unit == name(form.amount.unit)) continue;
    out = known.value_or(out);
    limited.add(kUnitDiffers, [&]() -> Finding {
      return {.id = kUnitDiffers,
              .where = {.file = file},
              .message =
                  sheet_place(sheet.name, cell.row, cell.column) + "写的金额单位是“" + unit + "”",
              .expected = std::string(name(form.amount.unit)),
              .help = "各金额换算成" + std::string(name(form.amount.unit))};
    });
  }
  limited.finish();
  return out;
}

std::string and_more(const std::vector<std::string>& places) {
  return places.front() +
         (places.size() > 1 ? "等，共 " + std::to_string(places.size()) + " 处" : "");
}

// Money units that differ in the same way on many sheets make one finding at the first place, with
// their number.
void add_merged(const Findings& found, Findings& findings) {
  constexpr std::string_view kSays = "写的";
  const auto cause = [&](const Finding& finding) {
    return finding.message.substr(std::min(finding.message.find(kSays), finding.message.size()));
  };
  std::vector<Finding> merged;
  std::vector<int> counts;
  for (const Finding& finding : found.all()) {
    const auto same = std::ranges::find_if(merged, [&](const Finding& one) {
      return finding.id == kUnitDiffers && one.id == kUnitDiffers && cause(one) == cause(finding);
    });
    if (same == merged.end()) {
      merged.push_back(finding);
      counts.push_back(1);
    } else {
      ++counts[static_cast<std::size_t>(same - merged.begin())];
    }
  }
  for (std::size_t i = 0; i < merged.size(); ++i) {
    if (counts[i] > 1) merged[i].message += "（共 " + std::to_string(counts[i]) + " 处）";
    findings.add(std::move(merged[i]));
  }
}

// Reports problems that affect many cells but have one cause.
void report_causes(const std::vector<SheetTable>& tables, const std::string& file,
                   Findings& findings) {
  std::vector<std::string> codes;
  std::vector<std::string> rounded;
  std::vector<std::string> formulas;
  std::vector<std::string> headings;
  for (const SheetTable& table : tables) {
    codes.insert(codes.end(), table.short_codes.begin(), table.short_codes.end());
    rounded.insert(rounded.end(), table.rounded_codes.begin(), table.rounded_codes.end());
    formulas.insert(formulas.end(), table.unknown_places.begin(), table.unknown_places.end());
    if (table.has_loose_headings) headings.push_back("工作表“" + table.sheet + "”");
  }
  if (!codes.empty()) {
    report(findings, file,
           {.id = "codes-as-numbers",
            .message = "编码存为数字，丢失了开头的 0：" + and_more(codes),
            .expected = "编码存为文本，如“01”",
            .help = "把编码列的格式设为文本，再补上 0；其余的核对按补上 0 的编码进行"});
  }
  if (!rounded.empty()) {
    report(findings, file,
           {.id = "code-digits-lost",
            .message = "编码存为数字，15 位以后的各位已变为 0：" + and_more(rounded),
            .expected = "编码存为文本",
            .help = "把编码列的格式设为文本，再重新填写编码；在此之前不核对这些编码"});
  }
  if (!formulas.empty()) {
    report(findings, file,
           {.id = "formula-without-result",
            .message = "公式没有保存计算结果，也不是程序能够计算的加减：" + and_more(formulas),
            .expected = "公式和它的结果",
            .help = "在 Excel 或 WPS 中打开，保存后再查；在此之前不核对勾稽关系"});
  }
  if (!headings.empty()) {
    report(findings, file,
           {.id = "headings-not-merged",
            .severity = Severity::kWarning,
            .message = "多级表头没有合并单元格，按规定的表样读取：" + and_more(headings),
            .expected = "上级表头在它的各列上合并",
            .help = "按规定的表样合并表头"});
  }
}

}  // namespace

bool is_about_tables(const std::string& name) {
  const std::string known = plain(name);
  return known == "目录" || known == "勾稽";
}

bool is_contents(const WorkbookSheet& sheet, const std::vector<TableForm>& forms) {
  constexpr std::size_t kMostCells = 2'000;
  constexpr std::ptrdiff_t kFewest = 3;
  std::set<std::string> texts;
  for (const SheetCell& cell : sheet.cells) {
    if (texts.size() == kMostCells) break;
    texts.insert(plain(cell.text));
  }
  const auto is_listed = [&](const TableForm& form) {
    const std::string name = plain(form.name);
    return (!form.number.empty() && texts.contains(plain(form.number))) ||
           std::ranges::any_of(texts, [&](const std::string& text) { return matches(text, name); });
  };
  return std::ranges::count_if(forms, is_listed) >= kFewest;
}

std::string sheet_place(const std::string& sheet, int row, int column) {
  return "工作表“" + sheet + "”单元格 " + cell_name(row, column);
}

std::vector<SheetTable> tables_of(const Workbook& workbook, const std::vector<TableForm>& forms,
                                  const std::string& file_name, Findings& findings) {
  std::vector<SheetTable> out;
  Findings in_sheets;
  std::int64_t places_left = kMostPlaces;
  std::vector<std::pair<const TableForm*, std::string>> seen;
  for (const WorkbookSheet& sheet : workbook.sheets) {
    if (sheet.cells.empty() || is_about_tables(sheet.name) || is_contents(sheet, forms)) continue;
    const TableForm* form = form_of(sheet, forms);
    if (form == nullptr) {
      report_unknown_sheet(sheet, file_name, in_sheets);
      continue;
    }
    const auto same =
        std::ranges::find(seen, form, &std::pair<const TableForm*, std::string>::first);
    if (same != seen.end() && !form->is_repeated) {
      report(in_sheets, file_name,
             {.id = "table-twice",
              .message = "工作表“" + sheet.name + "”和“" + same->second + "”是同一张表",
              .expected = "每张表一个工作表",
              .help = "删去多余的一个，或改正表名和表号"});
      continue;
    }
    seen.emplace_back(form, sheet.name);
    const MoneyUnit unit = unit_of(sheet, *form, file_name, in_sheets);
    auto table = read_sheet_table({sheet, *form, unit}, file_name, places_left, in_sheets);
    if (table) out.push_back(std::move(*table));
  }
  add_merged(in_sheets, findings);
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
  report_causes(out, file_name, findings);
  return out;
}

}  // namespace gongkai
