#include "fill_in/guide_sheet.h"

#include <array>
#include <utility>

#include "fill_in/cell_sizes.h"

namespace gongkai {
namespace {

constexpr std::array kFillInSteps = {
    "1. 淡黄色的格填写，其他格已保护（没有密码）。标题为深色的栏目必须填写。",
    "2. "
    "先填“基本信息”和“单位”，再填“收入”“支出明细”“项目”；金额单位写在“基本信息”中，全表相同。",
    "3. 编码可以只写编码，只写名称，或从下拉列表中选“编码 名称”。",
    "4. "
    "本单位没有的要写明：表中选“本单位没有”一行的“是”，清单在第一行第一栏写“本单位没有”。空着的"
    "是没有填。",
    "5. 合计由程序计算，不要填合计行。行数不够的，在最后一行之后接着填。",
    "6. 填好后：gongkai import 本表.xlsx -o budget.json，或直接 gongkai check "
    "本表.xlsx；有误的逐格列出。"};

constexpr std::array kWidths = {26, 22, 60};  // of the columns

int width_of_all() { return kWidths[0] + kWidths[1] + kWidths[2]; }

// A text over all columns.
void write_wide(SheetWriter& out, lxw_worksheet* sheet, int row, const std::string& text,
                lxw_format* look) {
  const auto r = static_cast<lxw_row_t>(row);
  out.note(worksheet_merge_range(sheet, r, 0, r, 2, text.c_str(), look));
}

int write_totals(SheetWriter& out, lxw_worksheet* sheet, const std::vector<GuideTotal>& totals,
                 int row, const FillInLooks& looks) {
  out.text(sheet, row, 0, "合计（自动计算）", looks.heading);
  out.text(sheet, row, 1, "金额", looks.heading);
  for (const GuideTotal& total : totals) {
    ++row;
    out.text(sheet, row, 0, total.title, looks.label);
    out.formula(sheet, row, 1, total.formula, total.is_count ? looks.count : looks.total,
                total.result);
  }
  return row + 1;
}

void write_problems(SheetWriter& out, lxw_worksheet* sheet,
                    const std::vector<std::string>& problems, int row, const FillInLooks& looks) {
  out.text(sheet, row++, 0, "读取时发现的问题：" + std::to_string(problems.size()) + " 个",
           looks.block);
  for (const std::string& problem : problems) {
    RowLines lines;
    lines.need(row, problem, width_of_all());
    write_wide(out, sheet, row, problem, looks.problem);
    for (const auto& [at, count] : lines.all()) out.lines(sheet, at, count);
    ++row;
  }
}

}  // namespace

void write_guide(SheetWriter& out, lxw_worksheet* sheet, const Guide& guide,
                 const FillInLooks& looks) {
  if (sheet == nullptr) return;
  for (std::size_t i = 0; i < kWidths.size(); ++i) {
    out.width(sheet, static_cast<int>(i), kWidths[i], nullptr);
  }
  out.text(sheet, 0, 0, guide.title, looks.title);
  write_wide(out, sheet, 1, guide.pack_title, looks.plain);
  int row = 3;
  for (const char* step : kFillInSteps) {
    write_wide(out, sheet, row, step, looks.plain);
    out.lines(sheet, row++, 2);
  }
  row = write_totals(out, sheet, guide.totals, row + 1, looks);
  if (!guide.problems.empty()) write_problems(out, sheet, guide.problems, row + 1, looks);
  worksheet_set_paper(sheet, 9);
  worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_protect(sheet, nullptr, nullptr);
  worksheet_activate(sheet);
}

}  // namespace gongkai
