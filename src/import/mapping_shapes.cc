// The shapes of mappings.

#include <utility>

#include "import/mapping.h"
#include "source/shape.h"

namespace gongkai {
namespace {

constexpr const char* kHeadingsField =
    "栏目的名称，可写几种，取表中有的第一种；上下两级写作 上级/下级";

Shape<std::vector<std::string>> headings() { return one_or_list(text()); }

Shape<RowCondition> condition_shape() {
  ObjectShape<RowCondition> shape("mapping_condition", "某一栏写着所列各项之一的行");
  shape.required("headings", &RowCondition::headings, headings(), kHeadingsField)
      .required("values", &RowCondition::values, list(text(), 1), "这一栏写的内容");
  return shape;
}

Shape<MappedColumn> column_shape() {
  ObjectShape<MappedColumn> shape("mapping_column", "预算文件的一个字段取自哪一栏");
  shape.place(&MappedColumn::where)
      .required("member", &MappedColumn::member, text(),
                "字段，如 \"function\"；项目内一层的写作 \"contacts/leader\"")
      .required("headings", &MappedColumn::headings, headings(), kHeadingsField)
      .optional("names", &MappedColumn::names, headings(),
                "编码的名称另成一栏时，那一栏的名称：用于核对编码")
      .optional("values", &MappedColumn::values, pairs(text_or_empty()),
                "表中的写法 → 填报表的写法；\"\" 表示不填")
      .optional("unless", &MappedColumn::unless, condition_shape(), "这些行不填这个字段")
      .optional("required", &MappedColumn::is_required, boolean(),
                "没有这一栏的不是这种表，默认 false");
  return shape;
}

// A member's value as it stands in the file.
Shape<JsonValue> value_shape() {
  const Shape<bool> yes_or_no = boolean();
  const Shape<std::string> words = text();
  return {
      .read =
          [yes_or_no, words](const JsonValue& value, JsonValue& out, Findings& findings) {
            out = value;
            bool is_so = false;
            std::string ignored;
            return value.kind() == JsonKind::kBoolean ? yes_or_no.read(value, is_so, findings)
                                                      : words.read(value, ignored, findings);
          },
      .describe =
          [yes_or_no, words](Definitions& definitions) {
            return Schema::one_of({words.describe(definitions), yes_or_no.describe(definitions)});
          }};
}

Shape<MappedFund> fund_shape() {
  ObjectShape<MappedFund> shape("mapping_fund", "一栏金额：栏目名称表明是哪种资金");
  shape.required("headings", &MappedFund::headings, headings(), kHeadingsField)
      .required("set", &MappedFund::set, pairs(value_shape()),
                "这一栏的各笔都填的字段，如 {\"source\": \"111\"}");
  return shape;
}

Shape<MappedList> list_shape() {
  ObjectShape<MappedList> shape("mapping_list", "读入预算文件的哪个列表");
  shape.place(&MappedList::where)
      .required("list", &MappedList::list, text(),
                "预算文件的列表，如 \"expenditure\"、\"projects\"、\"department/units\"")
      .optional(
          "key", &MappedList::key, text(),
          "按这个字段区分各项：同一编码只成一项，预算中已有的只改表中有的字段；不写则一行一笔")
      .optional("columns", &MappedList::columns, list(column_shape()), "各字段取自哪一栏")
      .optional("amount", &MappedList::amount, headings(),
                "金额一栏；各种资金分栏的，是各栏之和，用于核对")
      .optional("funds", &MappedList::funds, list(fund_shape()),
                "各种资金分栏的：每栏有金额的，各成一笔")
      .optional("unless", &MappedList::unless, condition_shape(), "这些行不读入这个列表");
  return shape;
}

Shape<MappedTable> table_shape() {
  ObjectShape<MappedTable> shape("mapping_table", "一种表");
  shape.required("title", &MappedTable::title, text(), "这种表的名称，用于提示")
      .optional(
          "money_unit", &MappedTable::money_unit,
          one_of<MoneyUnit>({{"元", MoneyUnit::kYuan}, {"万元", MoneyUnit::kTenThousandYuan}}),
          "金额单位；不写则取表中写明的“单位：元”或栏目名称中的“（元）”")
      .optional("sums", &MappedTable::sums, list(text()),
                "合计行的写法，如 合计、小计：这些行不读入，只用来核对")
      .optional("parts", &MappedTable::parts, list(text()),
                "“其中”行的写法：是其他行的一部分，不读入，也不核对")
      .optional("passed_over", &MappedTable::passed_over, list(text()), "不需要的栏目，不提示")
      .optional("foreign", &MappedTable::foreign, list(text()), "有这些栏目之一的，不是这种表")
      .required("lists", &MappedTable::lists, list(list_shape(), 1),
                "读入的列表，第一个是这种表的主要内容");
  return shape;
}

Shape<Mapping> mapping_shape() {
  ObjectShape<Mapping> shape("mapping", "对应表：系统导出的表的各栏，是预算文件的哪些字段");
  shape.ignored("$schema", text(), "本格式说明的位置，供编辑器使用")
      .ignored("format", integer(1, kMappingFormat), "本文件格式的编号，默认 1")
      .required("title", &Mapping::title, text(), "名称")
      .required("tables", &Mapping::tables, list(table_shape(), 1),
                "各种表，依次与表的栏目比较，用栏目齐全的第一种");
  return shape;
}

}  // namespace

std::optional<Mapping> load_mapping(const SourceText& file, Findings& findings) {
  const auto tree = parse_json(file, findings);
  if (!tree) return std::nullopt;
  Mapping out;
  if (!mapping_shape().read(tree->root(), out, findings)) return std::nullopt;
  out.source = tree;
  return out;
}

Schema mapping_schema() {
  return schema_document(mapping_shape(), "公开 gongkai 对应表：系统导出的表 → 预算文件");
}

}  // namespace gongkai
