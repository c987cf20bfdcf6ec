#pragma once

// The tables of a summary that list what needs attention. For summary_tables.cc only.

#include "pipeline/overview.h"
#include "summary/summary.h"

namespace gongkai {

OverviewTable findings_table(const Summary& summary);
OverviewTable stale_table(const Summary& summary);
OverviewTable missing_table(const Summary& summary);
OverviewTable deviations_table(const Summary& summary);
OverviewTable duplicates_table(const Summary& summary);

}  // namespace gongkai
