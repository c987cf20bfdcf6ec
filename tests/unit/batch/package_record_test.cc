#include "batch/package_record.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "sample_record.h"

namespace gongkai {
namespace {

TEST(PackageRecord, ComesBackFromItsLine) {
  const PackageRecord record = sample_record();
  const auto read = parse_record(to_line(record));
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, record);
}

TEST(PackageRecord, FailedOneComesBackToo) {
  const PackageRecord record{.name = "a",
                             .input = "all.jsonl:3",
                             .state = PackageState::kFailed,
                             .findings = {{.id = "syntax", .message = "错"}}};
  const auto read = parse_record(to_line(record));
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, record);
}

TEST(PackageRecord, OneThatWasNotUpdatedHoldsTheFormerPackage) {
  PackageRecord record = sample_record();
  record.state = PackageState::kNotUpdated;
  const std::string line = to_line(record);
  EXPECT_NE(line.find(R"("state":"not-updated")"), std::string::npos);
  EXPECT_EQ(parse_record(line), record);
}

TEST(PackageRecord, IsOneLineThatBeginsWithItsName) {
  PackageRecord record = sample_record("a\"b'c");
  record.findings.front().message = "第一行\n第二行";
  const std::string line = to_line(record);
  EXPECT_EQ(line.find('\n'), std::string::npos);
  const auto head = record_head(line);
  ASSERT_TRUE(head);
  EXPECT_EQ(head->name, "a\"b'c");
  EXPECT_EQ(head->format, kManifestFormat);
}

TEST(PackageRecord, IsNotReadFromOtherText) {
  const std::string line = to_line(sample_record());
  EXPECT_FALSE(parse_record(""));
  EXPECT_FALSE(parse_record("[1]"));
  EXPECT_FALSE(parse_record(R"({"name":"a"})"));
  EXPECT_FALSE(parse_record(std::string_view(line).substr(0, line.size() / 2)));
  std::string other_state = line;
  other_state.replace(other_state.find("\"ok\""), 4, "\"no\"");
  EXPECT_FALSE(parse_record(other_state));
  std::string other_type = line;
  other_type.replace(other_type.find("2023,"), 4, "[]");
  EXPECT_FALSE(parse_record(other_type));
}

TEST(PackageRecord, NameIsNotReadFromOtherText) {
  EXPECT_FALSE(record_head(R"({"input":"a"})"));
  EXPECT_FALSE(record_head(R"({"name":"a)"));
  EXPECT_FALSE(record_head(R"({"name":"a\)"));
  EXPECT_FALSE(record_head(R"({"name":3})"));
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

TEST(PackageRecord, NamesThatLeadElsewhereAreNotRead) {
  const std::string line = to_line(sample_record("a"));
  EXPECT_TRUE(parse_record(line));
  for (const char* name : {"../a", "/a", "a/../b", "a//b", "a/", ".a", "a/.b", ".", "..", "",
                           "a\\\\b", "a\\n", "a\\u0000b", "manifest.jsonl", "manifest.jsonl/a"}) {
    const std::string other = replaced(line, R"("a")", '"' + std::string(name) + '"');
    EXPECT_FALSE(record_head(other)) << name;
    EXPECT_FALSE(parse_record(other)) << name;
  }
  // The last member of a name counts for readers of JSON.
  EXPECT_FALSE(parse_record(replaced(line, R"("input")", R"("name":"../a","input")")));
}

TEST(PackageRecord, FilesThatLeadElsewhereAreNotRead) {
  for (const char* name : {"../x", "/x", "x/y", ".x", "..", "", "x\\y", "x\ny", "\xff"}) {
    PackageRecord record = sample_record();
    record.outputs[0].name = name;
    EXPECT_FALSE(parse_record(to_line(record))) << name;
  }
  PackageRecord doubled = sample_record();
  doubled.outputs[1] = doubled.outputs[0];
  EXPECT_FALSE(parse_record(to_line(doubled)));
  PackageRecord longest = sample_record();
  longest.outputs[0].name = std::string(255, 'A');
  EXPECT_TRUE(parse_record(to_line(longest)));
  longest.outputs[0].name += 'A';
  EXPECT_FALSE(parse_record(to_line(longest)));
}

TEST(PackageRecord, LinesWithoutAFormatAreOfTheFirstAndLaterOnesAreNotRead) {
  const std::string line = to_line(sample_record());
  EXPECT_TRUE(parse_record(replaced(line, R"("format":1,)", "")));
  const std::string later = replaced(line, R"("format":1,)", R"("format":2,)");
  EXPECT_FALSE(parse_record(later));
  ASSERT_TRUE(record_head(later));
  EXPECT_EQ(record_head(later)->format, 2);
}

TEST(PackageRecord, NamesAreSortedFolderByFolder) {
  std::vector<std::string> names = {"a-b", "b", "a/b", "a", "a/b/c", "a.b", "区/局"};
  std::ranges::sort(names, name_less);
  EXPECT_EQ(names, (std::vector<std::string>{"a", "a/b", "a/b/c", "a-b", "a.b", "b", "区/局"}));
}

}  // namespace
}  // namespace gongkai
