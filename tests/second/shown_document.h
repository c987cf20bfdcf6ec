#pragma once

// What a package shows, taken from its document as text.

#include <map>
#include <string>
#include <vector>

namespace gongkai::second {

using ShownRows = std::vector<std::vector<std::string>>;

struct ShownDocument {
  std::map<std::string, ShownRows> tables;                     ///< rows below the headings, by id
  std::map<std::string, std::vector<std::string>> paragraphs;  ///< below headings, by chapter
};

/// Reads what `gongkai render --emit=document` prints.
ShownDocument read_document(const std::string& text);

}  // namespace gongkai::second
