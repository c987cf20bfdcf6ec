// Shapes for the document's text: figures, words of changes, parts.

#include "pack/pack_file.h"
#include "pack/record_lists.h"

namespace gongkai {
namespace {

Shape<Prose> prose_shape() {
  const Shape<std::string> plain = text_or_empty();
  return {.read =
              [plain](const JsonValue& value, Prose& out, Findings& findings) {
                std::string unused;
                if (!plain.read(value, unused, findings)) return false;
                const int errors = findings.count(Severity::kError);
                out = Prose::from_json(value, findings);
                return findings.count(Severity::kError) == errors;
              },
          .describe = plain.describe};
}

Shape<std::optional<Severity>> demand_shape() {
  using Demand = std::optional<Severity>;
  return one_of<Demand>({{"error", Demand(Severity::kError)},
                         {"warning", Demand(Severity::kWarning)},
                         {"nothing", Demand()}});
}

/// A figure as written.
struct FigureFile {
  std::optional<CellQuery> cell;
  std::optional<Query> sum;
  ThreePublicQuery three_public;
  std::optional<RecordQuery> records;
  PackFigure figure;
};

Shape<CellQuery> cell_query_shape() {
  ObjectShape<CellQuery> shape("cell", "表中的一个单元格");
  shape.required("table", &CellQuery::table, text(), "表的文件名（不含 .json）", "表")
      .required("row", &CellQuery::row, text(), "该行的文字，如“合计”", "行")
      .required("column", &CellQuery::column, text(), "列名，上下级之间用 / 分开：基本支出/小计",
                "列");
  return shape;
}

Shape<Query> sum_shape() {
  ObjectShape<Query> shape("sum", "一些数据之和");
  shape.optional("facts", &Query::facts, fact_set_shape(), "哪些数据，默认 expenditure", "数据")
      .optional("where", &Query::where, filter_shape(), "取数条件", "取数条件");
  return shape;
}

// Short for a sum over procurement_items.
Shape<RecordQuery> procurement_sum_shape() {
  const Shape<std::string> item = one_of_texts({"total", "amount"});
  return {.read =
              [item](const JsonValue& value, RecordQuery& out, Findings& findings) {
                out.of = kProcurementItems;
                return item.read(value, out.item, findings);
              },
          .describe = item.describe};
}

bool check_figure_source(const JsonValue& value, const FigureFile& file, Findings& findings) {
  const int sources = (file.cell ? 1 : 0) + (file.sum ? 1 : 0) +
                      (file.three_public.empty() ? 0 : 1) + (file.records ? 1 : 0);
  if (sources == 1) return true;
  findings.add({.id = "figure-source",
                .where = value.place(),
                .message = "这个金额有 " + std::to_string(sources) + " 个来源",
                .expected = "cell、sum、three_public、records、procurement_items 中的一个"});
  return false;
}

}  // namespace

Shape<PackFigure> figure_shape() {
  ObjectShape<FigureFile> source("figure", "文字中的一个金额");
  const auto member = []<class T>(T PackFigure::*field, Shape<T> shape) {
    return Shape<PackFigure>{
        .read = [field, shape](
                    const JsonValue& value, PackFigure& out,
                    Findings& findings) { return shape.read(value, out.*field, findings); },
        .describe = shape.describe};
  };
  source.optional("cell", &FigureFile::cell, cell_query_shape(), "取自表中的单元格", "单元格")
      .optional("sum", &FigureFile::sum, sum_shape(), "一些数据之和", "相加")
      .optional("three_public", &FigureFile::three_public, one_or_list(three_public_item_shape()),
                "“三公”经费中的一项或几项之和", "“三公”经费")
      .optional("records", &FigureFile::records, record_query_shape(), "一个清单中各条金额之和",
                "清单")
      .optional("procurement_items", &FigureFile::records, procurement_sum_shape(),
                "政府采购项目的 total（实际指标）或 amount（一年采购指标）之和", "政府采购项目")
      .optional("of", &FigureFile::figure, member(&PackFigure::of, text()),
                "{{…share}} 是占哪个金额的比例", "占比对象")
      .optional("last_year", &FigureFile::figure, member(&PackFigure::last_year, text()),
                "上年数：预算 last_year 中的名称", "上年数")
      .optional("compare", &FigureFile::figure,
                Shape<PackFigure>{
                    .read =
                        [](const JsonValue& value, PackFigure& out, Findings& findings) {
                          return year_figure_shape().read(value, out.compare.emplace(), findings);
                        },
                    .describe = year_figure_shape().describe},
                "sum：与同样取数条件的上年预算数或执行数比较（预算的 last_year_lists）",
                "与上年的哪个数比较")
      .optional("text_amount", &FigureFile::figure,
                member(&PackFigure::text_amount, format_overrides_shape()),
                "文字中这个金额的印法，与所在的章不同的", "文字中的金额")
      .optional("reason", &FigureFile::figure, member(&PackFigure::reason, text()),
                "原因：预算 reasons 中的名称", "原因")
      .optional("without_reason", &FigureFile::figure,
                member(&PackFigure::without_reason, demand_shape()),
                "有增减而没有原因时：error、warning 或 nothing（默认）", "无原因时")
      .optional("reason_from", &FigureFile::figure,
                member(&PackFigure::reason_from, integer(0, 1000)),
                "增减达到百分之几才要原因，默认 0：任何增减", "须说明原因的变动（%）")
      .check(check_figure_source);
  const Shape<FigureFile> file = source;
  return {.read =
              [file](const JsonValue& value, PackFigure& out, Findings& findings) {
                FigureFile read;
                if (!file.read(value, read, findings)) return false;
                out = std::move(read.figure);
                out.where = value;
                if (read.cell) out.source = *std::move(read.cell);
                if (read.sum) out.source = *std::move(read.sum);
                if (read.records) out.source = *std::move(read.records);
                if (!read.three_public.empty()) out.source = std::move(read.three_public);
                return true;
              },
          .describe = file.describe};
}

Shape<ChangeWords> change_words_shape() {
  ObjectShape<ChangeWords> shape(
      "change",
      "与上年比较的句式；可用 {{difference}}（增减额）、{{percent}}、{{last_amount}}、"
      "{{amount}} 和 {{last_year}} 等");
  shape.place(&ChangeWords::where)
      .optional("of_share", &ChangeWords::compares_shares, boolean(),
                "比较占比（figures 的 of）：可用 {{share}}、{{last_share}}、{{points}}（百分点）",
                "比较占比")
      .required("higher", &ChangeWords::higher, prose_shape(), "比上年多", "增加时")
      .required("lower", &ChangeWords::lower, prose_shape(), "比上年少", "减少时")
      .required("equal", &ChangeWords::equal, prose_shape(), "与上年相同", "持平时")
      .required("added", &ChangeWords::added, prose_shape(), "上年为零，本年新增（没有百分比）",
                "新增时")
      .required("ended", &ChangeWords::ended, prose_shape(), "本年为零，上年有", "不再安排时")
      .optional("missing", &ChangeWords::missing, prose_shape(),
                "预算中没有上年数时（可为空，并有警告）；不写则是错误", "上年数不明时");
  return shape;
}

Shape<Breakdown> breakdown_shape() {
  ObjectShape<Breakdown> shape("breakdown", "“其中”：依次列出不为零的金额");
  shape.place(&Breakdown::where)
      .optional("separator", &Breakdown::separator, text(), "各项之间的标点，默认“；”", "分隔")
      .required("items", &Breakdown::items, pairs(text()), "金额前的文字 → figures 中的名称",
                "各项")
      .optional("of", &Breakdown::of, text(),
                "分的是 figures 中的哪个金额，各项之和须等于它；不写即文中前面最近的金额",
                "所分的金额");
  return shape;
}

Shape<PackItems> items_shape() {
  ObjectShape<PackItems> shape(
      "items",
      "逐项：每组数据一项，可用 {{number}}（序号）、{{code}}、{{name}}、{{class.name}}、"
      "{{section.name}}、{{amount}}、{{share}}、{{last_amount}}、{{reason}}、{{separator}} "
      "和 changes 中的句式");
  shape.place(&PackItems::where)
      .optional(
          "facts", [](PackItems& items) -> FactSet& { return items.facts.facts; }, fact_set_shape(),
          "哪些数据，默认 expenditure", "数据")
      .optional(
          "where", [](PackItems& items) -> Filter& { return items.facts.where; }, filter_shape(),
          "取数条件", "取数条件")
      .required("by", &PackItems::by, one_or_list(group_key_shape()),
                "按什么分组，如 function、economic、unit、project", "分组")
      .optional("order", &PackItems::order,
                one_of<ItemOrder>({{"first", ItemOrder::kFirst},
                                   {"code", ItemOrder::kCode},
                                   {"listed", ItemOrder::kListed},
                                   {"amount", ItemOrder::kAmount}}),
                "次序：code 按编码（默认），first 按预算中首次出现，listed 按预算所列，amount "
                "从大到小",
                "次序")
      .optional("compare", &PackItems::compare, year_figure_shape(),
                "每项与上年的预算数或执行数比较；上年有而本年没有的也列出", "与上年的哪个数比较")
      .optional("of", &PackItems::of, text(), "各项之和须等于 figures 中的哪个金额；也是占比的对象",
                "所分的金额")
      .optional("from_percent", &PackItems::from_percent, integer(0, 100),
                "占比不足百分之几的合为一项，默认 0：都列出", "合并小项")
      .optional("rest", &PackItems::rest, text(), "合并的一项的名称，默认“其他”", "其余")
      .optional("separator", &PackItems::separator, text(), "{{separator}}：各项之间，默认“、”",
                "分隔")
      .optional("last_separator", &PackItems::last_separator, text(),
                "最后一项之前，如“和”；默认与 separator 相同", "末项之前")
      .optional("text_amount", &PackItems::text_amount, format_overrides_shape(),
                "各项金额的印法，与所在的章不同的", "文字中的金额")
      .optional("without_reason", &PackItems::without_reason, demand_shape(),
                "有增减而预算的 item_reasons 没有原因时：error、warning 或 nothing（默认）",
                "无原因时")
      .optional("reason_from", &PackItems::reason_from, integer(0, 1000),
                "增减达到百分之几才要原因，默认 0：任何增减", "须说明原因的变动（%）");
  return shape;
}

namespace {

Shape<PackPart> text_part_shape() {
  ObjectShape<PackPart> shape("text_part", "文字部分：封面、各章");
  shape.place(&PackPart::where)
      .required("text", &PackPart::text, text(), "text/ 中的文件名（不含 .md）", "文字")
      .optional("cover", &PackPart::is_cover, boolean(),
                "是否用封面的样式（cover_title、cover_text），标题不编号；--- 是均分的空白", "封面")
      .optional("if_texts", &PackPart::if_texts, one_or_list(text()),
                "预算写有其中一段本地文字（texts 中的名称）时才印这一部分，不写则都印",
                "有文字才印")
      .optional("text_amount", &PackPart::text_amount, format_overrides_shape(),
                "这一章中金额的印法，与模板包不同的", "文字中的金额")
      .optional("contents_depth", &PackPart::contents_depth, integer(0, 6),
                "目录列到第几级标题，默认 1；0 不列", "目录级数")
      .optional("list_number", &PackPart::list_numbers, one_or_list(text()),
                "列表第一项的编号，默认 \"1. \"；列表中还有列表的，依次写各级的", "列表编号")
      .optional("list_mark", &PackPart::list_mark, text(),
                "不编号的列表各项之前的符号，默认 \"• \"", "列表符号")
      .optional("page_number", &PackPart::has_page_number, boolean(),
                "是否印页码并计入页数，默认 true", "页码");
  return shape;
}

Shape<PackPart> contents_part_shape() {
  ObjectShape<PackPart> shape("contents_part", "目录");
  shape.place(&PackPart::where)
      .required("contents", &PackPart::contents_title, text(), "目录的标题", "目录标题")
      .optional("page_number", &PackPart::has_page_number, boolean(),
                "是否印页码并计入页数，默认 true", "页码");
  return shape;
}

Shape<PackPart> tables_part_shape() {
  ObjectShape<PackPart> shape("tables_part", "表");
  shape.place(&PackPart::where)
      .required("tables", &PackPart::tables, one_or_list(text()), "\"all\" 或若干表的文件名",
                "各表")
      .optional("contents_depth", &PackPart::contents_depth, integer(0, 6),
                "0：各表不列入目录；默认 1", "目录级数")
      .optional("contents_number", &PackPart::contents_number, text(),
                "目录中第一张表的编号，如 \"一、\"", "目录编号")
      .optional("contents_heading", &PackPart::contents_heading, field_text(),
                "目录中列在这些表之上的标题，与各章的标题一起编号", "目录中的标题");
  return shape;
}

}  // namespace

Shape<PackPart> part_shape() {
  struct Choice {
    std::string key;
    PackPart::Kind kind;
    Shape<PackPart> shape;
  };
  const std::vector<Choice> choices = {
      {"text", PackPart::Kind::kText, text_part_shape()},
      {"contents", PackPart::Kind::kContents, contents_part_shape()},
      {"tables", PackPart::Kind::kTables, tables_part_shape()}};
  return {.read =
              [choices](const JsonValue& value, PackPart& out, Findings& findings) {
                if (value.kind() != JsonKind::kObject) {
                  return report_kind(value, "对象 { … }", findings);
                }
                for (const Choice& choice : choices) {
                  if (!value.find(choice.key)) continue;
                  out.kind = choice.kind;
                  return choice.shape.read(value, out, findings);
                }
                findings.add({.id = "part-unknown",
                              .where = value.place(),
                              .message = "无法识别这一部分",
                              .expected = "有 text、contents 或 tables 之一"});
                return false;
              },
          .describe =
              [choices](Definitions& definitions) {
                Schema::Elements kinds;
                for (const Choice& choice : choices) {
                  kinds.push_back(choice.shape.describe(definitions));
                }
                return Schema::one_of(std::move(kinds));
              }};
}

}  // namespace gongkai
