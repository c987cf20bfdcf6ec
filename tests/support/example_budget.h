#pragma once

// The examples' budgets under packs of other places.

#include <string>
#include <utility>
#include <vector>

#include "support/files.h"

namespace gongkai {

/// The text of an example's budget; under a pack of another place its 一级指标 have the names that
/// the tables there have columns for.
inline std::string example_budget(const std::string& example, const std::string& pack) {
  std::string text = read_source_file("examples/" + example + "/budget.json");
  if (example == pack || !example.starts_with("jiyuan")) return text;
  const std::vector<std::pair<std::string, std::string>> names = {
      {"投入与目标管理", "成本指标"}, {"效果目标", "效益指标"}, {"影响力目标", "满意度指标"}};
  for (const auto& [own, other] : names) {
    for (std::size_t at = text.find(own); at != std::string::npos; at = text.find(own, at)) {
      text.replace(at, own.size(), other);
    }
  }
  return text;
}

}  // namespace gongkai
