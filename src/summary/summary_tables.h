#pragma once

// A summary as tables: what the workbook and the page both show.

#include "pipeline/overview.h"
#include "summary/summary.h"

namespace gongkai {

/// 概况, 部门, 功能分类 … with links relative to the output folder.
Overview summary_tables(const Summary& summary);

}  // namespace gongkai
