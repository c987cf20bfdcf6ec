#include "summary/expected_list.h"

#include <gmock/gmock.h>

#include "support/files.h"
#include "unit/batch/scratch.h"

namespace gongkai {
namespace {

using testing::HasSubstr;

class Expected : public Scratch {
 protected:
  std::optional<ExpectedList> read(const std::string& bytes) {
    return read_expected(write("list.txt", bytes), findings);
  }
  Findings findings;
};

TEST_F(Expected, LinesHoldCodeAndName) {
  const auto list = read("\xEF\xBB\xBF# 名单\n250001\t某区科技局\r\n\n  250002  某区 情报所 \n");
  ASSERT_TRUE(list) << all_texts(findings);
  ASSERT_EQ(list->units.size(), 2);
  EXPECT_EQ(list->units[0].code, "250001");
  EXPECT_EQ(list->units[0].name, "某区科技局");
  EXPECT_EQ(list->units[0].line, 2);
  EXPECT_EQ(list->units[1].code, "250002");
  EXPECT_EQ(list->units[1].name, "某区 情报所");
  EXPECT_EQ(list->units[1].line, 4);
}

TEST_F(Expected, AllWrongLinesAreReported) {
  EXPECT_FALSE(read("250001\n250002 甲\n250002 乙\n"));
  ASSERT_EQ(findings.all().size(), 2);
  EXPECT_THAT(to_text(findings.all()[0]), HasSubstr("list.txt:1:1: 错误：“250001” 后面没有名称"));
  EXPECT_THAT(to_text(findings.all()[1]),
              HasSubstr("list.txt:3:1: 错误：代码 250002 与第 2 行重复"));
}

TEST_F(Expected, ControlCharactersAreReported) {
  EXPECT_FALSE(read("250001 甲\x1B[2J局\n250002 乙\u0085局\n250003 丙\t局\n"));
  EXPECT_EQ(findings.count(Severity::kError), 2);
  EXPECT_TRUE(has_id(findings, "control-character"));
}

TEST_F(Expected, WhatIsNoListIsReported) {
  EXPECT_FALSE(read("# 没有\n"));
  EXPECT_TRUE(has_id(findings, "expected-empty"));
  EXPECT_FALSE(read("250001 某\xBE\xD6\n"));
  EXPECT_TRUE(has_id(findings, "not-utf8"));
  EXPECT_FALSE(read_expected(path("none.txt"), findings));
  EXPECT_EQ(findings.count(Severity::kError), 3);
}

TEST_F(Expected, AListInGb18030IsReadWithANote) {
  const auto list = read("250001 \xC4\xB3\xBE\xD6\n");
  ASSERT_TRUE(list);
  EXPECT_EQ(list->units.at(0).name, "某局");
  EXPECT_TRUE(has_id(findings, "read-as-gb18030"));
}

}  // namespace
}  // namespace gongkai
