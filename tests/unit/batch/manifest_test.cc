#include "batch/manifest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "batch/manifest_repair.h"
#include "sample_record.h"
#include "support/files.h"
#include "support/tree.h"

namespace gongkai {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string temporary(const std::string& name) { return testing::TempDir() + "manifest_" + name; }

std::string written(const std::string& name, const std::string& bytes) {
  std::ofstream(temporary(name), std::ios::binary) << bytes;
  return temporary(name);
}

std::string lines_of(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += to_line(sample_record(name)) + "\n";
  return out;
}

TEST(Manifest, ReadsWhatWasWritten) {
  const std::string path = temporary("written");
  ManifestWriter writer(path);
  writer.append(to_line(sample_record("a")));
  writer.append(to_line(sample_record("b")));
  EXPECT_EQ(writer.close(), 0);
  ManifestReader reader(path);
  EXPECT_EQ(reader.next_record(), sample_record("a"));
  EXPECT_EQ(reader.next_record(), sample_record("b"));
  EXPECT_EQ(reader.next_record(), std::nullopt);
  EXPECT_FALSE(reader.faults().any());
}

TEST(Manifest, LeavesOutATornLastLine) {
  const std::string whole = lines_of({"a", "b"});
  for (std::size_t cut = 1; cut < whole.size() / 2; cut += 50) {
    ManifestReader reader(written("torn", whole.substr(0, whole.size() - cut)));
    EXPECT_EQ(reader.next_record(), sample_record("a"));
    EXPECT_EQ(reader.next_record(), std::nullopt) << cut;
    EXPECT_FALSE(reader.faults().any());
  }
}

TEST(Manifest, CountsLinesThatAreNoRecords) {
  ManifestReader reader(
      written("faults", "\n" + lines_of({"a"}) + R"({"name":"b"})" + "\n" + lines_of({"c"})));
  EXPECT_EQ(reader.next_record(), sample_record("a"));
  EXPECT_EQ(reader.next_record(), sample_record("c"));
  EXPECT_EQ(reader.next_record(), std::nullopt);
  EXPECT_EQ(reader.faults().unreadable, 2);
  EXPECT_EQ(reader.faults().misplaced, 0);
}

TEST(Manifest, CountsNamesThatAreDoubledOrNotInOrder) {
  ManifestReader reader(written("misplaced", lines_of({"b", "b", "c", "a", "d"})));
  while (reader.next()) {
  }
  EXPECT_EQ(reader.faults().misplaced, 2);
  EXPECT_EQ(reader.faults().unreadable, 0);
}

std::string unsound_lines() { return lines_of({"c", "a"}) + "{}\n" + lines_of({"a", "b/1", "b"}); }

TEST(Manifest, IsRepaired) {
  Findings findings;
  const std::string path = written("repaired", unsound_lines());
  EXPECT_EQ(repair_manifest(path, findings), ManifestState::kRepaired);
  EXPECT_EQ(bytes_of_file(path), lines_of({"a", "b", "b/1", "c"}));
  EXPECT_FALSE(findings.has_errors());
  EXPECT_THAT(all_texts(findings), HasSubstr("有 1 行不是清单的记录，3 行重复或顺序有误"));
  EXPECT_EQ(repair_manifest(path, findings), ManifestState::kSound);
  EXPECT_EQ(repair_manifest(temporary("missing"), findings), ManifestState::kSound);
  EXPECT_EQ(findings.all().size(), 1);
}

TEST(Manifest, OfALaterProgramIsLeftAlone) {
  Findings findings;
  std::string lines = unsound_lines();
  lines.replace(lines.find("\"format\":1"), 10, "\"format\":2");
  const std::string path = written("later", lines);
  EXPECT_EQ(repair_manifest(path, findings), ManifestState::kUnusable);
  EXPECT_EQ(bytes_of_file(path), lines);
  EXPECT_TRUE(has_id(findings, "newer-format"));
}

TEST(Manifest, LinksAndPipesAreNotRead) {
  const std::string target = written("target", lines_of({"a"}));
  const std::string link = temporary("link");
  const std::string pipe = temporary("pipe");
  std::filesystem::remove(link);
  std::filesystem::remove(pipe);
  std::filesystem::create_symlink(target, link);
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_FALSE(ManifestReader(link).next());
  EXPECT_FALSE(ManifestReader(pipe).next());
  EXPECT_EQ(ManifestWriter(link).close(), ELOOP);
  EXPECT_EQ(bytes_of_file(target), lines_of({"a"}));
}

TEST(Manifest, MissingFileIsEmpty) {
  EXPECT_EQ(ManifestReader(temporary("missing")).next_record(), std::nullopt);
}

TEST(Manifest, TellsWhyItCannotBeWritten) {
  ManifestWriter writer(temporary("no-such-folder/manifest"));
  writer.append("{}");
  EXPECT_EQ(writer.close(), ENOENT);
}

TEST(Manifest, SeveralAreMergedByName) {
  std::vector<ManifestReader> readers;
  readers.emplace_back(written("one", lines_of({"b", "d"})));
  readers.emplace_back(written("two", lines_of({"a", "b", "c", "e"})));
  MergedManifests merged(std::move(readers));
  std::vector<std::string> names;
  std::vector<std::size_t> from;
  std::vector<std::size_t> others;
  while (const auto taken = merged.next()) {
    names.push_back(taken->line.name);
    from.push_back(taken->reader);
    others.push_back(taken->others.size());
  }
  EXPECT_THAT(names, ElementsAre("a", "b", "c", "d", "e"));
  EXPECT_THAT(from, ElementsAre(1, 0, 1, 0, 1));
  EXPECT_THAT(others, ElementsAre(0, 1, 0, 0, 0));
}

}  // namespace
}  // namespace gongkai
