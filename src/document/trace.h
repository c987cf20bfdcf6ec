#pragma once

// Traces the numbers in a document's text to their origins.

#include <string>

#include "document/document.h"

namespace gongkai {

/// JSON: for each number in the chapters its sentence and its source: a cell of a table, a query of
/// the pack, a place in the budget, or the pack's own words ("text 03-glossary").
std::string trace_numbers(const Document& document);

}  // namespace gongkai
