#pragma once

// The parts of the whole document in the pack's order: chapters with their figures, contents,
// tables.

#include <vector>

#include "chapters/figure.h"
#include "document/document.h"
#include "pack/pack.h"

namespace gongkai {

/// The document's blocks: the chapters, which quote the tables, and the tables. Reports what its
/// Narrative does, and local texts that the pack demands or does not know.
std::vector<Block> expand_parts(const Pack& pack, const Checked& checked, const FactLists& facts,
                                std::vector<Table> tables, StyleSheet& styles, Findings& findings);

}  // namespace gongkai
