#pragma once

// A budget as the rows of a form to fill in.

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "fill_in/fill_in_layout.h"
#include "source/json.h"

namespace gongkai {

/// The texts of a row, one for each column of its block; of FillInKind::kValues one for each line.
using FillInTexts = std::vector<std::string>;

/// Takes the rows of one block after another from a budget's file, and then what is left.
class BudgetRows {
 public:
  explicit BudgetRows(const JsonValue& budget) : budget_(budget) {}

  std::vector<FillInTexts> rows(const FillInBlock& block);

  /// Whether blocks have taken all that a value holds.
  bool is_taken(const JsonValue& value) const;

 private:
  std::optional<JsonValue> find(const std::vector<std::string>& path) const;
  std::string text(const FillInColumn& column, const JsonValue& entry);
  FillInTexts entry_row(const FillInBlock& block, const JsonValue& outer, std::size_t number,
                        const JsonValue& inner);
  void take(const JsonValue& value);
  std::vector<FillInTexts> entries(const FillInBlock& block);
  std::vector<FillInTexts> texts(const JsonValue& object);
  std::vector<FillInTexts> names(const JsonValue& object);
  std::vector<FillInTexts> cells(const JsonValue& object);
  std::vector<FillInTexts> rest();
  void add_rest(const JsonValue& value, const std::string& pointer,
                std::vector<FillInTexts>& out) const;

  const JsonValue budget_;
  std::set<std::string> taken_;  // pointers
};

/// What stands between several texts in one cell.
inline constexpr const char* kFillInBetween = "；";

/// A cell that is merged with the one above it.
inline constexpr const char* kFillInAbove = "↑";
/// A blank cell at the end of a stated row: without it the row would be shorter.
inline constexpr const char* kFillInBlank = "□";

/// Whether something is so; an empty cell says nothing.
inline constexpr const char* kFillInYes = "是";
inline constexpr const char* kFillInNo = "否";

/// The codes of the units that state something for themselves.
std::vector<std::string> units_with_statements(const JsonValue& budget);

}  // namespace gongkai
