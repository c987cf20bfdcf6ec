// Facts are independent of form: any budget under any pack.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "gongkai.h"
#include "support/files.h"

namespace gongkai {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> folders_with(const std::string& folder, const std::string& file) {
  std::vector<std::string> out;
  for (const auto& entry : fs::directory_iterator(fs::path(GONGKAI_SOURCE_DIR) / folder)) {
    if (fs::exists(entry.path() / file)) out.push_back(entry.path().filename().string());
  }
  std::ranges::sort(out);
  return out;
}

// Whether all errors are of a kind that a form may rightly have: it is for one unit, or has no
// place for indicators of other names.
bool is_refused_rightly(const Findings& findings) {
  return std::ranges::all_of(findings.all(), [](const Finding& finding) {
    return finding.severity != Severity::kError || finding.id == "several-units" ||
           finding.id == "indicator-not-in-form" || finding.id == "last-year-missing" ||
           finding.id == "last-year-too-coarse";
  });
}

TEST(AnyBudget, GivesItsTablesUnderAnyPack) {
  const Resources resources(GONGKAI_SOURCE_DIR);
  const std::vector<std::string> budgets = folders_with("examples", "budget.json");
  const std::vector<std::string> packs = folders_with("templates", "pack.json");
  ASSERT_GE(budgets.size(), 5U);
  ASSERT_GE(packs.size(), 7U);
  for (const std::string& budget : budgets) {
    const std::string text = read_source_file("examples/" + budget + "/budget.json");
    for (const std::string& pack : packs) {
      SCOPED_TRACE(budget + " under " + pack);
      Findings findings;
      const auto package = render(SourceText("budget.json", text), resources,
                                  {.pack = pack, .part = Part::kTables}, findings);
      EXPECT_TRUE(is_refused_rightly(findings)) << to_text(findings.all().front());
      EXPECT_EQ(package.has_value(), findings.count(Severity::kError) == 0);
    }
  }
}

}  // namespace
}  // namespace gongkai
