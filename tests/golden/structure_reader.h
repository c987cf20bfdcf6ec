#pragma once

// The structure of a PDF as libqpdf finds it, with the texts of its pages.

#include <string>
#include <vector>

namespace gongkai {

struct ReadElement {
  std::string type;  ///< "H1", "TD"
  std::string text;  ///< of its own marked contents, in the order that the structure gives
};

/// All elements in the structure's order. Fails the test where a content's page or a link does not
/// lead back to the element that holds it.
std::vector<ReadElement> read_structure(const std::string& pdf);

}  // namespace gongkai
