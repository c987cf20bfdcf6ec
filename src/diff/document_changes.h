#pragma once

#include <vector>

#include "diff/change.h"
#include "document/document.h"

namespace gongkai {

/// What differs between the tables and the running texts of two documents of one form: cells by
/// table, row and column, then paragraphs, with the words that changed.
std::vector<BudgetChange> document_changes(const Document& before, const Document& after);

}  // namespace gongkai
