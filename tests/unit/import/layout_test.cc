#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "budget/load.h"
#include "budget/shapes.h"
#include "fill_in/fill_in_layout.h"
#include "pack/load_pack.h"
#include "support/files.h"

namespace gongkai {
namespace {

std::optional<SourceText> read_template(const std::string& path, Findings&) {
  const std::string file = "templates/" + path;
  std::ifstream in(std::string(GONGKAI_SOURCE_DIR) + "/" + file, std::ios::binary);
  if (!in) return std::nullopt;
  return SourceText(file, {std::istreambuf_iterator<char>(in), {}});
}

std::vector<std::string> packs() {
  std::vector<std::string> out;
  for (const std::string& name : files_in("templates")) {
    if (name.find("-20") != std::string::npos) out.push_back(name);
  }
  return out;
}

FillInLayout layout_of(const std::string& pack_name, const std::vector<std::string>& units) {
  static const Catalogs kCatalogs = [] {
    Findings findings;
    return *Catalogs::load(std::string(GONGKAI_SOURCE_DIR) + "/templates/catalog", findings);
  }();
  Findings findings;
  const auto pack = load_pack(pack_name, packs(), read_template, findings);
  EXPECT_TRUE(pack) << pack_name << all_texts(findings);
  return fill_in_layout(*pack, kCatalogs.for_year(2024), units);
}

/// The members of budgets as paths: "expenditure/amount", those of lists without numbers.
class Members {
 public:
  Members() { add(*root_.find("definitions")->find("budget"), ""); }

  const std::set<std::string>& all() const { return all_; }

 private:
  void add(const Schema& schema, const std::string& path) {
    if (const Schema* reference = schema.find("$ref")) {
      const std::string_view name = reference->text().substr(reference->text().rfind('/') + 1);
      if (name == "amount" || name == "none") {
        all_.insert(name == "none" ? path + "/none" : path);
      } else {
        add(*root_.find("definitions")->find(name), path);
      }
      return;
    }
    for (const char* choice : {"allOf", "oneOf"}) {
      const Schema* rules = schema.find(choice);
      if (rules == nullptr) continue;
      for (const Schema& each : rules->elements()) add(each, path);
      return;
    }
    if (const Schema* items = schema.find("items")) return add(*items, path);
    const Schema* properties = schema.find("properties");
    if (properties == nullptr) {
      all_.insert(path);
      return;
    }
    for (const auto& [name, property] : properties->members()) {
      add(property, path.empty() ? name : path + "/" + name);
    }
  }

  const Schema root_ = budget_schema();
  std::set<std::string> all_;
};

std::string joined(const std::vector<std::string>& path) {
  std::string out;
  for (const std::string& name : path) {
    if (name == "250001") continue;  // a unit
    out += (out.empty() ? "" : "/") + name;
  }
  return out;
}

// Which members the columns of a layout hold.
std::set<std::string> held(const FillInLayout& layout) {
  std::set<std::string> out;
  for (const FillInSheet& sheet : layout.sheets) {
    for (const FillInBlock& block : sheet.blocks) {
      const std::string base = joined(block.path);
      const bool is_map = block.kind == FillInKind::kPairs || block.kind == FillInKind::kTexts ||
                          block.kind == FillInKind::kCells;
      if (is_map) out.insert(base);
      if (block.kind == FillInKind::kNames) {
        for (const char* kind : {"functions", "economic", "government_economic", "sources"}) {
          out.insert(base + "/" + kind);
        }
      }
      for (std::size_t i = 0; i < block.columns.size(); ++i) {
        const bool is_outer = block.inner.empty() || i < block.outer_columns;
        std::vector<std::string> path = block.path;
        if (!is_outer) path.push_back(block.inner);
        path.insert(path.end(), block.columns[i].path.begin(), block.columns[i].path.end());
        out.insert(joined(path));
      }
    }
  }
  return out;
}

// A member that is added to budgets is added to a sheet, or named here with the reason.
TEST(FillInLayout, HasAPlaceForEveryMember) {
  const std::set<std::string> without = {
      "$schema",        "format",            // of the file, not of the budget
      "projects/texts", "projects/choices",  // by the names that the pack gives; else 其余内容
      "lists",          "department/units/lists",           // likewise
      "transfers/none", "department/units/transfers/none",  // 本单位没有 in the first row
  };
  const std::set<std::string> places = held(layout_of("henan-2023", {"250001"}));
  const Members members;
  for (const std::string& member : members.all()) {
    EXPECT_TRUE(without.contains(member) || places.contains(member)) << member;
  }
}

// Members of one name are codes here and amounts or reasons there.
TEST(FillInLayout, HasCodesOnlyWhereBudgetsHaveThem) {
  std::string codes;
  for (const FillInSheet& sheet : layout_of("henan-2023", {}).sheets) {
    for (const FillInBlock& block : sheet.blocks) {
      for (const FillInColumn& column : block.columns) {
        if (column.value == FillInValue::kCode) codes += block.title + "/" + column.title + " ";
      }
    }
  }
  EXPECT_EQ(codes,
            "收入/单位 收入/资金来源 年终结转结余/单位 年终结转结余/资金来源 支出/单位 "
            "支出/支出功能分类 支出/部门经济分类 支出/政府经济分类 支出/资金来源 支出/项目 "
            "项目/单位 项目绩效指标/项目 上年数明细/收支 上年数明细/范围的资金来源 "
            "上年数明细/单位 上年数明细/支出功能分类 上年数明细/部门经济分类 "
            "上年数明细/资金来源 科目名称/种类 ");
}

TEST(FillInLayout, TellsColumnsBlocksAndSheetsApart) {
  for (const std::string& pack : packs()) {
    const FillInLayout layout = layout_of(pack, {"250001", "250002"});
    std::set<std::string> sheets;
    for (const FillInSheet& sheet : layout.sheets) {
      EXPECT_TRUE(sheets.insert(sheet.title).second) << sheet.title;
      std::set<std::string> blocks;
      for (const FillInBlock& block : sheet.blocks) {
        EXPECT_TRUE(blocks.insert(block.title).second) << sheet.title << " " << block.title;
        std::set<std::string> columns;
        for (const FillInColumn& column : block.columns) {
          EXPECT_TRUE(columns.insert(column.title).second)
              << pack << " " << sheet.title << " " << block.title << " " << column.title;
          EXPECT_LE(column.title.size(), 60U) << column.title;
        }
      }
    }
  }
}

}  // namespace
}  // namespace gongkai
