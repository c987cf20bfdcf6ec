#pragma once

// Facts made up for a budget that states its tables alone: the tables made of them show how each
// table is laid out, and which of its cells holds which amount. For prepare.cc only.

#include "budget/budget.h"
#include "catalog/catalog.h"
#include "pack/pack.h"

namespace gongkai {

/// The budget with facts of each function in its tables and one of each other class, each paid by
/// every source of the catalogue, the budget and the figures of the pack, as 基本支出 and by
/// projects, of this year's money and of last year's, over its units and all economic classes; with
/// “三公”经费 unless it states them; without its stated tables. Each amount is another one, so that
/// equal sums are sums of the same facts. The same for the same budget.
Budget with_sample_facts(Budget budget, const Pack& pack, const Catalog& catalog);

}  // namespace gongkai
