#pragma once

// 填报表: a workbook in which a budget is filled in.

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "fill_in/budget_rows.h"
#include "fill_in/fill_in_layout.h"
#include "source/finding.h"
#include "source/json.h"

namespace gongkai {

/// The form's number of this layout of workbooks.
inline constexpr int kFillInFormat = 1;

/// What tells a form: the first cell of the sheet of codes; the format, the pack and the year
/// follow.
inline constexpr const char* kFillInMark = "gongkai 填报表";
inline constexpr const char* kFillInCodes = "代码表";
inline constexpr const char* kFillInGuide = "填写说明";

/// Rows of a sheet, from 0: the titles of its blocks, their headings, and the first to fill in.
inline constexpr int kFillInTitleRow = 1;
inline constexpr int kFillInHeadingRow = 2;
inline constexpr int kFillInFirstRow = 3;

/// Headings of a block of values, and of the column of hints.
inline constexpr const char* kFillInItem = "项目";
inline constexpr const char* kFillInValueHeading = "填写";
inline constexpr const char* kFillInMeaning = "说明";
inline constexpr const char* kFillInHint = "提示";
/// The heading of the column that says what was wrong with the rows of a form that was read.
inline constexpr const char* kFillInProblem = "问题";

/// A row as somebody filled it in, and what is wrong with each of its cells (empty: nothing).
struct FilledRow {
  FillInTexts texts;
  std::vector<std::string> problems;
};

/// The rows of a form as they stand, by the titles of sheet and block.
struct FillInContent {
  std::map<std::pair<std::string, std::string>, std::vector<FilledRow>> rows;
  std::vector<std::string> problems;  ///< all of them, each with its cell
};

/// What a form is made of.
struct FillInRequest {
  std::string pack;
  std::string pack_title;
  int year = 0;
  std::optional<JsonValue> budget;         ///< fills it in; empty: an empty form
  const FillInContent* content = nullptr;  ///< what fills it in instead, with its faults marked
  /// Of the budget, in its unit: 收入, 支出, 年终结转结余, and what is left of the income.
  std::vector<std::string> totals;
  bool with_contacts = false;  ///< names and telephones of persons
};

/// The bytes of the workbook (.xlsx). Empty ⇔ an error was added.
std::optional<std::string> fill_in_workbook(const FillInLayout& layout,
                                            const FillInRequest& request, Findings& findings);

}  // namespace gongkai
