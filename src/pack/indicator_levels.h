#pragma once

// Matches 一级指标 and 二级指标 of budgets with the places of tables: 成本 matches 成本指标.

#include <string>
#include <string_view>
#include <vector>

#include "budget/budget.h"
#include "pack/pack.h"

namespace gongkai {

/// Whether two names mean the same level, ignoring blanks and a trailing 指标 or 目标.
bool is_same_level(std::string_view a, std::string_view b);

/// The places that a table has for indicators.
struct IndicatorPlaces {
  std::string table;                ///< its name
  std::vector<std::string> places;  ///< "产出指标/数量指标", or only the first part
  std::string levels;               ///< the members that name them: "level1/level2"
};

/// Reports indicators for which a table has no place: nothing is left out silently.
void report_without_place(const std::vector<const Indicator*>& indicators,
                          const IndicatorPlaces& known, Findings& findings);

/// The 一级指标 that the tables of a pack have places for, each once.
std::vector<std::string> printed_levels(const Pack& pack);

/// Whether every project that has indicators has one of this 一级指标; false where none has any.
bool all_have_indicator(const Budget& budget, std::string_view level1);

}  // namespace gongkai
