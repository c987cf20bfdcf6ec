#pragma once

// What the first sheet of a form says to who fills it in.

#include <array>

namespace gongkai {

inline constexpr std::array kFillInSteps = {
    "1. 淡黄色的格填写，其他格已保护（没有密码）。标题为深色的栏目必须填写。",
    "2. "
    "先填“基本信息”和“单位”，再填“收入”“支出明细”“项目”；金额单位写在“基本信息”中，全表相同。",
    "3. 编码可以只写编码，只写名称，或从下拉列表中选“编码 名称”。",
    "4. "
    "本单位没有的要写明：表中选“本单位没有”一行的“是”，清单在第一行第一栏写“本单位没有”。空着的"
    "是没有填。",
    "5. 合计由程序计算，不要填合计行。行数不够的，在最后一行之后接着填。",
    "6. 填好后：gongkai import 本表.xlsx -o budget.json，或直接 gongkai check "
    "本表.xlsx；有误的逐格列出。"};

}  // namespace gongkai
