#pragma once

// Pages as text, for people and tests: lengths in points with two decimals, y from the top.
//
//     page 1 841.89 x 595.28
//       text 310.25 70.18 face 0 size 16.00 2023年部门支出预算表
//       line 51.02 120.00 790.87 120.00 width 0.50
//       text 51.02 140.00 face 1 size 16.00 tracking 0.12 预算收入总计
//       link 51.02 160.00 544.25 180.00 to page 3 y 56.69
//     bookmark page 1 y 56.69 部门支出预算表
//     bookmark page 2 y 56.69 level 2 一、收入

#include <string>

#include "layout/pages.h"

namespace gongkai {

std::string to_text(const Pages& pages);

/// The structure: each element in a line below the one that holds it, indented, with the
/// columns and rows that it covers, and what it says on all pages together. TH and L say what tells
/// them apart: "TH of row", "L with marks".
///
///     Document
///       Sect
///         H1 2023年部门支出预算表
///         Table
///           TR
///             TH columns 2 项目
std::string structure_text(const Pages& pages);

}  // namespace gongkai
