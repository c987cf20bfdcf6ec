#include "check/last_year_file.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "budget/kind_names.h"
#include "budget/shapes.h"
#include "check/classify.h"
#include "check/from_facts.h"
#include "check/index.h"
#include "check/names.h"
#include "check/quantities.h"

namespace gongkai {
namespace {

// Whether the file is of the same department and of the year before. False ⇔ an error was added.
bool is_of_last_year(const Budget& former, const Budget& budget, Findings& findings) {
  const JsonValue file = former.source->root();
  if (former.year != budget.year - 1) {
    findings.add({.id = "last-year-file-year",
                  .where = file.member_place("year"),
                  .message = "上年文件是 " + std::to_string(former.year) + " 年的预算，本年是 " +
                             std::to_string(budget.year) + " 年",
                  .expected = std::to_string(budget.year - 1) + " 年的预算",
                  .help = "改用上年的文件",
                  .notes = {{"这里指明上年文件", last_year_name_place(budget)}}});
    return false;
  }
  if (former.department.code == budget.department.code ||
      former.department.name == budget.department.name) {
    return true;
  }
  findings.add({.id = "last-year-file-department",
                .where = file.member_place("department"),
                .message = "上年文件是“" + former.department.name + "”（" + former.department.code +
                           "）的预算，本文件是“" + budget.department.name + "”（" +
                           budget.department.code + "）的",
                .expected = "同一部门上年的预算：代码或名称相同",
                .help = "改用本部门的文件",
                .notes = {{"这里指明上年文件", last_year_name_place(budget)}}});
  return false;
}

/// Takes over the facts of one file.
class FactTaker {
 public:
  FactTaker(const Budget& former, const Catalogs& catalogs, Budget& budget, Findings& findings)
      : former_(former),
        catalog_(catalogs.for_year(former.year)),
        now_(catalogs.for_year(budget.year)),
        budget_(budget),
        units_(budget.department.units),
        projects_(former.projects),
        findings_(findings) {}

  void take() {
    LastYearList income = list(LastYearOf::kIncome, "income");
    for (const Income& fact : former_.income) income.lines.push_back(line(fact));
    LastYearList spending = list(LastYearOf::kExpenditure, "expenditure");
    for (const Expenditure& fact : former_.expenditure) spending.lines.push_back(line(fact));
    spending.names.functions =
        names(&Catalog::functions, &NameOverrides::functions, &LastYearLine::function, spending);
    spending.names.economic =
        names(&Catalog::economic, &NameOverrides::economic, &LastYearLine::economic, spending);
    budget_.last_year_lists.push_back(std::move(income));
    budget_.last_year_lists.push_back(std::move(spending));
  }

 private:
  LastYearList list(LastYearOf of, const char* member) const {
    return {.figure = YearFigure::kBudget,
            .of = of,
            .where = *former_.source->root().find(member),
            .is_of_file = true};
  }

  // The unit's code, if this year has the unit.
  std::string unit(const std::string& code) {
    if (units_.find(code) != nullptr) return code;
    const bool is_only = former_.department.units.size() == 1;
    if (!is_only && left_.insert(code).second) report_left(code);
    return {};
  }

  void report_left(const std::string& code) {
    const auto& units = former_.department.units;
    const auto found = std::ranges::find(units, code, &BudgetUnit::code);
    if (found == units.end()) return;  // a slip in last year's file
    findings_.add({.id = "last-year-unit-left",
                   .severity = Severity::kNote,
                   .where = found->where.place(),
                   .message = "上年的单位“" + found->name + "”（" + code +
                              "）本年没有，它的金额只计入部门的上年数",
                   .help = "单位改了代码的，在上年文件的副本中改用本年的代码"});
  }

  LastYearLine line(const Income& fact) {
    return {.unit = unit(fact.unit),
            .source = fact.source,
            .is_carried_over = fact.is_carried_over,
            .amount = fact.amount,
            .where = fact.where};
  }

  LastYearLine line(const Expenditure& fact) {
    const Project* project = fact.project.empty() ? nullptr : projects_.find(fact.project);
    const auto basic = project == nullptr ? basic_kind(fact, catalog_) : std::nullopt;
    std::string kind = project == nullptr ? "基本支出" : std::string(name(project->kind));
    if (basic) kind = name(*basic);
    return {.unit = unit(fact.unit),
            .function = fact.function,
            .economic = fact.economic,
            .source = fact.source,
            .kind = std::move(kind),
            .project = fact.project,
            .project_name = project == nullptr ? std::string() : project->name,
            .is_carried_over = fact.is_carried_over,
            .amount = fact.amount,
            .where = fact.where};
  }

  // The names that codes had last year and have not this year. A code whose name changed is the
  // same item, which is said once.
  NameOverrides::Names names(CodeList Catalog::*list, NameOverrides::Names NameOverrides::*own,
                             std::string LastYearLine::*code, const LastYearList& of) {
    const Names before(catalog_.*list, former_.names.*own);
    const Names now(now_.*list, budget_.names.*own);
    std::set<std::string> seen;
    NameOverrides::Names out;
    for (const LastYearLine& line : of.lines) {
      for (const std::size_t length : {std::size_t{3}, std::size_t{5}, std::size_t{7}}) {
        const std::string part = (line.*code).substr(0, length);
        if (part.size() != length || !seen.insert(part).second) continue;
        const std::string* was = before.find(part);
        const std::string* is = now.find(part);
        if (was != nullptr && is == nullptr) out.emplace_back(part, *was);
        if (was != nullptr && is != nullptr && *was != *is) report_renamed(part, *was, *is, line);
      }
    }
    return out;
  }

  void report_renamed(const std::string& code, const std::string& was, const std::string& is,
                      const LastYearLine& line) {
    findings_.add(
        {.id = "last-year-code-renamed",
         .severity = Severity::kNote,
         .where = line.where.place(),
         .message = "科目 " + code + " 上年为“" + was + "”，本年为“" + is + "”，按同一科目比较",
         .help = "不是同一科目的，在 last_year_lists 中写明上年数，不用上年文件"});
  }

  const Budget& former_;
  const Catalog& catalog_;
  const Catalog& now_;
  Budget& budget_;
  Index<BudgetUnit> units_;
  Index<Project> projects_;
  Findings& findings_;
  std::set<std::string> left_;  // units that this year has not
};

bool has_one_value(const Quantity& quantity) {
  return std::ranges::all_of(quantity.now,
                             [&](Amount each) { return each == quantity.now.front(); });
}

// Amounts in this year's unit, with its name.
std::string printed(Amount amount, const Budget& budget) {
  return exact_text(amount, budget.money_unit) + " " + std::string(name(budget.money_unit));
}

void report_different(const std::string& what, Amount stated, Amount of_file, Place where,
                      const Budget& former, const Budget& budget, Findings& findings) {
  findings.add({.id = "last-year-file-differs",
                .severity = Severity::kWarning,
                .where = std::move(where),
                .message = "填列的上年数“" + what + "”为 " + printed(stated, budget) +
                           "，上年文件为 " + printed(of_file, budget),
                .expected = "与上年公开的预算相同",
                .help = "删去填列的数（用上年文件的），或改正有误的一处；口径确实不同的，在 "
                        "\"waived\" 中写明豁免理由",
                .notes = {{"上年文件", former.source->root().place()}}});
}

void take_totals(const Budget& former, const Catalog& catalog, Budget& budget, Findings& findings) {
  Quantities quantities(former, catalog);
  for (const auto& [key, title] : last_year_names()) {
    const auto& quantity = quantities.find(key);
    if (!quantity) continue;
    const auto stated =
        std::ranges::find(budget.last_year, key, &std::pair<std::string, Amount>::first);
    if (stated == budget.last_year.end()) {
      if (has_one_value(*quantity)) budget.last_year.emplace_back(key, quantity->now.front());
      continue;
    }
    if (std::ranges::find(quantity->now, stated->second) != quantity->now.end()) continue;
    report_different(title, stated->second, quantity->now.front(),
                     budget.place_of("last_year", key), former, budget, findings);
  }
}

void take_three_public(const Budget& former, const Catalog& catalog, Budget& budget,
                       Findings& findings) {
  const bool is_known =
      former.states("three_public") || !three_public_facts(former, catalog).facts.empty();
  if (!is_known) return;
  const ThreePublic of_file = with_figures_from_facts(former, catalog).three_public;
  if (!budget.three_public_last_year) {
    budget.three_public_last_year = of_file;
    return;
  }
  for (const ThreePublicItemRule& item : three_public_items()) {
    const Amount stated = *budget.three_public_last_year.*item.amount;
    if (stated == of_file.*item.amount) continue;
    report_different(std::string(item.name), stated, of_file.*item.amount,
                     budget.place_of("three_public_last_year", item.key), former, budget, findings);
  }
}

}  // namespace

Place last_year_name_place(const Budget& budget) {
  const auto named = budget.source->root().find(kLastYearFile);
  return named ? named->place() : budget.source->root().member_place("year");
}

void take_last_year(const Budget& former, const Catalogs& catalogs, Budget& budget,
                    Findings& findings) {
  if (!is_of_last_year(former, budget, findings)) return;
  const Catalog& catalog = catalogs.for_year(former.year);
  take_totals(former, catalog, budget, findings);
  take_three_public(former, catalog, budget, findings);
  FactTaker(former, catalogs, budget, findings).take();
  budget.also_read.push_back(former.source);
}

}  // namespace gongkai
