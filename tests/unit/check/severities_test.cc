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

Finding error(const std::string& id, const std::string& pointer, bool hinders_publication_only) {
  Finding out = found(id, pointer, Severity::kError);
  out.hinders_publication_only = hinders_publication_only;
  return out;
}

// What becomes of an error: its severity and message.
std::string graded(const Finding& finding, CheckSettings::Levels levels, IsDraft is_draft,
                   std::vector<Waiver> waivers = {}) {
  Budget budget;
  budget.waived = std::move(waivers);
  Findings before;
  before.add(finding);
  Findings after;
  Severities(budget, std::move(levels), is_draft).settle(before, FoundAll::kNo, after);
  const Finding& out = after.all().front();
  return std::to_string(static_cast<int>(out.severity)) + " " + out.message + out.accepted;
}

TEST(Severities, ADraftLetsPassWhatHindersPublicationOnly) {
  EXPECT_EQ(graded(error("text-missing", "", true), {}, IsDraft::kNo), "2 说明");
  EXPECT_EQ(graded(error("text-missing", "", true), {}, IsDraft::kYes),
            "1 说明（草稿予以保留，公开前必须改正）");
  EXPECT_EQ(graded(error("unknown-unit", "", false), {}, IsDraft::kYes), "2 说明");
}

TEST(Severities, FollowThePackBeforeDraftsAndWaivers) {
  const Finding warning = found("money-unit", "/a");
  EXPECT_EQ(graded(warning, {{"money-unit", CheckLevel::kError}}, IsDraft::kNo), "2 说明");
  EXPECT_EQ(graded(warning, {{"money-unit", CheckLevel::kError}}, IsDraft::kNo,
                   {{"money-unit", "/a", "理由", {}}}),
            "2 说明")
      << "what the pack takes for an error is not waived";
  EXPECT_EQ(graded(warning, {{"money-unit", CheckLevel::kNote}}, IsDraft::kNo), "0 说明");
}

TEST(Severities, ErrorsOfTwoFiguresMayBeWaived) {
  const Finding differs = error("three-public-differs", "/three_public", true);
  EXPECT_EQ(graded(differs, {}, IsDraft::kNo, {{"three-public-differs", "", "理由", {}}}),
            "0 说明理由");
  Budget budget;
  Findings all;
  all.add(differs);
  EXPECT_TRUE(Severities(budget, {}, IsDraft::kNo).are_contradictory(all));
  budget.waived = {{"three-public-differs", "", "理由", {}}};
  EXPECT_FALSE(Severities(budget, {}, IsDraft::kNo).are_contradictory(all));
}

TEST(Severities, OneCauseAskedForInTwoPlacesIsOneFinding) {
  Finding first = error("last-year-too-coarse", "/a", true);
  first.notes = {{"这里", {}}};
  Finding second = first;
  second.notes = {{"那里", {}}};
  Findings before;
  before.add(first);
  before.add(second);
  before.add(error("last-year-too-coarse", "/a", true));
  Findings after;
  Severities(Budget(), {}, IsDraft::kNo).settle(before, FoundAll::kNo, after);
  ASSERT_EQ(after.all().size(), 2U) << "without notes they are told apart by who counts them";
  EXPECT_EQ(after.all().front().notes.size(), 2U);
}

}  // namespace
}  // namespace gongkai
