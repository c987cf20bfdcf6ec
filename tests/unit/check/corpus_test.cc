// Readable budgets that contradict themselves. A file's name begins with the finding's id.

#include <gtest/gtest.h>

#include <set>

#include "check/all_checks.h"
#include "unit/check/budgets.h"

namespace gongkai {
namespace {

const ListForm kList = {
    .name = "new_assets",
    .title = "新增资产配置",
    .columns = {{.name = "name", .title = "资产名称"},
                {.name = "quantity", .title = "数量", .kind = ListValueKind::kInteger},
                {.name = "price", .title = "单价", .kind = ListValueKind::kAmount},
                {.name = "amount",
                 .title = "金额",
                 .kind = ListValueKind::kAmount,
                 .product_of = {"quantity", "price"}}}};

// Checks that a pack has to ask for.
const CheckSettings kAll = {.levels = {{"three-public-missing", CheckLevel::kWarning},
                                       {"goals-missing", CheckLevel::kWarning},
                                       {"project-goals-missing", CheckLevel::kWarning}},
                            .secret_words = {"不公开的词"},
                            .lists = {{{.form = kList, .is_printed = false}}}};

// Of what only some packs print, asked of its own files.
const CheckSettings::Levels kPrintedBySome = {{"three-public-computed", CheckLevel::kWarning},
                                              {"procurement-missing", CheckLevel::kWarning},
                                              {"procurement-computed", CheckLevel::kWarning},
                                              {"procurement-items-missing", CheckLevel::kWarning},
                                              {"assets-missing", CheckLevel::kWarning},
                                              {"headcount-missing", CheckLevel::kWarning},
                                              {"transfers-missing", CheckLevel::kWarning},
                                              {"project-indicators-missing", CheckLevel::kWarning}};

void add_levels_for(const std::string& file, const CheckSettings::Levels& levels,
                    CheckSettings& out) {
  for (const auto& level : levels) {
    if (id_of_file(file) == level.first) out.levels.push_back(level);
  }
}

// A list is missed only where it is printed.
void add_list_for(const std::string& file, CheckSettings& out) {
  if (id_of_file(file) == "list-missing") out.lists->front().is_printed = true;
}

CheckSettings settings_for(const std::string& file) {
  CheckSettings out{.secret_words = kAll.secret_words, .lists = kAll.lists};
  add_list_for(file, out);
  add_levels_for(file, kAll.levels, out);
  add_levels_for(file, kPrintedBySome, out);
  return out;
}

const std::string kCorpus = "tests/corpus/budget/";

TEST(InconsistentBudgets, AreFoundOut) {
  for (const std::string& file : files_in(kCorpus + "inconsistent")) {
    Findings findings;
    check_file(kCorpus + "inconsistent/" + file, findings, settings_for(file));
    EXPECT_TRUE(has_id(findings, id_of_file(file))) << file << "\n" << all_texts(findings);
  }
}

TEST(InconsistentBudgets, GiveOneErrorForOneFault) {
  for (const std::string& file : files_in(kCorpus + "inconsistent")) {
    Findings findings;
    check_file(kCorpus + "inconsistent/" + file, findings, settings_for(file));
    EXPECT_LE(findings.count(Severity::kError), 1) << file << "\n" << all_texts(findings);
  }
}

// What is said of a check is what it does.
TEST(InconsistentBudgets, GiveFindingsOfTheirChecksLevel) {
  for (const std::string& file : files_in(kCorpus + "inconsistent")) {
    Findings findings;
    check_file(kCorpus + "inconsistent/" + file, findings, settings_for(file));
    for (const Finding& finding : findings.all()) {
      const CheckRule* rule = find_rule(finding.id);
      ASSERT_NE(rule, nullptr) << finding.id;
      const CheckLevel level = rule->level == CheckLevel::kOff ? CheckLevel::kWarning : rule->level;
      EXPECT_EQ(static_cast<int>(finding.severity), static_cast<int>(level) - 1) << finding.id;
    }
  }
}

// A file's name begins with the check that might mistake it for a fault.
TEST(KeptBudgets, GiveNothing) {
  for (const std::string& file : files_in(kCorpus + "kept")) {
    Findings findings;
    CheckSettings settings = kAll;
    add_levels_for(file, kPrintedBySome, settings);
    add_list_for(file, settings);
    EXPECT_TRUE(check_file(kCorpus + "kept/" + file, findings, settings)) << file;
    EXPECT_EQ(all_texts(findings), "") << file;
  }
}

TEST(AllChecks, HaveABudgetThatKeepsThem) {
  std::set<std::string> kept;
  for (const std::string& file : files_in(kCorpus + "kept")) kept.insert(id_of_file(file));
  for (const CheckRule& rule : check_rules()) {
    if (rule.purpose == Purpose::kSound) continue;  // GoodBudgets keep them
    EXPECT_TRUE(kept.contains(std::string(rule.id))) << rule.id;
  }
}

TEST(GoodBudgets, PassWithoutErrorsOrWarnings) {
  for (const std::string& file : files_in(kCorpus + "good")) {
    Findings findings;
    EXPECT_TRUE(check_file(kCorpus + "good/" + file, findings)) << file;
    EXPECT_EQ(findings.count(Severity::kWarning), 0) << file << "\n" << all_texts(findings);
  }
}

TEST(AllChecks, HaveUniqueIdsAndAnInconsistentBudgetEach) {
  std::set<std::string> cases = {"amounts-overflow"};  // too large for a file: see check_test.cc
  for (const std::string& file : files_in(kCorpus + "inconsistent")) {
    cases.insert(id_of_file(file));
  }
  std::set<std::string_view> ids;
  for (const CheckRule& each : check_rules()) {
    EXPECT_TRUE(ids.insert(each.id).second) << each.id;
    EXPECT_TRUE(cases.contains(std::string(each.id))) << each.id;
    EXPECT_FALSE(each.name.empty());
  }
}

}  // namespace
}  // namespace gongkai
