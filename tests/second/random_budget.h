#pragma once

// Budgets by chance, each sound: few or many units of all kinds, sources, carried-over and deferred
// money, classes of the government stated otherwise, projects, lines of their own, amounts from 分
// to the largest, in 元 or 万元. Everything follows from the seed.

#include <string>

#include "second/plain_budget.h"

namespace gongkai::second {

/// Which money is left at the year's end.
enum class LeftFrom { kThisYear, kLastYear };

/// The JSON of a budget.
std::string random_budget(unsigned seed, LeftFrom left, const PlainCatalog& catalog);

}  // namespace gongkai::second
