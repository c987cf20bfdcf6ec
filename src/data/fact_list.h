#pragma once

// Lists of records of one kind, each with fields of the same names: what JSON, CSV and the data
// dictionary are written from.

#include <string>
#include <string_view>
#include <vector>

namespace gongkai {

enum class FieldType {
  kText,
  kCode,     ///< an identifier of digits or letters, never a number
  kAmount,   ///< 元, exact, two decimals: "6343400.00"
  kInteger,  ///< "2023"
  kYesNo     ///< "是", "否"
};

/// In Chinese, for the dictionary: 文本, 编码, 金额, 整数, 是否.
std::string_view name(FieldType type);

struct Field {
  std::string key;    ///< in JSON: "function_code"
  std::string title;  ///< in CSV: 功能分类科目编码
  FieldType type = FieldType::kText;
  std::string meaning;  ///< for the dictionary
  std::string codes;    ///< the code list or the words that values come from; may be empty
};

/// Records in the order of the budget.
struct FactList {
  std::string key;    ///< in JSON, and in the name of the CSV file: "expenditure"
  std::string title;  ///< 支出
  std::vector<Field> fields;
  std::vector<std::vector<std::string>> rows;  ///< a value for each field; empty: none
};

}  // namespace gongkai
