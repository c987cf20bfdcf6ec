#pragma once

// Last year's budget as the source of last year's amounts.

#include "budget/budget.h"
#include "catalog/catalog.h"
#include "source/finding.h"

namespace gongkai {

/// Takes over what last year's budget says: its income and expenditure as lists of 上年预算数, and
/// where this year's budget does not state them the totals of last_year that can be counted in one
/// way only, and “三公”经费. What this year's budget states is compared with it. Reports a file of
/// another department or year, units that this year has not, and codes whose names changed.
void take_last_year(const Budget& former, const Catalogs& catalogs, Budget& budget,
                    Findings& findings);

/// Where the budget names last year's; of one that was found otherwise its year.
Place last_year_name_place(const Budget& budget);

}  // namespace gongkai
