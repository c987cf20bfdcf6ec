#pragma once

// Plausibility limits: sizes beyond which an amount or a date is probably a slip, and the functions
// under which an economic class is listed.

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "source/finding.h"

namespace gongkai {

/// An economic class and the functions it belongs to.
struct EconomicPlace {
  std::string economic;
  std::vector<std::string> functions;  ///< prefixes of codes; empty: not allowed in projects
};

struct Usual {
  std::map<std::string, std::int64_t, std::less<>> limits;
  std::vector<EconomicPlace> places;

  /// The limit of this name; every name that the checks use exists.
  std::int64_t limit(std::string_view name) const { return limits.find(name)->second; }
};

/// Reads `folder`/limits.tsv and economic-places.tsv. False ⇔ it added an error.
bool read_usual(const std::string& folder, Usual& out, Findings& findings);

}  // namespace gongkai
