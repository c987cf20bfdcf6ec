#pragma once

// Guesses what was meant by a text where a budget file needs a code or one of a few words.

#include <memory>

#include "budget/load.h"
#include "catalog/catalog.h"
#include "source/json.h"

namespace gongkai {

/// Proposes unambiguous equivalents: the code with that name (in the classifications, units and
/// projects), and the accepted word for a known synonym. For a name shared by several codes all of
/// them are listed; a number damaged by a spreadsheet is described as such. Keeps the tree alive;
/// the catalogues must outlive the result.
Propose proposals(const Catalogs& catalogs, std::shared_ptr<const JsonTree> tree);

}  // namespace gongkai
