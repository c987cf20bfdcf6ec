#pragma once

// The output folders of shards as one: the same bytes as those of one run over everything.

#include <cstddef>
#include <string>
#include <vector>

#include "source/finding.h"

namespace gongkai {

/// Links (or copies) all packages of `parts` into `output` and merges their manifests. What
/// `output` held before and no part has is removed. Reports parts that are no finished output
/// folders, records that differ under one name, and what cannot be written. How many packages there
/// are now; nothing is touched if a part is not fit.
std::size_t merge_batches(const std::vector<std::string>& parts, const std::string& output,
                          Findings& findings);

}  // namespace gongkai
