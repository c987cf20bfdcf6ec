#pragma once

// 填报表: which sheets a workbook to fill in has, and where each member of a budget stands in it.
// Both its writer and its reader follow this. Columns come from the shapes of the budget and from
// what the pack declares: another pack, another form.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/catalog.h"
#include "pack/pack.h"

namespace gongkai {

/// What a cell holds.
enum class FillInValue {
  kText,
  kParagraphs,  ///< a text that may have several lines
  kTexts,       ///< several texts, with “；” between them
  kAmount,
  kInteger,
  kNumber,  ///< a number as it stands: a percentage
  kDate,
  kYesNo,   ///< 是 or 否
  kChoice,  ///< one of the column's texts
  kCode     ///< a code, with or without its name
};

/// A column of a block with a row for each entry, or a line of one with a value for each member.
struct FillInColumn {
  std::string title;
  /// Below the entry: {"contacts", "leader"}. Empty: its name, or the number of an outer element
  /// among its like.
  std::vector<std::string> path;
  FillInValue value = FillInValue::kText;
  std::string list;                  ///< kCode: the code list (FillInList); empty: none
  std::vector<std::string> choices;  ///< kChoice
  std::string hint;                  ///< for who fills it in
  bool is_required = false;
};

/// How the rows of a block stand for a part of the budget.
enum class FillInKind {
  kValues,   ///< a line for each member of an object
  kEntries,  ///< a row for each element of an array
  kPairs,    ///< rows of name and text
  kTexts,    ///< the same; rows of one name are its paragraphs
  kNames,    ///< rows of kind, code and name
  kCells,    ///< rows of a table's name and its cells
  kRest      ///< rows of a JSON pointer and a value: what has no other place
};

/// A part of a sheet: its title, headings and rows. Blocks stand side by side, so that each may
/// grow.
struct FillInBlock {
  std::string title;
  FillInKind kind = FillInKind::kEntries;
  std::vector<std::string> path;  ///< of the object or the array in the budget
  /// kEntries: of the array within each element of `path`; empty: the elements themselves.
  std::string inner;
  /// With `inner`: the first of `columns` that tell the element; else none.
  std::size_t outer_columns = 0;
  bool makes_outer = false;  ///< the elements of `path` are made of these columns
  std::vector<FillInColumn> columns;
  int rows = 0;  ///< how many are prepared
};

struct FillInSheet {
  std::string title;
  std::vector<FillInBlock> blocks;
};

/// A list of codes and names to choose from.
struct FillInList {
  std::string name;  ///< of the workbook's named range: 功能科目
  std::vector<std::pair<std::string, std::string>> codes;
};

struct FillInLayout {
  std::vector<FillInSheet> sheets;
  std::vector<FillInList> lists;
};

/// Names of the lists whose codes stand in the form itself.
inline constexpr const char* kFillInUnits = "预算单位";
inline constexpr const char* kFillInProjects = "项目";

/// The text of a row that says that there is no entry: an empty list, which is stated.
inline constexpr const char* kFillInNone = "本单位没有";

/// The beginning of a text, of at most this many characters.
std::string first_characters(std::string_view text, std::size_t most);

/// The sheets for a pack and the codes of a year. `units`: codes of the units that state something
/// for themselves, each on a sheet of its own.
FillInLayout fill_in_layout(const Pack& pack, const Catalog& catalog,
                            const std::vector<std::string>& units);

}  // namespace gongkai
