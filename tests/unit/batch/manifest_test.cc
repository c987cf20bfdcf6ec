#include "batch/manifest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "sample_record.h"

namespace gongkai {
namespace {

using testing::ElementsAre;

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
  EXPECT_EQ(reader.faults(), 0);
}

TEST(Manifest, LeavesOutATornLastLine) {
  const std::string whole = lines_of({"a", "b"});
  for (std::size_t cut = 1; cut < whole.size() / 2; cut += 50) {
    ManifestReader reader(written("torn", whole.substr(0, whole.size() - cut)));
    EXPECT_EQ(reader.next_record(), sample_record("a"));
    EXPECT_EQ(reader.next_record(), std::nullopt) << cut;
    EXPECT_EQ(reader.faults(), 0);
  }
}

TEST(Manifest, CountsLinesThatAreNoRecords) {
  ManifestReader reader(
      written("faults", "\n" + lines_of({"a"}) + R"({"name":"b"})" + "\n" + lines_of({"c"})));
  EXPECT_EQ(reader.next_record(), sample_record("a"));
  EXPECT_EQ(reader.next_record(), sample_record("c"));
  EXPECT_EQ(reader.next_record(), std::nullopt);
  EXPECT_EQ(reader.faults(), 2);
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
