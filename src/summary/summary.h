#pragma once

// What a bureau wants to know of all packages of a run together: who handed in what, the region's
// totals, who is missing, who deviates. Made of the records of the manifest alone.

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "batch/package_record.h"
#include "money/amount.h"
#include "source/finding.h"
#include "summary/expected_list.h"

namespace gongkai {

/// Overviews list so many packages, and so many findings; the manifest holds all.
inline constexpr std::size_t kMostSummaryLines = 20'000;
inline constexpr std::size_t kMostSummaryFindings = 5'000;

/// An amount that not every package states.
struct PartlyKnown {
  Amount amount;
  std::size_t packages = 0;  ///< that state it
};

/// The totals of a package, or of several.
struct SummaryAmounts {
  Amount income;       ///< 收支总计
  Amount expenditure;  ///< without year_end
  Amount year_end;
  Amount basic;
  Amount project;
  PartlyKnown general_budget;   ///< 一般公共预算支出
  PartlyKnown government_fund;  ///< 政府性基金预算支出
  PartlyKnown three_public;     ///< “三公”经费
};

/// This year beside last year, of budgets that state last year's total.
struct YearOnYear {
  Amount last_year;
  Amount this_year;  ///< 收支总计
  std::size_t packages = 0;

  Amount difference() const { return this_year - last_year; }
};

/// How many findings: warnings that were accepted are not among the warnings.
struct FindingCounts {
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t accepted = 0;
};

/// Which package is meant.
struct PackageLabel {
  std::string name;   ///< the folder, if there are files
  std::string input;  ///< the budget
  CodedName department;
};

/// A package, in the order of departments' codes.
struct SummaryLine {
  PackageLabel package;
  std::size_t units = 0;
  int year = 0;
  PackageState state = PackageState::kOk;
  std::optional<SummaryAmounts> amounts;  ///< of what is in the folder
  std::optional<YearOnYear> change;
  FindingCounts counts;
  std::vector<std::string> files;
};

/// An error or a warning of a budget.
struct SummaryFinding {
  PackageLabel package;
  bool has_folder = false;
  RecordedFinding finding;
};

/// A package that is not what its budget is now.
struct StalePackage {
  PackageLabel package;
  bool is_in_place = false;          ///< the former one is still in its folder
  std::vector<std::string> retired;  ///< where former ones were moved, below the output folder
  std::string reason;                ///< the first error's message
};

/// A part of the region's totals.
struct SummaryTotal {
  std::string code;
  std::string name;
  SummaryAmounts amounts;  ///< of a class or source income and expenditure only
  std::optional<YearOnYear> change;
  std::size_t packages = 0;
};

/// Budgets for the same department, units and year.
struct Duplicate {
  CodedName department;
  int year = 0;
  std::vector<std::string> inputs;
};

/// A package that is otherwise than most.
struct Deviation {
  std::string aspect;  ///< 模板包, 表 …
  PackageLabel package;
  std::string difference;
};

/// Two ways to the same total.
struct SumCheck {
  std::string name;
  Amount whole;
  Amount parts;
};

struct Summary {
  std::size_t packages = 0;
  std::size_t made = 0;
  std::size_t failed = 0;
  std::size_t not_updated = 0;
  std::size_t in_place = 0;  ///< made, or not updated and still there: they make the totals
  std::string year;          ///< most packages'; empty: none
  FindingCounts counts;
  SummaryAmounts total;
  YearOnYear change;
  std::vector<SummaryLine> lines;
  std::vector<SummaryTotal> functions;    ///< by code
  std::vector<SummaryTotal> sources;      ///< by code
  std::vector<SummaryTotal> departments;  ///< the largest first
  std::vector<SumCheck> checks;
  std::vector<SummaryFinding> findings;  ///< errors first
  std::vector<StalePackage> stale;       ///< as many as findings are listed
  std::size_t all_stale = 0;
  std::optional<std::size_t> expected;  ///< how many units; empty: nobody said
  std::vector<ExpectedUnit> missing;
  std::vector<Duplicate> duplicates;
  std::vector<Deviation> deviations;
};

/// Takes records one by one, so that they need not be in memory together.
class Summarizer {
 public:
  /// `expected` is null if there is no list.
  explicit Summarizer(const ExpectedList* expected);
  ~Summarizer();
  Summarizer(const Summarizer&) = delete;
  Summarizer& operator=(const Summarizer&) = delete;

  /// Reports totals that contradict each other or are not amounts.
  void add(const PackageRecord& record, Findings& findings);

  /// The summary; reports packages for the same unit, units that are missing, and totals of the
  /// region that are not the sum of their parts. Called once.
  Summary finish(Findings& findings);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gongkai
