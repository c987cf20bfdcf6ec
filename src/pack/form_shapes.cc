// Shapes of forms: their rows and cells.

#include <algorithm>
#include <set>

#include "budget/load.h"
#include "pack/pack_file.h"

namespace gongkai {
namespace {

bool fault(const JsonValue& where, const std::string& id, const std::string& message,
           const std::string& expected, Findings& findings) {
  findings.add({.id = id, .where = where.place(), .message = message, .expected = expected});
  return false;
}

Shape<Query> query_shape() {
  ObjectShape<Query> shape("query", "按条件汇总的金额");
  shape.optional("facts", &Query::facts, fact_set_shape(), "汇总哪些数据，默认 expenditure", "数据")
      .optional("where", &Query::where, filter_shape(), "取数条件", "取数条件");
  return shape;
}

Shape<std::string> project_amount_shape() {
  std::vector<std::string> names;
  for (const auto& entry : project_amount_names()) names.push_back(entry.first);
  return one_of_texts(std::move(names));
}

// The first duplicate text in the list; empty: none.
std::string repeated(const std::vector<std::string>& texts) {
  std::set<std::string> seen;
  for (const std::string& text : texts) {
    if (!seen.insert(text).second) return text;
  }
  return {};
}

bool check_choice(const JsonValue& value, const FormChoice& choice, Findings& findings) {
  const std::string twice = repeated(choice.options);
  if (twice.empty()) return true;
  return fault(*value.find("options"), "duplicate-option", "选项 \"" + twice + "\" 重复",
               "各选项互不相同", findings);
}

Shape<FormChoice> choice_shape() {
  ObjectShape<FormChoice> shape("choice", "勾选项：预算所选的印 ■，其余印 □");
  shape
      .required("name", &FormChoice::name, text(),
                "名称；预算在项目的 choices 中按它写出所选的选项", "名称")
      .required("options", &FormChoice::options, list(text(), 1), "全部选项，按次序", "选项")
      .optional("separator", &FormChoice::separator, text_or_empty(),
                "选项之间的文字，默认一个空格；\"\\n\" 使各选项独占一行", "分隔")
      .optional("per_line", &FormChoice::per_line, integer(1, 20),
                "每行几个选项，上下对齐；不写则排满一行再换行", "每行几个")
      .check(check_choice);
  return shape;
}

bool check_cell(const JsonValue& value, const FormCell& cell, Findings& findings) {
  const bool is_amount = cell.amount || !cell.project_amount.empty();
  const int contents = (cell.text.is_empty() ? 0 : 1) + (cell.amount ? 1 : 0) +
                       (cell.project_amount.empty() ? 0 : 1) + (cell.choice ? 1 : 0);
  if (contents > 1) {
    return fault(value, "form-cell-contents", "这一格写了多种内容",
                 "text、amount、project_amount、choice 之一", findings);
  }
  if (is_amount || (cell.before.is_empty() && cell.after.is_empty())) return true;
  return fault(value, "form-cell-contents", "这一格没有金额，却写了 before 或 after",
               "before、after 与 amount 或 project_amount 同用；只是文字时用 text", findings);
}

Shape<FormCell> form_cell_shape() {
  ObjectShape<FormCell> object("form_cell", "一格");
  object.place(&FormCell::where)
      .optional("text", &FormCell::text, field_text(), "文字", "文字")
      .optional("amount", &FormCell::amount, query_shape(), "按条件汇总的金额", "金额")
      .optional("project_amount", &FormCell::project_amount, project_amount_shape(),
                "项目在 amounts 中写出的金额", "项目金额")
      .optional("before", &FormCell::before, field_text(), "金额前的文字，如 \"财政资金：\"",
                "其前文字")
      .optional("after", &FormCell::after, field_text(),
                "金额后的文字，如 \"万元\"；没有印出数字时不印", "其后文字")
      .optional("choice", &FormCell::choice, choice_shape(), "勾选项", "勾选项")
      .optional("cols", &FormCell::columns, integer(1, 100), "跨几列", "跨列")
      .optional("rows", &FormCell::rows, integer(1, 1000), "跨几行", "跨行")
      .optional("merge", &FormCell::is_merged, boolean(), "与上一格文字相同时合并", "与上格合并")
      .optional("join_left", &FormCell::is_joined_left, boolean(), "空着时并入左边的一格",
                "空时并入左格")
      .optional("strong", &FormCell::is_strong, boolean(), "是否用加重字体", "加重")
      .optional("head", &FormCell::heads,
                one_of<std::optional<HeadingScope>>({{"row", HeadingScope::kRow},
                                                     {"column", HeadingScope::kColumn},
                                                     {"none", HeadingScope::kNothing}}),
                "供读屏软件：是一行的标题（row）、其下各列的标题（column）或都不是（none）；"
                "不写则没有字段的文字和可合并的格算标题",
                "读作标题")
      .optional("style", &FormCell::style, text(), "样式名，默认 text", "样式")
      .check(check_cell);
  const Shape<FieldText> text_shape = field_text();
  const Shape<FormCell> plain = {
      .read =
          [text_shape](const JsonValue& value, FormCell& out, Findings& findings) {
            out.where = value;
            return text_shape.read(value, out.text, findings);
          },
      .describe = text_shape.describe};
  return by_kind<FormCell>(JsonKind::kString, plain, object);
}

Shape<FormRow> form_row_shape() {
  const Shape<std::vector<FormCell>> cells = list(form_cell_shape(), 1);
  return {.read =
              [cells](const JsonValue& value, FormRow& out, Findings& findings) {
                out.where = value;
                return cells.read(value, out.cells, findings);
              },
          .describe = cells.describe};
}

// Reports members that need rows repeated for indicators, and duplicate places in trees.
bool check_rows(const JsonValue& value, const FormRows& group, Findings& findings) {
  for (const char* member : {"tree", "level1", "at_least"}) {
    if (group.each == FormEach::kIndicator || !value.find(member)) continue;
    return fault(*value.find(member), "form-rows-not-indicators",
                 std::string("这一组行不按绩效指标重复，却写了 ") + member,
                 "同一组中有 \"each\": \"indicator\"", findings);
  }
  if (!group.tree.empty() && !group.level1.empty()) {
    return fault(*value.find("level1"), "form-rows-level1", "tree 已列出一级指标，又写了 level1",
                 "tree 和 level1 只写一个", findings);
  }
  for (const auto& [level1, level2] : group.tree) {
    const std::string twice = repeated(level2);
    if (twice.empty()) continue;
    return fault(*value.find("tree")->find(level1), "duplicate-level2",
                 "“" + level1 + "”之下的二级指标“" + twice + "”重复",
                 "同一个一级指标之下的二级指标互不相同", findings);
  }
  return true;
}

}  // namespace

Shape<FormRows> form_rows_shape() {
  const Shape<FormRow> row = form_row_shape();
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
                "对什么重复：task 年度主要任务，indicator 绩效指标（此表所属项目的或整体的）",
                "重复")
      .optional("level1", &FormRows::level1, one_or_list(text()),
                "each indicator：只取这些一级指标", "一级指标")
      .optional("tree", &FormRows::tree, pairs(list(text())),
                "each indicator：固定的栏目，一级指标 → 各二级指标；没有指标的栏目印一空行",
                "固定栏目")
      .optional("at_least", &FormRows::at_least, integer(1, 100),
                "each indicator：至少几行，不足的印空行；有 tree 时指每一栏目", "至少几行")
      .optional("keep_with_next", &FormRows::is_kept_with_next, boolean(),
                "其后不换页，如表中的小表头", "与下一行同页")
      .required("rows", &FormRows::rows, list(row, 1), "各行", "行")
      .check(check_rows);
  return by_kind<FormRows>(JsonKind::kArray, plain, group);
}

}  // namespace gongkai
