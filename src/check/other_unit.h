#pragma once

// Amounts of this year and last year that differ by the ratio of 元 to 万元: one of them was copied
// without conversion.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "check/quantities.h"

namespace gongkai {

/// The other of the two money units.
MoneyUnit other_unit(MoneyUnit unit);

/// Whether one amount is exactly 10,000 times the other.
bool is_in_other_unit(Amount a, Amount b);

/// "；两数正好相差一万倍，检查是否把元误作万元", if they do; else empty.
std::string other_unit_help(Amount a, Amount b, MoneyUnit unit);

/// A figure whose value for one year is in the wrong unit.
struct YearInOtherUnit {
  std::string name;  ///< "reception"
  std::string list;  ///< where last year's stands: "last_year", "three_public_last_year"
  Amount now;
  Amount last_year;
  bool is_last_year = false;  ///< which of the two is likely the wrong one
};

/// Those among last_year and three_public_last_year.
std::vector<YearInOtherUnit> years_in_other_unit(const Budget& budget, const Catalog& catalog,
                                                 Quantities& quantities);

/// The names of reasons whose change comes from such a unit error. Empty if the budget waives that
/// finding.
std::set<std::string> changes_of_unit(const Budget& budget, const Catalog& catalog);

}  // namespace gongkai
