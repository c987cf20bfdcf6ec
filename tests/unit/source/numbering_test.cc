#include "source/numbering.h"

#include <gtest/gtest.h>

namespace gongkai {
namespace {

// What is left of a text without its own number.
std::string rest_of(const std::string& text) { return text.substr(own_number_size(text)); }

TEST(OwnNumbers, AreThoseOfPersons) {
  for (const char* number :
       {"（一）", "(1)", "（12）", "1.",   "1. ",      " 2、",       "三、",  "十一、", "③",
        "1．",    "4）", "(二) ",  "２．", "2)",       "㈠",         "⒈",     "⑵",      "Ⅰ.",
        "•",      "· ",  "- ",     "-",    "（一）1.", "一、（二）", "（３）"}) {
    EXPECT_EQ(rest_of(number + std::string("实施教育；")), "实施教育；") << number;
  }
}

TEST(OwnNumbers, AreNotAmountsAndNumerals) {
  for (const char* text :
       {"1.5万人参加", "一、二级学科建设", "2023.年", "一流学科", "（略）", "1", "10 所学校",
        "1、2号楼", "（一）", "④", "-5%的降幅", "——另有说明", "2025年"}) {
    EXPECT_EQ(own_number_size(text), 0U) << text;
  }
}

}  // namespace
}  // namespace gongkai
