#include "data/facts.h"

#include <map>
#include <string_view>
#include <utility>

#include "budget/kind_names.h"
#include "budget/load.h"
#include "check/index.h"
#include "check/names.h"
#include "money/yuan.h"

namespace gongkai {
namespace {

using Kind = LedgerEntry::Kind;
using Row = std::vector<std::string>;

std::string yes_no(bool value) { return value ? "是" : "否"; }

// The kinds of spending are the first of the ledger's.
static_assert(static_cast<int>(Kind::kPersonnel) == static_cast<int>(SpendingKind::kPersonnel) &&
              static_cast<int>(Kind::kSpecific) == static_cast<int>(SpendingKind::kSpecific));

std::string_view spending_name(Kind kind) { return name(static_cast<SpendingKind>(kind)); }

bool is_basic(Kind kind) { return kind == Kind::kPersonnel || kind == Kind::kOperating; }

/// Makes the lists of one budget.
class FactWriter {
 public:
  FactWriter(const Checked& checked, const Catalog& catalog)
      : checked_(checked),
        budget_(checked.budget()),
        units_(budget_.department.units),
        sources_(catalog.sources, budget_.names.sources),
        classes_("政府收支分类科目（" + std::to_string(budget_.year) + "年）") {}

  std::vector<FactList> write() const {
    std::vector<FactList> out;
    for (FactList list :
         {units(), income(), expenditure(), year_end(), projects(), three_public(), last_year()}) {
      if (!list.rows.empty()) out.push_back(std::move(list));
    }
    for (const RecordList& list : checked_.lists()) {
      if (list.is_printed && !list.records.empty()) out.push_back(own_list(list));
    }
    return out;
  }

 private:
  static Field amount() { return {"amount", "金额", FieldType::kAmount, "预算金额", ""}; }

  static std::vector<Field> unit_fields() {
    return {{"unit_code", "单位代码", FieldType::kCode, "预算单位的代码", "units"},
            {"unit_name", "单位名称", FieldType::kText, "预算单位的全称", ""}};
  }

  static std::vector<Field> source_fields() {
    return {{"source_code", "资金来源编码", FieldType::kCode, "资金来源，后面的编码是前面的细分",
             "资金来源：11 一般公共预算，12 政府性基金，13 国有资本经营预算，2 财政专户管理资金，"
             "3 单位资金"},
            {"source_name", "资金来源", FieldType::kText, "资金来源的名称", ""},
            {"carried_over", "上年结转", FieldType::kYesNo, "是否由上年结转结余安排", "是，否"}};
  }

  static void add(std::vector<Field> more, std::vector<Field>& fields) {
    for (Field& field : more) fields.push_back(std::move(field));
  }

  void add_unit(const std::string& code, Row& row) const {
    const BudgetUnit* unit = units_.find(code);
    row.push_back(code);
    row.push_back(unit == nullptr ? "" : unit->name);
  }

  void add_source(const std::string& code, Row& row) const {
    const std::string* source = sources_.find(code);
    row.push_back(code);
    row.push_back(source == nullptr ? "" : *source);
  }

  static void add(const Coded& coded, Row& row) {
    row.push_back(coded.code);
    row.push_back(coded.name);
  }

  FactList units() const {
    FactList out{.key = "units",
                 .title = "预算单位",
                 .fields = {{"code", "单位代码", FieldType::kCode, "预算单位的代码", ""},
                            {"name", "单位名称", FieldType::kText, "预算单位的全称", ""},
                            {"kind", "单位性质", FieldType::kText, "单位性质",
                             "行政单位，参公事业单位，事业单位"}}};
    for (const BudgetUnit& unit : budget_.department.units) {
      out.rows.push_back({unit.code, unit.name, std::string(name(unit.kind))});
    }
    return out;
  }

  FactList income() const {
    FactList out{.key = "income", .title = "收入", .fields = unit_fields()};
    add(source_fields(), out.fields);
    out.fields.push_back(amount());
    for (const Income& fact : budget_.income) {
      Row row;
      add_unit(fact.unit, row);
      add_source(fact.source, row);
      row.push_back(yes_no(fact.is_carried_over));
      row.push_back(yuan(fact.amount));
      out.rows.push_back(std::move(row));
    }
    return out;
  }

  std::vector<Field> expenditure_fields() const {
    std::vector<Field> out = unit_fields();
    add({{"category", "支出类别", FieldType::kText, "基本支出或项目支出", "基本支出，项目支出"},
         {"kind", "支出细类", FieldType::kText, "类别之下的分类",
          "人员经费，公用经费，其他运转类，特定目标类"},
         {"function_code", "功能分类科目编码", FieldType::kCode,
          "支出功能分类的项，前三位是类，前五位是款", classes_ + "支出功能分类"},
         {"function_name", "功能分类科目名称", FieldType::kText, "项的名称", ""},
         {"economic_code", "部门经济分类科目编码", FieldType::kCode,
          "部门预算支出经济分类的款，前三位是类；空：未细化", classes_ + "部门预算支出经济分类"},
         {"economic_name", "部门经济分类科目名称", FieldType::kText, "款的名称", ""},
         {"government_economic_code", "政府经济分类科目编码", FieldType::kCode,
          "政府预算支出经济分类的款，前三位是类；空：未细化", classes_ + "政府预算支出经济分类"},
         {"government_economic_name", "政府经济分类科目名称", FieldType::kText, "款的名称", ""}},
        out);
    add(source_fields(), out);
    add({{"project_code", "项目编码", FieldType::kCode, "项目支出的项目；基本支出为空", "projects"},
         {"project_name", "项目名称", FieldType::kText, "项目的名称", ""},
         {"deferred", "列年终结转", FieldType::kYesNo,
          "财政拨款收支表是否把这笔结转支出列为年终结转结余", "是，否"},
         {"procurement", "政府采购", FieldType::kText, "用于政府采购的；空：不是",
          "政府采购，面向中小企业，面向小微企业"},
         amount()},
        out);
    return out;
  }

  Row expenditure_row(const LedgerEntry& entry) const {
    Row row;
    add(Coded{entry.unit->code, entry.unit->name}, row);
    row.emplace_back(is_basic(entry.kind) ? "基本支出" : "项目支出");
    row.emplace_back(spending_name(entry.kind));
    add(entry.function, row);
    add(entry.economic, row);
    add(entry.government_economic, row);
    add_source(entry.source, row);
    row.push_back(yes_no(entry.is_carried_over));
    add(entry.project == nullptr ? Coded() : Coded{entry.project->code, entry.project->name}, row);
    row.push_back(yes_no(entry.is_deferred));
    row.emplace_back(entry.procurement ? name(*entry.procurement) : "");
    row.push_back(yuan(entry.amount));
    return row;
  }

  FactList expenditure() const {
    FactList out{.key = "expenditure", .title = "支出", .fields = expenditure_fields()};
    for (const LedgerEntry& entry : checked_.outlays()) {
      if (entry.kind != Kind::kYearEnd) out.rows.push_back(expenditure_row(entry));
    }
    return out;
  }

  FactList year_end() const {
    FactList out{.key = "year_end", .title = "年终结转结余", .fields = unit_fields()};
    std::vector<Field> source = source_fields();
    source.pop_back();  // money carried over to next year is not yet 上年结转
    add(std::move(source), out.fields);
    out.fields.push_back(amount());
    for (const YearEnd& fact : budget_.year_end) {
      Row row;
      add_unit(fact.unit, row);
      add_source(fact.source, row);
      row.push_back(yuan(fact.amount));
      out.rows.push_back(std::move(row));
    }
    return out;
  }

  FactList projects() const {
    FactList out{.key = "projects", .title = "项目"};
    out.fields = {{"code", "项目编码", FieldType::kCode, "项目的编码", ""},
                  {"name", "项目名称", FieldType::kText, "项目的名称", ""}};
    add(unit_fields(), out.fields);
    add({{"kind", "项目类型", FieldType::kText, "项目类型", "其他运转类，特定目标类"},
         {"amount", "金额", FieldType::kAmount, "本年预算：支出中该项目各笔之和", ""}},
        out.fields);
    std::map<const Project*, Amount> spent;
    for (const LedgerEntry& entry : checked_.outlays()) spent[entry.project] += entry.amount;
    for (const Project& project : budget_.projects) {
      Row row{project.code, project.name};
      add_unit(project.unit, row);
      row.emplace_back(name(project.kind));
      row.push_back(yuan(spent[&project]));
      out.rows.push_back(std::move(row));
    }
    return out;
  }

  FactList three_public() const {
    FactList out{
        .key = "three_public",
        .title = "“三公”经费",
        .fields = {
            {"year", "年度", FieldType::kInteger, "预算年度", ""},
            {"abroad", "因公出国（境）费", FieldType::kAmount, "因公出国（境）费", ""},
            {"vehicle_purchase", "公务用车购置费", FieldType::kAmount, "公务用车购置费", ""},
            {"vehicle_operation", "公务用车运行费", FieldType::kAmount, "公务用车运行费", ""},
            {"reception", "公务接待费", FieldType::kAmount, "公务接待费", ""}}};
    const auto add_year = [&out](int year, const ThreePublic& amounts) {
      out.rows.push_back({std::to_string(year), yuan(amounts.abroad),
                          yuan(amounts.vehicle_purchase), yuan(amounts.vehicle_operation),
                          yuan(amounts.reception)});
    };
    if (budget_.three_public_last_year) add_year(budget_.year - 1, *budget_.three_public_last_year);
    const bool is_known = budget_.states("three_public") || !budget_.states_tables_only;
    if (is_known) add_year(budget_.year, budget_.three_public);
    return out;
  }

  FactList last_year() const {
    FactList out{.key = "last_year",
                 .title = "上年预算数",
                 .fields = {{"item", "项目", FieldType::kCode, "比较的是什么", ""},
                            {"title", "名称", FieldType::kText, "项目的名称", ""},
                            amount()}};
    for (const auto& [item, sum] : budget_.last_year) {
      out.rows.push_back({item, last_year_title(item), yuan(sum)});
    }
    return out;
  }

  // Of codes also the name; percentages without their sign.
  FactList own_list(const RecordList& list) const {
    FactList out{.key = "list_" + list.form.name, .title = list.form.title};
    for (const ListColumn& column : list.form.columns) {
      std::string words;
      for (const std::string& each : column.one_of) words += (words.empty() ? "" : "，") + each;
      out.fields.push_back({column.name, column.title, field_type(column), column.title, words});
      if (!column.is_code()) continue;
      out.fields.push_back(
          {column.name + "_name", column.title + "名称", FieldType::kText, "编码的名称", ""});
    }
    for (const ListRecord& record : list.records) out.rows.push_back(own_row(list.form, record));
    return out;
  }

  static FieldType field_type(const ListColumn& column) {
    if (column.is_code()) return FieldType::kCode;
    if (column.kind == ListValueKind::kInteger) return FieldType::kInteger;
    return column.kind == ListValueKind::kAmount ? FieldType::kAmount : FieldType::kText;
  }

  static Row own_row(const ListForm& form, const ListRecord& record) {
    Row row;
    for (const ListColumn& column : form.columns) {
      const ListValue& value = record.values[form.position(column)];
      const bool is_amount = column.kind == ListValueKind::kAmount && !value.text.empty();
      row.push_back(is_amount ? yuan(value.number) : value.text);
      if (column.is_code()) row.push_back(value.name);
    }
    return row;
  }

  static std::string last_year_title(const std::string& item) {
    for (const auto& [key, title] : last_year_names()) {
      if (key == item) return title;
    }
    return {};
  }

  const Checked& checked_;
  const Budget& budget_;
  Index<BudgetUnit> units_;
  Names sources_;
  std::string classes_;
};

}  // namespace

FactData fact_data(const Checked& checked, const Catalog& catalog) {
  const Budget& budget = checked.budget();
  return {.department = {budget.department.code, budget.department.name},
          .year = budget.year,
          .lists = FactWriter(checked, catalog).write()};
}

}  // namespace gongkai
