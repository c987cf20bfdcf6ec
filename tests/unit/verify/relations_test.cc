// The delivered relations: each of them holds for the examples, and each can fail. One cell after
// the other is changed by the least that breaks a relation; the relations that name the cell must
// say so, and no other.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "pack/load_pack.h"
#include "pipeline/expand.h"
#include "support/compiled_schema.h"
#include "support/example_budget.h"
#include "support/json_damage.h"
#include "unit/check/budgets.h"
#include "verify/load_relations.h"
#include "verify/verify.h"

namespace gongkai {
namespace {

using Ids = std::set<std::string>;

ReadFile delivered() {
  return [](const std::string& path, Findings&) -> std::optional<SourceText> {
    const std::string file = "templates/" + path;
    if (!std::filesystem::exists(std::string(GONGKAI_SOURCE_DIR) + "/" + file)) return std::nullopt;
    return SourceText(file, read_source_file(file));
  };
}

class Relationship : public testing::TestWithParam<std::tuple<const char*, const char*>> {
 protected:
  void SetUp() override {
    const std::string pack_name = std::get<0>(GetParam());
    Findings findings;
    pack_ = load_pack(pack_name, {pack_name}, delivered(), findings);
    ASSERT_TRUE(pack_) << all_texts(findings);
    RelationPack wanted{.chain = pack_->chain};
    for (const PackTable& table : pack_->tables) wanted.tables.push_back(table.id);
    auto relations = load_relations(wanted, delivered(), findings);
    ASSERT_TRUE(relations) << all_texts(findings);
    relations_ = std::move(*relations);
    checked_ = check_text(example_budget(std::get<1>(GetParam()), pack_name), findings,
                          {.lists = pack_->checks.lists});
    ASSERT_TRUE(checked_) << all_texts(findings);
    auto document = expand(*pack_, *checked_, Part::kTables, findings);
    ASSERT_TRUE(document) << all_texts(findings);
    document_ = std::move(*document);
    for (Block& block : document_.blocks) tables_.push_back(&std::get<Table>(block));
    find_cells();
  }

  Ids broken() const {
    Findings findings;
    verify(tables_, relations_, {}, findings);
    Ids out;
    for (const Finding& finding : findings.all()) out.insert(finding.id);
    return out;
  }

  struct Instance {
    const Relation* relation;
    std::vector<Cell*> left;
    std::vector<bool> is_subtracted;
    Amount difference;
  };

  std::optional<Pack> pack_;
  std::optional<Checked> checked_;
  Document document_;
  std::vector<const Table*> tables_;
  Relations relations_;
  std::vector<Instance> instances_;
  std::map<const Cell*, Ids> named_by_;

 private:
  void find_cells() {
    for_each_instance(tables_, relations_, [&](const Relation& relation, const Sides& sides) {
      Instance& instance = instances_.emplace_back();
      instance.relation = &relation;
      instance.difference = sides.left_sum - sides.right_sum;
      for (const SideCell& one : sides.left) {
        instance.left.push_back(const_cast<Cell*>(&one.cell()));
        instance.is_subtracted.push_back(one.is_subtracted);
      }
      for (const auto* side : {&sides.left, &sides.right}) {
        for (const SideCell& one : *side) named_by_[&one.cell()].insert("relation-" + relation.id);
      }
    });
  }
};

// Changes a cell's amount as long as it lives.
class Change {
 public:
  Change(Cell& cell, Amount by) : cell_(cell), before_(cell.number) {
    if (!cell.number) cell.number = Number{};
    cell.number->value += by;
  }
  ~Change() { cell_.number = before_; }
  Change(const Change&) = delete;
  Change& operator=(const Change&) = delete;

 private:
  Cell& cell_;
  std::optional<Number> before_;
};

bool compares_sums(const Relation& relation) {
  return relation.kind != RelationKind::kIn && relation.kind != RelationKind::kUnique;
}

TEST_P(Relationship, HoldsForTheExample) {
  Findings findings;
  verify(tables_, relations_, {}, findings);
  EXPECT_EQ(all_texts(findings), "");
}

TEST_P(Relationship, FailsWhereACellOfItsLeftSideIsChanged) {
  for (const Instance& instance : instances_) {
    const Relation& relation = *instance.relation;
    if (!compares_sums(relation) || instance.left.empty()) continue;
    // Equal sums break by 1 分, the others by what is left and 1 分.
    Amount by = Amount::from_fen(1);
    if (relation.kind == RelationKind::kAtMost) by = by - instance.difference;
    if (relation.kind == RelationKind::kAtLeast) by = Amount() - instance.difference - by;
    if (instance.is_subtracted.front()) by = Amount() - by;
    Cell& cell = *instance.left.front();
    const Change change(cell, by);
    const Ids found = broken();
    EXPECT_THAT(found, testing::Contains("relation-" + relation.id)) << relation.name;
    EXPECT_TRUE(std::ranges::includes(named_by_[&cell], found))
        << relation.id << ": " << testing::PrintToString(found);
  }
}

TEST_P(Relationship, FailsWhereATextOfItsLeftSideIsChanged) {
  for (const Instance& instance : instances_) {
    if (compares_sums(*instance.relation) || instance.left.empty()) continue;
    const bool is_unique = instance.relation->kind == RelationKind::kUnique;
    if (is_unique && instance.left.size() < 2) continue;
    Cell& cell = *instance.left.front();
    const std::string before = cell.text;
    cell.text = is_unique ? instance.left.back()->text : "另一文字";
    EXPECT_THAT(broken(), testing::Contains("relation-" + instance.relation->id));
    cell.text = before;
  }
}

// A relation that no example asks could not be seen to fail.
TEST_P(Relationship, IsAskedOfAnExample) {
  Ids never;
  for (const Relation& relation : relations_.all) never.insert(relation.id);
  for (const Instance& instance : instances_) {
    if (!instance.left.empty()) never.erase(instance.relation->id);
  }
  if (std::get<0>(GetParam()) == std::string("henan-2023")) {
    // Only a department of several units has rows for them in the tables of spending, and only
    // that of Laocheng has goals of projects.
    const bool has_units = std::get<1>(GetParam()) == std::string("jiyuan-2021");
    EXPECT_EQ(never.contains("R08-units"), !has_units);
    never.erase("R08-units");
  }
  EXPECT_THAT(never, testing::IsEmpty());
}

// Whatever is wrong in its file, it is reported there, or the relations can be asked.
TEST_P(Relationship, OfADamagedFileIsReportedOrAsked) {
  const std::string file = "templates/" + pack_->name + "/relations.json";
  const CompiledSchema schema(relations_schema());
  RelationPack wanted{.chain = pack_->chain};
  for (const PackTable& table : pack_->tables) wanted.tables.push_back(table.id);
  constexpr int kStep = 101;
  for_each_damage(read_source_file(file), kStep, [&](const JsonDamage& damage) {
    SCOPED_TRACE(file + damage.pointer + " is " + (damage.how.empty() ? "away" : damage.how));
    const auto read = [&](const std::string& path, Findings& unread) {
      return path == pack_->name + "/relations.json" ? SourceText(file, damage.text)
                                                     : delivered()(path, unread);
    };
    Findings findings;
    const auto relations = load_relations(wanted, read, findings);
    EXPECT_EQ(relations.has_value(), !findings.has_errors()) << all_texts(findings);
    for (const Finding& finding : findings.all()) EXPECT_EQ(finding.where.file, file);
    if (!relations) return;
    EXPECT_TRUE(schema.accepts(damage.text)) << "what the schema refuses is reported";
    Findings unused;
    verify(tables_, *relations, {}, unused);
  });
}

INSTANTIATE_TEST_SUITE_P(Delivered, Relationship,
                         testing::Values(std::tuple("henan-2023", "laocheng-2023"),
                                         std::tuple("henan-2023", "jiyuan-2021"),
                                         std::tuple("jiyuan-2021", "jiyuan-2021"),
                                         std::tuple("luohu-2020", "luohu-2020"),
                                         std::tuple("shanghai-2024", "shanghai-wanli-2024"),
                                         std::tuple("common-2024", "common-2024"),
                                         std::tuple("huangpu-2024", "huangpu-2024")));

}  // namespace
}  // namespace gongkai
