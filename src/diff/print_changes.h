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

/// The changes of one kind, and what they are called.
struct ChangeSection {
  std::string title;
  std::vector<const BudgetChange*> changes;
};

/// Those that there are.
std::vector<ChangeSection> change_sections(const BudgetChanges& changes);

/// A text that changed within, as it was or as it is.
std::string whole_text(const std::vector<TextPiece>& pieces, PieceKind without);

/// Lines in Chinese: totals, facts, cells, texts with [-removed-] and {+added+} words.
std::string changes_text(const BudgetChanges& changes);

/// A page without scripts and anything from elsewhere; all texts are escaped.
std::string changes_html(const BudgetChanges& changes);

/// One JSON object, for programs.
std::string changes_json(const BudgetChanges& changes);

}  // namespace gongkai
