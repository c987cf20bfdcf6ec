#pragma once

// A document as text, for people and tests. A grid row is a line, its cells separated by tabs at
// their column, places under a merged cell empty.

#include <string>

#include "document/document.h"

namespace gongkai {

/// Behind a cell's text stand, where they say something: its rows x columns " {2x3}", its exact
/// value if the text does not show it " #634.344", its addends " =sum(r3c4:r9c4)" (rows and
/// columns of the grid, from 1), what it is the head of in a form " ^row", and its style " [2]"
/// where the cell above has another. A text that looks like a number begins with "'"; a line feed
/// in a text is "⏎". Behind a column's width stands "heads" if its texts head their rows.
///
/// Before a paragraph stands "#" for each level of a heading, or its place in lists: "|" for each
/// list around it, but for the innermost "+" where that begins and "-" where an item begins, and
/// then
/// "#" if the items have numbers, else "*".
std::string to_text(const Document& document);

}  // namespace gongkai
