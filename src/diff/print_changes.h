#pragma once

#include <string>
#include <vector>

#include "diff/change.h"

namespace gongkai {

/// Two states of a budget, and what differs.
struct BudgetChanges {
  std::string before;  ///< how the files are called
  std::string after;
  std::vector<std::string> notes;     ///< what was not compared, and why
  std::vector<BudgetChange> changes;  ///< by ChangeOf
};

/// Lines in Chinese: totals, facts, cells, texts with [-removed-] and {+added+} words.
std::string changes_text(const BudgetChanges& changes);

/// A page without scripts and anything from elsewhere; all texts are escaped.
std::string changes_html(const BudgetChanges& changes);

/// One JSON object, for programs.
std::string changes_json(const BudgetChanges& changes);

}  // namespace gongkai
