#pragma once

// Converts the relations of a pack to cross-checks that a workbook evaluates on its own cells.

#include <span>

#include "document/cross_checks.h"
#include "document/document.h"
#include "source/finding.h"
#include "verify/relation.h"
#include "verify/verify.h"

namespace gongkai {

/// How a relation between sums compares them.
CheckKind check_kind(RelationKind kind);

/// Instantiates the relations as verify() does and returns those that compare sums, with their
/// cells. Instances on neighbouring rows or columns are joined into one check; each relation then
/// has at most 200. The notes say what is not covered.
CrossChecks cross_checks(std::span<const Table* const> tables, const Relations& relations,
                         const VerifyOptions& options, Findings& findings);

}  // namespace gongkai
