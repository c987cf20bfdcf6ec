#pragma once

// The list of all checks of a budget. Each is a pure function that adds findings; none relies on
// another having passed.

#include <span>
#include <string_view>

#include "budget/budget.h"
#include "catalog/catalog.h"
#include "check/settings.h"
#include "source/finding.h"

namespace gongkai {

/// What a check says something true of: whole budgets, also those of which some fields could not
/// be read, or only budgets that state facts.
enum class CheckInput { kWholeBudget, kEachFact, kFacts };

/// The purpose of a check. Tables cannot be made from an unsound budget. One that is unfit for
/// publication or incomplete may still be printed as a draft, and a pack may lower the severity.
/// Completeness concerns the whole document only.
enum class Purpose { kSound, kFitToPublish, kComplete };

/// What a budget may waive with a reason: warnings only, or also errors about two figures that
/// differ although both may be right.
enum class Waiving { kWarnings, kErrorsToo };

struct Check {
  std::string_view id;    ///< of its findings
  std::string_view name;  ///< 中文名
  void (*run)(const Budget&, const Catalog&, Findings&);
  CheckLevel level = CheckLevel::kError;  ///< of its findings, unless a pack says otherwise
  Purpose purpose = Purpose::kSound;
  CheckInput input = CheckInput::kWholeBudget;
  Waiving waiving = Waiving::kWarnings;
};

/// In the order in which they run.
std::span<const Check> all_checks();

/// The public description of a check.
struct CheckRule {
  std::string_view id;
  std::string_view name;  ///< 中文名
  CheckLevel level = CheckLevel::kError;
  Purpose purpose = Purpose::kSound;
  Waiving waiving = Waiving::kWarnings;
};

/// All checks, those of texts included.
std::span<const CheckRule> check_rules();

/// Null if no check has this id.
const CheckRule* find_rule(std::string_view id);

// check/references.cc: what facts refer to
void check_unit_duplicates(const Budget&, const Catalog&, Findings&);
void check_unit_prefixes(const Budget&, const Catalog&, Findings&);
void check_units_stated(const Budget&, const Catalog&, Findings&);
void check_units_known(const Budget&, const Catalog&, Findings&);
void check_project_duplicates(const Budget&, const Catalog&, Findings&);
void check_projects_known(const Budget&, const Catalog&, Findings&);
void check_project_groups(const Budget&, const Catalog&, Findings&);
void check_project_units(const Budget&, const Catalog&, Findings&);
void check_projects_used(const Budget&, const Catalog&, Findings&);

// check/codes.cc: classification codes and whether they have names
void check_codes_known(const Budget&, const Catalog&, Findings&);
void check_parent_codes(const Budget&, const Catalog&, Findings&);
void check_own_codes(const Budget&, const Catalog&, Findings&);

// check/code_names.cc: the names that a budget gives codes
void check_code_names(const Budget&, const Catalog&, Findings&);
void check_names_of_year(const Budget&, const Catalog&, Findings&);

// check/spending.cc: what follows from the economic class
void check_economic_stated(const Budget&, const Catalog&, Findings&);
void check_kind_stated(const Budget&, const Catalog&, Findings&);
void check_kind_known(const Budget&, const Catalog&, Findings&);
void check_mapping_known(const Budget&, const Catalog&, Findings&);
void check_mapping_agrees(const Budget&, const Catalog&, Findings&);
void check_deferred(const Budget&, const Catalog&, Findings&);
void check_fund_functions(const Budget&, const Catalog&, Findings&);
void check_functions_of_funds(const Budget&, const Catalog&, Findings&);
void check_economic_places(const Budget&, const Catalog&, Findings&);
void check_pay_in_projects(const Budget&, const Catalog&, Findings&);

// check/balance.cc: sums
void check_has_facts(const Budget&, const Catalog&, Findings&);
void check_tables_only(const Budget&, const Catalog&, Findings&);
void check_overflow(const Budget&, const Catalog&, Findings&);
void check_balance(const Budget&, const Catalog&, Findings&);
void check_source_balance(const Budget&, const Catalog&, Findings&);
void check_equal_lines(const Budget&, const Catalog&, Findings&);

// check/carried_over.cc: 上年结转
void check_carried_over(const Budget&, const Catalog&, Findings&);
void check_carried_over_agrees(const Budget&, const Catalog&, Findings&);

// check/money_unit.cc: amounts in the wrong unit
void check_money_unit(const Budget&, const Catalog&, Findings&);
void check_unit_of_last_year(const Budget&, const Catalog&, Findings&);

// check/last_year.cc: 上年数明细
void check_last_year_units(const Budget&, const Catalog&, Findings&);
void check_last_year_codes(const Budget&, const Catalog&, Findings&);
void check_last_year_lines(const Budget&, const Catalog&, Findings&);
void check_last_year_lists(const Budget&, const Catalog&, Findings&);
void check_last_year_totals(const Budget&, const Catalog&, Findings&);

// check/text_leads.cc: words that the template has as well
void check_text_leads(const Budget&, const Catalog&, Findings&);

// check/sizes.cc: orders of magnitude
void check_powers_of_ten(const Budget&, const Catalog&, Findings&);
void check_parts_of_last_year(const Budget&, const Catalog&, Findings&);

// check/reasons.cc: words for changes and the changes themselves
void check_reasons_agree(const Budget&, const Catalog&, Findings&);
void check_reasons_say_why(const Budget&, const Catalog&, Findings&);

// check/text_figures.cc: amounts and percentages in texts
void check_text_figures(const Budget&, const Catalog&, Findings&);

// check/left_over.cc: left-overs from other documents
void check_example_texts(const Budget&, const Catalog&, Findings&);
void check_organisations(const Budget&, const Catalog&, Findings&);

// check/two_sources.cc: figures that are stated twice
void check_procurement_agrees(const Budget&, const Catalog&, Findings&);
void check_procurement_size(const Budget&, const Catalog&, Findings&);
void check_three_public_agrees(const Budget&, const Catalog&, Findings&);
void check_posts(const Budget&, const Catalog&, Findings&);
void check_pay_has_staff(const Budget&, const Catalog&, Findings&);
void check_vehicles_agree(const Budget&, const Catalog&, Findings&);
void check_vehicle_costs(const Budget&, const Catalog&, Findings&);

// check/contacts.cc: persons
void check_contacts(const Budget&, const Catalog&, Findings&);
void check_project_names(const Budget&, const Catalog&, Findings&);

// check/indicators.cc: values of indicators
void check_indicator_values(const Budget&, const Catalog&, Findings&);
void check_indicator_units(const Budget&, const Catalog&, Findings&);
void check_indicator_comparisons(const Budget&, const Catalog&, Findings&);
void check_cost_limits(const Budget&, const Catalog&, Findings&);
void check_total_costs(const Budget&, const Catalog&, Findings&);
void check_amounts_in_goals(const Budget&, const Catalog&, Findings&);

// check/units.cc: units beside each other
void check_units_have_amounts(const Budget&, const Catalog&, Findings&);
void check_inner_transfers(const Budget&, const Catalog&, Findings&);

// check/completeness.cc: what must be published but is missing
void check_three_public_stated(const Budget&, const Catalog&, Findings&);
void check_three_public_computed(const Budget&, const Catalog&, Findings&);
void check_procurement_stated(const Budget&, const Catalog&, Findings&);
void check_procurement_computed(const Budget&, const Catalog&, Findings&);
void check_procurement_items(const Budget&, const Catalog&, Findings&);
void check_assets_stated(const Budget&, const Catalog&, Findings&);
void check_headcount_stated(const Budget&, const Catalog&, Findings&);
void check_transfers_stated(const Budget&, const Catalog&, Findings&);
void check_goals_stated(const Budget&, const Catalog&, Findings&);
void check_project_goals(const Budget&, const Catalog&, Findings&);
void check_project_dates(const Budget&, const Catalog&, Findings&);
void check_project_indicators(const Budget&, const Catalog&, Findings&);
void check_assets_date(const Budget&, const Catalog&, Findings&);
void check_publication_date(const Budget&, const Catalog&, Findings&);
void check_published_in_time(const Budget&, const Catalog&, Findings&);
void check_years_in_texts(const Budget&, const Catalog&, Findings&);

}  // namespace gongkai
