#pragma once

// A sound budget, with what the official classifications imply: every fact with its names,
// government economic class and kind. Only check() makes one.

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "budget/budget.h"
#include "catalog/catalog.h"
#include "check/own_lists.h"
#include "check/settings.h"
#include "source/finding.h"

namespace gongkai {

/// A code and its name (the local one, if any).
struct Coded {
  std::string code;
  std::string name;
};

/// 支出 and 年终结转结余 in one list: what a table over spending adds up.
struct LedgerEntry {
  /// The first four are spending; the fifth is money carried over to the next year.
  enum class Kind { kPersonnel, kOperating, kOtherOperating, kSpecific, kYearEnd };

  const BudgetUnit* unit = nullptr;
  Kind kind = Kind::kPersonnel;
  Coded function;             ///< empty for year-end entries
  Coded economic;             ///< empty if not known
  Coded government_economic;  ///< empty if not known
  std::string source;
  bool is_carried_over = false;
  bool is_deferred = false;
  const Project* project = nullptr;  ///< null: 基本支出 or year-end
  std::string line;
  std::optional<ProcurementKind> procurement;
  Amount amount;
  JsonValue where;
  /// What is known of an amount of last year; all else of the entry stands for what is not known.
  /// Null: this year's.
  const LastYearLine* last_year = nullptr;
};

/// A list of last year's amounts as entries, in its order.
struct LastYearEntries {
  const LastYearList* list = nullptr;
  std::vector<LedgerEntry> entries;
};

/// Names of the 类 and 款 above the codes that a budget uses, by code.
struct UpperNames {
  using ByCode = std::map<std::string, std::string, std::less<>>;
  ByCode functions;
  ByCode economic;
  ByCode government_economic;
};

class Checked {
 public:
  Checked(Checked&&) = default;
  Checked& operator=(Checked&&) = default;

  const Budget& budget() const { return *budget_; }

  /// 支出 in the file's order, then 年终结转结余.
  const std::vector<LedgerEntry>& outlays() const { return outlays_; }

  /// 上年数明细, in the file's order.
  const std::vector<LastYearEntries>& last_year() const { return last_year_; }

  /// Lists of the department's own, in the order in which the pack declares them.
  const std::vector<RecordList>& lists() const { return lists_; }

  const UpperNames& upper_names() const { return upper_names_; }

  /// Names of reasons whose change comes from an amount in the wrong unit. That has its own
  /// finding, so no reason is required.
  const std::set<std::string>& changes_of_unit() const { return changes_of_unit_; }

  /// The same with every amount of 收入, 支出 and 年终结转结余 a multiple of the format's last
  /// place, so that sums agree as printed. Each amount changes by less than one last place, as does
  /// each sum of a source over one unit, and over one function or project of a unit; income and
  /// spending of a source stay equal. Other amounts (last year's, the projects' own) are unchanged.
  Checked balanced(const NumberFormat& format) const;

 private:
  friend std::optional<Checked> check(Budget, const Catalog&, const CheckSettings&, Findings&);
  Checked() = default;

  std::unique_ptr<const Budget> budget_;  // has a stable address, since entries point into it
  std::vector<LedgerEntry> outlays_;
  std::vector<LastYearEntries> last_year_;
  std::vector<RecordList> lists_;
  UpperNames upper_names_;
  std::set<std::string> changes_of_unit_;
};

/// Whether a budget is complete and consistent in itself and fit to be published. Empty ⇔ an error
/// was added that hinders more than publication. Asks all_checks() and all_text_checks(); how grave
/// their findings are in the end is for Severities to say.
std::optional<Checked> check(Budget budget, const Catalog& catalog, const CheckSettings& settings,
                             Findings& findings);

/// Names once what check() passes over in a budget that states its tables alone.
void note_passed_over(const Budget& budget, const CheckSettings& settings, Findings& findings);

/// Reports what is wrong in the readable part of a faulty file: duplicates, references, codes,
/// texts. Sums are not checked, since unread facts would be missing from them.
void check_readable_part(const Budget& budget, const Catalog& catalog,
                         const CheckSettings& settings, Findings& findings);

}  // namespace gongkai
