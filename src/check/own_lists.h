#pragma once

// Lists of the department's own: records read by the form that a pack declares.

#include <span>
#include <string>
#include <vector>

#include "budget/budget.h"
#include "budget/list_form.h"
#include "catalog/catalog.h"
#include "check/settings.h"
#include "money/amount.h"
#include "source/finding.h"

namespace gongkai {

/// A value of a record.
struct ListValue {
  std::string text;  ///< of numbers as the file writes them; a code; empty: not stated
  std::string name;  ///< of a code
  Amount number;     ///< of an integer n: n 元; of n percent: n 元
};

/// An entry of a list, with a value for every column of its form.
struct ListRecord {
  std::vector<ListValue> values;
  JsonValue where;
};

struct RecordList {
  ListForm form;
  std::vector<ListRecord> records;
  bool is_stated = false;   ///< by the budget, even as an empty list (本单位没有)
  bool is_printed = false;  ///< by a table or a chapter of the pack
};

/// Reads the lists that a pack declares, in its order, and reports what does not fit: wrong values,
/// columns that are missing or that nobody declared, codes that are not known, products that
/// differ; lists that are printed but not stated and lists that the pack does not know.
std::vector<RecordList> read_lists(const Budget& budget, const Catalog& catalog,
                                   const CheckSettings& settings, Findings& findings);

/// A rule about lists, for packs and waivers.
struct ListCheck {
  std::string_view id;
  std::string_view name;  ///< 中文名
  CheckLevel level;
  bool is_complete = false;  ///< concerns completeness; else what may be published
};
std::span<const ListCheck> all_list_checks();

}  // namespace gongkai
