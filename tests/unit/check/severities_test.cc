#include "check/severities.h"

#include <gtest/gtest.h>

#include "source/finding.h"
#include "unit/check/budgets.h"

namespace gongkai {
namespace {

Finding found(const std::string& id, const std::string& pointer,
              Severity severity = Severity::kWarning) {
  Finding out{.id = id, .severity = severity, .message = "说明"};
  out.where.pointer = pointer;
  return out;
}

// What becomes of these findings: "severity id pointer reason", a line for each.
std::string settled(const std::vector<Finding>& all, std::vector<Waiver> waivers,
                    FoundAll found_all = FoundAll::kYes) {
  Budget budget;
  budget.waived = std::move(waivers);
  Findings before;
  for (const Finding& finding : all) before.add(finding);
  Findings after;
  Severities(budget, {}, IsDraft::kNo).settle(before, found_all, after);
  std::string out;
  for (const Finding& finding : after.all()) {
    const char* severity = finding.severity == Severity::kError     ? "error "
                           : finding.severity == Severity::kWarning ? "warning "
                                                                    : "note ";
    out += severity + finding.id + " " + finding.where.pointer;
    out += finding.accepted.empty() ? "\n" : " " + finding.message + " " + finding.accepted + "\n";
  }
  return out;
}

TEST(Waivers, CoverAPlaceAndWhatItHolds) {
  EXPECT_EQ(settled({found("placeholder", "/projects/1"), found("placeholder", "/projects/1/name")},
                    {{"placeholder", "/projects/1", "理由", {}}}),
            "note placeholder /projects/1 说明（等 2 处） 理由\n");
  EXPECT_EQ(settled({found("placeholder", "/projects/1")}, {{"placeholder", "", "理由", {}}}),
            "note placeholder /projects/1 说明 理由\n");
}

TEST(Waivers, DoNotCoverPlacesWhoseNamesBeginAlike) {
  EXPECT_EQ(settled({found("placeholder", "/projects/1"), found("placeholder", "/projects/10"),
                     found("placeholder", "/projects/10/name")},
                    {{"placeholder", "/projects/1", "理由", {}}}),
            "note placeholder /projects/1 说明 理由\n"
            "warning placeholder /projects/10\n"
            "warning placeholder /projects/10/name\n");
  EXPECT_EQ(settled({found("placeholder", "/projects")},
                    {{"placeholder", "/projects/1", "理由", {}}}, FoundAll::kNo),
            "warning placeholder /projects\n")
      << "the place of a waiver is no wider than it says";
}

TEST(Waivers, AreOfOneIdOnly) {
  EXPECT_EQ(
      settled({found("money-unit", "/a")}, {{"placeholder", "/a", "理由", {}}}, FoundAll::kNo),
      "warning money-unit /a\n");
}

TEST(Waivers, NeverAcceptErrors) {
  EXPECT_EQ(settled({found("placeholder", "/a", Severity::kError), found("placeholder", "/a/b")},
                    {{"placeholder", "/a", "理由", {}}}),
            "error placeholder /a\n"
            "note placeholder /a/b 说明 理由\n"
            "warning waiver-unused \n");
}

TEST(Waivers, ThatMatchNothingAreReportedWhenAllIsFound) {
  const std::vector<Waiver> of_check = {{"placeholder", "/a", "理由", {}}};
  const std::vector<Waiver> of_whole = {{"goals-missing", "", "理由", {}}};
  const std::string unused = "warning waiver-unused \n";
  EXPECT_EQ(settled({}, of_check, FoundAll::kNo), "");
  EXPECT_EQ(settled({}, of_check, FoundAll::kChecksOnly), unused);
  EXPECT_EQ(settled({}, of_whole, FoundAll::kChecksOnly), "") << "not asked for some tables";
  EXPECT_EQ(settled({}, of_whole, FoundAll::kYes), unused);
}

}  // namespace
}  // namespace gongkai
