#pragma once

// Whether a finished PDF shows what was to be printed.

#include <string>
#include <vector>

#include "document/document.h"
#include "source/finding.h"

namespace gongkai {

/// Compares the texts of the pages, read again, with the document, in its order: every amount of
/// the tables and every paragraph of running text but for blanks. Reports the first of each block
/// that is not there. False ⇔ an error was added.
bool compare_pages(const std::vector<std::vector<std::string>>& pages, const Document& document,
                   Findings& findings);

}  // namespace gongkai
