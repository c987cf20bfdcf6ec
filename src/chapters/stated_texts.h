#pragma once

// Compares the texts that a budget states with those that its pack prints.

#include "budget/budget.h"
#include "pack/pack.h"
#include "source/finding.h"

namespace gongkai {

/// Reports texts that the pack's chapters require but the budget lacks, and texts unknown to the
/// pack.
void check_texts(const Pack& pack, const Budget& budget, Findings& findings);

/// The same for the projects' texts, which its tables print.
void check_project_texts(const Pack& pack, const Budget& budget, Findings& findings);

}  // namespace gongkai
