// 上年数明细: lists of last year's amounts, each by itself and beside what else the budget says.

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

#include "budget/kind_names.h"
#include "check/all_checks.h"
#include "check/index.h"
#include "check/names.h"
#include "check/quantities.h"
#include "check/reasons.h"

namespace gongkai {
namespace {

Amount total(const LastYearList& list) {
  Amount out;
  for (const LastYearLine& line : list.lines) out += line.amount;
  return out;
}

// What a list is of, for who reads of it: "上年支出执行数".
std::string called(const LastYearList& list) {
  return "上年" + std::string(list.of == LastYearOf::kIncome ? "收入" : "支出") +
         std::string(name(list.figure));
}

void check_code(const std::string& code, const Names& names, const LastYearLine& line,
                const char* member, Findings& findings) {
  if (code.empty() || names.find(code) != nullptr) return;
  findings.add({.id = "last-year-code",
                .severity = Severity::kWarning,
                .where = line.where.member_place(member),
                .message = "科目 " + code + " 没有名称",
                .expected = "科目表中的编码，或 names 中有它的名称",
                .help = "改正编码；上年的科目今年没有了的，在 names 中写上它的名称"});
}

// All that is known of a line, but its amount.
auto key_of(const LastYearLine& line) {
  const int carried = !line.is_carried_over ? 0 : *line.is_carried_over ? 1 : 2;
  return std::tuple(line.unit, line.function, line.economic, line.source, line.kind, line.project,
                    carried);
}

// The sum of the lines that a name of last_year counts; empty: the list does not say.
std::optional<Amount> sum_for(std::string_view what, const LastYearList& list) {
  const std::string_view prefix = source_prefix(what);
  const bool is_whole = list.source.empty() && list.kind.empty();
  Amount sum;
  for (const LastYearLine& line : list.lines) {
    if (what == "total" && is_whole) {
      sum += line.amount;
    } else if (!prefix.empty() && list.kind.empty() && prefix.starts_with(list.source) &&
               line.source.size() >= prefix.size()) {
      if (line.source.starts_with(prefix)) sum += line.amount;
    } else {
      return std::nullopt;
    }
  }
  return sum;
}

}  // namespace

void check_last_year_units(const Budget& budget, const Catalog&, Findings& findings) {
  const Index<BudgetUnit> units(budget.department.units);
  for (const LastYearList& list : budget.last_year_lists) {
    for (const LastYearLine& line : list.lines) {
      if (line.unit.empty() || units.find(line.unit) != nullptr) continue;
      findings.add({.id = "last-year-unit-unknown",
                    .where = line.where.member_place("unit"),
                    .message = "部门没有预算单位 " + line.unit,
                    .expected = "department 的 units 中的代码",
                    .help = "改正代码；上年有而今年没有的单位，不写 unit"});
    }
  }
}

void check_last_year_codes(const Budget& budget, const Catalog& catalog, Findings& findings) {
  const Names functions(catalog.functions, budget.names.functions);
  const Names economic(catalog.economic, budget.names.economic);
  for (const LastYearList& list : budget.last_year_lists) {
    if (list.is_of_file) continue;
    for (const LastYearLine& line : list.lines) {
      check_code(line.function, functions, line, "function", findings);
      check_code(line.economic, economic, line, "economic", findings);
    }
  }
}

void check_last_year_lines(const Budget& budget, const Catalog&, Findings& findings) {
  for (const LastYearList& list : budget.last_year_lists) {
    if (list.is_of_file) continue;
    std::map<decltype(key_of({})), const LastYearLine*> known;
    for (const LastYearLine& line : list.lines) {
      const auto [first, is_new] = known.try_emplace(key_of(line), &line);
      if (is_new) continue;
      findings.add({.id = "last-year-line-twice",
                    .severity = Severity::kWarning,
                    .where = line.where.place(),
                    .message = "这份" + called(list) + "明细中另有一笔与它相同",
                    .expected = "每笔只写一次",
                    .help = "删去重复的一笔；确是两笔的，合为一笔或写明不同之处",
                    .notes = {{"另一笔", first->second->where.place()}}});
    }
  }
}

void check_last_year_lists(const Budget& budget, const Catalog&, Findings& findings) {
  const auto& lists = budget.last_year_lists;
  for (std::size_t i = 0; i < lists.size(); ++i) {
    const auto before =
        std::find_if(lists.begin(), lists.begin() + static_cast<std::ptrdiff_t>(i),
                     [&](const LastYearList& other) {
                       return other.figure == lists[i].figure && other.of == lists[i].of &&
                              other.source == lists[i].source && other.kind == lists[i].kind;
                     });
    if (before == lists.begin() + static_cast<std::ptrdiff_t>(i)) continue;
    if (total(*before) == total(lists[i])) continue;
    findings.add({.id = "last-year-lists-differ",
                  .where = lists[i].where.place(),
                  .message = "这份" + called(lists[i]) + "明细合计 " +
                             with_unit(total(lists[i]), budget) + "，另一份合计 " +
                             with_unit(total(*before), budget),
                  .expected = "同一上年数，各份明细的合计相同",
                  .help = "补上缺少的各笔；只列一部分的，写明 source 或 kind",
                  .notes = {{"另一份", before->where.place()}}});
  }
}

void check_last_year_totals(const Budget& budget, const Catalog&, Findings& findings) {
  for (const LastYearList& list : budget.last_year_lists) {
    if (list.is_of_file || list.figure != YearFigure::kBudget ||
        list.of != LastYearOf::kExpenditure)
      continue;
    for (const auto& [what, stated] : budget.last_year) {
      const auto sum = sum_for(what, list);
      if (!sum || *sum == stated) continue;
      findings.add({.id = "last-year-differs",
                    .where = list.where.place(),
                    .message = "这份" + called(list) + "明细为 " + with_unit(*sum, budget) +
                               "，last_year 中的 \"" + what + "\" 为 " + with_unit(stated, budget),
                    .expected = "两处的上年预算数相同",
                    .help = "改正有误的一处",
                    .notes = {{"另一处", budget.place_of("last_year", what)}}});
    }
  }
}

}  // namespace gongkai
