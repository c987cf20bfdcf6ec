#pragma once

// The parts of the whole document in the pack's order: chapters with their figures, contents,
// tables.

#include <vector>

#include "chapters/figure.h"
#include "document/document.h"
#include "pack/pack.h"

namespace gongkai {

/// The document's blocks: the chapters, which quote the tables, and the tables. Reports what
/// Narrative reports, and local texts that are missing or unknown to the pack.
std::vector<Block> expand_parts(const Pack& pack, const Checked& checked, const FactLists& facts,
                                std::vector<Table> tables, StyleSheet& styles, Findings& findings);

}  // namespace gongkai
