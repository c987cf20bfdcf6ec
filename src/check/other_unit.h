#pragma once

// This year's and last year's amounts of one thing that differ about as 元 and 万元 do: one of the
// two was taken over without converting it.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "check/quantities.h"

namespace gongkai {

/// The other of the two units that a file's amounts can have.
MoneyUnit other_unit(MoneyUnit unit);

/// Whether the larger of two amounts is exactly 10,000 times the smaller one.
bool is_in_other_unit(Amount a, Amount b);

/// "；两数正好相差一万倍，检查是否把元误作万元", if they do; else empty.
std::string other_unit_help(Amount a, Amount b, MoneyUnit unit);

/// A figure of which one year is in the other unit.
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

/// The names of reasons whose change follows from that rather than from what the reason may say;
/// none if the budget waives the finding that says so.
std::set<std::string> changes_of_unit(const Budget& budget, const Catalog& catalog);

}  // namespace gongkai
