// Shapes of table files, by kind.

#include <map>
#include <utility>
#include <variant>

#include "pack/pack_file.h"

namespace gongkai {

Shape<GroupKey> group_key_shape() {
  return one_of<GroupKey>({{"department", GroupKey::kDepartment},
                           {"unit", GroupKey::kUnit},
                           {"function_class", GroupKey::kFunctionClass},
                           {"function_section", GroupKey::kFunctionSection},
                           {"function", GroupKey::kFunction},
                           {"economic_class", GroupKey::kEconomicClass},
                           {"economic", GroupKey::kEconomic},
                           {"government_economic_class", GroupKey::kGovernmentEconomicClass},
                           {"government_economic", GroupKey::kGovernmentEconomic},
                           {"project", GroupKey::kProject},
                           {"line", GroupKey::kLine},
                           {"kind", GroupKey::kKind}});
}

Shape<GroupOrder> group_order_shape() {
  return one_of<GroupOrder>({{"first", GroupOrder::kFirst},
                             {"code", GroupOrder::kCode},
                             {"listed", GroupOrder::kListed}});
}

namespace {

Shape<std::vector<PackNote>> notes_shape() {
  ObjectShape<PackNote> note("note", "表下的注或备注");
  note.required("text", &PackNote::text, field_text(), "文字", "文字")
      .optional("when", &PackNote::when,
                one_of<NoteWhen>({{"always", NoteWhen::kAlways},
                                  {"empty", NoteWhen::kEmpty},
                                  {"not_empty", NoteWhen::kNotEmpty}}),
                "何时印出：always 总是（默认），empty 表中无数据时，not_empty 有数据时", "何时印");
  return list<PackNote>(note);
}

Shape<TableEach> each_shape() {
  return one_of<TableEach>({{"unit", TableEach::kUnit}, {"project", TableEach::kProject}});
}

// The kind of the body is set by table_file_shape().
Shape<TableBody> kind_shape(const std::string& kind) {
  const Shape<std::string> name = one_of_texts({kind});
  return {.read =
              [name](const JsonValue& value, TableBody&, Findings& findings) {
                std::string unused;
                return name.read(value, unused, findings);
              },
          .describe = name.describe};
}

// A member of the body of tables of this kind.
template <class Kind, class M>
auto in_body(M Kind::*member) {
  return [member](PackTable& table) -> M& { return std::get<Kind>(table.body).*member; };
}

// Changes to the base table, applied before the members are read.
template <class T>
Shape<std::vector<std::pair<std::string, T>>> changes_shape(const Shape<T>& change) {
  return {.read = [](const JsonValue&, auto&, Findings&) { return true; },
          .describe =
              [change](Definitions& definitions) {
                Schema each = Schema::one_of({change.describe(definitions), {{"type", "null"}}});
                return Schema{{"type", "object"}, {"additionalProperties", std::move(each)}};
              }};
}

template <class Kind>
void add_columns(ObjectShape<PackTable>& shape) {
  shape.required("columns", in_body(&Kind::columns), list(heading_shape(), 1), "表头", "列");
}

void add_column_changes(ObjectShape<PackTable>& change) {
  change
      .ignored("column_changes", changes_shape(heading_change_shape()),
               "改动个别表头，如 {\"基本支出/小计\": {\"heading\": \"合计\"}}；null 删去",
               "改动的表头")
      .ignored("columns_after", pairs(list(heading_shape(), 1)), "在某个表头之后加上几个",
               "加上的表头");
}

void add_line_changes(ObjectShape<PackTable>& change) {
  change
      .ignored("line_changes", changes_shape(line_change_shape()),
               "改动个别行，如 {\"一、教育支出\": {\"where\": {…}}}：行的文字（没有文字的写 "
               "id，同名的第二行写 "
               "…#2）→ 改动；null 删去",
               "改动的行")
      .ignored("lines_after", pairs(lines_shape()), "在某一行之后加上几行", "加上的行");
}

void add_common(ObjectShape<PackTable>& shape, const std::string& kind) {
  shape.ignored("$schema", text(), "模式文件，供编辑器提示", "模式文件")
      .inherited(Inherits::kOwn)
      .ignored("extends", text(), "由哪张表改动而来（表的文件名）：只写不同之处，kind 与它相同",
               "继承")
      .inherited(Inherits::kOwn)
      .required("kind", &PackTable::body, kind_shape(kind), "表的种类", "种类")
      .required("name", &PackTable::name, field_text(), "表的简称，用于目录、工作表名和书签",
                "简称")
      .optional("number", &PackTable::number, text(), "表号，如“预算01表”", "表号")
      .required("title", &PackTable::title, field_text(), "表名，如“{{year}}年部门收入预算表”",
                "标题")
      .optional("page", &PackTable::page, table_page_shape(), "与模板包不同的纸张方向和页边距",
                "页面")
      .inherited(Inherits::kByName)
      .optional("row_height", &PackTable::row_height, points_shape(0, 200),
                "表头以下各行至少的高度（磅）；文字多的行更高", "行高")
      .optional("amount", &PackTable::amount, table_amount_shape(), "与模板包不同的金额格式",
                "金额")
      .inherited(Inherits::kByName)
      .optional("percent", &PackTable::percent, percent_shape(), "与模板包不同的增减幅度的印法",
                "增减幅度")
      .inherited(Inherits::kByName)
      .optional("same_page", &PackTable::is_on_same_page, boolean(),
                "上一张表之下放得下整张表时，接排在同一页", "与上表同页")
      .optional("captions", &PackTable::captions, captions_shape(), "与模板包不同的表上方各行",
                "表上方")
      .optional("captions_above", &PackTable::captions_above, captions_shape(),
                "与模板包不同的表名之上各行", "表名之上")
      .optional("notes", &PackTable::notes, notes_shape(), "表下的注和备注", "表下的注")
      .optional("names", &PackTable::names, code_names_shape(), "只在本表使用的科目名称",
                "科目名称")
      .inherited(Inherits::kByName)
      .optional("each", &PackTable::each, each_shape(),
                "每个 unit（预算单位）或 project（项目）一张，只取它的数据", "每个一张")
      .optional("each_for", &PackTable::each_for,
                one_of<EachFor>({{"all", EachFor::kAll},
                                 {"with_goals", EachFor::kWithGoals},
                                 {"key", EachFor::kKey}}),
                "each 为 project 时：all 全部项目（默认），with_goals 有绩效目标的，key 重点项目",
                "哪些项目")
      .optional("if_texts", &PackTable::if_texts, one_or_list(text()),
                "each 为 project 时：只为写有其中一段文字（project_texts 中的名称）的项目制表",
                "有文字的项目")
      .optional("contents_name", &PackTable::contents_name, field_text(),
                "有 each 时目录中只列一次，用这个名称；不写则每张都列", "目录中的名称")
      .optional("number_once", &PackTable::has_number_once, boolean(), "有 each 时只有第一张印表号",
                "表号只印一次");
}

Shape<RowLevel> row_level_shape() {
  ObjectShape<RowLevel> level("row_level", "一级行：每组数据一行，逐级嵌套；不写 by 为合计行");
  level.place(&RowLevel::where)
      .optional("by", &RowLevel::by, one_or_list(group_key_shape()), "按什么分组，可写多个", "分组")
      .optional("order", &RowLevel::order, group_order_shape(),
                "行的次序：first 按预算文件中首次出现（默认），code 按编码，"
                "listed 按预算文件所列单位、项目的次序",
                "次序")
      .optional("cells", &RowLevel::cells, pairs(field_text()), "各文字列的内容：列的 label → 文字",
                "文字")
      .optional("strong", &RowLevel::is_strong, boolean(), "是否用加重字体", "加重")
      .optional("hide_if_single", &RowLevel::is_hidden_if_single, boolean(),
                "上级之下只有一组时不印这一级，如部门只有一个预算单位；合计行：其下只有一行时不印",
                "只有一组不印")
      .optional("hide_if_empty", &RowLevel::is_hidden_if_empty, boolean(), "全表无数据时不印这一级",
                "无数据不印")
      .optional("last", &RowLevel::is_last, boolean(), "印在其下各行之后，如合计在末行",
                "在其下各行之后")
      .optional("all", &RowLevel::has_all, boolean(), "按 unit 分组时，没有数据的单位也列出",
                "没有数据的也列")
      .optional("merge", &RowLevel::merged, text(),
                "左边各文字列合并为一格，用这个样式印，如居中的“合计”", "合并文字列");
  return level;
}

ObjectShape<PackTable> pivot_shape() {
  ObjectShape<PackTable> shape("pivot_table", "汇总表：行是逐级分组的数据，列是按条件汇总的金额");
  add_common(shape, "pivot");
  shape
      .optional("facts", in_body(&Pivot::facts), fact_set_shape(), "汇总哪些数据，默认 expenditure",
                "数据")
      .optional("where", in_body(&Pivot::where), filter_shape(), "全表的取数条件", "取数条件")
      .optional("column_numbers", in_body(&Pivot::column_numbers), text(),
                "表头之下的栏次行：文字列上印这个记号（如 **），金额列上印 1、2、3……", "栏次")
      .optional("at_least", in_body(&Pivot::at_least), integer(0, 200),
                "至少印几行，不足的印空行（合计在末行的，印在合计之前）", "最少行数")
      .required("rows", in_body(&Pivot::rows), list(row_level_shape(), 1), "各级行", "行");
  add_columns<Pivot>(shape);
  return shape;
}

ObjectShape<PackTable> balance_shape() {
  ObjectShape<PackTable> shape("balance_table", "收支对照表：左右并列的行，末行同为总计");
  add_common(shape, "balance");
  shape
      .required("sides", in_body(&Balance::sides), list(balance_side_shape(), 1), "从左到右的各侧",
                "各侧")
      .optional("column_numbers", in_body(&Balance::column_numbers), text(),
                "表头之下的栏次行：文字列上印这个记号（如 **），各侧的金额列上依次印 1、2、3……",
                "栏次")
      .optional("at_least", in_body(&Balance::at_least), integer(0, 200),
                "末行总计之前至少印几行，不足的印空行", "最少行数")
      .optional("partial", in_body(&Balance::is_partial), boolean(),
                "各侧按科目分列而不包括全部科目：其余的科目可以不列", "只列部分科目");
  return shape;
}

ObjectShape<PackTable> records_shape() {
  ObjectShape<PackTable> shape("records_table", "明细表：预算中“三公”经费等记录，每条一行");
  add_common(shape, "records");
  shape
      .optional("of", in_body(&Records::of), text(),
                "列出什么：three_public（默认）、three_public_years、procurement_items、transfers，"
                "或 lists.名称（模板包声明的清单）",
                "列出")
      .optional("where", in_body(&Records::where), record_filter_shape(),
                "只列这些记录：栏目 → 一个值或几个值之一", "取数条件")
      .optional("rows", in_body(&Records::rows), list(record_level_shape()),
                "合计行、小计行，从外到里；各条记录在最里", "合计和小计")
      .optional("column_numbers", in_body(&Records::column_numbers), text(),
                "表头之下的栏次行：文字列上印这个记号（如 **），金额列上印 1、2、3……", "栏次")
      .optional("at_least", in_body(&Records::at_least), integer(0, 200),
                "至少印几行，不足的印空行（合计在末行的，印在合计之前）", "最少行数");
  add_columns<Records>(shape);
  return shape;
}

ObjectShape<PackTable> form_shape() {
  ObjectShape<PackTable> shape("form_table", "表单：逐行写出的格子");
  add_common(shape, "form");
  shape
      .required("widths", in_body(&Form::widths), list(integer(1, 200), 1), "各列宽度（全角字数）",
                "各列宽度")
      .required("rows", in_body(&Form::rows), list(form_rows_shape(), 1), "自上而下的各行", "行");
  return shape;
}

struct TableKind {
  TableBody empty;
  Shape<PackTable> whole;
  Shape<PackTable> change;  ///< of a table that extends another, for the schema
};

const std::map<std::string, TableKind, std::less<>>& table_kinds() {
  static const std::map<std::string, TableKind, std::less<>> kKinds = [] {
    std::map<std::string, TableKind, std::less<>> out;
    const auto add = [&](const char* name, TableBody empty, const ObjectShape<PackTable>& shape,
                         std::initializer_list<void (*)(ObjectShape<PackTable>&)> changes) {
      ObjectShape<PackTable> change = shape.changes();
      for (const auto& add_members : changes) add_members(change);
      out.emplace(name, TableKind{std::move(empty), shape, change});
    };
    add("pivot", Pivot(), pivot_shape(), {add_column_changes});
    add("balance", Balance(), balance_shape(), {add_column_changes, add_line_changes});
    add("records", Records(), records_shape(), {add_column_changes});
    add("form", Form(), form_shape(), {});
    return out;
  }();
  return kKinds;
}

// The other allowed fields depend on it.
bool report_no_kind(const JsonValue& table, Findings& findings) {
  findings.add({.id = "missing-field",
                .where = table.place(),
                .message = "缺少字段 \"kind\"",
                .expected = "\"kind\"：表的种类，pivot、balance、records、form 之一"});
  return false;
}

}  // namespace

const InheritanceRule& table_inheritance() {
  static const InheritanceRule kRule = [] {
    ObjectShape<PackTable> shape("table", "各种表共有的字段");
    add_common(shape, "");
    return shape.inheritance();
  }();
  return kRule;
}

const Shape<PackTable>& table_file_shape() {
  static const Shape<PackTable> kShape = {
      .read =
          [](const JsonValue& value, PackTable& out, Findings& findings) {
            if (value.kind() != JsonKind::kObject) {
              return report_kind(value, "对象 { … }", findings);
            }
            const auto kind = value.find("kind");
            if (!kind) return report_no_kind(value, findings);
            const auto known = table_kinds().find(kind->text());
            if (known != table_kinds().end()) {
              out.body = known->second.empty;
              return known->second.whole.read(value, out, findings);
            }
            return report_choice(*kind, {"pivot", "balance", "records", "form"}, findings);
          },
      .describe =
          [](Definitions& definitions) {
            Schema::Elements kinds;
            Schema::Elements changes;
            for (const auto& [name, shape] : table_kinds()) {
              kinds.push_back(shape.whole.describe(definitions));
              changes.push_back(shape.change.describe(definitions));
            }
            return Schema{{"if", Schema{{"required", Schema::texts({"extends"})}}},
                          {"then", Schema{{"anyOf", Schema::list(std::move(changes))}}},
                          {"else", Schema::one_of(std::move(kinds))}};
          }};
  return kShape;
}

}  // namespace gongkai
