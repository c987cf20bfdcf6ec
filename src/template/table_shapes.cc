// Shapes of what table files are made of: headings, lines, form rows.

#include "template/pack_file.h"

namespace gongkai {
namespace {

Shape<BalanceLine> plain_line_shape() {
  ObjectShape<BalanceLine> shape("line", "一行");
  shape.place(&BalanceLine::where_it_stands)
      .required("text", &BalanceLine::text, field_text(), "项目")
      .optional("id", &BalanceLine::id, text(), "行的标识，供 sum 引用")
      .optional("facts", &BalanceLine::facts, fact_set_shape(),
                "取与本侧不同的数据（本侧条件不再适用）")
      .optional("where", &BalanceLine::where, filter_shape(), "取数条件")
      .optional("sum", &BalanceLine::sum, list(text(), 1), "由哪些行相加而得（行的 id）")
      .optional("of_which", &BalanceLine::is_of_which, boolean(), "“其中”行，不参加合计")
      .optional("indent", &BalanceLine::indent, integer(0, 10), "左缩进（全角字数）")
      .optional("strong", &BalanceLine::is_strong, boolean(), "是否用加重字体")
      .optional("zero", &BalanceLine::zero, zero_shape(), "零的印法");
  return shape;
}

struct FunctionLines {
  std::string id;
  std::vector<std::pair<std::string, FieldText>> functions;
};

Shape<FunctionLines> function_lines_shape() {
  ObjectShape<FunctionLines> shape("function_lines", "按功能分类逐行列出");
  shape.optional("id", &FunctionLines::id, text(), "这些行共同的标识，供 sum 引用")
      .required("functions", &FunctionLines::functions, pairs(field_text()),
                "功能分类编码 → 该行的文字");
  return shape;
}

void append_function_lines(const JsonValue& value, FunctionLines& source,
                           std::vector<BalanceLine>& out) {
  for (auto& [code, text] : source.functions) {
    BalanceLine line{.text = std::move(text), .id = source.id, .where_it_stands = value};
    line.where = Filter{{Condition{.function = {code}}}};
    out.push_back(std::move(line));
  }
}

Shape<std::vector<BalanceLine>> lines_shape() {
  const Shape<BalanceLine> plain = plain_line_shape();
  const Shape<FunctionLines> functions = function_lines_shape();
  return {.read =
              [plain, functions](const JsonValue& value, std::vector<BalanceLine>& out,
                                 Findings& findings) {
                if (value.kind() != JsonKind::kArray)
                  return report_kind(value, "数组 [ … ]", findings);
                bool is_good = true;
                for (const JsonValue& child : value.children()) {
                  if (child.kind() == JsonKind::kObject && child.find("functions")) {
                    FunctionLines lines;
                    is_good = functions.read(child, lines, findings) && is_good;
                    append_function_lines(child, lines, out);
                  } else {
                    is_good = plain.read(child, out.emplace_back(), findings) && is_good;
                  }
                }
                return is_good;
              },
          .describe =
              [plain, functions](Definitions& definitions) {
                Schema choices = Schema::array();
                choices.push_back(plain.describe(definitions));
                choices.push_back(functions.describe(definitions));
                return Schema{{"type", "array"}, {"items", Schema{{"oneOf", std::move(choices)}}}};
              }};
}

Shape<Query> query_shape() {
  ObjectShape<Query> shape("query", "按条件汇总的金额");
  shape.optional("facts", &Query::facts, fact_set_shape(), "汇总哪些数据，默认 expenditure")
      .optional("where", &Query::where, filter_shape(), "取数条件");
  return shape;
}

Shape<FormCell> form_cell_shape() {
  ObjectShape<FormCell> object("form_cell", "一格");
  object.optional("text", &FormCell::text, field_text(), "文字")
      .optional("amount", &FormCell::amount, query_shape(), "金额")
      .optional("cols", &FormCell::columns, integer(1, 100), "跨几列")
      .optional("rows", &FormCell::rows, integer(1, 1000), "跨几行")
      .optional("merge", &FormCell::is_merged, boolean(), "与上一格文字相同时合并")
      .optional("strong", &FormCell::is_strong, boolean(), "是否用加重字体")
      .optional("style", &FormCell::style, text(), "样式名，默认 text");
  const Shape<FieldText> text_shape = field_text();
  const Shape<FormCell> plain = {
      .read = [text_shape](
                  const JsonValue& value, FormCell& out,
                  Findings& findings) { return text_shape.read(value, out.text, findings); },
      .describe = text_shape.describe};
  return by_kind<FormCell>(JsonKind::kString, plain, object);
}

}  // namespace

namespace {

ObjectShape<Heading> heading_object() {
  ObjectShape<Heading> shape("heading", "表头：下有 columns 的为上级表头，否则为一列");
  shape.place(&Heading::where_it_stands)
      .required("heading", &Heading::text, field_text(), "表头文字，可用 {{year}} 等字段")
      .optional("heading_rows", &Heading::rows, integer(1, 10),
                "表头占几行，默认 1；末级自动向下延伸")
      .optional("columns", &Heading::below, list(shape.itself(), 1), "下级表头")
      .optional("where", &Heading::where, filter_shape(), "以下各列的取数条件，与上级条件同时满足")
      .optional("label", &Heading::label, text(), "文字列的标识，行的 cells 按它填写")
      .optional("item", &Heading::item, three_public_item_shape(), "明细表：“三公”经费的一项")
      .optional("list", &Heading::list, text(),
                "逐行列出项目的这一类（一级）绩效指标；* 为全部指标")
      .optional("text", &Heading::list_text, field_text(),
                "list 列每行的文字，如 {{indicator.value}}")
      .optional("joined", &Heading::is_joined, boolean(), "list 的各条指标连成一格")
      .optional("total", &Heading::is_total, boolean(), "合计列：同级各列之和")
      .optional("of_which", &Heading::is_of_which, boolean(), "“其中”列，不参加合计")
      .optional("width", &Heading::width, integer(1, 200), "列宽（全角字数），按比例铺满版心")
      .optional("style", &Heading::style, text(), "样式名；默认文字列 label，金额列 amount")
      .optional("hide_if_empty", &Heading::is_hidden_if_empty, boolean(),
                "全表没有这一列的数据时不印这一列")
      .optional("hide_repeats", &Heading::hides_repeats, boolean(), "与上一行相同时留空");
  return shape;
}

}  // namespace

Shape<Heading> heading_shape() { return heading_object(); }
Shape<Heading> heading_change_shape() { return heading_object().changes(); }

Shape<BalanceSide> balance_side_shape() {
  ObjectShape<BalanceSide> shape("side", "收支对照表的一侧");
  shape.optional("facts", &BalanceSide::facts, fact_set_shape(), "汇总哪些数据，默认 expenditure")
      .optional("where", &BalanceSide::where, filter_shape(), "本侧的取数条件")
      .required("columns", &BalanceSide::columns, list(heading_shape(), 1),
                "表头；第一列为项目，其余为金额")
      .required("lines", &BalanceSide::lines, lines_shape(), "自上而下的各行")
      .optional("closing", &BalanceSide::closing, lines_shape(), "收尾各行，各侧在表末对齐");
  return shape;
}

Shape<FormRows> form_rows_shape() {
  const Shape<std::vector<FormCell>> row = list(form_cell_shape(), 1);
  const Shape<FormRows> plain = {
      .read =
          [row](const JsonValue& value, FormRows& out, Findings& findings) {
            out.where = value;
            return row.read(value, out.rows.emplace_back(), findings);
          },
      .describe = row.describe};
  ObjectShape<FormRows> group("form_rows", "一组行，可重复，可与下一行同页");
  group.place(&FormRows::where)
      .optional("each", &FormRows::each,
                one_of<FormEach>({{"task", FormEach::kTask}, {"indicator", FormEach::kIndicator}}),
                "对什么重复：task 年度主要任务，indicator 整体绩效指标")
      .optional("keep_with_next", &FormRows::is_kept_with_next, boolean(),
                "其后不换页，如表中的小表头")
      .required("rows", &FormRows::rows, list(row, 1), "各行");
  return by_kind<FormRows>(JsonKind::kArray, plain, group);
}

Shape<ThreePublicItem> three_public_item_shape() {
  return one_of<ThreePublicItem>({{"abroad", ThreePublicItem::kAbroad},
                                  {"vehicle_purchase", ThreePublicItem::kVehiclePurchase},
                                  {"vehicle_operation", ThreePublicItem::kVehicleOperation},
                                  {"reception", ThreePublicItem::kReception}});
}

}  // namespace gongkai
