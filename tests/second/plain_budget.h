#pragma once

// A budget's facts as plain values, read straight from its JSON and from the catalogue's files with
// nothing of src/: what is computed from them is independent of the program.

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gongkai::second {

using Json = nlohmann::ordered_json;

/// Whole 分. All amounts of a budget together fit.
using Fen = std::int64_t;

/// A line of income, spending or 年终结转结余.
struct PlainFact {
  std::string unit;
  std::string source;
  std::string function;
  std::string economic;
  std::string government;  ///< stated, or by the kind of the unit; empty: not known
  std::string project;
  std::string kind;  ///< 人员经费 公用经费 其他运转类 特定目标类
  std::string line;
  bool is_carried_over = false;
  bool is_deferred = false;
  Fen fen = 0;
  std::size_t place = 0;  ///< in the order of balanced rounding, among its side
};

/// 2023's codes and their names.
struct PlainCatalog {
  using Names = std::map<std::string, std::string>;
  Names functions;
  Names economic;
  Names government;
  Names kinds;  ///< 301 → 人员经费
  Names funds;  ///< beginnings of functions → of the sources that alone pay for them
  std::map<std::pair<std::string, std::string>, std::string> mapping;  ///< 30101, 事业单位 → 50501
};

PlainCatalog read_plain_catalog();

struct PlainBudget {
  Json json;
  std::string department_code;
  std::string department_name;
  std::vector<std::string> units;  ///< codes, as listed
  PlainCatalog names;              ///< the budget's own names put in
  std::map<std::string, std::string> unit_names;
  std::vector<PlainFact> income;
  std::vector<PlainFact> spending;
  std::vector<PlainFact> year_end;
  bool is_balanced = false;  ///< printed by 平衡修约

  /// 元 or 万元 as written, in 分.
  Fen fen(const Json& amount) const;
};

PlainBudget read_plain(const std::string& text, const PlainCatalog& catalog);

/// 平衡修约, stated once more: the facts of a side stand in a fixed order, and each becomes what
/// the rounded sum of all up to it has more than the rounded sum of all before it.
PlainBudget balanced(PlainBudget budget);

/// "12.35" of 万元, rounded half up; a zero as `zero`.
std::string in_ten_thousands(Fen fen, std::string_view zero);

/// The last place that is printed, 0.01 万元.
inline constexpr Fen kLastPlace = 10'000;

/// Rounded half up to the last place.
constexpr Fen rounded(Fen fen) { return (fen + kLastPlace / 2) / kLastPlace * kLastPlace; }

}  // namespace gongkai::second
