#pragma once

// The lists of records that tables print and figures add up: built in, or declared by the pack.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "budget/list_form.h"
#include "check/own_lists.h"
#include "pack/pack.h"

namespace gongkai {

/// Before the names of the pack's own lists: "lists.new_assets".
inline constexpr std::string_view kListsOf = "lists.";

/// 政府采购项目, a built-in list.
inline constexpr const char* kProcurementItems = "procurement_items";

/// 专项转移支付项目, a built-in list.
inline constexpr const char* kTransfers = "transfers";

/// “三公”经费 of the year, a built-in list.
inline constexpr const char* kThreePublic = "three_public";

/// “三公”经费 of last year and of this one, a built-in list.
inline constexpr const char* kThreePublicYears = "three_public_years";

/// What a list is made of, by its name in `of`. Null if there is none.
const ListForm* find_record_list(const Pack& pack, std::string_view of);

/// The built-in list of this name, whose records are members of the budget. Null if there is none.
const ListForm* built_in_list(std::string_view name);

/// All names that `of` may have.
std::vector<std::string> record_list_names(const Pack& pack);

/// The column that a field {{record.…}} speaks of, by what stands after "record.": "unit",
/// "unit.name".
struct RecordField {
  std::string_view column;
  bool is_name = false;  ///< the name of a code
};
RecordField record_field(std::string_view field);

/// Whether a record has the values that are wanted.
bool matches(const RecordFilter& filter, const ListForm& form, const ListRecord& record);

}  // namespace gongkai
