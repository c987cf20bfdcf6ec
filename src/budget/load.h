#pragma once

// Reads a budget file.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "budget/budget.h"
#include "source/finding.h"
#include "source/schema.h"

namespace gongkai {

/// The format of budget files that is read ("format"; see check_format).
inline constexpr int kBudgetFormat = 1;

/// What to write instead of a text that a field cannot hold, as help for a person; empty: that is
/// not known. Fields are named as their descriptions do: "单位性质", "支出功能分类".
using Propose = std::function<std::string(std::string_view field, std::string_view text)>;

/// The budget in a parsed file. Reports a later format, unknown, missing and wrong fields, all in
/// one run.
std::optional<Budget> load_budget(std::shared_ptr<const JsonTree> tree, Findings& findings);

/// All of a parsed file that can be read, with a finding for the rest: for finding more faults.
Budget read_budget(std::shared_ptr<const JsonTree> tree, Findings& findings,
                   const Propose& propose = {});

/// The names of Project::amounts and what they mean.
const std::vector<std::pair<std::string, std::string>>& project_amount_names();

/// The names of Budget::last_year and what they mean.
const std::vector<std::pair<std::string, std::string>>& last_year_names();

/// The names of Budget::reasons and what they mean.
const std::vector<std::pair<std::string, std::string>>& reason_names();

/// The JSON Schema of budget files, with Chinese descriptions.
Schema budget_schema();

}  // namespace gongkai
