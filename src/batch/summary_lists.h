#pragma once

// The tables of a summary that list what needs attention. For summary_tables.cc only.

#include "batch/summary.h"
#include "pipeline/overview.h"

namespace gongkai {

OverviewTable findings_table(const Summary& summary);
OverviewTable stale_table(const Summary& summary);
OverviewTable missing_table(const Summary& summary);
OverviewTable deviations_table(const Summary& summary);
OverviewTable duplicates_table(const Summary& summary);

}  // namespace gongkai
