#include "render/xlsx/sheet_names.h"

#include <gtest/gtest.h>

#include "source/unicode.h"

namespace gongkai {
namespace {

using Names = std::vector<std::string>;

Table table_of(std::string number, std::string name, std::string title = "") {
  Table table;
  table.number = std::move(number);
  table.name = std::move(name);
  table.title = std::move(title);
  return table;
}

Names names(const std::vector<Table>& tables) {
  std::vector<const Table*> pointers;
  for (const Table& table : tables) pointers.push_back(&table);
  return sheet_names(pointers, {"目录", "勾稽"});
}

std::string name_of(std::string text) { return names({table_of("", std::move(text))})[0]; }

TEST(SheetNames, ArePutTogetherFromNumberAndName) {
  EXPECT_EQ(names({table_of("预算01表", "部门收支预算表")}), Names{"预算01表 部门收支预算表"});
  EXPECT_EQ(names({table_of("", "收支总表")}), Names{"收支总表"});
  EXPECT_EQ(names({table_of("附表1", "")}), Names{"附表1"});
  EXPECT_EQ(names({table_of("", "", "收支总表")}), Names{"收支总表"});
}

TEST(SheetNames, HaveFullWidthFormsOfWhatExcelRefuses) {
  EXPECT_EQ(name_of("[a]:b*c?d/e\\f"), "［a］：b＊c？d／e＼f");
}

TEST(SheetNames, LoseControlCharactersAndQuotesAtTheEnds) {
  EXPECT_EQ(name_of("'it's\n'"), "it's");
  EXPECT_EQ(name_of("　 表 '"), "表");
}

TEST(SheetNames, AreCutAfter31Units) {
  const std::string cut = name_of(std::string(40, 'x'));
  EXPECT_EQ(cut, std::string(31, 'x'));
  std::string wide;
  for (int i = 0; i < 20; ++i) wide += "𠀀";  // two UTF-16 units each
  EXPECT_EQ(to_code_points(name_of(wide)).size(), 15u);
  EXPECT_EQ(name_of(std::string(30, 'x') + "'y"), std::string(30, 'x'));
}

TEST(SheetNames, AreUniqueWhateverTheirCase) {
  EXPECT_EQ(names({table_of("", "Abc"), table_of("", "aBC"), table_of("", "abc")}),
            (Names{"Abc", "aBC (2)", "abc (3)"}));
  const Table longest = table_of("", std::string(31, 'x'));
  EXPECT_EQ(names({longest, longest})[1], std::string(27, 'x') + " (2)");
}

TEST(SheetNames, AvoidWhatIsTakenAndWhatExcelKeeps) {
  EXPECT_EQ(name_of("目录"), "目录 (2)");
  EXPECT_EQ(name_of("History"), "History (2)");
}

TEST(SheetNames, AreNeverEmpty) {
  EXPECT_EQ(name_of(""), "表");
  EXPECT_EQ(name_of("'\t'"), "表");
}

}  // namespace
}  // namespace gongkai
