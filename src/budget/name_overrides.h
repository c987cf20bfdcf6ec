#pragma once

// Names of codes that are not the catalogue's.

#include <string>
#include <utility>
#include <vector>

namespace gongkai {

/// 名称: local names of codes, including codes that the catalogue lacks.
struct NameOverrides {
  using Names = std::vector<std::pair<std::string, std::string>>;
  Names functions;
  Names economic;
  Names government_economic;
  Names sources;
};

}  // namespace gongkai
