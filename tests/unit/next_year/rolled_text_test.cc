#include "next_year/rolled_text.h"

#include <gtest/gtest.h>

namespace gongkai {
namespace {

std::string rolled(const std::string& text, const std::vector<std::string>& names = {}) {
  return rolled_text(text, 2023, names).text;
}

TEST(RolledText, IsOfTheNextYear) {
  EXPECT_EQ(rolled("2023年预算"), "2024年预算");
  EXPECT_EQ(rolled("完成2023年度任务，2023年12月底前验收"), "完成2024年度任务，2024年12月底前验收");
  EXPECT_EQ(rolled("二〇二三年工作"), "二〇二四年工作");
  EXPECT_EQ(rolled("2023"), "2024");
  EXPECT_EQ(rolled_text("二〇二九年", 2029, {}).text, "二〇三〇年");
}

TEST(RolledText, KeepsYearsOfOtherThings) {
  for (const char* text :
       {"《2023年预算法》", "国发〔2023〕5号", "财办(2023)12号", "（2023）第3号", "2021—2023年规划",
        "2023-2025年", "2023年至2025年", "二〇二三至二〇二五年", "2023学年", "2023-2024学年",
        "2023年3月1日签订", "2023.3.1", "2023/3/1", "2023-03-01", "编号120230", "20231"}) {
    EXPECT_EQ(rolled(text), text);
  }
}

TEST(RolledText, KeepsNamesOfProjects) {
  EXPECT_EQ(rolled("实施2023年改造项目，2023年完工", {"2023年改造项目"}),
            "实施2023年改造项目，2024年完工");
}

TEST(RolledText, SaysWhatChangedAndWhatDidNot) {
  const RolledText out = rolled_text("按《2023年方案》，2023年完成全部工作的验收和移交", 2023, {});
  EXPECT_EQ(out.rolled, std::vector<std::string>{"…3年方案》，2023年完成全部工作的验收…"});
  EXPECT_EQ(out.kept, std::vector<std::string>{"按《2023年方案》，2023年…"});
}

}  // namespace
}  // namespace gongkai
