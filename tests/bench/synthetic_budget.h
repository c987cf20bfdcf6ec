#pragma once

// Budgets of departments that do not exist, as like real ones as load tests need: most with one to
// a few units, a few with hundreds; projects with goals, last year, “三公”经费, texts. Everything
// follows from the seed and the number.

#include <cstdint>
#include <string>

namespace gongkai {

struct SyntheticBudget {
  std::string region;  ///< of the department: "安河县"
  std::string code;    ///< "0001101"
  std::string json;
};

/// The budget of this number (from 0). Passes all checks without an error.
SyntheticBudget synthetic_budget(std::uint64_t seed, int number);

/// In how many ways broken_budget() breaks.
int kinds_of_broken_budgets();

/// The same with one fault that is an error: of syntax, a sum, a code, a telephone number ….
SyntheticBudget broken_budget(std::uint64_t seed, int number, int kind);

}  // namespace gongkai
