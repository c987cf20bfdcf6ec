#include "pack/validate_columns.h"

#include <algorithm>
#include <string>
#include <vector>

namespace gongkai {
namespace {

using Leaves = std::vector<const Heading*>;

void append_leaves(const std::vector<Heading>& headings, Leaves& out) {
  for (const Heading& heading : headings) {
    if (heading.below.empty()) out.push_back(&heading);
    append_leaves(heading.below, out);
  }
}

Leaves leaves_of(const std::vector<Heading>& headings) {
  Leaves out;
  append_leaves(headings, out);
  return out;
}

bool is_text(const Heading* leaf) { return leaf->kind() == ColumnKind::kText; }

void check_text_columns(const Leaves& leaves, Findings& findings) {
  const auto first = std::ranges::find_if(leaves, is_text);
  const auto group = std::ranges::find(leaves, kGroupLabel, &Heading::label);
  const auto texts = std::ranges::count_if(leaves, is_text);
  const bool is_good = group == leaves.end()
                           ? texts == 1
                           : texts == 2 && first == group && is_text(*std::next(group));
  if (is_good) return;
  findings.add({.id = "balance-columns",
                .where = leaves.front()->where_it_stands.place(),
                .message = "这一侧有 " + std::to_string(texts) + " 个文字列",
                .expected = "一个文字列；或先 \"label\": \"group\" 的列，紧接 \"label\": \"line\" "
                            "的列"});
}

void check_line(const BalanceLine& line, const Leaves& leaves, Findings& findings) {
  const auto has_group_column =
      std::ranges::find(leaves, kGroupLabel, &Heading::label) != leaves.end();
  if (!line.group.is_empty() && !has_group_column) {
    findings.add({.id = "balance-group",
                  .where = line.group.where().place(),
                  .message = "这一侧没有印 group 的列",
                  .expected = "columns 中有 \"label\": \"group\" 的列",
                  .help = "加上这一列，或删去 group"});
  }
  const auto amounts =
      static_cast<std::ptrdiff_t>(leaves.size()) - std::ranges::count_if(leaves, is_text);
  if (!line.three_public.empty() && amounts != 1) {
    findings.add(
        {.id = "three-public-columns",
         .where = line.where_it_stands.member_place("three_public"),
         .message = "“三公”经费只有一个金额，这一侧有 " + std::to_string(amounts) + " 个金额列",
         .expected = "这一侧只有一个金额列"});
  }
}

}  // namespace

void check_columns(const BalanceSide& side, Findings& findings) {
  const Leaves leaves = leaves_of(side.columns);
  check_text_columns(leaves, findings);
  for (const auto* lines : {&side.lines, &side.closing}) {
    for (const BalanceLine& line : *lines) check_line(line, leaves, findings);
  }
}

void check_columns(const Records& records, Findings& findings) {
  for (const Heading* leaf : leaves_of(records.columns)) {
    const JsonValue& where = leaf->where_it_stands;
    const int kinds = (is_text(leaf) ? 1 : 0) + (leaf->item.empty() ? 0 : 1) +
                      (leaf->is_total ? 1 : 0) + (leaf->where.any_of.empty() ? 0 : 1);
    if (kinds != 1 || is_text(leaf) == leaf->list_text.is_empty()) {
      findings.add(
          {.id = "records-column",
           .where = where.place(),
           .message = "明细表的这一列没有写明（或不止一处写明）印什么",
           .expected = "item，或 \"total\": true，或 label 和 text，或 where（支出数据）"});
    }
  }
}

namespace {

// Whether a total of `headings` has an amount to add up.
bool has_addend(const std::vector<Heading>& headings) {
  return std::ranges::any_of(headings, [](const Heading& heading) {
    if (heading.is_total || heading.is_of_which) return false;
    return heading.below.empty() ? heading.is_amount() : has_addend(heading.below);
  });
}

void check_totals(const std::vector<Heading>& headings, Findings& findings) {
  for (const Heading& heading : headings) {
    check_totals(heading.below, findings);
    if (!heading.is_total || has_addend(headings)) continue;
    findings.add({.id = "total-of-nothing",
                  .where = heading.where_it_stands.member_place("total"),
                  .message = "合计列“" + std::string(heading.text.where().text()) +
                             "”旁边没有可以相加的金额列",
                  .expected = "同级有不是 label、list、total、of_which 的列",
                  .help = "把它移到各明细列旁边，或去掉 total、写上 where"});
  }
}

// Columns that show last year's amounts or compare with them: of facts, in tables that have them.
void check_years(const std::vector<Heading>& headings, bool has_year, bool is_of_facts,
                 Findings& findings) {
  for (const Heading& heading : headings) {
    const bool has_own = has_year || heading.last_year.has_value();
    check_years(heading.below, has_own, is_of_facts, findings);
    const bool is_column = heading.below.empty();
    const bool compares = heading.value != ColumnValue::kAmount;
    const bool sums_facts =
        heading.kind() == ColumnKind::kFacts || heading.kind() == ColumnKind::kTotal;
    std::string fault;
    if (heading.last_year && !is_of_facts) {
      fault = "只有汇总表和收支对照表（kind 为 pivot、balance）可以印上年数";
    }
    if (heading.last_year && is_column && !sums_facts) fault = "上年数只能印在金额列";
    if (compares && !is_column) fault = "value 只写在末级的列上";
    if (compares && !has_own) fault = "没有写与上年的哪个数比较";
    if (compares && heading.is_total) fault = "比较的列由本列的取数条件计算，不写 total";
    if (fault.empty()) continue;
    findings.add({.id = "last-year-column",
                  .where = heading.where_it_stands.place(),
                  .message = "列“" + std::string(heading.text.where().text()) + "”：" + fault,
                  .expected = "\"last_year\": \"预算数\" 或 \"执行数\" 的金额列，可写 \"value\": "
                              "\"difference\" 或 \"rate\""});
  }
}

std::vector<const std::vector<Heading>*> trees_of(const PackTable& table) {
  std::vector<const std::vector<Heading>*> out;
  if (const auto* pivot = std::get_if<Pivot>(&table.body)) out.push_back(&pivot->columns);
  if (const auto* records = std::get_if<Records>(&table.body)) out.push_back(&records->columns);
  if (const auto* balance = std::get_if<Balance>(&table.body)) {
    for (const BalanceSide& side : balance->sides) out.push_back(&side.columns);
  }
  return out;
}

// A column with less room than this shows one character on a line.
constexpr int kLeastCharacters = 2;
constexpr Length kLeastPadding = points(2);

}  // namespace

void check_columns(const PackTable& table, Findings& findings) {
  const bool is_of_facts =
      std::holds_alternative<Pivot>(table.body) || std::holds_alternative<Balance>(table.body);
  for (const auto* tree : trees_of(table)) {
    check_totals(*tree, findings);
    check_years(*tree, false, is_of_facts, findings);
  }
}

void check_room(const PackTable& table, const Pack& pack, Findings& findings) {
  const PackStyle* header = pack.style("header");
  if (header == nullptr) return;
  Length needed;
  std::size_t columns = 0;
  JsonValue where;
  for (const auto* tree : trees_of(table)) {
    for (const Heading* leaf : leaves_of(*tree)) {
      const int characters =
          std::min(leaf->width == 0 ? kLeastCharacters : leaf->width, kLeastCharacters);
      needed = needed + header->size * characters + kLeastPadding;
      ++columns;
      where = leaf->where_it_stands;
    }
  }
  const Length room = table.page.width - table.page.left - table.page.right;
  if (needed <= room) return;
  findings.add({.id = "table-too-wide",
                .where = where.place(),
                .message = std::to_string(columns) + " 列在这张纸上每列不到两个字宽",
                .expected = "版心内每列至少两个字（header 样式的字号）",
                .help = "改为横向（\"landscape\": true）、缩小页边距或字号，或减少列"});
}

}  // namespace gongkai
