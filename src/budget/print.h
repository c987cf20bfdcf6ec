#pragma once

// A budget as text, for people and tests.

#include <string>

#include "budget/budget.h"

namespace gongkai {

std::string to_text(const Budget& budget);

}  // namespace gongkai
