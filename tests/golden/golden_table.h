#pragma once

// A published table, cell by cell, as our outputs must show it.

#include <string>
#include <string_view>
#include <vector>

namespace gongkai {

/// Rows of texts that are not empty.
using TextRows = std::vector<std::vector<std::string>>;

struct GoldenTable {
  std::string name;  ///< of the file, without ending
  TextRows rows;     ///< normalized; the first holds the title alone
  const std::string& title() const { return rows.front().front(); }
};

/// All *.tsv of a folder of tests/golden/, sorted by name.
std::vector<GoldenTable> read_golden(const std::string& folder);

/// What may differ between two prints of one text: blanks and line ends go, full-width ：（），；
/// become half-width.
std::string normalized(std::string_view text);

/// "5月 1,234.50" for messages: a row as one line.
std::string to_line(const std::vector<std::string>& row);

}  // namespace gongkai
