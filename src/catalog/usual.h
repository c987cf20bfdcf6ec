#pragma once

// What is usual: sizes beyond which an amount or a date is rather a slip, and the functions under
// which an economic class stands.

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "source/finding.h"

namespace gongkai {

/// An economic class and where it stands.
struct EconomicPlace {
  std::string economic;
  std::vector<std::string> functions;  ///< beginnings of codes; empty: in no project
};

struct Usual {
  std::map<std::string, std::int64_t, std::less<>> limits;
  std::vector<EconomicPlace> places;

  /// The limit of this name; every name that the checks use is there.
  std::int64_t limit(std::string_view name) const { return limits.find(name)->second; }
};

/// Reads `folder`/limits.tsv and economic-places.tsv. False ⇔ it added an error.
bool read_usual(const std::string& folder, Usual& out, Findings& findings);

}  // namespace gongkai
