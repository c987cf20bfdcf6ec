#pragma once

// Budgets and the delivered catalogue, for tests of check().

#include <gtest/gtest.h>

#include <string>

#include "budget/load.h"
#include "check/all_checks.h"
#include "check/checked.h"
#include "check/severities.h"
#include "support/files.h"

namespace gongkai {

inline const Catalog& catalog_2023() {
  static const Catalogs catalogs = [] {
    Findings findings;
    auto loaded = Catalogs::load(std::string(GONGKAI_SOURCE_DIR) + "/templates/catalog", findings);
    EXPECT_TRUE(loaded) << all_texts(findings);
    return std::move(*loaded);
  }();
  return catalogs.for_year(2023);
}

/// Reads and checks a budget; it must be readable.
inline std::optional<Checked> check_text(std::string text, Findings& findings,
                                         const CheckSettings& settings = {}) {
  auto budget = load_budget(parse(std::move(text), findings), findings);
  EXPECT_TRUE(budget) << all_texts(findings);
  if (!budget) return std::nullopt;
  const Severities severities(*budget, settings.levels, IsDraft::kNo);
  Findings found;
  auto out = check(std::move(*budget), catalog_2023(), settings, found);
  EXPECT_EQ(out.has_value(), found.count_hindrances() == 0) << "empty result ⇔ an error";
  severities.settle(found, FoundAll::kNo, findings);
  return out;
}

inline std::optional<Checked> check_file(const std::string& path, Findings& findings,
                                         const CheckSettings& settings = {}) {
  return check_text(read_source_file(path), findings, settings);
}

}  // namespace gongkai
