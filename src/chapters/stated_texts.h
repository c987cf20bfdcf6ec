#pragma once

// The texts that a budget states and those that its pack prints.

#include "budget/budget.h"
#include "pack/pack.h"
#include "source/finding.h"

namespace gongkai {

/// Reports texts of the budget that the pack's chapters want or do not know.
void check_texts(const Pack& pack, const Budget& budget, Findings& findings);

/// The same of the projects' texts, which its tables print.
void check_project_texts(const Pack& pack, const Budget& budget, Findings& findings);

}  // namespace gongkai
