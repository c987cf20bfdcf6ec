// Figures that a budget states and that also follow from its facts or lists.

#include <algorithm>
#include <string>

#include "check/all_checks.h"
#include "check/from_facts.h"
#include "check/other_unit.h"

namespace gongkai {
namespace {

constexpr std::size_t kMostFactNotes = 3;

// Of what units state for themselves: the department.
Place place_of(const Budget& budget, std::string_view member) {
  if (!budget.source) return {};
  const auto found = budget.source->root().find(member);
  return found ? found->place() : budget.source->root().member_place("department");
}

Place place_of(const Budget& budget, std::string_view member, std::string_view inner) {
  const auto found = budget.source ? budget.source->root().find(member) : std::nullopt;
  return found ? found->member_place(inner) : place_of(budget, member);
}

bool states(const Budget& budget, std::string_view member, std::string_view inner) {
  const auto found = budget.source ? budget.source->root().find(member) : std::nullopt;
  return found && found->find(inner);
}

// "3.15 万元"
std::string printed(Amount amount, const Budget& budget) {
  return exact_text(amount, budget.money_unit) + " " + std::string(name(budget.money_unit));
}

void add_note(const Expenditure& fact, const Budget& budget, std::vector<Note>& notes) {
  if (notes.size() >= kMostFactNotes) return;
  notes.push_back({"这一笔 " + printed(fact.amount, budget), fact.where.place()});
}

std::string waiver_help(std::string_view id) {
  return "；两数确实不同的，在 \"waived\" 中写 \"" + std::string(id) + "\" 和豁免理由";
}

// 政府采购 as stated, else the sum of marked facts.
Amount procurement_total(const Budget& budget, const MarkedProcurement& marked) {
  return budget.procurement ? budget.procurement->total() : marked.total;
}

void compare_with_marked(const Budget& budget, const MarkedProcurement& marked,
                         Findings& findings) {
  const Amount stated = budget.procurement->total();
  if (marked.facts.empty() || stated == marked.total) return;
  std::vector<Note> notes;
  for (const Expenditure* fact : marked.facts) add_note(*fact, budget, notes);
  // Stated less than marked: one of the two is wrong. Stated more: a mark may be missing.
  const bool is_less = stated < marked.total;
  findings.add(
      {.id = "procurement-differs",
       .severity = is_less ? Severity::kError : Severity::kWarning,
       .where = place_of(budget, "procurement"),
       .message = "填列的政府采购预算共 " + printed(stated, budget) + "，标明政府采购的支出共 " +
                  printed(marked.total, budget) + "（" + std::to_string(marked.facts.size()) +
                  " 笔）",
       .expected = "货物、工程、服务之和等于标有 \"procurement\" 的支出之和",
       .help = std::string(is_less ? "改正 \"procurement\"，或删去它（按标明的支出汇总）"
                                   : "给漏标的支出加上 \"procurement\": \"政府采购\"，或改正金额") +
               other_unit_help(stated, marked.total, budget.money_unit) +
               waiver_help("procurement-differs"),
       .notes = std::move(notes)});
}

// The year's budget equals one of the two amounts of the items: places differ in which one includes
// payments of later years.
void compare_with_items(const Budget& budget, const MarkedProcurement& marked, Findings& findings) {
  Amount listed;
  Amount of_one_year;
  for (const ProcurementItem& item : budget.procurement_items) {
    listed += item.total;
    of_one_year += item.amount;
  }
  const Amount total = procurement_total(budget, marked);
  const bool is_known = budget.procurement || !marked.facts.empty();
  const bool has_items = !budget.procurement_items.empty();
  if (!has_items || !is_known || listed == total || of_one_year == total) return;
  findings.add({.id = "procurement-differs",
                .where = place_of(budget, "procurement_items"),
                .message = "政府采购项目的实际指标共 " + printed(listed, budget) +
                           "，一年采购指标共 " + printed(of_one_year, budget) + "，" +
                           (budget.procurement ? "填列的政府采购预算" : "标明政府采购的支出") +
                           "共 " + printed(total, budget),
                .expected = "各采购项目的 \"total\" 或 \"amount\" 之和等于政府采购预算",
                .help = "改正其中一个" + waiver_help("procurement-differs")});
}

void compare_item(const ThreePublicItemRule& item, const ThreePublicFacts& facts,
                  const Budget& budget, Findings& findings) {
  const Amount stated = budget.three_public.*item.amount;
  const Amount spent = facts.amounts.*item.amount;
  // Projects without economic classes may hold what is missing.
  if (stated == spent || (spent < stated && stated - spent <= facts.unclassified)) return;
  std::vector<Note> notes;
  for (const auto& [key, fact] : facts.facts) {
    if (key == item.key) add_note(*fact, budget, notes);
  }
  findings.add({.id = "three-public-differs",
                .where = place_of(budget, "three_public", item.key),
                .message = "“三公”经费中填列的" + std::string(item.name) + " " +
                           printed(stated, budget) + "，支出中财政拨款安排的这一经济分类共 " +
                           printed(spent, budget),
                .expected = "“三公”经费等于财政拨款支出中相应的经济分类之和",
                .help = "改正 \"three_public\" 或支出；不写 \"three_public\" 则按支出汇总" +
                        other_unit_help(stated, spent, budget.money_unit) +
                        waiver_help("three-public-differs"),
                .notes = std::move(notes)});
}

void report_vehicles(const Budget& budget, std::string message, std::string expected,
                     Findings& findings) {
  findings.add({.id = "vehicles-differ",
                .severity = Severity::kWarning,
                .where = place_of(budget, "headcount", "vehicles"),
                .message = std::move(message),
                .expected = std::move(expected),
                .help = "核对车辆数，改正其中一个"});
}

// Whether the budget says that there is no vehicle.
bool has_no_vehicle(const Budget& budget) {
  if (budget.assets && budget.assets->vehicles() > 0) return false;
  const bool counts = states(budget, "headcount", "vehicles");
  if (counts && budget.headcount->vehicles > 0) return false;
  return budget.assets || counts;
}

// Whether an economic class pays those whose posts a budget counts.
bool is_pay_of_staff(const Expenditure& fact) {
  return fact.project.empty() && (fact.economic == "30101" || fact.economic == "30102" ||
                                  fact.economic == "30103" || fact.economic == "30107");
}

}  // namespace

void check_procurement_agrees(const Budget& budget, const Catalog&, Findings& findings) {
  const MarkedProcurement marked = marked_procurement(budget);
  if (budget.procurement) compare_with_marked(budget, marked, findings);
  compare_with_items(budget, marked, findings);
}

// More procurement than total spending: probably another unit, or another year's figure.
void check_procurement_size(const Budget& budget, const Catalog&, Findings& findings) {
  if (!budget.procurement || !marked_procurement(budget).facts.empty()) return;
  const Amount stated = budget.procurement->total();
  Amount spent;
  for (const Expenditure& fact : budget.expenditure) spent += fact.amount;
  if (budget.expenditure.empty() || stated <= spent) return;
  findings.add({.id = "procurement-above-spending",
                .severity = Severity::kWarning,
                .where = place_of(budget, "procurement"),
                .message = "政府采购预算共 " + printed(stated, budget) + "，大于全部支出 " +
                           printed(spent, budget),
                .expected = "政府采购预算不大于支出总计",
                .help = "检查是否把" + std::string(name(other_unit(budget.money_unit))) + "误作" +
                        std::string(name(budget.money_unit)) +
                        "，或写成了几年的合计；确实如此的，在 \"waived\" 中写明豁免理由"});
}

void check_three_public_agrees(const Budget& budget, const Catalog& catalog, Findings& findings) {
  if (!budget.states("three_public")) return;
  const ThreePublicFacts facts = three_public_facts(budget, catalog);
  for (const ThreePublicItemRule& item : three_public_items()) {
    compare_item(item, facts, budget, findings);
  }
}

void check_posts(const Budget& budget, const Catalog&, Findings& findings) {
  if (!budget.headcount) return;
  const Headcount& all = *budget.headcount;
  const int posts = all.administrative_posts + all.institution_posts;
  if (all.staff <= posts) return;
  const bool are_stated = states(budget, "headcount", "administrative_posts") ||
                          states(budget, "headcount", "institution_posts");
  findings.add(
      {.id = "staff-above-posts",
       .severity = Severity::kWarning,
       .where = place_of(budget, "headcount", "staff"),
       .message = "实有在编 " + std::to_string(all.staff) + " 人，" +
                  (are_stated ? "多于编制数 " + std::to_string(posts) + " 人" : "未填列编制数"),
       .expected = "行政编制数与事业编制数之和不少于实有在编人数",
       .help = "核对 \"administrative_posts\"、\"institution_posts\" 和 \"staff\""});
}

void check_pay_has_staff(const Budget& budget, const Catalog&, Findings& findings) {
  if (!budget.headcount || budget.headcount->staff > 0) return;
  const Expenditure* first = nullptr;
  Amount pay;
  for (const Expenditure& fact : budget.expenditure) {
    if (!is_pay_of_staff(fact) || fact.amount.is_zero()) continue;
    if (first == nullptr) first = &fact;
    pay += fact.amount;
  }
  if (first == nullptr) return;
  const bool is_none = states(budget, "headcount", "none");
  const bool is_stated = states(budget, "headcount", "staff");
  findings.add(
      {.id = "pay-without-staff",
       .severity = Severity::kWarning,
       .where = is_stated ? place_of(budget, "headcount", "staff") : place_of(budget, "headcount"),
       .message = std::string(is_none     ? "填列为没有人员"
                              : is_stated ? "实有在编 0 人"
                                          : "未填列实有在编人数") +
                  "，却安排基本工资、津贴补贴等 " + printed(pay, budget),
       .expected = "有在编人员，或没有在编人员的工资",
       .help = "写明 \"staff\"（实有在编人数）；确实没有的，在 \"waived\" 中写明豁免理由",
       .notes = {{"工资在此", first->where.place()}}});
}

void check_vehicles_agree(const Budget& budget, const Catalog&, Findings& findings) {
  if (!states(budget, "headcount", "vehicles")) return;
  const Headcount& all = *budget.headcount;
  if (budget.assets && budget.assets->vehicles() != all.vehicles) {
    report_vehicles(budget,
                    "机构编制情况中实有车辆 " + std::to_string(all.vehicles) +
                        " 辆，国有资产占用情况中共 " + std::to_string(budget.assets->vehicles()) +
                        " 辆",
                    "两处的车辆数相同", findings);
  }
  if (all.vehicle_quota > all.vehicles) {
    report_vehicles(budget,
                    "实有车辆 " + std::to_string(all.vehicles) + " 辆，其中定编车辆却有 " +
                        std::to_string(all.vehicle_quota) + " 辆",
                    "定编车辆不多于实有车辆", findings);
  }
}

void check_vehicle_costs(const Budget& budget, const Catalog& catalog, Findings& findings) {
  const ThreePublic& costs = budget.states("three_public")
                                 ? budget.three_public
                                 : three_public_facts(budget, catalog).amounts;
  const bool buys_one = !costs.vehicle_purchase.is_zero();
  if (costs.vehicle_operation.is_zero() || buys_one || !has_no_vehicle(budget)) return;
  findings.add(
      {.id = "operation-without-vehicles",
       .severity = Severity::kWarning,
       .where = budget.states("three_public")
                    ? place_of(budget, "three_public", "vehicle_operation")
                    : place_of(budget, "expenditure"),
       .message =
           "安排公务用车运行费 " + printed(costs.vehicle_operation, budget) + "，却填列为没有车辆",
       .expected = "有车辆，或没有公务用车运行费",
       .help = "核对车辆数；借用、调剂车辆的，在 \"waived\" 中写明豁免理由",
       .notes = {{"车辆数在此", place_of(budget, budget.assets ? "assets" : "headcount")}}});
}

}  // namespace gongkai
