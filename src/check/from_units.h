#pragma once

// What the units of a department state for themselves, added up.

#include <span>

#include "budget/budget.h"
#include "check/all_checks.h"
#include "source/finding.h"

namespace gongkai {

/// The budget with what all its units state for themselves and the department does not, added up:
/// “三公”经费, last year, 政府采购, 机构编制, 国有资产, and the entries of lists in the order of
/// the units. What both state is compared. Reports a unit that does not state what others do: the
/// department's is not known then. What units state for themselves is no longer in the budget's
/// `source`: it is for the units' own packages.
Budget with_sums_of_units(Budget budget, Findings& findings);

/// Rules about units and their department, for packs and waivers.
std::span<const CheckRule> unit_rules();

}  // namespace gongkai
