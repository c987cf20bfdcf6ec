// Readable budgets that contradict themselves. A file's name begins with the finding's id.

#include <gtest/gtest.h>

#include <set>

#include "check/all_checks.h"
#include "unit/check/budgets.h"

namespace gongkai {
namespace {

const std::string kCorpus = "tests/corpus/budget/";

TEST(InconsistentBudgets, AreFoundOut) {
  for (const std::string& file : files_in(kCorpus + "inconsistent")) {
    Findings findings;
    check_file(kCorpus + "inconsistent/" + file, findings);
    EXPECT_TRUE(has_id(findings, id_of_file(file))) << file << "\n" << all_texts(findings);
  }
}

TEST(InconsistentBudgets, GiveOneErrorForOneFault) {
  for (const std::string& file : files_in(kCorpus + "inconsistent")) {
    Findings findings;
    check_file(kCorpus + "inconsistent/" + file, findings);
    EXPECT_LE(findings.count(Severity::kError), 1) << file << "\n" << all_texts(findings);
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
  for (const Check& each : all_checks()) {
    EXPECT_TRUE(ids.insert(each.id).second) << each.id;
    EXPECT_TRUE(cases.contains(std::string(each.id))) << each.id;
    EXPECT_FALSE(each.name.empty());
  }
}

}  // namespace
}  // namespace gongkai
