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

/// The newest budget format that is read ("format"; see check_format).
inline constexpr int kBudgetFormat = 1;

/// Suggests what to write instead of a text that a field does not accept; empty: no suggestion.
/// Fields are named by their Chinese titles: "单位性质", "支出功能分类".
using Propose = std::function<std::string(std::string_view field, std::string_view text)>;

/// The budget in a parsed file. Reports a later format, unknown, missing and wrong fields, all in
/// one run.
std::optional<Budget> load_budget(std::shared_ptr<const JsonTree> tree, Findings& findings);

/// As much of a parsed file as can be read, with a finding for the rest, so that further checks can
/// run.
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
