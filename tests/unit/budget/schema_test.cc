#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "budget/load.h"
#include "support/files.h"

namespace gongkai {
namespace {

TEST(BudgetSchema, IsThePublishedFile) {
  EXPECT_EQ(budget_schema().dump(2) + "\n", read_source_file("examples/budget.schema.json"));
}

bool is_chinese(const std::string& text) {
  return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0xE4; });
}

TEST(BudgetSchema, ExplainsEveryFieldInChinese) {
  const auto schema = nlohmann::json::parse(budget_schema().dump(2));
  for (const auto& [name, definition] : schema["definitions"].items()) {
    EXPECT_TRUE(is_chinese(definition.value("description", ""))) << name;
    if (!definition.contains("properties")) continue;
    for (const auto& [key, property] : definition["properties"].items()) {
      EXPECT_TRUE(is_chinese(property.value("description", ""))) << name << "." << key;
    }
  }
}

}  // namespace
}  // namespace gongkai
