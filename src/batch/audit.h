#pragma once

// Whether an output folder holds what its manifest says, byte for byte.

#include <cstddef>
#include <string>

#include "source/finding.h"

namespace gongkai {

/// What was compared.
struct AuditSummary {
  std::size_t packages = 0;
  std::size_t files = 0;
  bool has_manifest = false;
};

/// Reports missing, changed and extra files, a missing or faulty manifest and an unfinished run as
/// errors; failed budgets and packages that were not updated as warnings.
AuditSummary audit(const std::string& folder, Findings& findings);

}  // namespace gongkai
