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

/// Asks the relations as verify() does, and gives those that compare sums of cells of the `shown`
/// tables, each for all cells of which it is asked. Neighbouring rows or columns of which the same
/// is asked are one check; of those that are left each relation gives at most 200. The notes say
/// what is not among them.
CrossChecks cross_checks(std::span<const Table* const> tables, std::span<const Table* const> shown,
                         const Relations& relations, const VerifyOptions& options,
                         Findings& findings);

}  // namespace gongkai
