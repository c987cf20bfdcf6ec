#pragma once

// What was meant by a text that stands where a budget file needs a code or one of a few words.

#include <memory>

#include "budget/load.h"
#include "catalog/catalog.h"
#include "source/json.h"

namespace gongkai {

/// Proposes what is surely the same: the code of that name, of the classifications, units and
/// projects, and the word that a known other word stands for. Names that several codes have are
/// told with these; a number that a spreadsheet has spoilt is called so. Keeps the tree; the
/// catalogues must live as long.
Propose proposals(const Catalogs& catalogs, std::shared_ptr<const JsonTree> tree);

}  // namespace gongkai
