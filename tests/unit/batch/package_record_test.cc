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
  PackageRecord record = sample_record("a\"b\\\nc");
  record.findings.front().message = "第一行\n第二行";
  const std::string line = to_line(record);
  EXPECT_EQ(line.find('\n'), std::string::npos);
  EXPECT_EQ(record_name(line), "a\"b\\\nc");
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
  EXPECT_EQ(record_name(R"({"input":"a"})"), "");
  EXPECT_EQ(record_name(R"({"name":"a)"), "");
  EXPECT_EQ(record_name(R"({"name":"a\)"), "");
  EXPECT_EQ(record_name(R"({"name":3})"), "");
}

TEST(PackageRecord, NamesAreSortedFolderByFolder) {
  std::vector<std::string> names = {"a-b", "b", "a/b", "a", "a/b/c", "a.b", "区/局"};
  std::ranges::sort(names, name_less);
  EXPECT_EQ(names, (std::vector<std::string>{"a", "a/b", "a/b/c", "a-b", "a.b", "b", "区/局"}));
}

}  // namespace
}  // namespace gongkai
