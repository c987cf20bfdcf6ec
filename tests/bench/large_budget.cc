#include "bench/large_budget.h"

#include <nlohmann/json.hpp>

namespace gongkai {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kRowsPerUnit = 100;

std::string padded(int number, std::size_t digits) {
  const std::string text = std::to_string(number);
  return std::string(digits - std::min(digits, text.size()), '0') + text;
}

std::string unit_code(int row) { return "250" + padded(row / kRowsPerUnit + 1, 3); }
std::string project_code(int row) { return "4103002300000" + padded(row, 7); }
std::string function_code(int row) { return std::to_string(2'040'000 + row); }

// 1.01 … 997.96, all different for a while.
std::string amount(int row) { return std::to_string(row % 997 + 1) + "." + padded(row % 97, 2); }

int cents(int row) { return (row % 997 + 1) * 100 + row % 97; }

Json expenditure(int row) {
  Json fact{{"unit", unit_code(row)}, {"function", function_code(row)}, {"source", "111"}};
  const bool is_basic = row % 2 == 0;
  fact["economic"] = is_basic ? "30101" : "30201";
  if (!is_basic) fact["project"] = project_code(row);
  fact["amount"] = amount(row);
  return fact;
}

Json project(int row) {
  const Json indicator{{"level1", "产出指标"}, {"level3", "服务企业数量"}, {"value", "≥10家"}};
  return {{"code", project_code(row)},
          {"name", "第" + std::to_string(row) + "号科技研发及中小企业发展服务专项经费"},
          {"unit", unit_code(row)},
          {"kind", "特定目标类"},
          {"indicators", Json::array({indicator})}};
}

Json incomes(int rows, int facts_per_row) {
  Json list = Json::array();
  for (int first = 0; first < rows; first += kRowsPerUnit) {
    long long sum = 0;
    for (int row = first; row < std::min(first + kRowsPerUnit, rows); ++row) sum += cents(row);
    sum *= facts_per_row;
    const std::string text =
        std::to_string(sum / 100) + "." + padded(static_cast<int>(sum % 100), 2);
    list.push_back({{"unit", unit_code(first)}, {"source", "111"}, {"amount", text}});
  }
  return list;
}

}  // namespace

std::string large_budget(int rows, int facts_per_row) {
  Json units = Json::array();
  for (int row = 0; row < rows; row += kRowsPerUnit) {
    const std::string name = "某市科技局第" + std::to_string(row / kRowsPerUnit + 1) + "研究所";
    units.push_back({{"code", unit_code(row)}, {"name", name}, {"kind", "行政单位"}});
  }
  Json facts = Json::array();
  Json projects = Json::array();
  Json names = Json::object();
  for (int row = 0; row < rows; ++row) {
    for (int fact = 0; fact < facts_per_row; ++fact) facts.push_back(expenditure(row));
    if (row % 2 == 1) projects.push_back(project(row));
    names[function_code(row)] = "科学技术支出第" + std::to_string(row) + "项";
  }
  for (int row = 0; row < rows; row += 100) names[function_code(row).substr(0, 5)] = "科技款";
  for (const char* top : {"190", "191", "192", "193", "194", "195", "196"})
    names[top] = "科学技术支出";
  const Json budget{{"pack", "henan-2023"},
                    {"year", 2023},
                    {"published_on", "2023-03-01"},
                    {"money_unit", "万元"},
                    {"department", {{"code", "250"}, {"name", "某市科技局"}, {"units", units}}},
                    {"income", incomes(rows, facts_per_row)},
                    {"expenditure", facts},
                    {"projects", projects},
                    {"names", {{"functions", names}}}};
  return budget.dump();
}

}  // namespace gongkai
