#pragma once

// The output folders of shards as one: the same bytes as those of one run over everything.

#include <cstddef>
#include <string>
#include <vector>

#include "gongkai.h"
#include "source/finding.h"

namespace gongkai {

/// The arguments of --merge.
struct MergeRequest {
  std::vector<std::string> parts;
  std::string output;
  std::string expected;    ///< as BatchOptions::expected
  bool is_forced = false;  ///< replaces foreign entries of the output folder
};

/// Links (or copies) all packages of the parts into the output and merges their manifests. Former
/// packages that no part has are removed. Reports parts that are not finished output folders or
/// have a faulty manifest, records that differ under one name, and what cannot be written. Returns
/// the number of packages. If a part is unusable, nothing is touched.
std::size_t merge_batches(const MergeRequest& request, const Resources& resources,
                          Findings& findings);

}  // namespace gongkai
