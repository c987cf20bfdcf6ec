#pragma once

// The lists that chapters may print: units, projects, transfers, glossary entries.

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "chapters/figure.h"
#include "money/amount.h"
#include "pack/pack.h"

namespace gongkai {

/// A member of an entry, and where in the budget it comes from: "budget /transfers/0/name".
struct ListMember {
  std::string name;
  std::variant<std::string, Amount> value;
  std::string origin;
};

using ListEntry = std::vector<ListMember>;

/// A count as text, a text, an amount, whether a section is stated.
using BudgetValue = std::variant<std::string, Amount, bool>;

/// The value of a count, an amount, a text or a section of the budget; of an own list how many
/// records it has ("lists.name.count"), or whether the budget says that there are none (".none");
/// false where it is not known. Empty: the name is of none of these.
std::optional<BudgetValue> budget_value(const std::string& name, const Pack& pack,
                                        const Checked& checked);

/// Whether there is such a list.
bool has_list(const std::string& name, const Pack& pack);

/// The entries of a list of list_fields(), or of an own list ("lists.name"), in the budget's order.
std::vector<ListEntry> list_entries(const std::string& list, const Pack& pack,
                                    const FigureSource& source);

/// The same, to be printed. Reports that the stated tables of a budget without facts do not say
/// what entries cost.
std::vector<ListEntry> printed_entries(const std::string& list, const Pack& pack,
                                       const FigureSource& source, Findings& findings);

}  // namespace gongkai
