#pragma once

// What a mapping means for one sheet: its members as columns of the sheet and of forms to fill in.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "fill_in/fill_in_layout.h"
#include "import/mapping.h"
#include "import/table_columns.h"
#include "source/finding.h"
#include "source/new_json.h"

namespace gongkai {

/// Rows in whose column one of some texts stands.
struct BoundCondition {
  int column = -1;  ///< -1: there is no such column, and so no such row
  const std::vector<std::string>* values = nullptr;
};

/// A member of an entry and the column of the sheet that it is read from.
struct BoundColumn {
  const MappedColumn* mapped = nullptr;
  const FillInColumn* as = nullptr;
  int column = 0;
  int names = -1;                   ///< with the names of its codes; -1: there is none
  const char* own_codes = nullptr;  ///< the key of units or projects: the list of their codes
  bool is_name = false;             ///< what follows a code in the column of the code
  BoundCondition unless;
};

/// A column of amounts, and what the entries of its amounts hold besides.
struct BoundFund {
  int column = 0;
  std::vector<std::pair<const FillInColumn*, NewJson>> members;
};

/// A list of the budget. What it points to belongs to the mapping and the layout.
struct BoundList {
  const MappedList* mapped = nullptr;
  const FillInBlock* block = nullptr;
  const FillInColumn* amount = nullptr;  ///< null: its entries have none
  std::vector<BoundColumn> columns;
  std::vector<BoundFund> funds;  ///< or one column of amounts
  int whole = -1;                ///< the column of the sum of the funds; -1: there is none
  BoundCondition unless;

  /// The column of a member; null: the sheet has none.
  const BoundColumn* find(const std::string& member) const;
};

/// The lists of a table that a sheet gives entries of. Reports lists and members that the mapping
/// names and budgets do not have; empty ⇔ an error was added.
std::optional<std::vector<BoundList>> bound_table(const FoundTable& table,
                                                  const FillInLayout& layout, Findings& findings);

/// A path as mappings write it: "department/units".
std::string path_text(const std::vector<std::string>& path);

}  // namespace gongkai
