#pragma once

// The list of all checks on a budget. Each is a pure function that adds findings; none relies on
// another having passed.

#include <span>
#include <string_view>

#include "budget/budget.h"
#include "catalog/catalog.h"
#include "source/finding.h"

namespace gongkai {

/// Whether a check says something true of a budget of which some fields could not be read.
enum class Needs { kWholeBudget, kEachFact };

struct Check {
  std::string_view id;    ///< of its findings
  std::string_view name;  ///< 中文名
  void (*run)(const Budget&, const Catalog&, Findings&);
  Needs needs = Needs::kWholeBudget;
};

/// In the order in which they are asked.
std::span<const Check> all_checks();

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

// check/codes.cc: classification codes and their names
void check_codes_known(const Budget&, const Catalog&, Findings&);
void check_parent_codes(const Budget&, const Catalog&, Findings&);
void check_own_codes(const Budget&, const Catalog&, Findings&);

// check/spending.cc: what follows from the economic class
void check_economic_stated(const Budget&, const Catalog&, Findings&);
void check_kind_stated(const Budget&, const Catalog&, Findings&);
void check_kind_known(const Budget&, const Catalog&, Findings&);
void check_mapping_known(const Budget&, const Catalog&, Findings&);
void check_mapping_agrees(const Budget&, const Catalog&, Findings&);
void check_deferred(const Budget&, const Catalog&, Findings&);

// check/balance.cc: sums
void check_has_facts(const Budget&, const Catalog&, Findings&);
void check_overflow(const Budget&, const Catalog&, Findings&);
void check_balance(const Budget&, const Catalog&, Findings&);
void check_source_balance(const Budget&, const Catalog&, Findings&);

// check/texts.cc: texts as they are read
void check_html(const Budget&, const Catalog&, Findings&);

}  // namespace gongkai
