#pragma once

// Manifests that are not as a run writes them: changed by hand, put together, damaged.

#include <string>

#include "batch/manifest.h"
#include "source/finding.h"

namespace gongkai {

/// What is wrong with a manifest as an error; `faults` has some.
Finding manifest_fault(const std::string& path, const ManifestFaults& faults);

/// Whether a manifest can be relied on.
enum class ManifestState {
  kSound,     ///< or there is none
  kRepaired,  ///< a warning says so; packages may not be those of their records
  kUnusable,  ///< an error says why; the file is as it was
};

/// Leaves lines that are not records out of a manifest, sorts the others and keeps the first of
/// those with one name, if it is not so already. One of a later format is unusable.
ManifestState repair_manifest(const std::string& path, Findings& findings);

}  // namespace gongkai
