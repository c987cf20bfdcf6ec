#pragma once

// A pack tried before anyone has a budget for it. For packs.cc.

#include "catalog/catalog.h"
#include "pack/pack.h"
#include "source/finding.h"
#include "verify/relation.h"

namespace gongkai {

/// Makes the pack's tables for a budget with every code and for one with next to nothing, and
/// reports each row and column that figures of its chapters and its relations name and these tables
/// do not have: every render would fail there. What is inherited and no longer fits is reported in
/// the pack's own file, with a note where it is written.
void try_pack(const Pack& pack, const Relations& relations, const Catalogs& catalogs,
              Findings& findings);

}  // namespace gongkai
