// Shapes of lists of the department's own, and of what tables and figures take from lists.

#include <algorithm>

#include "pack/pack_file.h"

namespace gongkai {
namespace {

bool is_name(std::string_view text) {
  const auto is_good = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  };
  return !text.empty() && text.front() >= 'a' && text.front() <= 'z' &&
         std::ranges::all_of(text, is_good);
}

// Lists, or columns, by name. The names stand in budgets and in fields of texts.
template <class T>
Shape<std::vector<std::pair<std::string, T>>> by_name(const Shape<T>& element) {
  const auto all = pairs(element);
  return {.read =
              [all](const JsonValue& value, std::vector<std::pair<std::string, T>>& out,
                    Findings& findings) {
                bool is_good = all.read(value, out, findings);
                if (value.kind() != JsonKind::kObject) return is_good;
                for (const JsonValue& member : value.children()) {
                  if (is_name(member.key())) continue;
                  findings.add({.id = "list-name",
                                .where = member.key_place(),
                                .message = "\"" + std::string(member.key()) + "\" 不能作名称",
                                .expected = "小写字母开头，由小写字母、数字和下划线组成的名称"});
                  is_good = false;
                }
                return is_good;
              },
          .describe = all.describe};
}

Shape<ListValueKind> value_kind() {
  using Kind = ListValueKind;
  return one_of<Kind>({{"text", Kind::kText},
                       {"choice", Kind::kChoice},
                       {"date", Kind::kDate},
                       {"integer", Kind::kInteger},
                       {"amount", Kind::kAmount},
                       {"percent", Kind::kPercent},
                       {"unit", Kind::kUnit},
                       {"project", Kind::kProject},
                       {"function", Kind::kFunction},
                       {"economic", Kind::kEconomic},
                       {"government_economic", Kind::kGovernmentEconomic},
                       {"source", Kind::kSource}});
}

Shape<ListColumn> column_shape() {
  ObjectShape<ListColumn> shape("list_column", "清单的一栏");
  shape.place(&ListColumn::where)
      .required("title", &ListColumn::title, text(), "栏目的名称，如“采购项目”", "名称")
      .optional("kind", &ListColumn::kind, value_kind(),
                "填什么：text 文字（默认），choice 所列各项之一，date 日期，integer 整数，amount "
                "金额，percent 百分数，unit 单位代码，project 项目编码，function、economic、"
                "government_economic、source 科目编码",
                "种类")
      .optional("one_of", &ListColumn::one_of, list(text(), 1), "choice：可填的各项", "可填的各项")
      .optional("optional", &ListColumn::is_optional, boolean(), "是否可以不填，默认 false",
                "可以不填")
      .optional("sum", &ListColumn::is_summed, boolean(),
                "整数、金额是否相加，默认 true；单价写 false", "相加")
      .optional("product_of", &ListColumn::product_of, list(text(), 2),
                "这一栏是哪两栏（数量、单价）的乘积，用于检查", "乘积");
  return shape;
}

Shape<std::vector<ListColumn>> columns_shape() {
  const auto all = by_name(column_shape());
  return {.read =
              [all](const JsonValue& value, std::vector<ListColumn>& out, Findings& findings) {
                std::vector<std::pair<std::string, ListColumn>> read;
                const bool is_good = all.read(value, read, findings);
                for (auto& [name, column] : read) {
                  column.name = name;
                  out.push_back(std::move(column));
                }
                return is_good;
              },
          .describe = all.describe};
}

Shape<ListTotal> total_shape() {
  ObjectShape<ListTotal> shape("list_total", "清单的合计须等于哪些数据之和");
  shape.place(&ListTotal::where)
      .required("column", &ListTotal::column, text(), "哪一栏的合计", "栏目")
      .optional(
          "facts", [](ListTotal& total) -> FactSet& { return total.facts.facts; }, fact_set_shape(),
          "哪些数据，默认 expenditure", "数据")
      .optional(
          "where", [](ListTotal& total) -> Filter& { return total.facts.where; }, filter_shape(),
          "取数条件", "取数条件")
      .optional("if_different", &ListTotal::if_different,
                one_of<Severity>({{"error", Severity::kError}, {"warning", Severity::kWarning}}),
                "不相等时：error（默认）或 warning", "不相等时");
  return shape;
}

Shape<PackList> list_object() {
  ObjectShape<PackList> shape("own_list", "由预算填列的清单，如政府采购、新增资产");
  shape
      .required(
          "title", [](PackList& list) -> std::string& { return list.form.title; }, text(),
          "清单的名称，用于提示", "名称")
      .required(
          "columns", [](PackList& list) -> std::vector<ListColumn>& { return list.form.columns; },
          columns_shape(), "各栏：预算中的名称 → 填什么", "各栏")
      .optional("required", &PackList::is_required, boolean(),
                "各章只在 {{#lists.….any}} 之内说到它时，是否也须填列，默认 false", "须填列")
      .optional("totals", &PackList::totals, list(total_shape()), "合计须等于哪些数据之和",
                "须等于");
  return shape;
}

}  // namespace

Shape<std::vector<PackList>> lists_shape() {
  const auto all = by_name(list_object());
  return {.read =
              [all](const JsonValue& value, std::vector<PackList>& out, Findings& findings) {
                std::vector<std::pair<std::string, PackList>> read;
                const bool is_good = all.read(value, read, findings);
                const std::vector<JsonValue> places = value.children();
                for (std::size_t i = 0; i < read.size(); ++i) {
                  PackList& list = out.emplace_back(std::move(read[i].second));
                  list.form.name = read[i].first;
                  list.form.where = places[i];
                }
                return is_good;
              },
          .describe = all.describe};
}

Shape<RecordFilter> record_filter_shape() { return pairs(one_or_list(text())); }

Shape<RecordQuery> record_query_shape() {
  ObjectShape<RecordQuery> shape("record_sum", "一个清单中各条金额之和");
  shape.required("of", &RecordQuery::of, text(), "哪个清单，如 lists.new_assets", "清单")
      .required("item", &RecordQuery::item, text(), "哪一栏的金额", "栏目")
      .optional("where", &RecordQuery::where, record_filter_shape(),
                "只取这些记录：栏目 → 一个值或几个值之一", "取数条件");
  return shape;
}

Shape<RecordLevel> record_level_shape() {
  ObjectShape<RecordLevel> level("record_level",
                                 "明细表的一级小计：值相同的各条一行，逐级嵌套；不写 by 为合计行");
  level.place(&RecordLevel::where)
      .optional("by", &RecordLevel::by, one_or_list(text()), "按哪一栏（或几栏）分组", "分组")
      .optional("cells", &RecordLevel::cells, pairs(field_text()),
                "各文字列的内容：列的 label → 文字", "文字")
      .optional("strong", &RecordLevel::is_strong, boolean(), "是否用加重字体", "加重")
      .optional("hide_if_single", &RecordLevel::is_hidden_if_single, boolean(),
                "上级之下只有一组时不印这一级；合计行：只有一条时不印", "只有一组不印")
      .optional("last", &RecordLevel::is_last, boolean(), "印在其下各行之后，如合计在末行",
                "在其下各行之后")
      .optional("merge", &RecordLevel::merged, text(),
                "左边各文字列合并为一格，用这个样式印，如居中的“合计”", "合并文字列");
  return level;
}

}  // namespace gongkai
