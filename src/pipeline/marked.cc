// A workbook or table that was read, given back with what is wrong with its cells.

#include <algorithm>
#include <set>
#include <utility>

#include "fill_in/marked_workbook.h"
#include "import/cell_values.h"
#include "import/filled_content.h"
#include "import/read_fill_in.h"
#include "money/amount.h"
#include "pipeline/forms.h"
#include "pipeline/resources.h"
#include "read_xlsx/read_sheet.h"
#include "read_xlsx/read_table_file.h"
#include "source/machine_fault.h"
#include "source/unicode.h"

namespace gongkai {
namespace {

constexpr MoneyUnit kAnyUnit = MoneyUnit::kTenThousandYuan;

std::string said(const Finding& finding) {
  std::string out = finding.message;
  if (!finding.expected.empty()) out += "。应为：" + finding.expected;
  if (!finding.help.empty()) out += "。改法：" + finding.help;
  return out;
}

// What is wrong with a file: at its cells, and all in order.
struct Problems {
  CellProblems cells;
  std::vector<std::string> all;
};

Problems problems_of(const std::string& file, const Findings& found) {
  Problems out;
  for (const Finding& finding : found.all()) {
    if (finding.severity == Severity::kNote || finding.where.file != file) continue;
    const std::string& cell = finding.where.pointer;
    out.all.push_back((cell.empty() ? "" : cell + "：") + said(finding));
    std::string& text = out.cells[cell];
    text += (text.empty() ? "" : "\n") + said(finding);
  }
  return out;
}

// The sum of what can be read of the first column of amounts of a block; in any unit.
Amount total_of(const FillInContent& content, const FillInLayout& layout, const char* title) {
  Amount out;
  for (const FillInSheet& sheet : layout.sheets) {
    const auto block = std::ranges::find(sheet.blocks, title, &FillInBlock::title);
    if (block == sheet.blocks.end()) continue;
    const auto column =
        std::ranges::find(block->columns, FillInValue::kAmount, &FillInColumn::value);
    const auto rows = content.rows.find({sheet.title, title});
    if (column == block->columns.end() || rows == content.rows.end()) continue;
    for (const FilledRow& row : rows->second) {
      const std::string& text =
          row.texts[static_cast<std::size_t>(column - block->columns.begin())];
      AmountFault fault = AmountFault::kNone;
      out += parse_amount(plain_amount(text), kAnyUnit, 6, fault).value_or(Amount());
    }
    break;
  }
  return out;
}

// 收入, 支出, 年终结转结余, and what is left of the income.
std::vector<std::string> totals_of(const FillInContent& content, const FillInLayout& layout) {
  const Amount income = total_of(content, layout, "收入");
  const Amount spent = total_of(content, layout, "支出");
  const Amount kept = total_of(content, layout, "年终结转结余");
  std::vector<std::string> out;
  for (const Amount total : {income, spent, kept, income - spent - kept}) {
    out.push_back(exact_text(total, kAnyUnit));
  }
  return out;
}

// The form again, if all of it is where a form has it.
std::optional<std::string> marked_form(const Workbook& workbook, const Problems& problems,
                                       const std::string& file, const Resources& resources,
                                       Findings& findings) {
  Findings ignored;  // the reader of the form has reported them
  const auto identity = fill_in_identity(workbook, file, ignored);
  const Catalogs* catalogs = resources.cache().catalogs(ignored);
  const Pack* pack = identity ? resources.cache().pack_named(identity->pack, {}, ignored) : nullptr;
  if (pack == nullptr || catalogs == nullptr) return std::nullopt;
  const FillInLayout layout =
      fill_in_layout(*pack, catalogs->for_year(identity->year), units_with_sheets(workbook));
  auto content = filled_content(workbook, layout, problems.cells);
  if (!content) return std::nullopt;
  content->problems = problems.all;
  const FillInRequest request{.pack = pack->name,
                              .pack_title = pack->title,
                              .year = identity->year,
                              .budget = std::nullopt,
                              .content = &*content,
                              .totals = totals_of(*content, layout),
                              .with_contacts = true};
  return fill_in_workbook(layout, request, findings);
}

// A title that a sheet of a workbook may have, and none has.
std::string sheet_title(const std::string& name, std::set<std::string>& titles) {
  constexpr std::size_t kLongest = 28;
  std::string plain = first_characters(name, kLongest);
  std::erase_if(plain, [](char c) {
    return std::string_view("[]:*?/\\'").find(c) != std::string_view::npos;
  });
  if (plain.empty()) plain = "表";
  std::string out = plain;
  for (int number = 2; !titles.insert(out).second; ++number) out = plain + std::to_string(number);
  return out;
}

std::optional<std::string> marked_table(const Workbook& workbook, const Problems& problems,
                                        Findings& findings) {
  std::vector<SheetToMark> sheets;
  std::set<std::string> titles;
  for (const WorkbookSheet& sheet : workbook.sheets) {
    SheetToMark& out = sheets.emplace_back();
    out.title = sheet_title(sheet.name, titles);
    const std::string before = sheet.name.empty() ? std::string() : sheet.name + "!";
    for (const SheetCell& cell : sheet.cells) {
      out.cells.push_back({cell.row, cell.column, cell.text, cell.is_number});
    }
    for (const auto& [cell, text] : problems.cells) {
      int row = 0, column = 0;
      const bool is_here =
          cell.starts_with(before) &&
          read_reference(std::string_view(cell).substr(before.size()), row, column);
      if (is_here) out.problems.emplace(std::pair(row, column), text);
    }
  }
  return marked_workbook(sheets, problems.all, findings);
}

}  // namespace

std::optional<std::string> marked_file(const SourceText& file, const Findings& found,
                                       const Resources& resources, Findings& findings) {
  return guarded(findings, [&]() -> std::optional<std::string> {
    Findings ignored;  // of what cannot be read at all the finding is known
    const auto workbook = read_table_file(file, ignored);
    const Problems problems = problems_of(file.name(), found);
    if (!workbook || problems.all.empty()) return std::nullopt;
    if (is_fill_in(*workbook)) {
      auto form = marked_form(*workbook, problems, file.name(), resources, findings);
      if (form || findings.has_errors()) return form;
    }
    return marked_table(*workbook, problems, findings);
  });
}

}  // namespace gongkai
