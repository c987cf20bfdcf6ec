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

/// Reports files that are missing, changed or in no package, as warnings budgets that failed, a run
/// that was not finished and a manifest that is none.
AuditSummary audit(const std::string& folder, Findings& findings);

}  // namespace gongkai
