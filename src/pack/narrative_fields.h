#pragma once

// The fields of the budget itself that chapters may use, besides figures and texts.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "budget/budget.h"
#include "pack/change_words.h"
#include "pack/pack.h"

namespace gongkai {

/// A count: {{assets.general_vehicles}}. Unknown if its part of the budget is not stated.
struct CountField {
  std::string_view name;
  std::optional<int> (*get)(const Budget&);
};
std::span<const CountField> count_fields();

/// An amount: {{procurement.goods}}.
struct AmountField {
  std::string_view name;
  std::optional<Amount> (*get)(const Budget&);
};
std::span<const AmountField> amount_fields();

/// A text: {{assets.vehicle_note}}; may be empty.
struct TextField {
  std::string_view name;
  std::string (*get)(const Budget&);
};
std::span<const TextField> text_fields();

/// A part of the budget that may be missing: {{#assets}}.
struct SectionField {
  std::string_view name;
  bool (*is_stated)(const Budget&);
};
std::span<const SectionField> section_fields();

/// Lists and the fields of their entries: {{#units}}{{name}}{{/units}}.
const std::vector<std::pair<std::string, std::vector<std::string>>>& list_fields();

/// Whether a list has entries, exactly one, or more: {{#transfers.any}}; whether a count is not
/// zero:
/// {{#headcount.vehicles.any}}.
inline constexpr std::string_view kHasAny = ".any";
inline constexpr std::string_view kHasOne = ".one";
inline constexpr std::string_view kHasMany = ".many";

/// How many records an own list has: {{lists.new_assets.count}}; whether the budget says that there
/// are none: {{#lists.new_assets.none}}.
inline constexpr std::string_view kCountOf = ".count";
inline constexpr std::string_view kNone = ".none";

/// Lists of groups of facts: {{#items.functions}}.
inline constexpr std::string_view kItemsOf = "items.";

/// Whether every project that has indicators has one of this 一级指标: {{#indicators.产出指标}}.
inline constexpr std::string_view kIndicatorsOf = "indicators.";

/// Whether a project has a goal or indicators.
bool has_goals(const Project& project);

/// Whether a project states one of these texts.
bool states_one_of(const Project& project, const std::vector<std::string>& texts);

/// All names that the chapters of a pack may use.
ProseNames prose_names(const Pack& pack);

/// Names that the words for this kind of change may use.
ProseNames change_names(const ChangeWords& words, Change kind);

}  // namespace gongkai
