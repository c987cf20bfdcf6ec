#pragma once

// Budgets and the delivered catalogue, for tests of check().

#include <gtest/gtest.h>

#include <string>

#include "budget/load.h"
#include "check/all_checks.h"
#include "check/checked.h"
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

/// Whether there is an error that hinders making tables: other than of completeness.
inline bool has_hindrance(const Findings& findings) {
  for (const Finding& finding : findings.all()) {
    const CheckRule* rule = find_rule(finding.id);
    const bool is_missing = rule != nullptr && rule->purpose == Purpose::kComplete;
    if (finding.severity == Severity::kError && !is_missing) return true;
  }
  return false;
}

/// Reads and checks a budget; it must be readable.
inline std::optional<Checked> check_text(std::string text, Findings& findings,
                                         const CheckSettings& settings = {}) {
  auto budget = load_budget(parse(std::move(text), findings), findings);
  EXPECT_TRUE(budget) << all_texts(findings);
  if (!budget) return std::nullopt;
  auto out = check(std::move(*budget), catalog_2023(), settings, findings);
  EXPECT_EQ(out.has_value(), !has_hindrance(findings)) << "empty result ⇔ an error";
  return out;
}

inline std::optional<Checked> check_file(const std::string& path, Findings& findings,
                                         const CheckSettings& settings = {}) {
  return check_text(read_source_file(path), findings, settings);
}

}  // namespace gongkai
