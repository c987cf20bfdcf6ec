#include "batch/batch.h"

#include <gmock/gmock.h>

#include "batch/audit.h"
#include "batch/merge.h"
#include "batch_fixture.h"
#include "support/no_privileges.h"

namespace gongkai {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST_F(Batch, MakesSoundBudgetsAndNamesTheOthers) {
  const BatchSummary summary = run(options("out"));
  EXPECT_EQ(summary.made, 10);
  EXPECT_EQ(summary.failed, 2);
  EXPECT_FALSE(findings.has_errors()) << all_texts(findings);
  EXPECT_EQ(errors.size(), 2);
  EXPECT_TRUE(std::ranges::is_sorted(order, name_less));
  const auto manifest = records("out");
  ASSERT_EQ(manifest.size(), kBudgets);
  for (const PackageRecord& record : manifest) {
    const bool is_ok = record.state == PackageState::kOk;
    EXPECT_EQ(std::filesystem::exists(path("out/" + record.name)), is_ok) << record.name;
    EXPECT_EQ(record.outputs.size(), is_ok ? 1 : 0);
    EXPECT_EQ(record.profile.tables.size(), is_ok ? 13 : 0);
    EXPECT_EQ(record.profile.totals.income, record.profile.totals.expenditure);
  }
  EXPECT_FALSE(std::filesystem::exists(path("out/.tmp")));
  EXPECT_FALSE(std::filesystem::exists(path("out/" + std::string(kJournalFile))));
}

TEST_F(Batch, AnyNumberOfThreadsAndShardsGiveTheSameTree) {
  BatchOptions one = options("one");
  one.jobs = 1;
  run(one);
  const Tree expected = tree("one");
  BatchOptions four = options("four");
  four.jobs = 4;
  run(four);
  EXPECT_EQ(names_of(tree("four")), names_of(expected));
  EXPECT_TRUE(tree("four") == expected);
  for (int number = 1; number <= 2; ++number) {
    BatchOptions part = options("part" + std::to_string(number));
    part.work.shard = {number, 2};
    run(part);
  }
  EXPECT_EQ(merge_batches({{path("part2"), path("part1")}, path("merged")}, findings), kBudgets);
  EXPECT_EQ(names_of(tree("merged")), names_of(expected));
  EXPECT_TRUE(tree("merged") == expected);
  EXPECT_FALSE(findings.has_errors()) << all_texts(findings);
}

TEST_F(Batch, SecondRunDoesNothingAndNamesFailuresAgain) {
  run(options("out"));
  const auto first_errors = errors;
  const Tree before = tree("out");
  const BatchSummary summary = run(options("out"));
  EXPECT_EQ(summary.made, 0);
  EXPECT_EQ(summary.up_to_date, 10);
  EXPECT_EQ(summary.failed, 2);
  EXPECT_TRUE(reasons.empty());
  EXPECT_EQ(errors, first_errors);
  EXPECT_TRUE(tree("out") == before);
}

TEST_F(Batch, RedoesOnlyWhatChangedAndSaysWhy) {
  run(options("out"));
  put_budget(0, false, 2);
  put_budget(2, false);
  put_budget(4, true);
  const auto manifest = records("out");
  const PackageRecord& last = manifest.back();
  std::filesystem::remove(path("out/" + last.name + "/" + last.outputs.front().name));
  const BatchSummary summary = run(options("out"));
  EXPECT_EQ(summary.made, 3);
  EXPECT_EQ(summary.up_to_date, 7);
  EXPECT_EQ(summary.failed, 2);
  EXPECT_THAT(reasons["0/0001101"], ElementsAre("预算文件有变化"));
  EXPECT_THAT(reasons[last.name],
              ElementsAre("输出文件缺少或有变化：" + last.outputs.front().name));
  EXPECT_EQ(reasons.size(), 4);
  EXPECT_FALSE(std::filesystem::exists(path("out/1/0001105"))) << "outdated package";
  EXPECT_TRUE(std::filesystem::exists(path("out/.retired/1/0001105"))) << "moved, not removed";
  BatchOptions pruning = options("out");
  pruning.prunes = true;
  run(pruning);
  BatchOptions fresh = options("fresh");
  run(fresh);
  EXPECT_TRUE(tree("out") == tree("fresh"));
}

TEST_F(Batch, RedoesAllForOtherOptionsAndByForce) {
  run(options("out"));
  BatchOptions other = options("out");
  other.render.is_draft = true;
  run(other);
  EXPECT_EQ(reasons.size(), kBudgets);
  EXPECT_THAT(reasons["0/0001101"], ElementsAre("选项有变化"));
  const Tree before = tree("out");
  other.is_forced = true;
  run(other);
  EXPECT_EQ(reasons.size(), kBudgets);
  EXPECT_THAT(reasons["0/0001101"], ElementsAre("要求全部重新生成"));
  EXPECT_TRUE(tree("out") == before);
}

TEST_F(Batch, RedoesWhatAProgramOfOtherSourcesMade) {
  run(options("out"));
  const Tree before = tree("out");
  const std::string own(version());
  std::string manifest = bytes_of_file(path("out/manifest.jsonl"));
  const std::string other = own.substr(0, own.find('+')) + "+00000000";
  for (std::size_t at = 0; (at = manifest.find(own, at)) != std::string::npos;) {
    manifest.replace(at, own.size(), other);
  }
  write("out/manifest.jsonl", manifest);
  run(options("out"));
  EXPECT_EQ(reasons.size(), kBudgets);
  EXPECT_THAT(reasons["0/0001101"], ElementsAre("程序版本有变化"));
  EXPECT_TRUE(tree("out") == before);
}

TEST_F(Batch, PutsDataBesideAndInsideThePdf) {
  BatchOptions archive = options("out");
  archive.render.formats = {FileFormat::kPdf};
  archive.render.attaches_data = true;
  archive.render.pdf_profile = PdfProfile::kArchive3;
  run(archive);
  for (const PackageRecord& record : records("out")) {
    if (record.outputs.empty()) continue;
    const std::string folder = path("out") + "/" + record.name + "/";
    std::size_t inside = 0;
    for (const RecordedFile& file : record.outputs) {
      if (!file.name.ends_with(".pdf")) continue;
      const std::string pdf = bytes_of_file(folder + file.name);
      constexpr std::string_view kFile = "/Type /EmbeddedFile";
      for (auto at = pdf.find(kFile); at != std::string::npos; at = pdf.find(kFile, at + 1)) {
        ++inside;
      }
    }
    EXPECT_GT(inside, 10U);
    EXPECT_EQ(inside, record.outputs.size() - 1) << record.name;
  }
  run(archive);
  EXPECT_EQ(reasons.count("0/0001101"), 0U) << "nothing has changed";
  archive.render.pdf_profile = PdfProfile::kPdf17;
  run(archive);
  EXPECT_THAT(reasons["0/0001101"], ElementsAre("选项有变化"));
}

TEST_F(Batch, KeepsPackagesOfOtherInputsUnlessPruned) {
  run(options("out"));
  const Tree all = tree("out");
  BatchOptions some = options("out");
  some.work.inputs = {path("in/*/000110[1-4].json")};
  EXPECT_EQ(run(some).kept, 8);
  EXPECT_TRUE(tree("out") == all);
  some.prunes = true;
  EXPECT_EQ(run(some).removed, 8);
  BatchOptions fresh = options("fresh");
  fresh.work.inputs = some.work.inputs;
  run(fresh);
  EXPECT_EQ(names_of(tree("out")), names_of(tree("fresh")));
  EXPECT_TRUE(tree("out") == tree("fresh"));
}

TEST_F(Batch, AFolderThatCannotBeReadPrunesNothing) {
  run(options("out"));
  const Tree before = tree("out");
  std::filesystem::permissions(path("in/1"), std::filesystem::perms::none);
  BatchOptions wanted = options("out");
  wanted.prunes = true;
  {
    const NoPrivileges no_privileges;
    EXPECT_EQ(run(wanted).removed, 0);
  }
  EXPECT_TRUE(has_id(findings, "cannot-read"));
  EXPECT_TRUE(tree("out") == before);
}

// What budgets are called may come to be the folder of others, and the other way round.
class NestedBatch : public Batch {
 protected:
  void SetUp() override { put("a/b"); }

  void put(const std::string& name) const {
    write("in/" + name + ".json", synthetic_budget(1, 0).json);
  }
  void move(const std::string& from, const std::string& to) const {
    std::filesystem::remove_all(path("in"));
    put(to);
    std::filesystem::remove_all(path("in/" + from + ".json"));
  }

  // The package of `from` stays until it is pruned; that of `to` takes its place then.
  void expect_nothing_lost(const std::string& from, const std::string& to) {
    run(options("out"));
    const Tree before = tree("out/" + from);
    move(from, to);
    const BatchSummary summary = run(options("out"));
    EXPECT_EQ(summary.kept, 1);
    EXPECT_EQ(summary.failed, 1);
    EXPECT_THAT(errors[to], HasSubstr("name-nested"));
    EXPECT_THAT(errors[to], HasSubstr("\"" + from + "\""));
    EXPECT_TRUE(tree("out/" + from) == before);
    BatchOptions pruning = options("out");
    pruning.prunes = true;
    EXPECT_EQ(run(pruning).made, 1);
    run(options("fresh"));
    EXPECT_TRUE(tree("out") == tree("fresh"));
    EXPECT_FALSE(findings.has_errors()) << all_texts(findings);
  }
};

TEST_F(NestedBatch, APackageAroundAFormerOneIsAFault) { expect_nothing_lost("a/b", "a"); }

TEST_F(NestedBatch, APackageInsideAFormerOneIsAFault) {
  move("a/b", "a");
  expect_nothing_lost("a", "a/b");
}

TEST_F(NestedBatch, PartsOfOtherInputsAreNotMerged) {
  run(options("part1"));
  move("a/b", "a");
  run(options("part2"));
  EXPECT_EQ(merge_batches({{path("part1"), path("part2")}, path("out")}, findings), 0);
  EXPECT_TRUE(has_id(findings, "name-nested"));
  EXPECT_FALSE(std::filesystem::exists(path("out")));
}

TEST_F(NestedBatch, AFormerFailureIsNotInTheWay) {
  write("in/a/b.json", "{");
  run(options("out"));
  move("a/b", "a");
  EXPECT_EQ(run(options("out")).made, 1);
}

TEST_F(Batch, StopsWhenAskedAndGoesOn) {
  BatchOptions wanted = options("out");
  wanted.jobs = 1;
  const BatchSummary summary = run_batch(
      wanted, *resources_, stop,
      [this](const BatchEvent& event) {
        if (event.kind == BatchEvent::Kind::kStarts) stop = true;
      },
      findings);
  EXPECT_TRUE(summary.is_stopped);
  EXPECT_GE(summary.made + summary.failed, 1);
  EXPECT_LT(summary.made + summary.failed, kBudgets);
  EXPECT_EQ(records("out").size(), summary.made + summary.failed);
  stop = false;
  const BatchSummary rest = run(wanted);
  EXPECT_FALSE(rest.is_stopped);
  EXPECT_EQ(rest.up_to_date, summary.made);
  run(options("fresh"));
  EXPECT_TRUE(tree("out") == tree("fresh"));
}

TEST_F(Batch, StoppedRunKeepsTheRecordsThatItDidNotComeTo) {
  run(options("out"));
  const Tree before = tree("out");
  stop = true;
  const BatchSummary summary = run(options("out"));
  EXPECT_TRUE(summary.is_stopped);
  EXPECT_TRUE(tree("out") == before);
}

TEST_F(Batch, FailFastStartsNothingAfterAFailure) {
  BatchOptions wanted = options("out");
  wanted.jobs = 1;
  wanted.fails_fast = true;
  const BatchSummary summary = run(wanted);
  EXPECT_TRUE(summary.is_stopped);
  EXPECT_EQ(summary.failed, 1);
}

TEST_F(Batch, TakesInTheJournalOfAKilledRun) {
  run(options("out"));
  const Tree done = tree("out");
  // As if killed after three records: packages there, manifest not yet.
  const std::string manifest = bytes_of_file(path("out/manifest.jsonl"));
  std::size_t end = 0;
  for (int i = 0; i < 3; ++i) end = manifest.find('\n', end) + 1;
  write("out/" + std::string(kJournalFile), manifest.substr(0, end) + manifest.substr(end, 40));
  std::filesystem::remove(path("out/manifest.jsonl"));
  write("out/.tmp/3/half.xlsx", "x");
  const BatchSummary summary = run(options("out"));
  EXPECT_EQ(summary.made + summary.up_to_date, 10);
  EXPECT_EQ(summary.up_to_date, 3);
  EXPECT_TRUE(tree("out") == done);
}

TEST_F(Batch, AfterAKilledRunFilesAreComparedByTheirBytes) {
  run(options("out"));
  const Tree done = tree("out");
  const PackageRecord first = records("out").front();
  std::string bytes = done.at(first.name + "/" + first.outputs.front().name);
  bytes[bytes.size() / 2] ^= 1;
  write("out/" + first.name + "/" + first.outputs.front().name, bytes);
  EXPECT_EQ(run(options("out")).made, 0) << "sizes alone";
  write("out/" + std::string(kJournalFile), "");
  EXPECT_EQ(run(options("out")).made, 1);
  EXPECT_TRUE(tree("out") == done);
}

TEST_F(Batch, LinesOfAStreamAreInPlacesOfTheFindings) {
  std::string lines = "\n{\n";
  const auto json = synthetic_budget(1, 0).json;
  for (const char character : json) {
    if (character != '\n') lines += character;
  }
  write("all.jsonl", lines + "\n");
  BatchOptions wanted = options("out");
  wanted.work.inputs = {path("all.jsonl")};
  const BatchSummary summary = run(wanted);
  EXPECT_EQ(summary.made, 1);
  EXPECT_THAT(errors["all-0000002"], HasSubstr(path("all.jsonl") + ":2:"));
  EXPECT_EQ(records("out").back().input, "all.jsonl:3");
}

TEST_F(Batch, MissingFileOfAListFailsAlone) {
  write("in/list.txt", "0/0001101.json\n0/404.json\n");
  BatchOptions wanted = options("out");
  wanted.work.inputs = {};
  wanted.work.list = path("in/list.txt");
  const BatchSummary summary = run(wanted);
  EXPECT_EQ(summary.made, 1);
  EXPECT_EQ(summary.failed, 1);
  EXPECT_THAT(errors["0/404"], HasSubstr("cannot-read"));
}

TEST_F(Batch, RefusesAFolderThatIsInUse) {
  BatchOptions wanted = options("out");
  Findings of_second;
  run_batch(
      wanted, *resources_, stop,
      [&](const BatchEvent& event) {
        if (event.kind != BatchEvent::Kind::kBegins) return;
        run_batch(
            wanted, *resources_, stop, [](const BatchEvent&) {}, of_second);
      },
      findings);
  EXPECT_TRUE(has_id(of_second, "output-in-use"));
  EXPECT_FALSE(findings.has_errors());
}

TEST_F(Batch, AuditFindsWhatIsNotAsRecorded) {
  run(options("out"));
  EXPECT_EQ(audit(path("out"), findings).packages, kBudgets);
  EXPECT_FALSE(findings.has_errors()) << all_texts(findings);
  EXPECT_EQ(findings.count(Severity::kWarning), 2) << "budgets that failed";
  std::vector<std::string> files;
  for (const PackageRecord& record : records("out")) {
    for (const RecordedFile& file : record.outputs) files.push_back(record.name + "/" + file.name);
  }
  std::string changed = bytes_of_file(path("out/" + files[0]));
  changed[changed.size() / 2] ^= 1;
  write("out/" + files[0], changed);
  write("out/" + files[1], bytes_of_file(path("out/" + files[1])) + "x");
  std::filesystem::remove(path("out/" + files[2]));
  write("out/" + files[3] + ".bak", "x");
  write("out/0/x.txt", "x");
  Findings found;
  audit(path("out"), found);
  std::vector<std::string> wrong;
  for (const Finding& finding : found.all()) {
    if (finding.severity == Severity::kError)
      wrong.push_back(finding.id + " " + finding.where.file);
  }
  EXPECT_THAT(wrong, testing::UnorderedElementsAre("changed-file " + path("out/" + files[0]),
                                                   "changed-file " + path("out/" + files[1]),
                                                   "missing-file " + path("out/" + files[2]),
                                                   "extra-file " + path("out/" + files[3]) + ".bak",
                                                   "extra-file " + path("out/0/x.txt")));
}

TEST_F(Batch, LinksInTheOutputAreNotFollowed) {
  run(options("out"));
  const Tree expected = tree("out");
  const std::string name = records("out").front().name;
  const std::string file = name + "/" + records("out").front().outputs.front().name;
  std::filesystem::rename(path("out/" + file), path("moved.xlsx"));
  std::filesystem::create_symlink(path("moved.xlsx"), path("out/" + file));
  std::filesystem::create_directories(path("elsewhere/x"));
  write("elsewhere/x/y", "precious");
  std::filesystem::create_directory_symlink(path("elsewhere"), path("out/linked"));
  Findings found;
  audit(path("out"), found);
  EXPECT_THAT(all_texts(found), HasSubstr(file + ": 错误：不是普通文件"));
  EXPECT_THAT(all_texts(found), HasSubstr("out/linked: 错误：清单中没有这个文件"));
  EXPECT_THAT(all_texts(found), testing::Not(HasSubstr("linked/x")));
  run(options("out"));
  EXPECT_THAT(reasons[name], ElementsAre(HasSubstr("输出文件缺少或有变化")));
  std::filesystem::remove(path("out/linked"));
  EXPECT_TRUE(tree("out") == expected);
  EXPECT_FALSE(std::filesystem::is_symlink(path("out/" + file)));
}

TEST_F(Batch, AKilledRunLeavesNoPackageOfAFailedBudget) {
  run(options("out"));
  const Tree expected = tree("out");
  const auto failed = synthetic_budget(1, 2);  // broken in SetUp
  write("out/2/" + failed.code + "/表.xlsx", "of the killed run, whose budget was sound");
  write("out/" + std::string(kJournalFile), "");
  run(options("out"));
  EXPECT_FALSE(std::filesystem::exists(path("out/2/" + failed.code)));
  EXPECT_EQ(bytes_of_file(path("out/.retired/2/" + failed.code + "/表.xlsx")),
            "of the killed run, whose budget was sound");  // or a person's: never removed
  BatchOptions pruning = options("out");
  pruning.prunes = true;
  run(pruning);
  EXPECT_EQ(tree("out"), expected);
}

TEST_F(Batch, AuditWantsAFinishedRunAndAManifest) {
  audit(path("in"), findings);
  EXPECT_TRUE(has_id(findings, "no-manifest"));
  run(options("out"));
  write("out/" + std::string(kJournalFile), "");
  write("out/manifest.jsonl", bytes_of_file(path("out/manifest.jsonl")) + "x\n");
  audit(path("out"), findings);
  EXPECT_TRUE(has_id(findings, "run-not-finished"));
  EXPECT_TRUE(has_id(findings, "manifest-fault"));
}

TEST_F(Batch, MergeRefusesPartsThatAreNoShares) {
  run(options("a"));
  run(options("b"));
  merge_batches({{path("a"), path("in")}, path("merged")}, findings);
  EXPECT_TRUE(has_id(findings, "no-manifest"));
  findings = {};
  merge_batches({{path("a"), path("b")}, path("merged")}, findings);
  EXPECT_TRUE(has_id(findings, "name-taken"));
  findings = {};
  merge_batches({{path("a")}, path("a")}, findings);
  EXPECT_TRUE(has_id(findings, "output-is-part"));
  findings = {};
  write("a/" + std::string(kJournalFile), "");
  merge_batches({{path("a")}, path("merged")}, findings);
  EXPECT_TRUE(has_id(findings, "run-not-finished"));
  EXPECT_FALSE(std::filesystem::exists(path("merged")));
}

TEST_F(Batch, MergingAgainRemovesWhatNoPartHas) {
  run(options("a"));
  BatchOptions fewer = options("b");
  fewer.work.inputs = {path("in/0")};
  run(fewer);
  merge_batches({{path("a")}, path("merged")}, findings);
  EXPECT_EQ(merge_batches({{path("b")}, path("merged")}, findings), 4);
  EXPECT_TRUE(tree("merged") == tree("b"));
}

TEST(SyntheticBudgets, EveryKindOfBrokenOneHasAnError) {
  const Resources resources(GONGKAI_SOURCE_DIR);
  for (int kind = 0; kind < kinds_of_broken_budgets(); ++kind) {
    const auto budget = broken_budget(1, kind, kind);
    Findings findings;
    EXPECT_FALSE(check(SourceText("b.json", budget.json), resources, {}, findings)) << kind;
  }
}

TEST(SyntheticBudgets, SoundOnesHaveNoFindingThatCounts) {
  const Resources resources(GONGKAI_SOURCE_DIR);
  for (int number = 0; number < 48; ++number) {
    const auto budget = synthetic_budget(7, number);
    Findings findings;
    EXPECT_TRUE(check(SourceText("b.json", budget.json), resources, {}, findings))
        << number << all_texts(findings);
    EXPECT_EQ(findings.count(Severity::kWarning), 0) << number << all_texts(findings);
    EXPECT_EQ(synthetic_budget(7, number).json, budget.json);
  }
}

}  // namespace
}  // namespace gongkai
