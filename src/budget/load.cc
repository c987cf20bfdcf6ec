#include "budget/load.h"

#include <string>
#include <utility>

#include "budget/shapes.h"
#include "source/format_number.h"

namespace gongkai {
namespace {

// 元 has no third decimal.
constexpr int kMostDecimalsOfYuan = 2;

// The money unit must be known before the first amount is read, wherever it is in the file. Faults
// of these fields are reported when they are read.
AmountRule read_amount_rule(const JsonValue& file, Findings& findings) {
  AmountRule rule;
  Findings unused;
  if (file.kind() != JsonKind::kObject) return rule;
  if (const auto unit = file.find("money_unit")) money_unit().read(*unit, rule.unit, unused);
  const auto decimals = file.find("amount_decimals");
  int stated = rule.decimals;
  if (!decimals || !amount_decimals().read(*decimals, stated, unused)) return rule;
  rule.decimals = stated;
  if (rule.unit != MoneyUnit::kYuan || stated <= kMostDecimalsOfYuan) return rule;
  rule.decimals = kMostDecimalsOfYuan;
  findings.add({.id = "number-range",
                .where = decimals->place(),
                .message = "金额单位为元，不能有 " + std::to_string(stated) + " 位小数",
                .expected = "0 至 2 的整数（不加引号）"});
  return rule;
}

// Facts without a unit belong to the department's only one.
template <class Fact>
void fill_in_unit(const std::string& unit, std::vector<Fact>& facts) {
  for (Fact& fact : facts) {
    if (fact.unit.empty()) fact.unit = unit;
  }
}

void fill_in_only_unit(Budget& budget) {
  if (budget.department.units.size() != 1) return;
  const std::string& unit = budget.department.units.front().code;
  fill_in_unit(unit, budget.income);
  fill_in_unit(unit, budget.expenditure);
  fill_in_unit(unit, budget.year_end);
  fill_in_unit(unit, budget.projects);
}

}  // namespace

Budget read_budget(std::shared_ptr<const JsonTree> tree, Findings& findings,
                   const Propose& propose) {
  const JsonValue file = tree->root();
  Budget budget;
  budget_shape(read_amount_rule(file, findings), propose).read(file, budget, findings);
  if (!budget.department.units.empty()) budget.department.units.front().is_lead = true;
  fill_in_only_unit(budget);
  budget.source = std::move(tree);
  return budget;
}

std::optional<Budget> load_budget(std::shared_ptr<const JsonTree> tree, Findings& findings) {
  if (!check_format(tree->root(), kBudgetFormat, findings)) return std::nullopt;
  const int errors_before = findings.count(Severity::kError);
  Budget budget = read_budget(std::move(tree), findings);
  if (findings.count(Severity::kError) > errors_before) return std::nullopt;
  return budget;
}

Schema budget_schema() { return schema_document(budget_shape({}), "部门预算公开文件"); }

}  // namespace gongkai
