#pragma once

// The output folders of shards as one: the same bytes as those of one run over everything.

#include <cstddef>
#include <string>
#include <vector>

#include "batch/manifest_report.h"
#include "source/finding.h"

namespace gongkai {

/// The arguments of --merge.
struct MergeRequest {
  std::vector<std::string> parts;
  std::string output;
  bool is_forced = false;  ///< takes the place of what is in the output folder and not ours
  ManifestReport* report = nullptr;  ///< made in the end; null: none
};

/// Links (or copies) all packages of the parts into the output and merges their manifests. What
/// it held before and no part has is removed. Reports parts that are not a finished output
/// folder or have a faulty manifest, records that differ under one name, and what cannot be
/// written. Returns how many packages there are now; nothing is touched if a part is not fit.
std::size_t merge_batches(const MergeRequest& request, Findings& findings);

}  // namespace gongkai
