#pragma once

// What a clerk writes in a cell → what stands in a budget file.

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "fill_in/fill_in_layout.h"
#include "read_xlsx/workbook.h"
#include "source/new_json.h"

namespace gongkai {

/// A value read from a cell.
struct CellValue {
  NewJson value;
  std::string problem;  ///< in Chinese, why it cannot be read; empty: it was
  std::string warning;  ///< the code's name is another
};

/// Codes and names of one list.
class CodeNames {
 public:
  void add(const std::string& code, const std::string& name);

  /// The name of a code; null if there is no such code.
  const std::string* name(const std::string& code) const;

  /// The only code of this name; empty if there is none, or several.
  std::string code(const std::string& name) const;

 private:
  std::map<std::string, std::string> names_;
  std::map<std::string, std::string> codes_;  // by name; empty: of several codes
};

/// Full-width letters, digits and marks as ASCII ones, blanks of all kinds as one blank.
std::string half_width(std::string_view text);

/// The code that a text begins with, and what follows it as its name: "2060101 行政运行",
/// "30101-基本工资", "[30102]津贴补贴". Without a code the whole text is the first.
std::pair<std::string, std::string> code_and_name(std::string_view text);

/// A text as an amount is written: "185,200.00", "￥1 200" and full-width digits become digits;
/// what is not clearly an amount stays as it is.
std::string plain_amount(std::string_view text);

/// "2024/3/1", "2024年3月1日", "20240301" and days counted from 1900 as YYYY-MM-DD; what is not
/// clearly a date stays as it is.
std::string plain_date(const SheetCell& cell);

/// The value of a cell of this column.
CellValue cell_value(const SheetCell& cell, const FillInColumn& column, const CodeNames* codes);

}  // namespace gongkai
