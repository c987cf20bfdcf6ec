#pragma once

// A budget that is put together value by value, each with the cell that it comes from.

#include <map>
#include <string>
#include <vector>

#include "source/new_json.h"

namespace gongkai {

/// Where a value stands in the budget: names of members, and numbers of elements ("0").
using BudgetPath = std::vector<std::string>;

class BuiltBudget {
 public:
  BuiltBudget() { root_.kind = JsonKind::kObject; }

  /// Sets a member of an object, making what is above it.
  void set(const BudgetPath& object, const std::string& name, NewJson value,
           const std::string& cell);

  /// Appends to an array, making it and what is above it. Gives the element's number.
  std::size_t append(const BudgetPath& array, NewJson element, const std::string& cell);

  /// Says where a value would stand, if nothing else does.
  void note(const BudgetPath& path, const std::string& cell);

  /// The value at a path; null if there is none.
  NewJson* find(const BudgetPath& path);

  /// Whether a value may be set at a path, or appended to the array above: what is above it holds
  /// members or elements.
  bool may_hold(const BudgetPath& path);

  /// The array at a path, made if it is not there.
  NewJson& array(const BudgetPath& path);

  NewJson take() { return std::move(root_); }
  const std::map<std::string, std::string>& cells() const { return cells_; }

 private:
  NewJson& object(const BudgetPath& path);

  NewJson root_;
  std::map<std::string, std::string> cells_;  // by JSON pointer
};

/// The JSON pointer of a path.
std::string pointer_of(const BudgetPath& path);

}  // namespace gongkai
