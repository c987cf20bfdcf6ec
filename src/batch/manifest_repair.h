#pragma once

// Manifests that are not as a run writes them: edited by hand, concatenated, damaged.

#include <string>

#include "batch/manifest.h"
#include "source/finding.h"

namespace gongkai {

/// The error for a faulty manifest; `faults` must not be empty.
Finding manifest_fault(const std::string& path, const ManifestFaults& faults);

/// Whether a manifest can be relied on.
enum class ManifestState {
  kSound,     ///< or there is none
  kRepaired,  ///< a warning says so; packages may not be those of their records
  kUnusable,  ///< an error says why; the file is unchanged
};

/// Where needed, drops lines that are not records, sorts the others and keeps the first of those
/// with the same name. A manifest of a later format is unusable.
ManifestState repair_manifest(const std::string& path, Findings& findings);

}  // namespace gongkai
