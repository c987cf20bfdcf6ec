#include <gtest/gtest.h>

#include "support/files.h"
#include "support/sample_pack.h"

namespace gongkai {
namespace {

using sample::expand_table;
using sample::rows;

const std::string kByItem = R"({"kind": "pivot", "name": "表", "title": "{{year}}年表",
 "columns": [{"heading": "类", "label": "a"}, {"heading": "项", "label": "b"},
             {"heading": "金额"}],
 "rows": [{"by": "function", "order": "code", "cells": {"a": "{{function.class}}",
           "b": "{{function.class}}{{function.section}}{{function.item}}"}}]})";

// The sample's budget with these rows for the one table.
std::string stated(const std::string& rows) {
  return sample::kBudget.substr(0, sample::kBudget.rfind('}')) + ", \"tables\": {\"01-t\": [" +
         rows + "]}}";
}

TEST(Restate, SaysOfAMergedCellOnceThatItDiffers) {
  Findings findings;
  const auto table = expand_table(kByItem, findings, stated(R"(["207", "2060101", 83.5],
                                            [null, "2060702", 9],
                                            ["208", "2080505", 20])"));
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_EQ(sample::ids(findings), "stated-text-differs") << all_texts(findings);
  EXPECT_EQ(rows(*table),
            "类|项|金额\n"
            "207|2060101|83.50\n"
            "2060702|9.00\n"
            "208|2080505|20.00\n");
}

TEST(Restate, DoesNotTakeABlankRowForOneThatTheFactsLack) {
  Findings findings;
  const auto table = expand_table(kByItem, findings, stated(R"(["206", "2060101", 83.5],
                                            ["", "", ""],
                                            ["206", "2060702", 9],
                                            ["208", "2080505", 20])"));
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_EQ(sample::ids(findings), "") << all_texts(findings);
  EXPECT_EQ(table->grid.rows(), 5);
}

// The findings' ids of these rows.
std::string ids_of(const std::string& rows) {
  Findings findings;
  expand_table(kByItem, findings, stated(rows));
  return sample::ids(findings);
}

TEST(Restate, NamesRowsThatOneSideLacks) {
  EXPECT_EQ(ids_of(R"(["206", "2060101", 83.5], ["206", "2060702", 9], ["208", "2080505", 20],
                      ["299", "2990000", 1])"),
            "stated-row-extra");
  EXPECT_EQ(ids_of(R"(["206", "2060101", 83.5], ["208", "2080505", 20])"), "stated-row-missing");
}

TEST(Restate, RefusesToMergeTheFirstRowWithOneAbove) {
  EXPECT_EQ(ids_of(R"([null, "2060101", 83.5], ["206", "2060702", 9], ["208", "2080505", 20])"),
            "stated-row-length");
}

}  // namespace
}  // namespace gongkai
