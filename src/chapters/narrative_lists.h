#pragma once

// The lists that chapters may print: units, projects, transfers, glossary entries.

#include <string>
#include <variant>
#include <vector>

#include "check/checked.h"
#include "money/amount.h"

namespace gongkai {

/// A member of an entry, and where in the budget it comes from: "budget /transfers/0/name".
struct ListMember {
  std::string name;
  std::variant<std::string, Amount> value;
  std::string origin;
};

using ListEntry = std::vector<ListMember>;

/// The entries of a list of list_fields(), in the budget's order.
std::vector<ListEntry> list_entries(const std::string& list, const Checked& checked);

}  // namespace gongkai
