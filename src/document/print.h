#pragma once

// A document as text, for people and tests. A grid row is a line, its cells separated by tabs at
// their column, places under a merged cell empty.

#include <string>

#include "document/document.h"

namespace gongkai {

/// After a cell's text come, where applicable: its rows x columns " {2x3}", its exact value if the
/// text does not show it " #634.344", its addends " =sum(r3c4:r9c4)" (rows and columns of the grid,
/// from 1), what it heads in a form " ^row", and its style " [2]" if it differs from the cell
/// above. A text that looks like a number begins with "'"; a line feed in a text is "⏎". "heads"
/// after a column's width marks row headers.
///
/// Before a paragraph comes "#" for each level of a heading, or its place in lists: "|" for each
/// enclosing list; for the innermost one, "+" where it begins and "-" where an item begins. Then
/// "#" if the items have numbers, else "*".
std::string to_text(const Document& document);

}  // namespace gongkai
