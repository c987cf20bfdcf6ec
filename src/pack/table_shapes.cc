// Shapes of parts of table files: headings.

#include "pack/pack_file.h"

namespace gongkai {
namespace {

ObjectShape<Heading> heading_object() {
  ObjectShape<Heading> shape("heading", "表头：下有 columns 的为上级表头，否则为一列");
  shape.place(&Heading::where_it_stands)
      .required("heading", &Heading::text, field_text(), "表头文字，可用 {{year}} 等字段", "表头")
      .optional("heading_rows", &Heading::rows, integer(1, 10),
                "表头占几行，默认 1；末级自动向下延伸", "表头行数")
      .optional("columns", &Heading::below, list(shape.itself(), 1), "下级表头", "下级表头")
      .optional("where", &Heading::where, filter_shape(), "以下各列的取数条件，与上级条件同时满足",
                "取数条件")
      .optional("last_year", &Heading::last_year, year_figure_shape(),
                "以下各列印上年的预算数或执行数，或与它比较（value）", "上年数")
      .optional("value", &Heading::value,
                one_of<ColumnValue>({{"amount", ColumnValue::kAmount},
                                     {"difference", ColumnValue::kDifference},
                                     {"rate", ColumnValue::kRate}}),
                "金额列印什么：amount 金额（默认），difference 比上年增减额，rate 增减幅度（%）",
                "印什么")
      .optional("label", &Heading::label, text(), "文字列的标识，行的 cells 按它填写", "文字列")
      .optional("item", &Heading::item, text(), "明细表：清单中哪一栏的数", "项目")
      .optional("list", &Heading::list, text(),
                "逐行列出项目的这一类（一级）绩效指标；* 为全部指标", "指标")
      .optional("text", &Heading::list_text, field_text(),
                "list 列每行的文字，如 {{indicator.value}}；明细表文字列的内容，如 {{record.name}}",
                "文字")
      .optional("joined", &Heading::is_joined, boolean(), "list 的各条指标连成一格", "合并为一格")
      .optional("total", &Heading::is_total, boolean(), "合计列：同级各列之和", "合计列")
      .optional("of_which", &Heading::is_of_which, boolean(), "“其中”列，不参加合计", "其中数")
      .optional("width", &Heading::width, integer(1, 200), "列宽（全角字数），按比例铺满版心",
                "宽度")
      .optional("style", &Heading::style, text(), "样式名；默认文字列 label，金额列 amount", "样式")
      .optional("hide_if_empty", &Heading::is_hidden_if_empty, boolean(),
                "全表没有这一列的数据时不印这一列", "无数据不印")
      .optional("hide_repeats", &Heading::hides_repeats, boolean(), "与上一行相同时留空",
                "重复不印");
  return shape;
}

}  // namespace

Shape<Heading> heading_shape() { return heading_object(); }
Shape<Heading> heading_change_shape() { return heading_object().changes(); }

Shape<ThreePublicItem> three_public_item_shape() {
  return one_of<ThreePublicItem>({{"abroad", ThreePublicItem::kAbroad},
                                  {"vehicle_purchase", ThreePublicItem::kVehiclePurchase},
                                  {"vehicle_operation", ThreePublicItem::kVehicleOperation},
                                  {"reception", ThreePublicItem::kReception}});
}

}  // namespace gongkai
