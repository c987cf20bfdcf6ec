#include "batch/work_list.h"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <thread>

#include "scratch.h"
#include "support/files.h"
#include "support/no_privileges.h"

namespace gongkai {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class WorkListTest : public Scratch {
 protected:
  std::vector<WorkItem> items(WorkRequest request) {
    WorkList list(request, findings);
    refused = all_texts(list.refused());
    count = list.count();
    std::vector<WorkItem> out;
    while (auto item = list.next()) out.push_back(*std::move(item));
    return out;
  }
  std::vector<std::string> names(WorkRequest request) {
    std::vector<std::string> out;
    for (const WorkItem& item : items(std::move(request))) out.push_back(item.name);
    return out;
  }

  Findings findings;
  std::string refused;
  std::optional<std::size_t> count;
};

TEST_F(WorkListTest, NamesFilesOfAFolderByTheirPathsBelowIt) {
  write("in/b.json", "");
  write("in/a-c.json", "");
  write("in/a/2.json", "");
  write("in/a/1.x.json", "");
  write("in/notes.txt", "");
  write("in/.hidden.json", "");
  write("in/.git/c.json", "");
  const auto found = items({.inputs = {path("in")}});
  std::vector<std::string> named;
  for (const WorkItem& item : found) named.push_back(item.name);
  EXPECT_THAT(named, ElementsAre("a/1.x", "a/2", "a-c", "b"));
  EXPECT_EQ(found[0].input, "a/1.x.json");
  EXPECT_EQ(found[0].path, path("in/a/1.x.json"));
  EXPECT_EQ(count, 4);
}

TEST_F(WorkListTest, PassesOverWhatEditorsLeaveBesideBudgets) {
  write("in/a.json", "");
  for (const char* name :
       {"~$a.json", "a.json~", "a.json.bak", "#a.json#", "a~.json", "a.json.swp"}) {
    write(std::string("in/") + name, "");
  }
  EXPECT_THAT(names({.inputs = {path("in")}}), ElementsAre("a"));
  EXPECT_EQ(findings.count(Severity::kNote), 6);
  EXPECT_TRUE(has_id(findings, "backup-passed-over"));
  EXPECT_THAT(names({.inputs = {path("in/*.json")}}), ElementsAre("a"));
}

TEST_F(WorkListTest, ReadsAListWithAByteOrderMark) {
  write("in/a.json", "");
  EXPECT_THAT(names({.list = write("list.txt", "\xEF\xBB\xBFin/a.json\r\n")}), ElementsAre("in/a"));
}

TEST_F(WorkListTest, NamesDoNotDependOnHowTheFolderIsWritten) {
  write("in/a/1.json", "");
  EXPECT_EQ(names({.inputs = {path("in")}}), names({.inputs = {path("in") + "/"}}));
}

TEST_F(WorkListTest, LeavesOutTheOutputFolder) {
  write("in/a.json", "");
  write("in/out/x.numbers.json", "");
  EXPECT_THAT(names({.inputs = {path("in")}, .output = path("in/out")}), ElementsAre("a"));
}

TEST_F(WorkListTest, RefusesToWriteIntoTheFolderOfTheInputs) {
  write("in/a.json", "");
  EXPECT_THAT(names({.inputs = {path("in")}, .output = path("in/.")}), ElementsAre());
  EXPECT_TRUE(has_id(findings, "output-is-input"));
}

TEST_F(WorkListTest, NamesSingleFilesWithoutFolders) {
  EXPECT_THAT(names({.inputs = {write("in/x/a.json", ""), write("b", "")}}), ElementsAre("a", "b"));
}

TEST_F(WorkListTest, NamesFilesOfAPatternByTheirPathsBelowItsFixedPart) {
  write("in/1/budget.json", "");
  write("in/2/budget.json", "");
  EXPECT_THAT(names({.inputs = {path("in/*/budget.json")}}), ElementsAre("1/budget", "2/budget"));
}

TEST_F(WorkListTest, NamesFilesOfAListByItsLines) {
  write("in/x/1.json", "");
  write("other/2.json", "");
  const std::string list =
      write("in/list.txt", "# 名单\nx/1.json\r\n\n../other/2.json\n" + path("other/3.json") + "\n");
  const auto found = items({.list = list});
  ASSERT_EQ(found.size(), 3);
  EXPECT_EQ(found[0].name, "2");
  EXPECT_EQ(found[1].name, "3");  // missing: a package that fails
  EXPECT_EQ(found[2].name, "x/1");
  EXPECT_EQ(found[2].path, path("in/x/1.json"));
}

TEST_F(WorkListTest, NamesLinesOfAStreamByTheirNumbers) {
  write("in/all-0000001x.json", "");
  const auto found = items({.inputs = {path("in"), write("all.jsonl", "{1}\n\n{3}\n")}});
  ASSERT_EQ(found.size(), 3);
  EXPECT_EQ(found[0].name, "all-0000001");
  EXPECT_EQ(found[0].input, "all.jsonl:1");
  EXPECT_EQ(found[0].text, "{1}");
  EXPECT_EQ(found[1].name, "all-0000001x");
  EXPECT_EQ(found[2].name, "all-0000003");
  EXPECT_EQ(found[2].line, 3);
  EXPECT_EQ(count, 3);
}

TEST_F(WorkListTest, TwoOfOneNameAreAFaultOfThat) {
  const auto found =
      items({.inputs = {write("x/a.json", ""), write("y/a.json", ""), write("y/b.json", "")}});
  ASSERT_EQ(found.size(), 2);
  ASSERT_TRUE(found[0].fault);
  EXPECT_EQ(found[0].fault->id, "name-taken");
  EXPECT_THAT(found[0].fault->message, HasSubstr("a.json"));
  EXPECT_FALSE(found[1].fault);
}

TEST_F(WorkListTest, APackageInTheFolderOfAnotherIsAFault) {
  write("in/250.json", "");
  write("in/250/1.json", "");
  write("in/250-x.json", "");
  const auto found = items({.inputs = {path("in")}});
  ASSERT_EQ(found.size(), 3);
  EXPECT_FALSE(found[0].fault);
  ASSERT_TRUE(found[1].fault);
  EXPECT_EQ(found[1].fault->id, "name-inside-package");
  EXPECT_EQ(found[1].fault_in, FaultIn::kName);
  EXPECT_FALSE(found[2].fault);
}

TEST_F(WorkListTest, RefusesNamesThatNoFolderShouldHave) {
  write("in/manifest.jsonl.json", "");
  write("in/汇总.html.json", "");
  write("in/a\\b.json", "");
  write("in/a.json", "");
  EXPECT_THAT(names({.inputs = {path("in"), write("\xff.json", "")}}), ElementsAre("a"));
  EXPECT_FALSE(findings.has_errors());
  EXPECT_THAT(refused, HasSubstr("manifest.jsonl.json"));
  EXPECT_THAT(refused, HasSubstr("汇总.html.json"));
  EXPECT_THAT(refused, HasSubstr("a\\b.json"));
  EXPECT_THAT(refused, HasSubstr("\uFFFD.json"));
}

TEST_F(WorkListTest, IsEmptyWhenAnInputIsMissing) {
  write("in/a.json", "");
  for (const char* missing : {"no", "no.json", "no/*.json", "no/*.jsonl", "no.jsonl"}) {
    findings = {};
    EXPECT_THAT(names({.inputs = {path("in"), path(missing)}}), ElementsAre()) << missing;
    EXPECT_TRUE(has_id(findings, "no-such-input")) << missing;
  }
  findings = {};
  EXPECT_THAT(names({.list = path("no.txt")}), ElementsAre());
  EXPECT_TRUE(has_id(findings, "no-such-input"));
}

TEST_F(WorkListTest, IsEmptyWhenAFolderCannotBeRead) {
  write("in/a.json", "");
  write("in/b/1.json", "");
  write("in/c.json", "");
  std::filesystem::permissions(path("in/b"), std::filesystem::perms::none);
  const NoPrivileges no_privileges;
  for (const char* input : {"in", "in/*/*.json"}) {
    findings = {};
    EXPECT_THAT(names({.inputs = {path(input)}}), ElementsAre()) << input;
    ASSERT_EQ(findings.all().size(), 1) << all_texts(findings);
    EXPECT_EQ(findings.all().front().id, "cannot-read");
    EXPECT_THAT(findings.all().front().where.file, HasSubstr("in/b"));
    EXPECT_THAT(findings.all().front().message, HasSubstr("没有权限"));
  }
}

TEST_F(WorkListTest, IsEmptyWhenAStreamCannotBeRead) {
  std::filesystem::create_symlink("/proc/self/mem", path("all.jsonl"));  // nothing at its beginning
  EXPECT_THAT(names({.inputs = {path("all.jsonl")}}), ElementsAre());
  EXPECT_TRUE(has_id(findings, "cannot-read"));
}

TEST_F(WorkListTest, FollowsLinksToFoldersButNotBack) {
  write("in/a/1.json", "");
  write("other/2.json", "");
  std::filesystem::create_directory_symlink(path("other"), path("in/b"));
  std::filesystem::create_directory_symlink(path("in"), path("in/a/back"));
  EXPECT_THAT(names({.inputs = {path("in")}}), ElementsAre("a/1", "b/2"));
  EXPECT_FALSE(findings.has_errors()) << all_texts(findings);
}

TEST_F(WorkListTest, StreamsOfAPatternAreReadLineByLine) {
  write("in/x.jsonl", "{1}\n{2}\n");
  write("in/y.jsonl", "{1}\n");
  EXPECT_THAT(names({.inputs = {path("in/*.jsonl")}}),
              ElementsAre("x-0000001", "x-0000002", "y-0000001"));
}

TEST_F(WorkListTest, DoesNotCountThePipesItReads) {
  const std::string pipe = path("all.jsonl");
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  std::thread writer([&] { std::ofstream(pipe) << "{1}\n"; });
  EXPECT_THAT(names({.inputs = {pipe}}), ElementsAre("all-0000001"));
  writer.join();
  EXPECT_EQ(count, std::nullopt);
}

TEST_F(WorkListTest, SaysHowLongALineIsThatIsTooLarge) {
  const auto found = items({.inputs = {write("a.jsonl", std::string(kLargestJson + 1, 'x'))}});
  ASSERT_EQ(found.size(), 1);
  ASSERT_TRUE(found[0].fault);
  EXPECT_EQ(found[0].fault->message, "文件有 128 MB");
}

TEST_F(WorkListTest, ReportsThatThereIsNothingToDo) {
  write("in/a.txt", "");
  EXPECT_THAT(names({.inputs = {path("in")}}), ElementsAre());
  EXPECT_TRUE(has_id(findings, "no-inputs"));
}

TEST_F(WorkListTest, SharesAreDisjointAndTogetherAll) {
  std::string lines;
  for (int i = 0; i < 40; ++i) lines += "{}\n";
  const std::string stream = write("all.jsonl", lines);
  for (int i = 0; i < 40; ++i) write("in/" + std::to_string(i) + ".json", "");
  std::vector<std::string> together;
  for (int number = 1; number <= 3; ++number) {
    const auto share = names({.inputs = {path("in"), stream}, .shard = {number, 3}});
    EXPECT_EQ(count, share.size());
    together.insert(together.end(), share.begin(), share.end());
  }
  EXPECT_THAT(together,
              testing::UnorderedElementsAreArray(names({.inputs = {path("in"), stream}})));
}

}  // namespace
}  // namespace gongkai
