#include "budget/shapes.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "budget/load.h"
#include "source/format_number.h"

namespace gongkai {
namespace {

bool is_lower_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// A folder's name: never a path.
Shape<std::string> pack_name() {
  return matching(
      "^[a-z0-9][a-z0-9-]*$", "模板包名（gongkai packs 列出），由小写字母、数字和连字符组成",
      [](std::string_view text) {
        return !text.empty() && text.front() != '-' &&
               std::ranges::all_of(text, [](char c) { return is_lower_or_digit(c) || c == '-'; });
      });
}

Shape<std::string> source_code(const Propose& propose) {
  return proposing(propose, "资金来源", digits_between(1, 6));
}

Shape<std::string> unit_code_in(const Propose& propose) {
  return proposing(propose, "单位", unit_code());
}

Shape<BudgetUnit> unit_shape(AmountRule rule, const Propose& propose) {
  ObjectShape<BudgetUnit> shape("unit", "预算单位");
  shape.required("code", &BudgetUnit::code, unit_code(), "单位代码，如 \"250001\"，以部门代码开头")
      .required("name", &BudgetUnit::name, text(), "单位全称")
      .required(
          "kind", &BudgetUnit::kind,
          proposing(propose, "单位性质",
                    one_of_kinds<UnitKind>({UnitKind::kAdministrative, UnitKind::kCivilServiceLike,
                                            UnitKind::kPublicInstitution})),
          "单位性质，决定政府预算支出经济分类；参公事业单位同行政单位")
      .ignored(kUnitPack, pack_name(),
               "单位自己的公开表所用的模板包；不写则用部门的模板包指明的（unit_pack）", "模板包")
      .ignored(kUnitFile, text(),
               "单位自己的预算文件的名称，在本文件所在的目录中：单位的收支、项目和以下各项取自它",
               "预算文件")
      .ignored(own_statements(rule))
      .place(&BudgetUnit::where);
  return shape;
}

Shape<Department> department_shape(AmountRule rule, const Propose& propose) {
  ObjectShape<Department> shape("department", "公开预算的部门");
  shape.required("code", &Department::code, unit_code(), "部门代码，如 \"250\"")
      .required("name", &Department::name, text(), "部门全称，与封面和各表一致")
      .optional("level", &Department::level, one_of_texts({"省", "市", "县", "区", "乡"}),
                "哪一级政府的部门，印在表名中，如“区级”；不写则不印", "政府级次")
      .required("units", &Department::units, list(unit_shape(rule, propose), 1),
                "所属预算单位，按公开表的顺序，部门本级在前；单位自己公开的“三公”经费、资产、"
                "文字等写在单位之下");
  return shape;
}

constexpr const char* kSourceField =
    "资金来源编码，如 "
    "\"111\"（一般公共预算资金）、\"121\"（政府性基金）、\"2\"（财政专户管理资金）";
constexpr const char* kCarriedOverField = "是否为上年结转结余，默认 false";

Shape<Income> income_shape(AmountRule rule, const Propose& propose) {
  ObjectShape<Income> shape("income", "一笔收入");
  shape.optional("unit", &Income::unit, unit_code_in(propose), kUnitField, "单位")
      .required("source", &Income::source, source_code(propose), kSourceField, "资金来源")
      .optional("carried_over", &Income::is_carried_over, boolean(), kCarriedOverField, "上年结转")
      .required("amount", &Income::amount, amount(rule), "金额")
      .place(&Income::where);
  return shape;
}

Shape<Expenditure> expenditure_shape(AmountRule rule, const Propose& propose) {
  ObjectShape<Expenditure> shape("expenditure", "一笔支出，写到已知的最细一级");
  shape.optional("unit", &Expenditure::unit, unit_code_in(propose), kUnitField, "单位")
      .required("function", &Expenditure::function, proposing(propose, "支出功能分类", digits({7})),
                "支出功能分类项级编码，7 位，如 \"2060101\"（行政运行）", "支出功能分类")
      .optional("economic", &Expenditure::economic,
                proposing(propose, "部门预算支出经济分类", digits({5})),
                "部门预算支出经济分类款级编码，5 位，如 \"30101\"（基本工资）；"
                "基本支出必填，项目支出未细化时可以不写",
                "部门经济分类")
      .optional("government_economic", &Expenditure::government_economic,
                proposing(propose, "政府预算支出经济分类", digits({5})),
                "政府预算支出经济分类款级编码，5 位；不写则按单位性质由部门经济分类对应得出",
                "政府经济分类")
      .required("source", &Expenditure::source, source_code(propose), kSourceField, "资金来源")
      .optional("carried_over", &Expenditure::is_carried_over, boolean(),
                "是否由上年结转结余安排，默认 false", "上年结转安排")
      .optional("deferred", &Expenditure::is_deferred, boolean(),
                "财政拨款收支表是否把这笔结转支出列为年终结转结余，默认 false", "列为年终结转")
      .optional("kind", &Expenditure::kind,
                proposing(propose, "支出类别",
                          one_of_kinds<SpendingKind>(
                              {SpendingKind::kPersonnel, SpendingKind::kOperating})),
                "基本支出的类别；不写则按部门经济分类的类得出，项目支出不写", "支出类别")
      .optional("project", &Expenditure::project, proposing(propose, "项目", project_code()),
                "项目编码，即 projects 中的 code；基本支出不写", "项目")
      .optional("line", &Expenditure::line, text(),
                "同一经济分类须分行公开时的行标记，如 \"2\"；一般不写", "行标记")
      .optional("procurement", &Expenditure::procurement,
                proposing(propose, "政府采购",
                          one_of_kinds<ProcurementKind>({ProcurementKind::kAny,
                                                         ProcurementKind::kForSmallAndMedium,
                                                         ProcurementKind::kForSmall})),
                "用于政府采购的：政府采购，或其中面向中小企业、面向小微企业预留的", "政府采购")
      .required("amount", &Expenditure::amount, amount(rule), "金额")
      .place(&Expenditure::where);
  return shape;
}

Shape<YearEnd> year_end_shape(AmountRule rule, const Propose& propose) {
  ObjectShape<YearEnd> shape("year_end", "一笔年终结转结余");
  shape.optional("unit", &YearEnd::unit, unit_code_in(propose), kUnitField, "单位")
      .required("source", &YearEnd::source, source_code(propose), kSourceField, "资金来源")
      .required("amount", &YearEnd::amount, amount(rule), "计划结转下年的金额", "金额")
      .place(&YearEnd::where);
  return shape;
}

Shape<NameOverrides> names_shape() {
  ObjectShape<NameOverrides> shape("names", "本地使用的科目名称：编码 → 名称");
  shape
      .optional("functions", &NameOverrides::functions, pairs(text(), {3, 5, 7}),
                "支出功能分类：类 3 位、款 5 位、项 7 位")
      .optional("economic", &NameOverrides::economic, pairs(text(), {3, 5}),
                "部门预算支出经济分类：类 3 位、款 5 位")
      .optional("government_economic", &NameOverrides::government_economic, pairs(text(), {3, 5}),
                "政府预算支出经济分类：类 3 位、款 5 位")
      .optional("sources", &NameOverrides::sources, pairs(text(), {1, 2, 3, 4, 5, 6}),
                "资金来源：1 至 6 位");
  return shape;
}

void add_head(ObjectShape<Budget>& shape, AmountRule rule, const Propose& propose) {
  shape.ignored("$schema", text(), "本格式说明的位置，供编辑器使用")
      .ignored(kFormatMember, integer(1, kBudgetFormat),
               "本文件格式的编号，默认 1；高于程序支持版本的文件不读取")
      .required("pack", &Budget::pack, pack_name(),
                "模板包：某地某年的公开样式，gongkai packs 列出")
      .required("year", &Budget::year, integer(2000, 2100), "预算年度")
      .required("published_on", &Budget::published_on, date(), "公开日期，写作 \"2023-03-01\"")
      .optional("approved_on", &Budget::approved_on, date(),
                "财政部门批复预算的日期，用于核对是否在二十日内公开", "批复日期")
      .required("money_unit", &Budget::money_unit, proposing(propose, "金额单位", money_unit()),
                "本文件所有金额的单位", "金额单位")
      .optional("amount_decimals", &Budget::amount_decimals, amount_decimals(),
                "金额最多几位小数，默认 2；单位为元时不超过 2", "金额小数位数")
      .required("department", &Budget::department, department_shape(rule, propose),
                "部门及其预算单位");
}

}  // namespace

Shape<MoneyUnit> money_unit() {
  return one_of<MoneyUnit>({{"万元", MoneyUnit::kTenThousandYuan}, {"元", MoneyUnit::kYuan}});
}

Shape<int> amount_decimals() { return integer(0, 6); }

Shape<Budget> budget_shape(AmountRule rule, const Propose& propose) {
  ObjectShape<Budget> shape("budget", "部门预算：一个文件，一套公开表");
  add_head(shape, rule, propose);
  shape.required("income", &Budget::income, list(income_shape(rule, propose)), "收入，每笔一项")
      .required("expenditure", &Budget::expenditure, list(expenditure_shape(rule, propose)),
                "支出，每笔一项；各表按此汇总，行序同此")
      .optional("year_end", &Budget::year_end, list(year_end_shape(rule, propose)),
                "年终结转结余，每笔一项")
      .optional("projects", &Budget::projects, list(project_shape(rule, propose)), "项目")
      .optional("project_groups", &Budget::project_groups, list(project_group_shape()),
                "说明中合并叙述的各组项目，按叙述的次序");
  add_statements(shape, rule);
  shape
      .optional("tables_only", &Budget::states_tables_only, boolean(),
                "只有自行填列的各表（tables），没有收支数据：income 和 expenditure 写 []；"
                "说明中的数取自各表",
                "只有各表")
      .optional(
          "figures", &Budget::figures, pairs(amount(rule)),
          "只有各表时，各表中没有、说明和表单又要用的金额：数的名称（见提示）或项目编码 → 金额",
          "各表中没有的数")
      .optional("names", &Budget::names, names_shape(), "本地使用的科目名称，优先于内置科目表");
  add_waivers(shape);
  return shape;
}

}  // namespace gongkai
