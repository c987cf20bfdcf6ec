#pragma once

// Reads a budget file.

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "budget/budget.h"
#include "source/finding.h"
#include "source/schema.h"

namespace gongkai {

/// The format of budget files that is read ("format"; see check_format).
inline constexpr int kBudgetFormat = 1;

/// The budget in a parsed file. Reports a later format, unknown, missing and wrong fields, all in
/// one run.
std::optional<Budget> load_budget(std::shared_ptr<const JsonTree> tree, Findings& findings);

/// All of a parsed file that can be read, with a finding for the rest: for finding more faults.
Budget read_budget(std::shared_ptr<const JsonTree> tree, Findings& findings);

/// The names of Project::amounts and what they mean.
const std::vector<std::pair<std::string, std::string>>& project_amount_names();

/// The names of Budget::last_year and what they mean.
const std::vector<std::pair<std::string, std::string>>& last_year_names();

/// The JSON Schema of budget files, with Chinese descriptions.
Schema budget_schema();

}  // namespace gongkai
