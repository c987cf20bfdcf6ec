#pragma once

// The structure of a PDF as libqpdf finds it, with the texts of its pages.

#include <string>
#include <vector>

namespace gongkai {

struct ReadElement {
  std::string type;     ///< "H1", "TD"
  std::string text;     ///< of its own marked contents, in the order that the structure gives
  std::string scope;    ///< of a heading cell: "Row", "Column"
  std::string listing;  ///< of a list, its numbering: "Decimal", "Disc"
};

/// All elements in the structure's order. Fails the test where PDF/UA's rules are broken: text that
/// is neither content nor artifact, content of no element or of two, a page or link that does not
/// lead back to the element that holds it, a link that does not say what it is, a header cell that
/// does not say of what, a list that does not say how it is numbered or whose parts are not in
/// their places (ISO 32000-1, 14.8.4.3.3).
std::vector<ReadElement> read_structure(const std::string& pdf);

}  // namespace gongkai
