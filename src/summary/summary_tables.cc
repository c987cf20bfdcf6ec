#include "summary/summary_tables.h"

#include <utility>

#include "gongkai.h"
#include "money/percent.h"
#include "summary/summary_cells.h"
#include "summary/summary_lists.h"

namespace gongkai {
namespace {

constexpr const char* kUnit = "金额单位：万元";

// 上年总计, 增减, 增减%.
OverviewRow change_cells(const std::optional<YearOnYear>& change) {
  if (!change || change->packages == 0) return {blank(), blank(), blank()};
  return {money(change->last_year), money(change->difference()),
          percent(change->difference(), change->last_year)};
}

OverviewCell money_if_known(const PartlyKnown& part) {
  return part.packages == 0 ? blank() : money(part.amount);
}

// 一般公共预算, 政府性基金, “三公”经费.
OverviewRow part_cells(const SummaryAmounts& amounts) {
  return {money_if_known(amounts.general_budget), money_if_known(amounts.government_fund),
          money_if_known(amounts.three_public)};
}

OverviewTable overview_table(const Summary& summary) {
  OverviewTable out{.name = "概况",
                    .unit = kUnit,
                    .columns = {text_column("项目", 18), count_column("数量"), money_column("金额"),
                                text_column("说明", 40)}};
  const auto number = [&](const char* name, std::size_t value, const char* note = "") {
    out.rows.push_back({text(name), count(value), blank(), text(note)});
  };
  const auto amount = [&](const char* name, Amount value, std::string note = "") {
    out.rows.push_back({text(name), blank(), money(value), text(std::move(note))});
  };
  if (summary.expected) number("应报送的单位", *summary.expected, "名单中的单位");
  if (summary.expected) number("未报送的单位", summary.missing.size(), "见“未报送”");
  number("收到的预算文件", summary.packages);
  number("已生成的公开表", summary.made);
  number("有错误、未生成的", summary.failed, "不在以下金额中；见“检查结果”");
  number("未更新的", summary.not_updated, "有原有公开表的，以下金额是它的；见“未更新”");
  number("重复报送的单位", summary.duplicates.size(), "见“重复”");
  number("错误", summary.counts.errors);
  number("警告", summary.counts.warnings);
  number("已豁免的警告", summary.counts.accepted, "预算文件中写明了豁免理由");
  number("与多数不一致之处", summary.deviations.size(), "见“不一致”");
  amount("收支总计", summary.total.income);
  amount("支出合计", summary.total.expenditure, "不含年终结转结余");
  amount("其中：基本支出", summary.total.basic);
  amount("其中：项目支出", summary.total.project);
  const auto part = [&](const char* name, const PartlyKnown& known) {
    if (known.packages == 0) return;
    amount(
        name, known.amount,
        known.packages == summary.in_place ? "" : std::to_string(known.packages) + " 个填列的包");
  };
  part("其中：一般公共预算支出", summary.total.general_budget);
  part("其中：政府性基金预算支出", summary.total.government_fund);
  part("“三公”经费", summary.total.three_public);
  amount("年终结转结余", summary.total.year_end);
  const YearOnYear& change = summary.change;
  if (change.packages > 0) {
    const std::string who = std::to_string(change.packages) + " 个填列上年数的包";
    amount("上年收支总计", change.last_year, who);
    amount("同口径本年收支总计", change.this_year, who);
    amount("比上年增减", change.difference(),
           change.last_year.is_zero()
               ? ""
               : (change.difference() < Amount() ? "下降 " : "增长 ") +
                     format_percent(change.difference(), change.last_year) + "%");
  }
  for (const SumCheck& check : summary.checks) {
    amount(check.name.c_str(), check.parts,
           check.whole == check.parts
               ? "核对：相等"
               : "核对：不等，相差 " + exact_text(check.whole - check.parts, MoneyUnit::kYuan) +
                     " 元");
  }
  return out;
}

OverviewCell state_cell(PackageState state) {
  switch (state) {
    case PackageState::kOk:
      return toned(text("已生成"), OverviewTone::kGood);
    case PackageState::kFailed:
      return toned(text("有错误"), OverviewTone::kBad);
    case PackageState::kNotUpdated:
      return toned(text("未更新"), OverviewTone::kBad);
  }
  return blank();
}

OverviewTable lines_table(const Summary& summary) {
  OverviewTable out{
      .name = "部门",
      .unit = kUnit,
      .columns = {text_column("编码", 6), text_column("部门", 19), count_column("单位数"),
                  text_column("年度", 3), text_column("状态", 4), money_column("收支总计"),
                  money_column("支出合计"), money_column("基本支出"), money_column("项目支出"),
                  money_column("年终结转结余"), money_column("一般公共预算"),
                  money_column("政府性基金"), money_column("“三公”经费"),
                  money_column("上年收支总计"), money_column("比上年增减"),
                  percent_column("增减（%）"), count_column("错误"), count_column("警告"),
                  count_column("已豁免")}};
  for (const auto& format : file_formats()) {
    out.columns.push_back(text_column(std::string(format.name).c_str(), 3));
  }
  const SummaryAmounts& sum = summary.total;
  out.total = {blank(),
               text("合计"),
               blank(),
               blank(),
               blank(),
               money(sum.income),
               money(sum.expenditure),
               money(sum.basic),
               money(sum.project),
               money(sum.year_end)};
  append(out.total, part_cells(sum));
  append(out.total, change_cells(summary.change));
  append(out.total, {count(summary.counts.errors), count(summary.counts.warnings),
                     count(summary.counts.accepted)});
  out.total.resize(out.columns.size());
  for (const SummaryLine& line : summary.lines) {
    OverviewRow row = label_cells(line.package, !line.files.empty());
    append(row, {line.units == 0 ? blank() : count(line.units),
                 text(line.year == 0 ? "" : std::to_string(line.year)), state_cell(line.state)});
    if (line.amounts) {
      append(row, {money(line.amounts->income), money(line.amounts->expenditure),
                   money(line.amounts->basic), money(line.amounts->project),
                   money(line.amounts->year_end)});
      append(row, part_cells(*line.amounts));
    } else {
      row.resize(row.size() + 8);
    }
    append(row, change_cells(line.change));
    append(row, {fault_count(line.counts.errors, OverviewTone::kBad),
                 fault_count(line.counts.warnings, OverviewTone::kWarning),
                 count(line.counts.accepted)});
    for (const auto& format : file_formats()) {
      const std::string ending(format.name);
      OverviewCell cell;
      for (const std::string& file : line.files) {
        if (file.ends_with("." + ending)) cell = text(ending, line.package.name + "/" + file);
      }
      row.push_back(std::move(cell));
    }
    out.rows.push_back(std::move(row));
  }
  if (summary.change.packages > 0) {
    out.notes.emplace_back("合计的“比上年增减”只比较填列上年数的包。");
  }
  if (summary.lines.size() < summary.packages) {
    out.notes.push_back(more_note(summary.lines.size(), summary.packages));
  }
  return out;
}

OverviewTable functions_table(const Summary& summary) {
  const Amount whole = summary.total.expenditure;
  OverviewTable out{.name = "功能分类",
                    .unit = kUnit,
                    .columns = {text_column("编码", 6), text_column("类", 20), money_column("支出"),
                                with_bars(percent_column("占比（%）")), count_column("包数")},
                    .total = {blank(), text("合计"), money(whole), percent(whole, whole),
                              count(summary.in_place)}};
  out.columns[3].width = 16;
  for (const SummaryTotal& total : summary.functions) {
    out.rows.push_back({text(total.code), text(total.name), money(total.amounts.expenditure),
                        percent(total.amounts.expenditure, whole), count(total.packages)});
  }
  return out;
}

OverviewTable sources_table(const Summary& summary) {
  const SummaryAmounts& whole = summary.total;
  OverviewTable out{
      .name = "资金来源",
      .unit = kUnit,
      .columns = {text_column("编码", 6), text_column("资金来源", 20), money_column("收入"),
                  with_bars(percent_column("占收入（%）")), money_column("支出"),
                  with_bars(percent_column("占支出（%）")), count_column("包数")},
      .total = {blank(), text("合计"), money(whole.income), percent(whole.income, whole.income),
                money(whole.expenditure), percent(whole.expenditure, whole.expenditure),
                count(summary.in_place)}};
  out.columns[3].width = out.columns[5].width = 12;
  for (const SummaryTotal& total : summary.sources) {
    out.rows.push_back(
        {text(total.code), text(total.name), money(total.amounts.income),
         percent(total.amounts.income, whole.income), money(total.amounts.expenditure),
         percent(total.amounts.expenditure, whole.expenditure), count(total.packages)});
  }
  return out;
}

OverviewTable departments_table(const Summary& summary) {
  const Amount whole = summary.total.expenditure;
  OverviewTable out{
      .name = "部门合计",
      .unit = kUnit,
      .columns = {text_column("编码", 6), text_column("部门", 18), money_column("支出合计"),
                  with_bars(percent_column("占比（%）")), money_column("一般公共预算"),
                  money_column("政府性基金"), money_column("“三公”经费"), money_column("收支总计"),
                  money_column("上年收支总计"), money_column("比上年增减"),
                  percent_column("增减（%）"), count_column("包数")},
      .total = {blank(), text("合计"), money(whole), percent(whole, whole)},
      .notes = {"按支出合计从大到小排列。"}};
  out.columns[3].width = 14;
  append(out.total, part_cells(summary.total));
  out.total.push_back(money(summary.total.income));
  append(out.total, change_cells(summary.change));
  out.total.push_back(count(summary.in_place));
  for (const SummaryTotal& total : summary.departments) {
    if (out.rows.size() == kMostSummaryLines) {
      out.notes.push_back(more_note(kMostSummaryLines, summary.departments.size()));
      break;
    }
    OverviewRow row = {text(total.code), text(total.name), money(total.amounts.expenditure),
                       percent(total.amounts.expenditure, whole)};
    append(row, part_cells(total.amounts));
    row.push_back(money(total.amounts.income));
    append(row, change_cells(total.change));
    row.push_back(count(total.packages));
    out.rows.push_back(std::move(row));
  }
  return out;
}

}  // namespace

Overview summary_tables(const Summary& summary) {
  Overview out{.title = summary.year + (summary.year.empty() ? "" : "年") + "部门预算公开汇总",
               .tables = {overview_table(summary), lines_table(summary), functions_table(summary),
                          sources_table(summary), departments_table(summary),
                          findings_table(summary), stale_table(summary), missing_table(summary),
                          deviations_table(summary), duplicates_table(summary)}};
  for (OverviewTable& table : out.tables) {
    if (!table.rows.empty()) continue;
    table.rows.emplace_back(table.columns.size());
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      if (!table.columns[i].format) {
        table.rows.back()[i] = text("无");
        break;
      }
    }
  }
  return out;
}

}  // namespace gongkai
