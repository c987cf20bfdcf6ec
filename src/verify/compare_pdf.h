#pragma once

// Verifies that a finished PDF shows what was to be printed.

#include <string>
#include <vector>

#include "document/document.h"
#include "source/finding.h"

namespace gongkai {

/// Compares the texts of the pages, read back, with the document, in its order: every amount of the
/// tables and every paragraph of running text, ignoring blanks. Reports the first missing one of
/// each block. False ⇔ an error was added.
bool compare_pages(const std::vector<std::vector<std::string>>& pages, const Document& document,
                   Findings& findings);

}  // namespace gongkai
