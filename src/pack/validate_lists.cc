#include "pack/validate_lists.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "pack/record_lists.h"
#include "source/name_list.h"

namespace gongkai {
namespace {

std::vector<std::string> column_names(const ListForm& form, bool (*takes)(const ListColumn&)) {
  std::vector<std::string> out;
  for (const ListColumn& column : form.columns) {
    if (takes(column)) out.push_back(column.name);
  }
  return out;
}

bool is_any(const ListColumn&) { return true; }
bool is_number(const ListColumn& column) { return column.is_number(); }
bool is_amount(const ListColumn& column) { return column.kind == ListValueKind::kAmount; }

/// Looks up columns of one list.
class ColumnChecks {
 public:
  ColumnChecks(const ListForm& form, Findings& findings) : form_(form), findings_(findings) {}

  // Reports a name that is none of the columns that `takes` gives.
  void check(std::string_view name, Place where, bool (*takes)(const ListColumn&)) const {
    const ListColumn* column = form_.column(name);
    if (column != nullptr && takes(*column)) return;
    UnknownName advice = unknown_name(name, column_names(form_, takes));
    const bool is_of_other_kind = column != nullptr;
    findings_.add({.id = "list-column",
                   .where = std::move(where),
                   .message = is_of_other_kind ? "“" + column->title + "”（" + column->name +
                                                     "）不是" + (takes == is_amount ? "金额" : "数")
                                               : "清单“" + form_.title + "”没有 \"" +
                                                     std::string(name) + "\" 这一栏",
                   .expected = std::move(advice.expected),
                   .help = is_of_other_kind ? std::string() : std::move(advice.help)});
  }

  void check(const RecordFilter& filter, const JsonValue& where) const {
    for (const auto& [name, wanted] : filter) {
      check(name, where.member_place(name), is_any);
      const ListColumn* column = form_.column(name);
      if (column == nullptr || column->kind != ListValueKind::kChoice) continue;
      for (const std::string& value : wanted) {
        if (std::ranges::find(column->one_of, value) != column->one_of.end()) continue;
        UnknownName advice = unknown_name(value, column->one_of);
        findings_.add({.id = "list-choice",
                       .where = where.member_place(name),
                       .message = "“" + column->title + "”没有 \"" + value + "\" 这一项",
                       .expected = std::move(advice.expected),
                       .help = std::move(advice.help)});
      }
    }
  }

  // Fields of a text. `known`: the columns that have one value there; empty: all.
  void check(const FieldText& text, const std::vector<std::string>& known) const {
    for (const auto& [field, name] : text.named_fields()) {
      if (field != NamedField::kRecord) continue;
      const RecordField of = record_field(name);
      const ListColumn* column = form_.column(of.column);
      check(of.column, text.where().place(), is_any);
      if (column == nullptr) continue;
      std::string fault;
      if (of.is_name && !column->is_code()) fault = "不是编码，没有名称";
      const bool is_open = !known.empty() && std::ranges::find(known, column->name) == known.end();
      if (is_open) fault = "在这一级没有确定的值";
      if (fault.empty()) continue;
      findings_.add({.id = "field-out-of-scope",
                     .where = text.where().place(),
                     .message = "{{record." + name + "}}：“" + column->title + "”" + fault,
                     .expected = is_open ? "本级或上级的 by 中的栏目"
                                         : "unit、project 和科目编码的栏目才有 .name"});
    }
  }

 private:
  const ListForm& form_;
  Findings& findings_;
};

// Null ⇔ it was reported.
const ListForm* known_list(const std::string& of, Place where, const Pack& pack,
                           Findings& findings) {
  const ListForm* form = find_record_list(pack, of);
  if (form != nullptr) return form;
  UnknownName advice = unknown_name(of, record_list_names(pack));
  findings.add(
      {.id = "unknown-list",
       .where = std::move(where),
       .message = "没有清单 \"" + of + "\"",
       .expected = std::move(advice.expected),
       .help = advice.help.empty() ? "在 pack.json 的 lists 中声明它" : std::move(advice.help)});
  return nullptr;
}

void check_headings(const std::vector<Heading>& headings, const ColumnChecks& checks) {
  for (const Heading& heading : headings) {
    check_headings(heading.below, checks);
    checks.check(heading.list_text, {});
    if (heading.item.empty()) continue;
    checks.check(heading.item, heading.where_it_stands.member_place("item"), is_number);
  }
}

void report_column(const ListColumn& column, std::string_view member, std::string message,
                   std::string expected, Findings& findings) {
  findings.add({.id = "list-column",
                .where = column.where.member_place(member),
                .message = "“" + column.title + "”" + std::move(message),
                .expected = std::move(expected)});
}

void check_product(const ListColumn& column, const ListForm& form, Findings& findings) {
  if (column.product_of.empty()) return;
  int integers = 0;
  int amounts = 0;
  for (const std::string& name : column.product_of) {
    const ListColumn* factor = form.column(name);
    if (factor == nullptr) continue;
    integers += factor->kind == ListValueKind::kInteger ? 1 : 0;
    amounts += factor->kind == ListValueKind::kAmount ? 1 : 0;
  }
  const bool is_good = column.kind == ListValueKind::kAmount && column.product_of.size() == 2 &&
                       integers == 1 && amounts == 1;
  if (is_good) return;
  report_column(column, "product_of", "不能由这些栏目相乘得出",
                "金额栏：[一个整数栏, 一个金额栏]，如 [\"quantity\", \"price\"]", findings);
}

void check_list(const PackList& list, Findings& findings) {
  for (const ListColumn& column : list.form.columns) {
    const bool is_choice = column.kind == ListValueKind::kChoice;
    if (is_choice == column.one_of.empty()) {
      report_column(column, is_choice ? "kind" : "one_of",
                    is_choice ? "没有写明可填的各项" : "不是 choice，不写 one_of",
                    "\"kind\": \"choice\" 和 \"one_of\": [ … ] 同时写", findings);
    }
    check_product(column, list.form, findings);
  }
  const ColumnChecks checks(list.form, findings);
  for (const ListTotal& total : list.totals) {
    checks.check(total.column, total.where.member_place("column"), is_amount);
  }
}

}  // namespace

void check_lists(const Pack& pack, Findings& findings) {
  for (const PackList& list : pack.lists) check_list(list, findings);
}

void check_records(const Records& records, const JsonValue& table, const Pack& pack,
                   Findings& findings) {
  const ListForm* form = known_list(records.of, table.member_place("of"), pack, findings);
  if (form == nullptr) return;
  const ColumnChecks checks(*form, findings);
  check_headings(records.columns, checks);
  checks.check(records.where, table.find("where").value_or(table));
  std::vector<std::string> known = {""};  // no column, rather than all
  for (const RecordLevel& level : records.rows) {
    for (const std::string& name : level.by) {
      checks.check(name, level.where.member_place("by"), is_any);
      known.push_back(name);
    }
    for (const auto& [label, text] : level.cells) checks.check(text, known);
  }
}

void check_sum(const RecordQuery& query, const JsonValue& figure, const Pack& pack,
               Findings& findings) {
  const JsonValue where = figure.find("records").value_or(figure);
  const ListForm* form = known_list(query.of, where.member_place("of"), pack, findings);
  if (form == nullptr) return;
  const ColumnChecks checks(*form, findings);
  checks.check(query.item, where.member_place("item"), is_amount);
  checks.check(query.where, where.find("where").value_or(where));
}

}  // namespace gongkai
