#pragma once

// A record in which every member says something.

#include <string>

#include "batch/package_record.h"

namespace gongkai {

inline PackageRecord sample_record(std::string name = "250/250001") {
  PackageRecord record{.name = name, .input = name + ".json"};
  record.fingerprint = {.budget = "b0",
                        .pack = "c0",
                        .catalog = "d0",
                        .fonts = "e0",
                        .options = "part=tables",
                        .version = "0.1.0"};
  record.profile = {.department = {"250", "某区科技局"},
                    .units = {{"250001", "某区科技局"}, {"250002", "某区\"情报\"所"}},
                    .year = 2023,
                    .pack = "some-2023",
                    .tables = {"01-balance", "02-income"},
                    .notes = {{"01-balance", {"一", "二"}}},
                    .waivers = {{"indicator-unit", "/projects/3", "批复如此"}}};
  record.profile.totals = {.income = "770900.00",
                           .expenditure = "770000.00",
                           .year_end = "900.00",
                           .basic = "730000.00",
                           .project = "40000.00",
                           .last_year = {{"total", "700000.00"}},
                           .functions = {{"206", "科学技术支出", "770000.00"}},
                           .expenditure_sources = {{"111", "经费拨款", "770000.00"}},
                           .income_sources = {{"111", "经费拨款", "770900.00"}}};
  record.findings = {{.id = "indicator-unit",
                      .severity = Severity::kNote,
                      .message = "没有单位",
                      .expected = "带单位",
                      .help = "写单位",
                      .file = "templates/x.json",
                      .line = 3,
                      .column = 7,
                      .pointer = "/projects/3",
                      .accepted = "批复如此"}};
  record.outputs = {{"表.pdf", 123456, "f0"}, {"表.xlsx", 4321, "f1"}};
  record.retired = {".retired/" + name};
  return record;
}

}  // namespace gongkai
