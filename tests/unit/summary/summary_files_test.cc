#include "summary/summary_files.h"

#include <gmock/gmock.h>

#include <chrono>
#include <filesystem>

#include "batch/audit.h"
#include "batch/merge.h"
#include "unit/batch/batch_fixture.h"

namespace gongkai {
namespace {

using testing::HasSubstr;

class SummaryOfBatch : public Batch {
 protected:
  SummaryOfBatch() { has_summary = true; }
};

TEST_F(SummaryOfBatch, IsWrittenAgainOnlyIfItIsNotThatOfTheManifest) {
  run(options("out"));
  const Tree expected = tree("out");
  const auto written = std::filesystem::last_write_time(path("out/汇总.html"));
  run(options("out"));
  EXPECT_EQ(std::filesystem::last_write_time(path("out/汇总.html")), written);
  BatchOptions forced = options("out");
  forced.is_forced = true;
  std::filesystem::last_write_time(path("out/汇总.html"), written - std::chrono::hours(1));
  run(forced);
  EXPECT_GE(std::filesystem::last_write_time(path("out/汇总.html")), written);
  EXPECT_EQ(tree("out"), expected);
  write("out/汇总.html", bytes_of_file(path("out/汇总.html")) + "x");
  run(options("out"));
  EXPECT_EQ(tree("out"), expected);
  std::filesystem::remove(path("out/汇总.xlsx"));
  Findings found;
  audit_summary(path("out"), found);
  EXPECT_TRUE(has_id(found, "missing-file"));
  run(options("out"));
  EXPECT_EQ(tree("out"), expected);
  put_budget(0, true);
  run(options("out"));
  EXPECT_NE(tree("out"), expected);
  found = {};
  audit(path("out"), found);
  audit_summary(path("out"), found);
  EXPECT_FALSE(found.has_errors()) << all_texts(found);
}

TEST_F(SummaryOfBatch, ReportsAFolderInItsPlace) {
  run(options("out"));
  std::filesystem::remove(path("out/汇总.html"));
  std::filesystem::create_directories(path("out/汇总.html/x"));
  BatchOptions forced = options("out");
  forced.is_forced = true;
  EXPECT_EQ(run(forced).made, 10);
  EXPECT_TRUE(has_id(findings, "cannot-write"));
}

TEST_F(SummaryOfBatch, ReportsMissingAndDuplicateUnitsInEveryRunAndWhenMerging) {
  const std::string code = synthetic_budget(1, 0).code;
  write("in/again.json", synthetic_budget(1, 0).json);
  BatchOptions wanted = options("out");
  expected_units = write("list.txt", "# 名单\n" + code + "\t某局\n990001 某所\n");
  for (int round = 0; round < 2; ++round) {
    findings = {};
    run(wanted);
    EXPECT_THAT(all_texts(findings), HasSubstr(".json 同是 " + code));
    EXPECT_THAT(all_texts(findings), HasSubstr("list.txt:3:1: 错误：没有 990001 某所 的预算文件"));
    EXPECT_EQ(findings.count(Severity::kError), 2);
  }
  for (const int number : {1, 2}) {
    BatchOptions part = options("part" + std::to_string(number));
    part.work.shard = {number, 2};
    run(part);
  }
  findings = {};
  SummaryFiles report(*resources_, expected_units);
  merge_batches(
      {.parts = {path("part1"), path("part2")}, .output = path("merged"), .report = &report},
      findings);
  EXPECT_EQ(findings.count(Severity::kError), 2) << all_texts(findings);
  EXPECT_EQ(tree("merged"), tree("out"));
}

TEST_F(SummaryOfBatch, BeginsNothingWithAFaultyListOfExpectedUnits) {
  BatchOptions wanted = options("out");
  expected_units = write("list.txt", "250001\n");
  run(wanted);
  EXPECT_TRUE(has_id(findings, "expected-line"));
  EXPECT_FALSE(std::filesystem::exists(path("out")));
}

TEST_F(SummaryOfBatch, AuditFindsAWorkbookThatIsNotOurs) {
  run(options("out"));
  write("out/汇总.xlsx", "not ours");
  Findings found;
  audit_summary(path("out"), found);
  EXPECT_THAT(all_texts(found), HasSubstr("out/汇总.xlsx: 错误：内容已变化 [changed-file]"));
  EXPECT_EQ(found.all().size(), 1U);
}

}  // namespace
}  // namespace gongkai
