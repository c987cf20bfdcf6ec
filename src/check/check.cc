#include <memory>
#include <utility>

#include "check/all_checks.h"
#include "check/checked.h"
#include "check/ledger.h"

namespace gongkai {

void check_readable_part(const Budget& budget, const Catalog& catalog, Findings& findings) {
  if (budget.department.units.empty()) return;  // every reference would be missed
  for (const Check& each : all_checks()) {
    if (each.needs == Needs::kEachFact) each.run(budget, catalog, findings);
  }
}

std::optional<Checked> check(Budget budget, const Catalog& catalog, Findings& findings) {
  const int errors_before = findings.count(Severity::kError);
  for (const Check& each : all_checks()) each.run(budget, catalog, findings);
  if (findings.count(Severity::kError) > errors_before) return std::nullopt;
  Checked out;
  out.budget_ = std::make_unique<const Budget>(std::move(budget));
  out.outlays_ = make_ledger(*out.budget_, catalog);
  out.upper_names_ = upper_names(*out.budget_, catalog, out.outlays_);
  return out;
}

}  // namespace gongkai
