#pragma once

// The parts of the whole document in the pack's order: chapters with their figures, contents,
// tables.

#include <vector>

#include "chapters/figure.h"
#include "document/document.h"
#include "pack/pack.h"

namespace gongkai {

/// What chapters are made of, with the tables that they quote.
struct ChapterSource {
  const Checked& checked;
  const FactLists& facts;
  const Samples* samples = nullptr;  ///< as in FigureSource
};

/// The document's blocks: the chapters, which quote the tables, and the tables. Reports what
/// Narrative reports, and local texts that are missing or unknown to the pack.
std::vector<Block> expand_parts(const Pack& pack, const ChapterSource& source,
                                std::vector<Table> tables, StyleSheet& styles, Findings& findings);

}  // namespace gongkai
