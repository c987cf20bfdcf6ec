// Units of a department beside each other.

#include <algorithm>
#include <string>
#include <unordered_set>

#include "check/all_checks.h"
#include "check/index.h"

namespace gongkai {
namespace {

std::string named(const BudgetUnit& unit) { return "“" + unit.name + "”（" + unit.code + "）"; }

}  // namespace

// A unit's file that was forgotten leaves the unit without amounts.
void check_units_have_amounts(const Budget& budget, const Catalog&, Findings& findings) {
  if (budget.department.units.size() < 2) return;
  std::unordered_set<std::string_view> used;
  for (const Income& fact : budget.income) used.insert(fact.unit);
  for (const Expenditure& fact : budget.expenditure) used.insert(fact.unit);
  const Index<BudgetUnit> units(budget.department.units);
  const auto is_known = [&](std::string_view code) { return units.find(code) != nullptr; };
  if (!std::ranges::all_of(used, is_known)) return;  // whose they are is another finding
  for (const BudgetUnit& unit : budget.department.units) {
    if (used.contains(unit.code)) continue;
    findings.add({.id = "unit-without-amounts",
                  .severity = Severity::kWarning,
                  .where = unit.where.place(),
                  .message = "单位" + named(unit) + "没有一笔收入和支出",
                  .expected = "部门预算包括所属各单位的收支（预算法第八条）",
                  .help = "补上这个单位的收支，或用 \"file\" 指明它的预算文件；确实没有的，在 "
                          "\"waived\" 中写明豁免理由"});
  }
}

// Money that one unit of a department pays to another is counted twice where both are added up.
void check_inner_transfers(const Budget& budget, const Catalog& catalog, Findings& findings) {
  if (budget.department.units.size() < 2) return;
  const Index<BudgetUnit> units(budget.department.units);
  for (const Income& received : budget.income) {
    const std::string* source = catalog.inner_transfers.name(received.source);
    if (source == nullptr || received.is_carried_over || received.amount.is_zero()) continue;
    const auto paid = std::ranges::find_if(budget.expenditure, [&](const Expenditure& each) {
      return each.unit != received.unit && each.amount == received.amount;
    });
    if (paid == budget.expenditure.end()) continue;
    const BudgetUnit* to = units.find(received.unit);
    const BudgetUnit* from = units.find(paid->unit);
    if (to == nullptr || from == nullptr) continue;
    findings.add({.id = "transfer-within-department",
                  .severity = Severity::kWarning,
                  .where = received.where.member_place("amount"),
                  .message = "单位" + named(*to) + "的" + *source + "与单位" + named(*from) +
                             "的一笔支出金额相同，疑为部门内部拨付，部门的总计会重复计算",
                  .expected = "单位之间的拨付在部门的收支中只计一次",
                  .help = "是内部拨付的，从部门的收入和支出中各删去这一笔；不是的，在 \"waived\" "
                          "中写明豁免理由",
                  .notes = {{"金额相同的支出", paid->where.member_place("amount")}}});
  }
}

}  // namespace gongkai
