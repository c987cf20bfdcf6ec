#pragma once

// What the sentences of the Henan form's explanations must say of a budget: paragraph by paragraph,
// each figure summed here anew.

#include <string>
#include <vector>

#include "second/plain_budget.h"

namespace gongkai::second {

/// The paragraphs below the headings of 预算情况说明.
std::vector<std::string> expected_paragraphs(const PlainBudget& budget);

/// The sentence that names the units.
std::string expected_unit_list(const PlainBudget& budget);

}  // namespace gongkai::second
