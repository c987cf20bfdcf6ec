#pragma once

// The units from which a bureau expects a budget: one line each, code and name.

#include <optional>
#include <string>
#include <vector>

#include "source/finding.h"

namespace gongkai {

/// A unit or department that is expected.
struct ExpectedUnit {
  std::string code;
  std::string name;
  int line = 0;  ///< in the list
};

struct ExpectedList {
  std::string path;   ///< as typed
  std::string bytes;  ///< of the file
  std::vector<ExpectedUnit> units;
};

/// Reads a list: code, blanks or a tab, name; blank lines and those that begin with "#" are
/// skipped. Reports every wrong line; empty ⇔ an error was added.
std::optional<ExpectedList> read_expected(const std::string& path, Findings& findings);

}  // namespace gongkai
