#include "budget/print.h"

#include <gtest/gtest.h>

#include "budget/load.h"
#include "support/files.h"

namespace gongkai {
namespace {

TEST(PrintBudget, ShowsEverythingOnce) {
  Findings findings;
  const auto budget = load_budget(
      parse(read_source_file("tests/corpus/budget/good/everything.json"), findings), findings);
  ASSERT_TRUE(budget);
  EXPECT_EQ(to_text(*budget), R"(预算 2023 henan-2023 2023-03-01 万元 2 位小数
部门 250 某局
  250001 某局 行政单位
收入 2 笔
  250001 来源=111 13
  250001 来源=111 上年结转结余 0.5
支出 4 笔
  250001 功能=2060101 经济=30101 政府经济=50101 来源=111 人员经费 行=甲 10.5
  250001 功能=2060101 经济=31299 来源=111 上年结转结余 列年终 项目=P1 0.5
  250001 功能=2060101 经济=30231 来源=111 1.2
  250001 功能=2060101 经济=30217 来源=111 0.3
年终结转结余 1 笔
  250001 来源=111 1
项目 1 个
  P1 𠮷祥“示范”项目（2023） 250001 其他运转类
    目标：第一段。\n第二段。
    指标：产出指标/数量指标/个数 ≥1个
      说明：逐个\n清点
整体绩效目标
    年度履职目标：甲。\n乙。
    任务：任务：内容
    指标：效益指标//效益 好
三公经费 出国（境）=0 用车购置=0 用车运行=1.2 接待=0.3
上年三公经费 出国（境）=0 用车购置=0 用车运行=1 接待=0
表注
  08-three-public 第一行
  08-three-public 第二行
本地名称
  经济 30101 基本工资
)");
}

}  // namespace
}  // namespace gongkai
