#pragma once

// What the value of an indicator says.

#include <optional>

#include "budget/project.h"

namespace gongkai {

/// The amount of money that a cost indicator states; empty: it is none, or states no amount.
std::optional<Amount> cost_of(const Indicator& indicator);

}  // namespace gongkai
