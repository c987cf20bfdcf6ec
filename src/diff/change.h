#pragma once

// What differs between two states of one budget.

#include <string>
#include <vector>

namespace gongkai {

/// A piece of a text: in both, only before, only after.
enum class PieceKind { kSame, kRemoved, kAdded };
struct TextPiece {
  PieceKind kind = PieceKind::kSame;
  std::string text;
};

/// What is compared, in the order in which it is told.
enum class ChangeOf { kTotal, kFact, kCell, kText };

/// One thing that differs. An empty text: it is not there.
struct BudgetChange {
  ChangeOf of = ChangeOf::kFact;
  std::string where;  ///< what it is, for people: "支出 2060101 行政运行 …", "预算05表 合计 小计"
  std::string before;
  std::string after;
  std::string difference;         ///< of amounts: after less before; empty: not amounts
  std::vector<TextPiece> pieces;  ///< of texts that are in both: what changed within
};

}  // namespace gongkai
