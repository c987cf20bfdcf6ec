#pragma once

// What a budget has in common with last year's, where a change was to be expected.

#include "budget/budget.h"
#include "source/finding.h"

namespace gongkai {

/// Names reasons that are last year's word for word (a warning), other texts and goals that are
/// (one note), and projects that are new or gone (one note).
void note_unchanged(const Budget& former, const Budget& budget, Findings& findings);

}  // namespace gongkai
