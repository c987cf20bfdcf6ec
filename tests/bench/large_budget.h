#pragma once

// Budgets of any size, for seeing how cost grows.

#include <string>

namespace gongkai {

/// A budget file of the pack henan-2023 with `rows` functional codes, each with one fact (or more),
/// by turns 基本支出 and 项目支出 of a project of its own: tables 03 and 05 get `rows` rows, table
/// 11 half as many. The facts belong to one unit per hundred rows. At most 70,000 rows.
std::string large_budget(int rows, int facts_per_row = 1);

}  // namespace gongkai
