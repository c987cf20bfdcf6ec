#include "tables/records_of.h"

#include <algorithm>
#include <utility>

#include "pack/record_lists.h"
#include "tables/expansion.h"

namespace gongkai {
namespace {

constexpr std::int64_t kFenOfYuan = 100;

ListValue number(int value) {
  return {.text = std::to_string(value), .number = Amount::from_fen(value * kFenOfYuan)};
}

// The text only says that it is stated: tables print the number in their own format.
ListValue amount(Amount value) {
  return {.text = exact_text(value, MoneyUnit::kYuan), .number = value};
}

ListRecord of_year(const ThreePublic& amounts, int year) {
  return {.values = {number(year), amount(amounts.abroad), amount(amounts.vehicle_purchase),
                     amount(amounts.vehicle_operation), amount(amounts.reception)},
          .where = {}};
}

ListRecord of_item(const ProcurementItem& item) {
  return {.values = {{.text = item.name},
                     {.text = item.category},
                     number(item.years),
                     amount(item.total),
                     amount(item.amount),
                     {.text = item.time},
                     {.text = item.note}},
          .where = {}};
}

std::vector<ListRecord> built_in_records(const std::string& of, const Budget& budget) {
  std::vector<ListRecord> out;
  if (of == kProcurementItems) {
    for (const ProcurementItem& item : budget.procurement_items) out.push_back(of_item(item));
    return out;
  }
  if (of == kTransfers) {
    for (const Transfer& each : budget.transfers) {
      out.push_back({.values = {{.text = each.name}, amount(each.amount)}, .where = {}});
    }
    return out;
  }
  if (of == kThreePublicYears && budget.three_public_last_year) {
    out.push_back(of_year(*budget.three_public_last_year, budget.year - 1));
  }
  out.push_back(of_year(budget.three_public, budget.year));
  return out;
}

bool is_same(const ListForm& a, const ListForm& b) {
  return a.name == b.name &&
         std::ranges::equal(a.columns, b.columns, {}, &ListColumn::name, &ListColumn::name);
}

Amount sum_of(const RecordList& list, const std::string& item, const RecordFilter& where) {
  const std::size_t column = list.form.position(*list.form.column(item));
  Amount sum;
  for (const ListRecord& record : list.records) {
    if (matches(where, list.form, record)) sum += record.values[column].number;
  }
  return sum;
}

void report_total(const RecordList& list, const ListTotal& total, Amount is, Amount wanted,
                  const Budget& budget, Findings& findings) {
  const MoneyUnit unit = budget.money_unit;
  const auto stated =
      std::ranges::find(budget.lists, list.form.name, &std::pair<std::string, JsonValue>::first);
  findings.add({.id = "list-total-differs",
                .severity = total.if_different,
                .where = stated->second.place(),
                .message = "“" + list.form.title + "”的" + list.form.column(total.column)->title +
                           "合计 " + exact_text(is, unit) + "，预算中相应的数据合计 " +
                           exact_text(wanted, unit) + "（" + std::string(name(unit)) + "）",
                .expected = "两者相等",
                .help = "检查是否漏列、多列，或金额有误",
                .notes = {{"模板包在这里规定两者相等", total.where.place()}},
                .hinders_publication_only = true});
}

}  // namespace

RecordList records_of(const std::string& of, const ListForm& form, const Checked& checked) {
  if (!of.starts_with(kListsOf)) {
    return {.form = form, .records = built_in_records(of, checked.budget()), .is_stated = true};
  }
  const auto own = std::ranges::find_if(
      checked.lists(), [&](const RecordList& list) { return is_same(list.form, form); });
  return own == checked.lists().end() ? RecordList{.form = form} : *own;
}

Amount sum_of_records(const RecordQuery& query, const Checked& checked) {
  return sum_of(records_of(query.of, query.form, checked), query.item, query.where);
}

void check_list_totals(const Pack& pack, const Checked& checked, Findings& findings) {
  if (checked.budget().states_tables_only) return;  // there are no facts to compare with
  const FactLists facts(checked);
  for (const PackList& declared : pack.lists) {
    if (declared.totals.empty()) continue;
    const RecordList list =
        records_of(std::string(kListsOf) + declared.form.name, declared.form, checked);
    if (!list.is_stated) continue;  // reported where it is printed
    for (const ListTotal& total : declared.totals) {
      Amount wanted;
      for (const LedgerEntry* fact : facts.select(total.facts.facts, total.facts.where)) {
        wanted += fact->amount;
      }
      const Amount is = sum_of(list, total.column, {});
      if (is != wanted) report_total(list, total, is, wanted, checked.budget(), findings);
    }
  }
}

}  // namespace gongkai
