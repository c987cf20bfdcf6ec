#include <algorithm>
#include <memory>
#include <utility>

#include "check/all_checks.h"
#include "check/checked.h"
#include "check/from_facts.h"
#include "check/from_units.h"
#include "check/ledger.h"
#include "check/other_unit.h"
#include "check/text_checks.h"
#include "check/text_leads.h"
#include "source/name_list.h"

namespace gongkai {
namespace {

bool is_asked(const Check& check, const CheckSettings& settings) {
  if (check.purpose == Purpose::kComplete && !settings.is_whole) return false;
  return level_of(settings.levels, check.id).value_or(check.level) != CheckLevel::kOff;
}

// Hands over what was found, with what it hinders. Gives how much hinders the making of tables.
int hand_over(const Findings& found, Findings& findings) {
  const int before = findings.count_hindrances();
  for (Finding finding : found.all()) {
    const CheckRule* rule = find_rule(finding.id);
    finding.hinders_publication_only = rule != nullptr && rule->purpose != Purpose::kSound;
    findings.add(std::move(finding));
  }
  return findings.count_hindrances() - before;
}

// A budget of tables alone has nothing to compare them with.
bool is_passed_over(const Check& check, const Budget& budget) {
  return budget.states_tables_only && check.input == CheckInput::kFacts;
}

bool has_unit_without_statement(const Findings& found) {
  return std::ranges::find(found.all(), "unit-statement-missing", &Finding::id) !=
         found.all().end();
}

}  // namespace

void check_readable_part(const Budget& budget, const Catalog& catalog,
                         const CheckSettings& settings, Findings& findings) {
  Findings found;
  const bool has_units = !budget.department.units.empty();  // else every reference would be missed
  for (const Check& each : all_checks()) {
    if (has_units && each.input == CheckInput::kEachFact) each.run(budget, catalog, found);
  }
  check_texts(budget, catalog, settings, found);
  if (has_units) read_lists(budget, catalog, settings, found);
  hand_over(found, findings);
}

void note_passed_over(const Budget& budget, const CheckSettings& settings, Findings& findings) {
  std::vector<std::string> names;
  for (const Check& each : all_checks()) {
    if (is_passed_over(each, budget) && is_asked(each, settings)) names.emplace_back(each.name);
  }
  findings.add({.id = "checks-without-facts",
                .severity = Severity::kNote,
                .where = budget.source->root().member_place("tables_only"),
                .message = "没有收支数据，这些没有检查：" + joined(names),
                .help = "各表之间的勾稽关系照常检查；公开前对照预算批复核对各表"});
}

std::optional<Checked> check(Budget budget, const Catalog& catalog, const CheckSettings& settings,
                             Findings& findings) {
  Findings found;
  budget = with_sums_of_units(std::move(budget), found);
  if (has_unit_without_statement(found)) {  // what others say of the sums would follow from it
    hand_over(found, findings);
    check_readable_part(budget, catalog, settings, findings);
    return std::nullopt;
  }
  for (const Check& each : all_checks()) {
    const bool is_run = is_asked(each, settings) && !is_passed_over(each, budget);
    if (is_run) each.run(budget, catalog, found);
  }
  check_texts(budget, catalog, settings, found);
  std::vector<RecordList> lists = read_lists(budget, catalog, settings, found);
  if (hand_over(found, findings) > 0) return std::nullopt;
  Checked out;
  budget = with_figures_from_facts(with_texts_cut(std::move(budget), catalog), catalog);
  out.budget_ = std::make_unique<const Budget>(std::move(budget));
  out.outlays_ = make_ledger(*out.budget_, catalog);
  out.last_year_ = last_year_entries(*out.budget_, catalog);
  out.lists_ = std::move(lists);
  out.upper_names_ = upper_names(*out.budget_, catalog, out.outlays_, out.last_year_);
  out.changes_of_unit_ = changes_of_unit(*out.budget_, catalog);
  return out;
}

}  // namespace gongkai
