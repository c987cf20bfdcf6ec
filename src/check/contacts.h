#pragma once

// Contact persons of a project or a form, who are not published.

#include "budget/budget.h"

namespace gongkai {

/// What is printed instead of a person or a number.
inline constexpr std::string_view kHidden = "（略）";

/// The budget with every contact that is stated replaced by kHidden.
Budget without_contacts(Budget budget);

}  // namespace gongkai
