#pragma once

// Names in a pack that change nothing: a slip in a name that was to replace an inherited one.

#include "catalog/catalog.h"
#include "pack/pack.h"
#include "source/finding.h"

namespace gongkai {

/// Warns of each name that a pack which extends another gives itself and that no table, no chapter
/// and no other part of it asks for, and of codes in any pack's `names` that no year knows; with
/// the nearest name that is asked for. Of a pack that was loaded.
void report_unused_names(const Pack& pack, const Catalogs& catalogs, Findings& findings);

}  // namespace gongkai
